import type { Injector, Workbook } from '@univerjs/core';
import { IUniverInstanceService } from '@univerjs/core';
import { quotedSheetName } from '../office/model/addresses';
import type { FormulaCell } from './pending';

/** A cell as Excel writes its address: Sheet1!A1, 'My sheet'!A1. */
export function cellAddress(injector: Injector, { unitId, sheetId, row, column }: FormulaCell): string {
  const workbook = injector.get(IUniverInstanceService).getUnit<Workbook>(unitId);
  const name = workbook?.getSheetBySheetId(sheetId)?.getName() ?? '';
  return `${quotedSheetName(name)}!${columnName(column)}${row + 1}`;
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
