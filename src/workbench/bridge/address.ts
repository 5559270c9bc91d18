import type { Injector, Workbook } from '@univerjs/core';
import { IUniverInstanceService } from '@univerjs/core';
import type { FormulaCell } from './pending';

/** Names that Excel writes without quotation marks. */
const PLAIN_SHEET_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
/** … unless they look like a reference. */
const LIKE_A_REFERENCE = /^([A-Z]{1,3}\d+|R\d*C?\d*|C\d*)$/i;

/** A cell as Excel writes its address: Sheet1!A1, 'My sheet'!A1. */
export function cellAddress(injector: Injector, { unitId, sheetId, row, column }: FormulaCell): string {
  const workbook = injector.get(IUniverInstanceService).getUnit<Workbook>(unitId);
  const name = workbook?.getSheetBySheetId(sheetId)?.getName() ?? '';
  return `${quotedSheetName(name)}!${columnName(column)}${row + 1}`;
}

/** A sheet's name as a formula writes it. */
export function quotedSheetName(name: string): string {
  const plain = PLAIN_SHEET_NAME.test(name) && !LIKE_A_REFERENCE.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
