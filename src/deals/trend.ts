import { keptAnswer } from './answers';
import { breakdown } from './breakdown';
import type { Counted } from './breakdown';
import type { DealSet } from './dataset';
import { findField } from './fields';
import type { FieldName } from './fields';
import { growth } from './growth';
import type { PeriodFigures } from './growth';
import { InputError } from './input-error';
import { addRows, measureOf, sumOf } from './measure';
import { parsePeriod, periodsBetween, previousYear } from './period';
import type { Period, PeriodUnit } from './period';
import { selectDeals, summarise } from './query';
import type { FieldCriterion } from './query';

export interface TrendRow extends PeriodFigures {
  /** Growth of the sum, or number of deals, on the same period a year before; the reason where there is none. */
  readonly growth: number | InputError;
  /** Fraction of the period's days that the data cover: 1 is the whole period. */
  readonly coverage: number;
}

const TIME_FIELDS: readonly FieldName[] = ['announced', 'period', 'year', 'half', 'quarter', 'month'];

/**
 * The deals that meet all criteria by period, from the first to the last that has one; periods without deals between
 * them are rows too. Sums stay where the data cover a period in part; only growth is withheld there.
 *
 * Criteria on time choose the rows but not what a row is compared with: the base of 2022 is all of 2021, even where the
 * criteria begin in 2022. A period of which they leave deals out has no growth.
 * @param measure whose sums grow; or "deals", where the number of deals grows and sums are of the headline
 */
export function trend(
  set: DealSet,
  criteria: readonly FieldCriterion[],
  measure: Counted,
  unit: PeriodUnit,
): readonly TrendRow[] {
  if (set.elsewhere) return trendRows(set, criteria, measure, unit);
  return keptAnswer(set, `trend ${measure} ${unit}`, { criteria }, () =>
    trendRows(set, criteria, measure, unit),
  );
}

function trendRows(
  set: DealSet,
  criteria: readonly FieldCriterion[],
  counted: Counted,
  unit: PeriodUnit,
): TrendRow[] {
  const of = counted === 'deals' ? 'deals' : 'sum';
  const measure = counted === 'deals' ? 'total_usd_m' : counted;
  const timeless = criteria.filter(({ field }) => !TIME_FIELDS.includes(findField(field)?.name ?? 'deal_id'));
  const whole = (period: Period): PeriodFigures => {
    const query = { criteria: [...timeless, { field: 'period', test: period.label }] };
    return { period, ...summarise(set, query, measure) };
  };
  return figuresByPeriod(set, criteria, measure, unit).map((now): TrendRow => {
    const grown = orReason(() => {
      if (whole(now.period).deals !== now.deals) throw partOf(now.period);
      return growth(set.version, now, whole(previousYear(now.period)), of);
    });
    return { ...now, growth: grown, coverage: covered(set.version, now.period) };
  });
}

function figuresByPeriod(
  set: DealSet,
  criteria: readonly FieldCriterion[],
  measure: FieldName,
  unit: PeriodUnit,
): PeriodFigures[] {
  if (set.elsewhere) return figuresElsewhere(set, criteria, measure, unit);
  const dayOf = (row: number) => Number(set.value(row, 'announced'));
  const summed = measureOf(set.number(measure));
  // Unsorted selections come in the order of the set, which is that of the announcements.
  const { rows } = selectDeals(set, { criteria });
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  let begin = 0;
  return periodsBetween(dayOf(first), dayOf(last), unit).map((period) => {
    let end = begin;
    while (end < rows.length && dayOf(rows[end] ?? 0) <= period.through) end++;
    const { deals, disclosed, units } = addRows(summed, rows.subarray(begin, end));
    begin = end;
    return { period, deals, disclosed, sumUsdM: sumOf(summed, units) };
  });
}

/** The same of deals on a server, which groups by the labels of periods. */
function figuresElsewhere(
  set: DealSet,
  criteria: readonly FieldCriterion[],
  measure: FieldName,
  unit: PeriodUnit,
): PeriodFigures[] {
  const told = breakdown(selectDeals(set, { criteria }), unit, measure);
  const byLabel = new Map(told.map((row) => [String(row.category), row]));
  const periods = told.map(({ category }) => parsePeriod(String(category)));
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  return periodsBetween(first.from, last.through, unit).map((period) => {
    const { deals = 0, disclosed = 0, sumUsdM = 0 } = byLabel.get(period.label) ?? {};
    return { period, deals, disclosed, sumUsdM };
  });
}

const partOf = (period: Period): InputError =>
  new InputError(
    'notAvailable',
    `field_criterion: the criteria leave out deals of ${period.label}, so its growth would compare a part with a whole.`,
  );

function orReason(compute: () => number): number | InputError {
  try {
    return compute();
  } catch (reason) {
    if (reason instanceof InputError) return reason;
    throw reason;
  }
}

function covered(version: { readonly from: number; readonly through: number }, period: Period): number {
  const days = Math.min(version.through, period.through) - Math.max(version.from, period.from) + 1;
  return Math.max(0, days) / (period.through - period.from + 1);
}
