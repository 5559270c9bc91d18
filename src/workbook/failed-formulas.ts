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

/** The most cells that are listed: a person reads no more, and each is an object that Excel sends. */
const MOST = 500;

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
        areas.areas.load('items/address,items/rowIndex,items/columnIndex,items/formulas,items/values');
        return { sheet, areas };
      });
    await context.sync();
    const cells = loaded.flatMap(({ sheet, areas }) =>
      areas.areas.items.flatMap((range) => failedIn(sheet.name, range)),
    );
    return { cells: cells.slice(0, MOST), more: cells.length > MOST };
  });
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
