import { formulaCells } from './formula-cells';
import type { FormulaCells } from './formula-cells';
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
  /** Cells of ours whose answer is still on the way: they show an error value, but none has come. */
  readonly calculating: number;
}

/** The most cells that are listed: a person reads no more. */
const MOST = 500;
/** Our functions in a formula, as Excel gives it in English or as a file without the add-in has it. */
const OURS = /(?:^|[^\w.])(?:_xldudf_)?DEALS[._]\w+\s*\(/i;

/** What a cell shows while its function is under way. */
const ON_THE_WAY: ReadonlySet<string> = new Set(['#BUSY!', '#GETTING_DATA']);
/** What a cell in error shows. */
const ERROR = /^#[A-Z][A-Z\d/_]*[!?]?$/;

/** Every cell of the workbook whose formula calls a DEALS function and shows an error. @throws WorkbookError */
export async function failedFormulas(): Promise<FailedFormulas> {
  return reading(async (context) => {
    const cells: FailedFormula[] = [];
    let calculating = 0;
    for await (const blocks of formulaCells(context, 'errors')) {
      for (const cell of blocks.flatMap(failedIn))
        if (ON_THE_WAY.has(cell.error)) calculating += 1;
        else cells.push(cell);
      if (cells.length > MOST) break;
    }
    return { cells: cells.slice(0, MOST), more: cells.length > MOST, calculating };
  });
}

function failedIn({ sheetName, rowIndex, columnIndex, formulas, values }: FormulaCells): FailedFormula[] {
  return formulas.flatMap((row, down) =>
    row.flatMap((formula, right) => {
      const error = String(values[down]?.[right] ?? '');
      if (typeof formula !== 'string' || !OURS.test(formula) || !ERROR.test(error)) return [];
      const address = `${columnLetters(columnIndex + right)}${String(rowIndex + down + 1)}`;
      return [{ sheetName, address, formula, error }];
    }),
  );
}

/** A for column 0, AA for column 26. */
function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
