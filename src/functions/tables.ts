import { breakdown } from '../deals/breakdown';
import type { BreakdownRow } from '../deals/breakdown';
import { STORED_FIELDS, fieldNamed } from '../deals/fields';
import type { FieldName } from '../deals/fields';
import { InputError } from '../deals/input-error';
import { selectDeals } from '../deals/query';
import { trend } from '../deals/trend';
import type { TrendRow } from '../deals/trend';
import { answerFrom } from './answer';
import { optionalRange } from './arguments';
import { dealRow, headersOf, markOf } from './deal-cell';
import { cellError } from './host';
import { readCounted, readField, readUnit } from './named-arguments';
import { readPairs } from './pair-arguments';
import { dateCell, orUndisclosed, refuseAbove, shareCell, spill, sumCell } from './result';
import type { ResultCell } from './result';

/**
 * Table of deals by the values of a field: deals, disclosed, sum in US$ million, share and median.
 *
 * Columns: the field, deals, disclosed (how many of them disclose the figure), sum, share of the sum, median. Every
 * deal is in exactly one row, so that the rows add up to the total; sum, share and median are empty where none of the
 * deals discloses the figure: that is not zero. Deals that don't disclose the field are in the row
 * "(not disclosed)". Listed values come in their order (stages from Platform to Approved), periods and numbers
 * ascending, other texts by sum, largest first. Of "deals" the columns are the field, deals and share of the deals, and
 * texts come by number of deals.
 * @customfunction DEAL_BREAKDOWN
 * @param by Field to split by: "modality group", "modality", "stage", "area", "territory class", "type", "licensee type", "licensee country", "licensee", "year", "quarter" or any other.
 * @param measure "total" (default, the headline), "upfront", "near term", "equity", "milestones", "dev reg milestones" or "sales milestones"; "deals" ranks by the number of deals and has no money.
 * @param field_criterion Pairs of a field and a criterion, as in SUMIFS: "period", 2025.
 * @returns {unknown[][]} Table with a header.
 * @throws #VALUE! Unknown field or measure, malformed criterion, a field without a criterion, more than 200,000 cells.
 * @example =DEALS.DEAL_BREAKDOWN("stage", "upfront", "period", 2025) → 12 rows × 6 columns
 * @example =DEALS.DEAL_BREAKDOWN("licensee country",, "modality", "ADC") → 13 rows × 6 columns
 * @example =DEALS.DEAL_BREAKDOWN("licensee", "deals", "period", 2025) → 75 rows × 3 columns
 * @requiresAddress
 */
export function dealBreakdown(
  by: unknown,
  measure?: unknown,
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const field = readField(by, 'by');
    const figure = readCounted(measure);
    const rows = breakdown(selectDeals(set, { criteria: readPairs(field_criterion) }), field, figure);
    if (figure === 'deals')
      return spill(
        [fieldNamed(field).label, 'Deals', 'Share'],
        rows.map((row) => [categoryCell(row, field), row.deals, shareCell(row.share)]),
      );
    const header = ['Deals', 'Disclosed', fieldNamed(figure).label, 'Share', 'Median (US$ m)'];
    return spill(
      [fieldNamed(field).label, ...header],
      rows.map((row) => [
        categoryCell(row, field),
        row.deals,
        row.disclosed,
        sumCell(row),
        shareCell(row.share),
        orUndisclosed(row.medianUsdM),
      ]),
    );
  });
}

function categoryCell({ category, precision }: BreakdownRow, field: FieldName): ResultCell {
  if (category === undefined) return '(not disclosed)';
  if (typeof category === 'number' && precision) return dateCell(category, precision);
  return typeof category === 'number' && field === 'upfront_share' ? shareCell(category) : category;
}

