import { structureOf } from './row-shift';
import type { RowPlan } from './row-plan';
import type { TablePlace } from './table-place';
import { bottomOf, sheetColumn, snapshotWidth } from './table-place';
import { WorkbookError } from './workbook-error';

/** Rows of a worksheet. */
export const SHEET_ROWS = 1_048_576;
/** Columns of a worksheet. */
export const SHEET_COLUMNS = 16_384;

/** The cells below a table. */
export interface Room {
  /** Whether anything, formats included, stands below in the columns of the table. */
  readonly somethingBelow: boolean;
  /** Whether the cells that the table grows over have not even a format. */
  readonly isPristine: boolean;
}

const FREE: Room = { somethingBelow: false, isPristine: true };

/**
 * Looks at the cells below a table before anything is written. They are never pushed: a table that grows needs as many
 * free rows there, and what stands further down is put back where it was when rows go.
 * @throws WorkbookError `noRoom`
 */
export async function checkRoomBelow(
  context: Excel.RequestContext,
  place: TablePlace,
  plan: RowPlan,
): Promise<Room> {
  const { shifts, rowsAfterShifts, appended } = structureOf(place.rows, plan);
  if (shifts.length === 0 && appended === 0) return FREE;
  const growth = rowsAfterShifts + appended - place.rows;
  const bottom = bottomOf(place);
  if (bottom + growth > SHEET_ROWS)
    throw new WorkbookError(
      'noRoom',
      `${place.tableName} would not fit on the sheet: it ends at row 1,048,576.`,
    );
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const used = sheet.getUsedRangeOrNullObject(false);
  used.load('rowIndex,rowCount');
  await context.sync();
  const end = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  if (end <= bottom) return FREE;

  const below = sheet.getRangeByIndexes(bottom, sheetColumn(place, 0), end - bottom, snapshotWidth(place));
  const standing = below.getUsedRangeOrNullObject(false);
  standing.load('address');
  const room = sheet.getRangeByIndexes(
    bottom,
    sheetColumn(place, 0),
    Math.max(1, growth),
    snapshotWidth(place),
  );
  const inTheWay = room.getUsedRangeOrNullObject(true);
  inTheWay.load('address');
  const formatted = room.getUsedRangeOrNullObject(false);
  formatted.load('address');
  const tablesInTheWay = room.getTables(false);
  tablesInTheWay.load('items/name');
  await context.sync();
  const [table] = namesOf(tablesInTheWay);
  if (growth > 0 && (table || !inTheWay.isNullObject)) {
    const what = table ?? inTheWay.address;
    throw new WorkbookError(
      'noRoom',
      `${place.tableName} needs ${String(growth)} more ${growth === 1 ? 'row' : 'rows'}, but ${what} stands below it. ` +
        'Move that, or insert rows below the table, and refresh again; nothing was changed.',
    );
  }
  return { somethingBelow: !standing.isNullObject, isPristine: formatted.isNullObject };
}

/** Names of the tables that a range touches, after they were loaded. */
export const namesOf = ({ items }: Excel.TableScopedCollection): string[] => items.map(({ name }) => name);
