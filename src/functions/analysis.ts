import { bundledTables } from '../source/bundled-tables';
import { breakEven, targetOf, unknownNamed } from '../valuation/break-even';
import { sensitivityOf } from '../valuation/sensitivity';
import { startSimulation } from '../valuation/simulation/simulation';
import type { SimulationResult } from '../valuation/simulation/simulation';
import { splitValue } from '../valuation/value-split';
import { answerFrom } from './answer';
import { checkedNumber, readScalar, saysNothing } from './arguments';
import { forEachDeal, readDeal } from './deal-argument';
import { cellError } from './host';
import { shareCell, spill } from './result';
import type { ResultCell } from './result';
import { inSteps } from './simulation-steps';
import { readConditions, termsOfSubject } from './valuation-arguments';

/**
 * How the value of a deal splits between licensor and licensee, each at its own rate, in US$ million.
 *
 * Columns: side, value, share; rows: licensor, licensee, total. The licensee earns operating profit, pays R&D, launch and
 * tax, and pays the licensor. Shares are #N/A where the total is not positive or a side is negative.
 * @customfunction DEAL_VALUE_SPLIT
 * @param deal Deal id, or two columns of names and values of a deal that is not in the data.
 * @param discount_rate Effective rate a year, above -1 and below 1, such as 12%. Omitted: 12% (house), or the one in assumptions. licensee_rate in assumptions sets the licensee's.
 * @param assumptions Two columns of names and values; peak_sales is needed, DEALS.DEAL_ASSUMPTIONS lists the others.
 * @returns {unknown[][]} Table with a header.
 * @throws #N/A No peak_sales is given; there is no such deal, or nothing of its terms is disclosed.
 * @throws #NUM! A rate of 1 or more (12 is not 12 %), a probability outside 0 to 1, another number out of its range.
 * @throws #VALUE! A column of ids; unknown name of a term or an assumption, a value of the wrong type, a whole column.
 * @remarks A discount_rate of 0 means no discount. Excel on the desktop hands an empty cell over as 0, Excel on the web as nothing: with an empty cell as discount_rate the first gives undiscounted figures, the second those at 12%. Leave the argument out, or fill the cell.
 * @example =DEALS.DEAL_VALUE_SPLIT("hansoh-gsk-2023-12", 12%, {"peak_sales",4000}) → 4 rows × 3 columns
 * @requiresAddress
 */
export function dealValueSplit(
  deal: unknown[][],
  discount_rate?: unknown,
  assumptions?: unknown[][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const conditions = readConditions(discount_rate, assumptions);
    const split = splitValue(termsOfSubject(set, readDeal(set, deal)), conditions, bundledTables());
    const none = 'The value has no shares: the total is not positive, or a side is negative.';
    const share = (fraction: number | undefined): ResultCell =>
      fraction === undefined ? cellError('notAvailable', none) : shareCell(fraction);
    return spill(
      ['Side', 'Value (US$ m)', 'Share'],
      [
        ['Licensor', split.licensorUsdM, share(split.licensorShare)],
        ['Licensee', split.licenseeUsdM, share(split.licenseeShare)],
        ['Total', split.totalUsdM, share(split.licensorShare === undefined ? undefined : 1)],
      ],
    );
  });
}

