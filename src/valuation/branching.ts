/**
 * A licence as a tree of stages with chance outcomes, each outcome with its own continuation: for programmes that
 * branch (one trial, several indications), where a single chain of phases does not do. Amounts are values at time 0.
 */
export interface Stage {
  /** Amounts to the one who decides (the licensee) on entering the stage, payments to the other side included. */
  readonly decider: number;
  /** Amounts to the other side (the licensor) on entering the stage. */
  readonly other: number;
  readonly outcomes: readonly { readonly probability: number; readonly next: Stage }[];
}

/** What a tree is worth to each side under the decider's best policy. */
export interface TreeValue {
  readonly decider: number;
  readonly other: number;
}

/**
 * Expected value of a tree by backward induction: the decider enters a stage only where what follows, its cost
 * included, is worth something to them; the other side's value follows that policy. Outcomes whose probabilities
 * sum to less than 1 leave the rest as failure, worth nothing.
 */
export function valueOfTree(stage: Stage): TreeValue {
  return stage.outcomes.reduce<TreeValue>(
    (sum, { probability, next }) => {
      const entered = valueOfTree(next);
      if (entered.decider < 0) return sum;
      return {
        decider: sum.decider + probability * entered.decider,
        other: sum.other + probability * entered.other,
      };
    },
    { decider: stage.decider, other: stage.other },
  );
}
