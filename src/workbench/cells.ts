import type { ICellData, Injector } from '@univerjs/core';
import { CellValueType } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import type { FWorksheet } from '@univerjs/sheets/facade';
import { FORMULA_KEY, MESSAGE_KEY } from './bridge/errors';

/** What a cell holds, typed as a formula sees it; null where it is empty. */
export type CellContent = string | number | boolean | null;

/** An error in a cell and what the function that gave it had to say; the message is '' where it said nothing. */
export interface CellError {
  readonly code: string;
  readonly message: string;
}

/** What Excel may show in a cell as an error. */
const ERROR_CODE =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|CYCLE!|ERROR!|GETTING_DATA)$/;

/**
 * A cell's data, spilled values included: Univer keeps what an array formula spills apart from the cells, and
 * `FRange.getRawValues` and `getCellDatas` don't see it.
 */
export function cellAt(
  injector: Injector,
  sheet: FWorksheet,
  row: number,
  column: number,
): ICellData | undefined {
  const stored = sheet.getSheet().getCellMatrix().getValue(row, column);
  if (stored && stored.v !== undefined && stored.v !== null) return stored;
  const spilled = injector.get(FormulaDataModel).getArrayFormulaCellData();
  const unitId = sheet.getWorkbook().getUnitId();
  return spilled[unitId]?.[sheet.getSheetId()]?.[row]?.[column] ?? stored ?? undefined;
}

/** How many rows and columns the formula of a cell fills: one of each where it doesn't spill. */
export function spillSize(
  injector: Injector,
  sheet: FWorksheet,
  row: number,
  column: number,
): { readonly rowCount: number; readonly columnCount: number } {
  const ranges = injector.get(FormulaDataModel).getArrayFormulaRange();
  const unitId = sheet.getWorkbook().getUnitId();
  const range = ranges[unitId]?.[sheet.getSheetId()]?.[row]?.[column];
  if (!range) return { rowCount: 1, columnCount: 1 };
  return { rowCount: range.endRow - row + 1, columnCount: range.endColumn - column + 1 };
}

/** A cell's value. */
export function contentOf(cell: ICellData | undefined): CellContent {
  const value = cell?.v ?? null;
  return cell?.t === CellValueType.BOOLEAN ? value === true || value === 1 : value;
}

/** The error that a cell shows, or undefined where it shows none. */
export function errorAt(
  injector: Injector,
  sheet: FWorksheet,
  row: number,
  column: number,
): CellError | undefined {
  const cell = cellAt(injector, sheet, row, column);
  const code = cell?.v;
  if (typeof code !== 'string' || cell?.t === CellValueType.FORCE_STRING || !ERROR_CODE.test(code))
    return undefined;
  const message: unknown = cell?.custom?.[MESSAGE_KEY];
  const formula = injector
    .get(FormulaDataModel)
    .getFormulaStringByCell(row, column, sheet.getSheetId(), sheet.getWorkbook().getUnitId());
  const current = !formula || cell?.custom?.[FORMULA_KEY] === formula;
  return { code, message: current && typeof message === 'string' ? message : '' };
}