/**
 * What moves DEALS.DEAL_RNPV most: each driver shocked down and up, one at a time, in US$ million: a tornado table.
 *
 * Columns: driver, unit, base, low, high, value at low, value at high, swing; widest swing first. Probabilities are
 * capped at 1; drivers that change nothing are left out. The row "royalty" moves both ends of its tiers and shows the
 * higher.
 * @customfunction DEAL_RNPV_SENSITIVITY
 * @param deal Deal id, or two columns of names and values of a deal that is not in the data.
 * @param discount_rate Effective rate a year, above -1 and below 1, such as 12%. Omitted: 12% (house), or the one in assumptions.
 * @param assumptions Two columns of names and values; DEALS.DEAL_ASSUMPTIONS lists them.
 * @param shock Fraction by which each driver moves, above 0 and below 1. Omitted: 0.2.
 * @returns {unknown[][]} Table with a header.
 * @throws #N/A There is no such deal, or nothing of its terms is disclosed.
 * @throws #NUM! The shock is not above 0 and below 1; a rate of 1 or more, another number out of its range.
 * @throws #VALUE! A column of ids; unknown name of a term or an assumption, a value of the wrong type, a whole column.
 * @remarks A discount_rate of 0 means no discount. Excel on the desktop hands an empty cell over as 0, Excel on the web as nothing: with an empty cell as discount_rate the first gives undiscounted figures, the second those at 12%. Leave the argument out, or fill the cell.
 * @example =DEALS.DEAL_RNPV_SENSITIVITY("kelun-merck-2022-12") → 17 rows × 8 columns
 * @requiresAddress
 */
export function dealRnpvSensitivity(
  deal: unknown[][],
  discount_rate?: unknown,
  assumptions?: unknown[][],
  shock?: unknown,
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const conditions = readConditions(discount_rate, assumptions);
    const cell = readScalar(shock, 'shock');
    const by = saysNothing(cell) ? 0.2 : checkedNumber(cell, 'shock', { what: 'a fraction such as 0.2' });
    const { rows } = sensitivityOf(termsOfSubject(set, readDeal(set, deal)), conditions, bundledTables(), by);
    return spill(
      [
        'Driver',
        'Unit',
        'Base',
        'Low',
        'High',
        'Value at low (US$ m)',
        'Value at high (US$ m)',
        'Swing (US$ m)',
      ],
      rows.map((row): ResultCell[] => [
        row.driver,
        row.unit,
        row.base,
        row.low,
        row.high,
        row.rnpvAtLowUsdM,
        row.rnpvAtHighUsdM,
        row.swingUsdM,
      ]),
    );
  });
}

/**
 * The peak sales or upfront in US$ million, or the likelihood of approval, at which one side of a deal reaches a target.
 *
 * Everything else stays as it is. Of several answers the lowest is given. The licensee's side needs peak_sales, unless
 * that is the unknown.
 * @customfunction DEAL_BREAKEVEN
 * @param deal Deal id; a column of ids gives a column of values. Also two columns of names and values of a deal that is not in the data.
 * @param unknown "peak sales", "likelihood of approval" or "upfront".
 * @param target Risk-adjusted value to reach, US$ million: a number or "licensee 100" for the licensee's, "licensor 500" for the licensor's. Omitted: the licensee at 0.
 * @param discount_rate Effective rate a year, above -1 and below 1, such as 12%. Omitted: 12% (house), or the one in assumptions.
 * @param assumptions Two columns of names and values; DEALS.DEAL_ASSUMPTIONS lists them.
 * @returns {unknown[][]} US$ million, or a fraction for the likelihood of approval.
 * @throws #N/A Nothing in range reaches the target; peak_sales is needed and not given; there is no such deal.
 * @throws #NUM! A rate of 1 or more (12 is not 12 %), another number out of its range.
 * @throws #VALUE! Another unknown or target; unknown name of a term or an assumption, a value of the wrong type.
 * @remarks A discount_rate of 0 means no discount. Excel on the desktop hands an empty cell over as 0, Excel on the web as nothing: with an empty cell as discount_rate the first gives undiscounted figures, the second those at 12%. Leave the argument out, or fill the cell.
 * @example =DEALS.DEAL_BREAKEVEN("hansoh-gsk-2023-12", "peak sales") → 2817.95
 * @example =DEALS.DEAL_BREAKEVEN("hansoh-gsk-2023-12", "upfront", "licensor 250") → 215.05
 * @requiresAddress
 */
