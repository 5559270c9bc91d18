import { valueOfTree } from '../../src/valuation/branching';
import type { Stage } from '../../src/valuation/branching';

/** Case 2 of src/data/cases.md: Merck & Company, evaluating a drug licensing opportunity; values net of royalty. */
const GROSS = 1 / 0.95;
const launch = (cost: number, netValue: number): Stage => ({
  decider: netValue - cost,
  other: netValue * (GROSS - 1),
  outcomes: [],
});
const depression = launch(250, 1200);
const weightLoss = launch(100, 345);
const both = launch(400, 2250);
const stage = (decider: number, other: number, ...outcomes: [number, Stage][]): Stage => ({
  decider,
  other,
  outcomes: outcomes.map(([probability, next]) => ({ probability, next })),
});
const phase3Depression = stage(-200, 20, [0.85, depression]);
const phase3WeightLoss = stage(-150, 10, [0.75, weightLoss]);
const phase3Both = stage(-500, 40, [0.7, both], [0.15, depression], [0.05, weightLoss]);
const phase2 = stage(-40, 2.5, [0.1, phase3Depression], [0.15, phase3WeightLoss], [0.05, phase3Both]);
const phase1 = stage(-30, 5, [0.6, phase2]);

const withoutRoyalty = (tree: Stage): Stage => ({
  ...tree,
  other: tree.outcomes.length === 0 ? 0 : tree.other,
  outcomes: tree.outcomes.map(({ probability, next }) => ({ probability, next: withoutRoyalty(next) })),
});

describe('2. the branching licence', () => {
  test('nodes and expected value to the licensee', () => {
    expect(valueOfTree(phase3Depression).decider).toBeCloseTo(607.5, 10);
    expect(valueOfTree(phase3WeightLoss).decider).toBeCloseTo(33.75, 10);
    expect(valueOfTree(phase3Both).decider).toBeCloseTo(949.75, 10);
    expect(valueOfTree(phase2).decider.toFixed(2)).toBe('73.30');
    expect(valueOfTree(phase1).decider.toFixed(2)).toBe('13.98');
  });

  test('milestones, royalty and share of the licensor', () => {
    const licensor = valueOfTree(phase1);
    const milestones = valueOfTree(withoutRoyalty(phase1)).other;
    expect(milestones).toBeCloseTo(9.8, 10);
    expect(licensor.other - milestones).toBeCloseTo(7.245, 10); // published rounded: 7.25
    expect(licensor.other.toFixed(3)).toBe('17.045');
    expect((licensor.other + licensor.decider).toFixed(3)).toBe('31.025');
    expect((100 * licensor.other) / (licensor.other + licensor.decider)).toBeCloseTo(54.94, 2);
  });

  test('probability of any success', () => {
    const reach = (tree: Stage): number =>
      tree.outcomes.length === 0
        ? 1
        : tree.outcomes.reduce((sum, { probability, next }) => sum + probability * reach(next), 0);
    // 14.55 % as published: 0.6 × (0.1 × 0.85 + 0.15 × 0.75 + 0.05 × 0.9)
    expect((100 * reach(phase1)).toFixed(2)).toBe('14.55');
  });
});

test('a stage that is not worth its cost is not entered, and the other side gets nothing from it', () => {
  const hopeless = stage(-100, 10, [0.1, launch(0, 50)]);
  expect(valueOfTree(stage(-1, 1, [0.5, hopeless]))).toEqual({ decider: -1, other: 1 });
});
