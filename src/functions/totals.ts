import { breakdown } from '../deals/breakdown';
import { fieldNamed } from '../deals/fields';
import { growth } from '../deals/growth';
import type { GrowthOf } from '../deals/growth';
import { InputError } from '../deals/input-error';
import { parsePeriod, previousYear } from '../deals/period';
import { countDeals, percentileOf, selectDeals, summarise } from '../deals/query';
import type { FieldCriterion } from '../deals/query';
import { MODALITY_GROUP_NAMES } from '../deals/vocabulary';
import { answerFrom } from './answer';
import { checkedNumber, readScalar, requiredText } from './arguments';
import {
  isDealCount,
  measureNamed,
  optionalPeriod,
  readMeasure,
  readModality,
  requiredMeasure,
} from './named-arguments';
import { readPairs } from './pair-arguments';
import { inPeriod, refuseOutside } from './query-arguments';
import { shareCell, spill, sumCell } from './result';

/** A group without deals. */
const NO_DEAL = { deals: 0, disclosed: 0, sumUsdM: 0, share: 0 } as const;

/**
 * Sum of a deal figure by modality and period, in US$ million.
 *
 * With a modality it is one sum. Without, it is a table of all modality groups: modality group, deals, disclosed (how
 * many of them disclose the figure), sum, share of all groups. Undisclosed figures are skipped, never zero: in the
 * table sum and share are empty where deals are known and none discloses the figure. The one sum is then 0, as SUMIFS
 * has it; DEALS.DEAL_COUNTIFS with the figure and "<>" counts the deals that disclose it.
 * @customfunction DEAL_TOTAL_BY_MODALITY
 * @param modality Group such as "ADC", "Antibody" or "Small molecule", or an exact modality such as "Bispecific ADC"; a name that is both, such as ADC, is the group. Omitted: a table of all groups.
 * @param period Announced in 2024, "2024H1", "2024Q3", "2024-05" or "2023:2025". Omitted: all deals.
 * @param measure "total" (default, the headline), "upfront", "near term", "equity", "milestones", "dev reg milestones" or "sales milestones".
 * @returns {unknown[][]} US$ million; without a modality a table.
 * @throws #N/A The data have nothing in the period.
 * @throws #VALUE! Unknown modality or measure; a period in another form; a date instead of a period.
 * @example =DEALS.DEAL_TOTAL_BY_MODALITY("ADC", 2024) → 12958.5
 * @example =DEALS.DEAL_TOTAL_BY_MODALITY("Antibody", "2025H1", "upfront") → 1504.6
 * @example =DEALS.DEAL_TOTAL_BY_MODALITY(, 2024) → 11 rows × 5 columns
 * @requiresAddress
 */
export function dealTotalByModality(
  modality?: unknown,
  period?: unknown,
  measure?: unknown,
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const wanted = readModality(modality);
    const days = optionalPeriod(period);
    const field = readMeasure(measure);
    if (days) refuseOutside(set, days);
    const criteria = days ? [inPeriod(days)] : [];
    if (wanted) return [[summarise(set, { criteria: [wanted, ...criteria] }, field).sumUsdM]];
    const rows = breakdown(selectDeals(set, { criteria }), 'modality_group', field);
    const byGroup = new Map(rows.map((row) => [row.category, row]));
    return spill(
      ['Modality group', 'Deals', 'Disclosed', fieldNamed(field).label, 'Share'],
      MODALITY_GROUP_NAMES.map((group) => {
        const row = byGroup.get(group) ?? NO_DEAL;
        return [group, row.deals, row.disclosed, sumCell(row), shareCell(row.share)];
      }),
    );
  });
}

