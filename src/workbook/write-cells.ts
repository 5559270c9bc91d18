import type { CellValue, SheetCell } from './cell';
import { sheetCellInput } from './cell';
import type { BoundedWriter } from './request-size';
import { rowSlices } from './request-size';
import { isLinkable } from './table-format';

/** Cells of one write: few enough for a host that is slow with them, many enough for few writes. */
export const WRITE_CELLS = 10_000;
/** Changed cells with no more rows than this between them go in one write, the others left alone by null. */
const NEAR_ROWS = 8;

/** Cells to write: null leaves a cell as it is. */
type Grid = readonly (readonly (CellValue | null)[])[];

export interface CellsToWrite {
  /** Sheet row and column of the first cell. */
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly SheetCell[])[];
  /** Cell by cell; '' leaves what the host gives. */
  readonly formats?: readonly (readonly string[])[] | undefined;
  /** Columns (of `cells`) whose addresses become hyperlinks. */
  readonly linkColumns: readonly number[];
}

/** Writes a block of cells: formats first, so that content is read in them; hyperlinks last. */
export async function writeCells(
  writer: BoundedWriter,
  sheet: Excel.Worksheet,
  block: CellsToWrite,
): Promise<void> {
  const width = block.cells[0]?.length ?? 0;
  for (const [first, count] of rowSlices(block.cells.length, width, WRITE_CELLS)) {
    const rows = block.cells.slice(first, first + count);
    const row = block.row + first;
    await writeFormats(writer, sheet, row, block.column, block.formats?.slice(first, first + count), width);
    const input = rows.map((cells) => cells.map(sheetCellInput));
    await writer.write(input, () => {
      sheet.getRangeByIndexes(row, block.column, count, width).values = input;
    });
    for (const column of block.linkColumns)
      for (const [index, cells] of rows.entries())
        await writeLink(writer, sheet, row + index, block.column + column, cells[column]);
  }
}

/** Writes number formats where there are any, leaving cells with ''. */
async function writeFormats(
  writer: BoundedWriter,
  sheet: Excel.Worksheet,
  row: number,
  column: number,
  formats: CellsToWrite['formats'],
  width: number,
): Promise<void> {
  if (!formats?.some((cells) => cells.some((format) => format !== ''))) return;
  const grid = formats.map((cells) => Array.from({ length: width }, (_, index) => cells[index] || null));
  await writer.write(grid, () => {
    sheet.getRangeByIndexes(row, column, grid.length, width).numberFormat = grid;
  });
}

/** Makes the address in a cell a hyperlink; anything but an address stays as it is. */
async function writeLink(
  writer: BoundedWriter,
  sheet: Excel.Worksheet,
  row: number,
  column: number,
  cell: SheetCell | undefined,
): Promise<void> {
  if (!isLinkable(cell)) return;
  await writer.write([[cell, cell]], () => {
    sheet.getCell(row, column).hyperlink = { address: cell, textToDisplay: cell };
  });
}

/** One cell to write, by its place on the sheet. */
export interface ScatteredCell {
  readonly row: number;
  readonly column: number;
  readonly cell: SheetCell;
  readonly format?: string | undefined;
  /** What becomes of a hyperlink in the cell: set to the address in it, taken off, or none there. */
  readonly link?: 'set' | 'remove' | undefined;
}

/** Writes cells here and there: near ones in one rectangle, with null for the cells between. */
export async function writeScattered(
  writer: BoundedWriter,
  sheet: Excel.Worksheet,
  cells: readonly ScatteredCell[],
): Promise<void> {
  for (const group of nearGroups(cells)) {
    await writeGrid(
      writer,
      sheet,
      group,
      ({ cell }) => sheetCellInput(cell),
      (range, grid) => {
        range.values = grid;
      },
    );
    await writeGrid(
      writer,
      sheet,
      group,
      ({ format }) => format || null,
      (range, grid) => {
        range.numberFormat = grid;
      },
    );
    for (const { row, column, cell, link } of group) {
      if (link === 'set' && isLinkable(cell)) await writeLink(writer, sheet, row, column, cell);
      else if (link)
        await writer.write([[cell]], () => {
          sheet.getCell(row, column).clear(Excel.ClearApplyTo.hyperlinks);
        });
    }
  }
}

async function writeGrid(
  writer: BoundedWriter,
  sheet: Excel.Worksheet,
  group: readonly ScatteredCell[],
  content: (cell: ScatteredCell) => CellValue | null,
  queue: (range: Excel.Range, grid: (CellValue | null)[][]) => void,
): Promise<void> {
  if (group.every((cell) => content(cell) === null)) return;
  const rows = group.map(({ row }) => row);
  const columns = group.map(({ column }) => column);
  const [top, left] = [Math.min(...rows), Math.min(...columns)];
  const grid: (CellValue | null)[][] = Array.from({ length: Math.max(...rows) - top + 1 }, () =>
    Array.from({ length: Math.max(...columns) - left + 1 }, () => null),
  );
  for (const cell of group) {
    const line = grid[cell.row - top];
    if (line) line[cell.column - left] = content(cell);
  }
  await writer.write(grid satisfies Grid, () => {
    queue(sheet.getRangeByIndexes(top, left, grid.length, grid[0]?.length ?? 1), grid);
  });
}

/** Cells in the order of rows, cut where many rows lie between, and into writes of bounded size. */
function nearGroups(cells: readonly ScatteredCell[]): ScatteredCell[][] {
  const groups: ScatteredCell[][] = [];
  for (const cell of [...cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const group = groups.at(-1);
    const [first, last] = [group?.[0], group?.at(-1)];
    const near = first && last && cell.row - last.row <= NEAR_ROWS && cell.row - first.row < 500;
    if (group && near) group.push(cell);
    else groups.push([cell]);
  }
  return groups;
}