/**
 * Table of deals by period: deals, disclosed, sum in US$ million, growth on the year before and coverage.
 *
 * Columns: period, deals, disclosed (how many of them disclose the figure), sum, growth of the sum on the same period a
 * year before, coverage. Rows go from the first period with a deal to the last. The sum is 0 in a period without deals,
 * and empty in one whose deals all leave the figure undisclosed: that is not zero. Coverage is the fraction of the
 * period's days that the data cover: below 100 % the sum is not the whole period's, and growth from or to it is #N/A. Of
 * "deals" the columns are period, deals, growth of their number and coverage.
 * @customfunction DEAL_TREND
 * @param measure "total" (default, the headline), "upfront", "near term", "equity", "milestones", "dev reg milestones" or "sales milestones"; "deals" is the growth of the number of deals and has no money.
 * @param by "year" (default), "half", "quarter" or "month".
 * @param field_criterion Pairs of a field and a criterion, as in SUMIFS: "modality", "ADC".
 * @returns {unknown[][]} Table with a header.
 * @throws #VALUE! Unknown measure, unit or field, malformed criterion, a field without a criterion.
 * @example =DEALS.DEAL_TREND("upfront", "half", "period", "2022:2025") → 9 rows × 6 columns
 * @example =DEALS.DEAL_TREND(,, "modality", "ADC") → 7 rows × 6 columns
 * @requiresAddress
 */
export function dealTrend(
  measure?: unknown,
  by?: unknown,
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const figure = readCounted(measure);
    const unit = readUnit(by);
    const rows = trend(set, readPairs(field_criterion), figure, unit);
    const money = figure === 'deals' ? [] : ['Disclosed', fieldNamed(figure).label];
    return spill(
      ['Period', 'Deals', ...money, 'Growth', 'Coverage'],
      rows.map((row) => [
        // A year is a number, so that a chart has an axis of years; other periods are texts.
        unit === 'year' ? Number(row.period.label) : row.period.label,
        row.deals,
        ...(figure === 'deals' ? [] : [row.disclosed, sumCell(row)]),
        growthCell(row),
        shareCell(row.coverage),
      ]),
    );
  });
}

const growthCell = ({ growth }: TrendRow): ResultCell =>
  growth instanceof InputError ? cellError(growth.kind, growth.message) : shareCell(growth);

/** Columns of DEAL_LIST where none are named. */
const USUAL_COLUMNS: readonly FieldName[] = [
  'deal_id',
  'announced',
  'deal_type',
  'licensor',
  'licensee',
  'asset',
  'modality',
  'therapeutic_area',
  'stage',
  'territory_class',
  'upfront_usd_m',
  'total_usd_m',
  'source_url',
];

/**
 * Table of the deals that meet all criteria, one a row, with a header; money in US$ million.
 *
 * Deals come in the order of their announcement. Undisclosed figures are empty cells. For a table that stays in the
 * sheet and can be refreshed, insert it from the DealSheet pane.
 * @customfunction DEAL_LIST
 * @param columns Names of fields, as a range or as one text such as "deal id, licensee, upfront"; "all" for every field of the data. Omitted: id, announced, type, licensor, licensee, asset, modality, area, stage, territory class, upfront, total, source.
 * @param field_criterion Pairs of a field and a criterion, as in SUMIFS: "modality", "ADC", "period", 2024.
 * @returns {unknown[][]} Table with a header; only the header where no deal meets the criteria.
 * @throws #VALUE! Unknown field, malformed criterion, a field without a criterion, more than 200,000 cells.
 * @example =DEALS.DEAL_LIST("deal id, licensee, total", "modality", "ADC", "period", "2024H1") → 7 rows × 3 columns
 * @example =DEALS.DEAL_LIST(, "licensor", "Jiangsu Hengrui", "upfront", ">=100") → 6 rows × 13 columns
 * @requiresAddress
 */
export function dealList(
  columns?: unknown[][],
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const asked = readColumns(columns);
    const { rows } = selectDeals(set, { criteria: readPairs(field_criterion) });
    const fields = asked ?? [...USUAL_COLUMNS, ...markOf(set, rows)];
    refuseAbove(rows.length + 1, fields.length);
    return spill(
      headersOf(fields),
      Array.from(rows, (row) => dealRow(set, row, fields)),
    );
  });
}

function readColumns(value: unknown): readonly FieldName[] | undefined {
  const names = (optionalRange(value, 'columns') ?? [])
    .flat()
    .flatMap((cell) =>
      typeof cell === 'string' ? cell.split(/[,;\n]/) : cell === null || cell === 0 ? [] : [String(cell)],
    )
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return undefined;
  if (names.length === 1 && names[0]?.toLowerCase() === 'all') {
    return STORED_FIELDS.map(({ name }) => fieldNamed(name).name);
  }
  if (names.length > 200)
    throw new InputError('value', `columns: ${names.length} columns are asked for; give at most 200.`);
  return names.map((name) => fieldNamed(name, 'columns').name);
}
