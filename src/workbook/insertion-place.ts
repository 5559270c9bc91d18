import { blockAddress } from './cell-address';
import { listening } from './listening';
import { SHEET_COLUMNS, SHEET_ROWS } from './room-below';
import { reading } from './run';

/** How many rows, its header included, and columns a table has. */
export interface TableSize {
  readonly rows: number;
  readonly columns: number;
}

/**
 * The cells that a table would fill from the first selected one on, with their sheet; undefined where the sheet ends
 * before. Whether they are free is looked at when it is inserted.
 * @throws WorkbookError
 */
export async function placeAtSelection({ rows, columns }: TableSize): Promise<string | undefined> {
  return reading(async (context) => {
    const selected = context.workbook.getSelectedRange().load('rowIndex,columnIndex');
    const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
    await context.sync();
    const { rowIndex: row, columnIndex: column } = selected;
    if (row + rows > SHEET_ROWS || column + columns > SHEET_COLUMNS) return undefined;
    return blockAddress({ row, column, rows, columns }, sheet.name);
  });
}

/** Calls back whenever other cells are selected, until the answer is called. @throws WorkbookError */
export const watchSelection = (listener: () => void): Promise<() => Promise<void>> =>
  listening((context) => context.workbook.onSelectionChanged, listener);