export function dealBreakeven(
  deal: unknown[][],
  unknown: unknown,
  target?: unknown,
  discount_rate?: unknown,
  assumptions?: unknown[][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const sought = unknownNamed(readScalar(unknown, 'unknown'));
    const goal = targetOf(readScalar(target, 'target'));
    const conditions = readConditions(discount_rate, assumptions);
    return forEachDeal(set, deal, (subject): ResultCell => {
      const value = breakEven(termsOfSubject(set, subject), conditions, bundledTables(), sought, goal);
      return sought === 'likelihood of approval' ? shareCell(value) : value;
    });
  });
}

/**
 * What the licensor may receive, by chance: mean, spread, percentiles and probabilities of many simulated paths, in US$ million.
 *
 * Rows: paths, rNPV, mean, standard error, standard deviation, P5 to P95, probability of no milestone, of approval and of
 * at least the headline (undiscounted, without royalties). On each path each phase fails or succeeds, and each sales
 * milestone, near-term payment and option exercise is a draw of its own. The mean comes close to DEALS.DEAL_RNPV, within
 * three standard errors, while durations and sales are certain; duration_spread and sales_volatility make them uncertain.
 * The same seed gives the same result.
 * @customfunction DEAL_RNPV_SIMULATE
 * @param deal Deal id, or two columns of names and values of a deal that is not in the data.
 * @param discount_rate Effective rate a year, above -1 and below 1, such as 12%. Omitted: 12% (house), or the one in assumptions.
 * @param assumptions Two columns of names and values; DEALS.DEAL_ASSUMPTIONS lists them.
 * @param paths Number of paths: 1 to 10000000. Omitted: 100000.
 * @param seed Whole number that decides the draws. Omitted: 1.
 * @returns {unknown[][]} Table with a header: measure, value.
 * @throws #N/A There is no such deal, or nothing of its terms is disclosed.
 * @throws #NUM! Paths or seed that are not whole numbers in their range; a rate of 1 or more, another number out of its range.
 * @throws #VALUE! A column of ids; unknown name of a term or an assumption, a value of the wrong type, a whole column.
 * @remarks A discount_rate of 0 means no discount. Excel on the desktop hands an empty cell over as 0, Excel on the web as nothing: with an empty cell as discount_rate the first gives undiscounted figures, the second those at 12%. Leave the argument out, or fill the cell.
 * @example =DEALS.DEAL_RNPV_SIMULATE("kelun-merck-2022-12", 12%) → 16 rows × 2 columns
 * @requiresAddress
 */
export function dealRnpvSimulate(
  deal: unknown[][],
  discount_rate?: unknown,
  assumptions?: unknown[][],
  paths?: unknown,
  seed?: unknown,
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const conditions = readConditions(discount_rate, assumptions);
    const terms = termsOfSubject(set, readDeal(set, deal));
    const size = { paths: wholeNumber(paths, 'paths'), seed: wholeNumber(seed, 'seed') };
    const simulation = startSimulation(terms, conditions, bundledTables(), size);
    return inSteps(simulation, invocation, () => simulationTable(simulation.result()));
  });
}

/** An empty cell, 0 on the desktop, asks for the default. */
function wholeNumber(value: unknown, argument: string): number | undefined {
  const cell = readScalar(value, argument);
  return saysNothing(cell)
    ? undefined
    : checkedNumber(cell, argument, { whole: true, what: 'a whole number' });
}

function simulationTable(found: SimulationResult): ResultCell[][] {
  return spill(
    ['Measure', 'Value'],
    [
      ['Paths', found.paths],
      ['rNPV (US$ m)', found.rnpvUsdM],
      ['Mean (US$ m)', found.meanUsdM],
      ['Standard error (US$ m)', found.standardErrorUsdM],
      ['Standard deviation (US$ m)', found.standardDeviationUsdM],
      ...found.percentiles.map(({ percentile, valueUsdM }) => [`P${percentile} (US$ m)`, valueUsdM]),
      ['Probability of no milestone', shareCell(found.probabilityOfNoMilestone)],
      ['Probability of approval', shareCell(found.probabilityOfApproval)],
      ['Probability of at least the headline', shareCell(found.probabilityOfHeadline)],
    ],
  );
}
