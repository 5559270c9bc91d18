import type { ICellData, IObjectMatrixPrimitiveType, IWorkbookData, IWorksheetData } from '@univerjs/core';

/** The cells of a sheet or of some of its rows, as a snapshot has them. */
export type Cells = IObjectMatrixPrimitiveType<ICellData>;

/** So many cells are copied in one go: about 30 ms. */
const PART_CELLS = 20_000;

/** Some rows of a sheet. */
export interface Part {
  readonly cells: Cells;
  /** Whether a formula is among them: what it gives changes without anybody writing it. */
  readonly hasFormula: boolean;
}

/** The cells of a sheet in parts of bounded size; they are those of the sheet, not copies. */
export function* partsOf(cellData: Cells, most = PART_CELLS): Generator<Part> {
  let cells: Cells = {};
  let [count, hasFormula] = [0, false];
  for (const row in cellData) {
    const columns = cellData[row];
    if (!columns) continue;
    cells[row] = columns;
    for (const column in columns) {
      const cell = columns[column];
      count += 1;
      hasFormula ||= Boolean(cell?.f) || Boolean(cell?.si);
    }
    if (count < most) continue;
    yield { cells, hasFormula };
    cells = {};
    [count, hasFormula] = [0, false];
  }
  if (count > 0) yield { cells, hasFormula };
}

/** A workbook without the cells of its sheets. */
export const frameOf = (snapshot: Partial<IWorkbookData>): Partial<IWorkbookData> => ({
  ...snapshot,
  sheets: Object.fromEntries(
    Object.entries(snapshot.sheets ?? {}).map(([id, sheet]): [string, Partial<IWorksheetData>] => [
      id,
      { ...sheet, cellData: {} },
    ]),
  ),
});

/** A workbook from its frame and the parts of each sheet. */
export const wholeOf = (
  frame: Partial<IWorkbookData>,
  cellsOf: (sheetId: string) => readonly Cells[],
): Partial<IWorkbookData> => ({
  ...frame,
  sheets: Object.fromEntries(
    Object.entries(frame.sheets ?? {}).map(([id, sheet]): [string, Partial<IWorksheetData>] => [
      id,
      { ...sheet, cellData: Object.assign({}, ...cellsOf(id)) as Cells },
    ]),
  ),
});
