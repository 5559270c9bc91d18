import { FIELDS, findField } from '../deals/fields';
import type { FieldName } from '../deals/fields';
import { blockAddress } from './cell-address';
import { headerOf } from './table-format';

/** The columns that headers above the selected cell name. */
export interface RowBelow {
  readonly kind: 'row';
  readonly sheetName: string;
  /** From 0. */
  readonly row: number;
  readonly columns: readonly { readonly column: number; readonly field: FieldName }[];
}

/** Where a row is written, from the first column that takes something to the last. */
export function rowAddress({ sheetName, row, columns }: RowBelow): string {
  const column = columns[0]?.column ?? 0;
  return blockAddress(
    { row, column, rows: 1, columns: (columns.at(-1)?.column ?? column) - column + 1 },
    sheetName,
  );
}

/** Rows that are looked through for headers. */
const MOST_ROWS = 1_000;

/** The row that headers above a cell offer; undefined where there are none. */
export async function rowBelow(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  row: number,
  column: number,
): Promise<RowBelow | undefined> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,columnCount');
  await context.sync();
  if (used.isNullObject || used.rowIndex >= row) return undefined;
  const first = Math.max(used.rowIndex, row - MOST_ROWS);
  const block = sheet.getRangeByIndexes(first, used.columnIndex, row - first, used.columnCount);
  block.load('values');
  await context.sync();
  const values = block.values as unknown[][];
  for (let place = values.length - 1; place >= 0; place--) {
    const cells = values[place] ?? [];
    const { from, to, named } = namedColumns(cells, column - used.columnIndex);
    if (named.length < FEWEST_HEADERS) continue;
    // A blank row ends the block that the selected cell is under.
    const isBlank = (between: unknown[]) => between.slice(from, to + 1).every((cell) => cell === '');
    if (values.slice(place + 1).some(isBlank)) return undefined;
    const columns = named.map(({ field, column: at }) => ({ field, column: used.columnIndex + at }));
    const found: RowBelow = { kind: 'row', sheetName: sheet.name, row, columns };
    return (await isCalculated(sheet, found, first + place)) ? undefined : found;
  }
  return undefined;
}

/**
 * Whether formulas give the headers, or a result spills in one of the columns: it may grow into the row, and would be
 * #SPILL! for what is written there.
 */
async function isCalculated(
  sheet: Excel.Worksheet,
  { row, columns }: RowBelow,
  headerRow: number,
): Promise<boolean> {
  const parts = columns.map(({ column }) => ({
    header: sheet.getRangeByIndexes(headerRow, column, 1, 1).load('formulas'),
    through: sheet.getRangeByIndexes(headerRow, column, row - headerRow + 1, 1).load('hasSpill'),
  }));
  await sheet.context.sync();
  return parts.some(({ header, through }) => {
    const formula: unknown = header.formulas[0]?.[0];
    // Where only some of the cells are part of a spill, the host says null.
    return (typeof formula === 'string' && formula.startsWith('=')) || through.hasSpill !== false;
  });
}

/** One header alone may be any word. */
const FEWEST_HEADERS = 2;

const fieldByHeader = new Map(FIELDS.map(({ name }) => [headerOf(name).toLowerCase(), name]));

/** The filled columns around a cell, and those whose header names a field; the first one of each field. */
function namedColumns(headers: readonly unknown[], at: number) {
  let [from, to] = [at, at];
  const isFilled = (column: number) => headers[column] !== undefined && headers[column] !== '';
  if (!isFilled(at)) return { from, to, named: [] };
  while (isFilled(from - 1)) from--;
  while (isFilled(to + 1)) to++;
  const taken = new Set<FieldName>();
  const named = headers.slice(from, to + 1).flatMap((header, index) => {
    if (typeof header !== 'string') return [];
    const field = fieldByHeader.get(header.trim().toLowerCase()) ?? findField(header)?.name;
    if (field === undefined || taken.has(field)) return [];
    taken.add(field);
    return [{ field, column: from + index }];
  });
  return { from, to, named };
}