/**
 * Growth on the same period a year before, as a fraction: 0.25 is 25 % more.
 *
 * Both periods must be wholly covered by the data (DEALS.DEALS_VERSION says from when to when). Undisclosed figures are
 * skipped in both.
 * @customfunction YOY_GROWTH
 * @param metric "deals" for the number of deals, or a figure to sum: "total", "upfront", "near term", "equity", "milestones", "dev reg milestones", "sales milestones".
 * @param period 2024, "2024H1", "2024Q3" or "2024-05"; not a span of years.
 * @param field_criterion Pairs of a field and a criterion, as in SUMIFS: "modality", "ADC", "total", ">=500".
 * @returns {unknown} Fraction.
 * @throws #N/A One of the periods is not wholly covered by the data, or has deals of which none discloses the figure; a span of years.
 * @throws #DIV/0! The period a year before has no deal, or a sum of zero.
 * @throws #VALUE! Unknown metric or field, malformed period or criterion, a field without a criterion.
 * @example =DEALS.YOY_GROWTH("total", "2025H1", "modality", "ADC") → 2.08
 * @example =DEALS.YOY_GROWTH("deals", 2025) → 0.3824
 * @example =DEALS.YOY_GROWTH("total", 2026) → #N/A
 * @requiresAddress
 */
export function yoyGrowth(
  metric: unknown,
  period: unknown,
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const name = requiredText(metric, 'metric', '"deals" or a figure such as "total"');
    const of: GrowthOf = isDealCount(name) ? 'deals' : 'sum';
    const measure = of === 'deals' ? 'total_usd_m' : measureNamed(name, 'metric');
    const now = parsePeriod(readScalar(period, 'period'));
    const criteria = readPairs(field_criterion);
    const [current, base] = [now, previousYear(now)].map((each) => ({
      period: each,
      ...summarise(set, { criteria: [...criteria, inPeriod(each)] }, measure),
    }));
    if (!current || !base) throw new TypeError('two periods were summed');
    return shareCell(growth(set.version, current, base, of));
  });
}

/**
 * Number of deals that meet all criteria.
 *
 * Without criteria it is the number of all deals in the data.
 * @customfunction DEAL_COUNTIFS
 * @param field_criterion Pairs of a field and a criterion, as in COUNTIFS: "stage", "Phase 2", "upfront", ">=100". "=" is undisclosed, "<>" disclosed; * and ? are wildcards.
 * @returns {number} Count.
 * @throws #VALUE! Unknown field, malformed criterion, a field without a criterion.
 * @example =DEALS.DEAL_COUNTIFS("period", 2025, "modality", "ADC") → 15
 * @example =DEALS.DEAL_COUNTIFS("licensee", "BMS") → 4
 * @example =DEALS.DEAL_COUNTIFS("upfront", "<>", "deal type", "<>Acquisition") → 194
 * @requiresAddress
 */
export function dealCountifs(
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => countDeals(set, { criteria: readPairs(field_criterion) }));
}

/**
 * Sum of a deal figure over the deals that meet all criteria, in US$ million.
 *
 * Undisclosed figures are skipped; where no deal discloses the figure the sum is 0, as SUMIFS has it.
 * DEALS.DEAL_COUNTIFS with the same criteria and the figure "<>" counts the deals that disclose it.
 * @customfunction DEAL_SUMIFS
 * @param measure "total" (the headline), "upfront", "near term", "equity", "milestones", "dev reg milestones" or "sales milestones".
 * @param field_criterion Pairs of a field and a criterion, as in SUMIFS: "modality", "ADC", "period", "2025H1".
 * @returns {number} US$ million.
 * @throws #VALUE! Unknown measure or field, malformed criterion, a field without a criterion.
 * @example =DEALS.DEAL_SUMIFS("upfront", "period", 2025, "licensee country", "United States") → 2561.5
 * @example =DEALS.DEAL_SUMIFS("total", "counted in parent", "=", "period", "2024") → 52053.6
 * @requiresAddress
 */
export function dealSumifs(
  measure: unknown,
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const field = requiredMeasure(measure);
    return summarise(set, { criteria: readPairs(field_criterion) }, field).sumUsdM;
  });
}

