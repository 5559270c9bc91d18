import type { Policy } from './abandonment-policy';
import { discountFactor } from './cash-flows';
import type { DealCase, Payment } from './events/payment';
import { licenseeFlows } from './licensee-flows';
import { dueYears } from './payments';
import { numberText } from './wording';

/** A licensee's flow as it is seen at the valuation date, if all that it waits for succeeds. */
interface Seen {
  readonly flow: Payment;
  readonly timeYears: number;
  /** Amount × its own chance × discount factor at the licensee's rate. */
  readonly value: number;
}

/**
 * The policy of a licensee that stops before a milestone or a cost whose expected continuation at its own rate is
 * negative, by backward induction: from the last market year, over approval, to the phase that it is in today. What
 * was paid at signing is sunk. Undefined where assumption `abandon` is FALSE.
 *
 * Values are in today's money and conditional on the phases passed, so that the decision after k phases does not depend
 * on the probability of getting there.
 */
export function abandonmentPolicy(deal: DealCase): Policy | undefined {
  const { abandon, licensee_rate: licenseeRate, discount_rate: rate } = deal.assumptions.values;
  if (!abandon) return undefined;
  const seen = licenseeFlows(deal)
    .filter(({ afterSigning }) => afterSigning)
    .map((flow): Seen => {
      const timeYears = dueYears(flow, deal.pathway);
      const factor = discountFactor(licenseeRate ?? rate, timeYears);
      return { flow, timeYears, value: flow.amountUsdM * flow.chance * factor };
    })
    .filter(({ timeYears }) => timeYears >= 0);
  return bestPolicy(deal, seen);
}

const isMilestone = ({ flow }: Seen) =>
  flow.part === 'development milestone' && flow.lagYears === 0 && flow.phasesPassed > 0;

const total = (seen: readonly Seen[]) => seen.reduce((sum, { value }) => sum + value, 0);

function bestPolicy({ pathway: { phases } }: DealCase, seen: readonly Seen[]): Policy {
  const last = phases.length;
  const after = (passed: number) => seen.filter(({ flow }) => flow.phasesPassed === passed);
  const milestone = (passed: number) => total(after(passed).filter(isMilestone));
  const begun = (passed: number) => after(passed).filter((each) => !isMilestone(each));
  const market = onTheMarket(begun(last));

  // From the last decision to the first; the earliest refusal is the one that counts.
  let stop: Policy | undefined;
  let worth = market.value;
  for (let passed = last; passed >= 0; passed--) {
    const phase = phases[passed]?.phase;
    if (phase !== undefined) {
      const start = total(begun(passed)) + (phases[passed]?.probability ?? 0) * worth;
      if (start < 0) stop = policy(passed, passed - 1, `the licensee stops before ${phase}`);
      worth = Math.max(0, start);
    }
    const paid = milestone(passed) + worth;
    if (passed > 0 && paid < 0) {
      const reached = phases[passed - 1]?.phase ?? '';
      stop = policy(passed - 1, passed - 1, `the licensee stops before the milestone for ${reached}`);
    }
    worth = Math.max(0, paid);
  }
  return (
    stop ?? { ...policy(last, market.begins ? last : last - 1, market.basis), untilYears: market.untilYears }
  );
}

const policy = (milestonesThrough: number, startsThrough: number, basis: string): Policy => ({
  milestonesThrough,
  startsThrough,
  untilYears: Number.POSITIVE_INFINITY,
  basis: `${basis} (abandon given)`,
});

/** After approval: the dates in order, each left out with all that follow where going on is not worth it. */
function onTheMarket(seen: readonly Seen[]): {
  value: number;
  begins: boolean;
  untilYears: number;
  basis: string;
} {
  const latestFirst = [...new Set(seen.map(({ timeYears }) => timeYears))].sort((a, b) => b - a);
  let value = 0;
  let stopYears: number | undefined;
  for (const time of latestFirst) {
    const worth = total(seen.filter(({ timeYears }) => timeYears === time)) + value;
    if (worth < 0) stopYears = time;
    value = Math.max(0, worth);
  }
  if (stopYears === undefined) {
    return { value, begins: true, untilYears: Number.POSITIVE_INFINITY, basis: 'the licensee goes on' };
  }
  const untilYears = latestFirst.find((time) => time < stopYears);
  return untilYears === undefined
    ? { value, begins: false, untilYears: stopYears, basis: 'the licensee stops before the launch' }
    : { value, begins: true, untilYears, basis: `the licensee stops after ${numberText(untilYears)} years` };
}
