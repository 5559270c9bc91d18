import type { DealSet } from '../deals/dataset';
import type { FieldName } from '../deals/fields';
import { isMonthOnly } from './deal-rows';
import { dealIdIn } from './match-columns';
import { rowSlices } from './request-size';
import type { CellPatch, RowPlan, Rows } from './row-plan';
import { runsFromBottom } from './row-plan';
import { isDateColumn, isOurDateFormat, numberFormatOf } from './table-format';
import type { TablePlace } from './table-place';
import { sheetColumn, snapshotWidth } from './table-place';

/** What decides the number formats of a plan. */
export interface FormatContext {
  readonly place: TablePlace;
  readonly rows: Rows;
  readonly set: DealSet;
  readonly idColumn: number;
  /** Our field in each column of the snapshot. */
  readonly fieldOf: readonly (FieldName | undefined)[];
}

/** The plan with the number formats that its cells and rows need, so that it can also be taken back. */
export async function withFormats(
  context: Excel.RequestContext,
  about: FormatContext,
  plan: RowPlan,
): Promise<RowPlan> {
  const patches = await patchesWithFormats(context, about, plan.patches);
  const pattern =
    plan.insert.length > 0 ? await readFormats(context, about.place, about.place.rows - 1, 1) : [];
  const insert = plan.insert.map((entry) => ({
    ...entry,
    formats: entry.rows.map((cells) =>
      newRowFormats(about, pattern[0] ?? [], dealIdIn(cells, about.idColumn)),
    ),
  }));
  return withRemovedFormats(context, about.place, { ...plan, patches, insert });
}

/** The plan with the number formats of the rows that go. */
export async function withRemovedFormats(
  context: Excel.RequestContext,
  place: TablePlace,
  plan: RowPlan,
): Promise<RowPlan> {
  if (plan.remove.length === 0) return plan;
  const formatsOf = new Map<number, readonly string[]>();
  for (const [first, count] of runsFromBottom(plan.remove)) {
    const formats = await readFormats(context, place, first, count);
    formats.forEach((cells, index) => formatsOf.set(first + index, cells));
  }
  return { ...plan, removedFormats: plan.remove.map((row) => formatsOf.get(row) ?? []) };
}

/** New rows look like the one above them, as the user or an earlier version left it; dates of ours show what is known. */
function newRowFormats(about: FormatContext, pattern: readonly string[], dealId: string): string[] {
  return about.fieldOf.map((field, column) => {
    const above = pattern[column] ?? '';
    if (field === undefined) return above;
    const hasOwn = above !== '' && above !== 'General';
    if (hasOwn && !(isDateColumn(field) && isOurDateFormat(above))) return above;
    return numberFormatOf(field, isDateColumn(field) && isMonthOnly(about.set, dealId, field));
  });
}

/** Dates that become known to the day, or are corrected to a month, change their format too. */
async function patchesWithFormats(
  context: Excel.RequestContext,
  { place, rows, set, idColumn, fieldOf }: FormatContext,
  patches: readonly CellPatch[],
): Promise<CellPatch[]> {
  const dates = patches.filter(({ column }) => isDate(fieldOf[column]));
  if (dates.length === 0) return [...patches];
  const [first, last] = [Math.min(...dates.map(({ row }) => row)), Math.max(...dates.map(({ row }) => row))];
  const formats = await readFormats(context, place, first, last - first + 1);
  return patches.map((patch) => {
    const field = fieldOf[patch.column];
    if (field === undefined || !isDate(field)) return patch;
    const before = formats[patch.row - first]?.[patch.column] ?? '';
    const after = numberFormatOf(field, isMonthOnly(set, dealIdIn(rows[patch.row] ?? [], idColumn), field));
    return isOurDateFormat(before) && before !== after ? { ...patch, format: { before, after } } : patch;
  });
}

const isDate = (field: FieldName | undefined): boolean => field !== undefined && isDateColumn(field);

/** Number formats of rows of the body, in all columns of the snapshot. */
async function readFormats(
  context: Excel.RequestContext,
  place: TablePlace,
  row: number,
  rows: number,
): Promise<string[][]> {
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const width = snapshotWidth(place);
  const formats: string[][] = [];
  for (const [first, count] of rowSlices(rows, width)) {
    const range = sheet.getRangeByIndexes(place.top + row + first, sheetColumn(place, 0), count, width);
    range.load('numberFormat');
    // One answer for all cells may be too large: a slice at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    formats.push(...(range.numberFormat as string[][]));
  }
  return formats;
}
