import { rowSlices } from './request-size';
import { reading } from './run';

/** A cell with a formula of ours that shows an error. */
export interface FailedFormula {
  readonly sheetName: string;
  /** Without the sheet. */
  readonly address: string;
  readonly formula: string;
  /** What the cell shows, such as `#N/A`. */
  readonly error: string;
}

export interface FailedFormulas {
  readonly cells: readonly FailedFormula[];
  /** Whether the workbook has more than are listed. */
  readonly more: boolean;
}

/** The most cells that are listed: a person reads no more. */
const MOST = 500;
/** Cells that are read by one request. */
const CELLS_AT_ONCE = 5_000;

/** Our functions in a formula, as Excel gives it in English or as a file without the add-in has it. */
const OURS = /(?:^|[^\w.])(?:_xldudf_)?DEALS[._]\w+\s*\(/i;

/** Every cell of the workbook whose formula calls a DEALS function and shows an error. @throws WorkbookError */
export async function failedFormulas(): Promise<FailedFormulas> {
  return reading(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const found = worksheets.items.map((sheet) => {
      const areas = sheet
        .getRange()
        .getSpecialCellsOrNullObject(Excel.SpecialCellType.formulas, Excel.SpecialCellValueType.errors);
      areas.load('areaCount');
      return { sheet, areas };
    });
    await context.sync();
    const loaded = found
      .filter(({ areas }) => !areas.isNullObject)
      .map(({ sheet, areas }) => {
        areas.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
        return { sheet, areas };
      });
    await context.sync();
    const cells: FailedFormula[] = [];
    for (const blocks of inRequests(
      loaded.flatMap(({ sheet, areas }) => blocksOf(sheet, areas.areas.items)),
    )) {
      const ranges = blocks.map(({ sheet, row, column, rows, columns }) => {
        const range = sheet.getRangeByIndexes(row, column, rows, columns);
        range.load('rowIndex,columnIndex,formulas,values');
        return { sheet, range };
      });
      // No more is read than is listed, however many cells are in error: a request at a time on purpose.
      // eslint-disable-next-line office-addins/no-context-sync-in-loop
      await context.sync();
      cells.push(...ranges.flatMap(({ sheet, range }) => failedIn(sheet.name, range)));
      if (cells.length > MOST) break;
    }
    return { cells: cells.slice(0, MOST), more: cells.length > MOST };
  });
}

interface Block {
  readonly sheet: Excel.Worksheet;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Areas of cells in error, cut where one is larger than a request. */
function blocksOf(sheet: Excel.Worksheet, areas: readonly Excel.Range[]): Block[] {
  return areas.flatMap(({ rowIndex, columnIndex, rowCount, columnCount }) =>
    Array.from(rowSlices(rowCount, columnCount, CELLS_AT_ONCE), ([first, rows]) => ({
      sheet,
      row: rowIndex + first,
      column: columnIndex,
      rows,
      columns: columnCount,
    })),
  );
}

/** Blocks in runs that one request can carry. */
function* inRequests(blocks: readonly Block[]): Generator<readonly Block[]> {
  let [run, cells]: [Block[], number] = [[], 0];
  for (const block of blocks) {
    run.push(block);
    cells += block.rows * block.columns;
    if (cells < CELLS_AT_ONCE) continue;
    yield run;
    [run, cells] = [[], 0];
  }
  if (run.length > 0) yield run;
}

function failedIn(sheetName: string, range: Excel.Range): FailedFormula[] {
  const values: unknown[][] = range.values;
  const formulas: unknown[][] = range.formulas;
  return formulas.flatMap((row, down) =>
    row.flatMap((formula, right) => {
      if (typeof formula !== 'string' || !OURS.test(formula)) return [];
      const address = `${columnLetters(range.columnIndex + right)}${String(range.rowIndex + down + 1)}`;
      return [{ sheetName, address, formula, error: String(values[down]?.[right] ?? '') }];
    }),
  );
}

/** A for column 0, AA for column 26. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
