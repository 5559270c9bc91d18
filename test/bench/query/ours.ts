/** Our functions through the entry that Excel calls, over a set of a given size. */
import type { DealSet } from '../../../src/deals/dataset';
import { useDeals } from '../../../src/source/in-force';
import { decodeAsset, readAsset } from './data';
import { ONE_CELL, distinctEqualities, drawFormulas, firstOfKinds, typedFormula } from './formulas';
import type { Formula, Kind } from './formulas';
import { call, ready, residentMegabytes } from './ready';
import { measureScans } from './scans';
import { leastOf, mean, timesOf } from './timing';
import type { Figures } from './timing';

const ROUNDS = 3;

export interface OursResult {
  readonly size: number;
  readonly formulas: number;
  /** How many of them differ. */
  readonly different: number;
  readonly readySeconds: number;
  /** Megabytes of the process when ready, and after the formulas of the mix. */
  readonly readyMB: number;
  readonly afterMB: number;
  /** Microseconds a formula, the best of three rounds, each over a set read anew. */
  readonly figures: Figures;
  readonly answers: readonly unknown[];
  /** One formula of each kind, as it stands in a cell. */
  readonly asked: Readonly<Record<string, string>>;
}

/** @param count formulas of the mix; the first `compared` also give their answers */
export function measureOurs(size: number, count: number, compared: number): OursResult {
  const { set, seconds } = ready(size);
  const readyMB = residentMegabytes();
  const formulas = drawFormulas(set, count, 3);
  const answers = formulas.map(call).slice(0, compared);
  const afterMB = residentMegabytes();
  const rounds: Figures[] = [];
  const readySeconds = [seconds];
  for (let round = 0; round < ROUNDS; round++) {
    readySeconds.push(ready(size).seconds);
    rounds.push({ ...measureMix(formulas), ...measureEqualities(size), ...measureScans(ready(size).set) });
  }
  return {
    size,
    formulas: count,
    different: new Set(formulas.map(keyOf)).size,
    readySeconds: Math.min(...readySeconds),
    readyMB,
    afterMB,
    figures: { ...leastOf(rounds), ...measureChange(size, formulas[0]) },
    answers,
    asked: firstOfKinds(formulas, typedFormula),
  };
}

const keyOf = ({ id, args }: Formula): string => JSON.stringify([id, args]);

/** The mix in the order drawn, as a workbook calculates it after a change of data. */
function measureMix(formulas: readonly Formula[]): Figures {
  const times = timesOf(formulas, call);
  const over = (passes: (formula: Formula) => boolean) =>
    mean(times.filter((_, index) => passes(formulas[index] as Formula)));
  const kinds = [...new Set(formulas.map(({ kind }) => kind))].sort();
  const asked = new Set<string>();
  const isNew = formulas.map((formula) => asked.size < asked.add(keyOf(formula)).size);
  const isOneCell = (formula: Formula | undefined) =>
    formula !== undefined && ONE_CELL.includes(formula.kind);
  return {
    ...Object.fromEntries(kinds.map((kind: Kind) => [kind, over((formula) => formula.kind === kind)])),
    mix: mean(times),
    'mix, one-cell answers': over(({ kind }) => ONE_CELL.includes(kind)),
    'mix not asked before': mean(times.filter((_, index) => isNew[index])),
    'mix, one-cell answers not asked before': mean(
      times.filter((_, index) => isNew[index] && isOneCell(formulas[index])),
    ),
  };
}

/** Formulas of one equality, all different: with a period and without, each over a set read anew. */
function measureEqualities(size: number): Figures {
  const over = (periods: boolean) => {
    const { set } = ready(size);
    return mean(timesOf(distinctEqualities(set, periods), call));
  };
  return {
    'one equality, all different': over(false),
    'one equality in a period, all different': over(true),
  };
}

/** One formula over data just put in force, not even indexed, and the same in 10,000 more cells. */
function measureChange(size: number, formula: Formula | undefined): Figures {
  if (!formula) throw new Error('there is nothing to ask');
  const set: DealSet = decodeAsset(readAsset(size));
  useDeals(set);
  const [first = NaN, ...more] = timesOf(Array<Formula>(10_001).fill(formula), call);
  return { 'first formula after a change of data': first, 'the same in 10,000 more cells': mean(more) };
}