/**
 * Average of a deal figure over the deals that meet all criteria and disclose it, in US$ million.
 *
 * Percentages ("royalty low", "royalty high") are in percentage points, "upfront share" is a fraction.
 * @customfunction DEAL_AVERAGEIFS
 * @param measure "total" (the headline), "upfront", "milestones" and the other figures, "royalty low", "royalty high" or "upfront share".
 * @param field_criterion Pairs of a field and a criterion, as in AVERAGEIFS: "stage", "Phase 2".
 * @returns {number} US$ million, or the unit of the measure.
 * @throws #DIV/0! No deal that meets the criteria discloses the figure.
 * @throws #VALUE! Unknown measure or field, malformed criterion, a field without a criterion.
 * @example =DEALS.DEAL_AVERAGEIFS("upfront", "stage", "Preclinical", "period", 2025) → 80.17
 * @requiresAddress
 */
export function dealAverageifs(
  measure: unknown,
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const field = requiredMeasure(measure, true);
    const { deals, disclosed, sumUsdM } = summarise(set, { criteria: readPairs(field_criterion) }, field);
    if (disclosed > 0) return sumUsdM / disclosed;
    throw new InputError('divisionByZero', noneDiscloses(deals, field));
  });
}

/**
 * Median of a deal figure over the deals that meet all criteria and disclose it, in US$ million.
 *
 * Percentages ("royalty low", "royalty high") are in percentage points, "upfront share" is a fraction.
 * @customfunction DEAL_MEDIANIFS
 * @param measure "total" (the headline), "upfront", "milestones" and the other figures, "royalty low", "royalty high" or "upfront share".
 * @param field_criterion Pairs of a field and a criterion, as in SUMIFS: "stage", "Phase 2".
 * @returns {number} US$ million, or the unit of the measure.
 * @throws #NUM! No deal that meets the criteria discloses the figure.
 * @throws #VALUE! Unknown measure or field, malformed criterion, a field without a criterion.
 * @example =DEALS.DEAL_MEDIANIFS("upfront", "stage", "Phase 1") → 70
 * @example =DEALS.DEAL_MEDIANIFS("upfront share", "stage", "Preclinical") → 0.0417
 * @requiresAddress
 */
export function dealMedianifs(
  measure: unknown,
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const field = requiredMeasure(measure, true);
    const criteria = readPairs(field_criterion);
    const median = percentileOf(set, { criteria }, field, 0.5);
    if (median !== undefined) return median;
    throw new InputError('number', noneDiscloses(summarise(set, { criteria }, field).deals, field));
  });
}

/**
 * Percentile of a deal figure over the deals that meet all criteria and disclose it, as PERCENTILE.INC, in US$ million.
 *
 * Between two figures it interpolates: rank (n - 1) × k of the sorted figures. k 0 is the smallest, 0.5 the median, 1
 * the largest.
 * @customfunction DEAL_PERCENTILEIFS
 * @param measure "total" (the headline), "upfront", "milestones" and the other figures, "royalty low", "royalty high" or "upfront share".
 * @param k Percentile from 0 to 1, such as 0.75 or 75%.
 * @param field_criterion Pairs of a field and a criterion, as in SUMIFS: "stage", "Phase 2".
 * @returns {number} US$ million, or the unit of the measure.
 * @throws #NUM! k is below 0 or above 1, or no deal that meets the criteria discloses the figure.
 * @throws #VALUE! k is no number; unknown measure or field, malformed criterion, a field without a criterion.
 * @example =DEALS.DEAL_PERCENTILEIFS("total", 0.75, "modality", "ADC") → 1535
 * @requiresAddress
 */
export function dealPercentileifs(
  measure: unknown,
  k: unknown,
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const field = requiredMeasure(measure, true);
    const fraction = checkedNumber(readScalar(k, 'k'), 'k', {
      least: 0,
      most: 1,
      what: 'a number from 0 to 1',
    });
    const criteria: readonly FieldCriterion[] = readPairs(field_criterion);
    const value = percentileOf(set, { criteria }, field, fraction);
    if (value !== undefined) return value;
    throw new InputError('number', noneDiscloses(summarise(set, { criteria }, field).deals, field));
  });
}

function noneDiscloses(deals: number, field: string): string {
  return deals === 0
    ? 'field_criterion: no deal meets the criteria.'
    : `measure: none of the ${deals} deals that meet the criteria discloses ${field}.`;
}
