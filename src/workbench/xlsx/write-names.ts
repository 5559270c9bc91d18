import type { Workbook } from 'exceljs';
import type { IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import { parseAddress } from '../office/model/addresses';
import { toFileFormula } from './file-formula';

/** Whether a name stands for cells. */
const isRange = ({ formulaOrRefString }: IDefinedNamesServiceParam): boolean =>
  parseAddress(formulaOrRefString.replace(/^=/, ''))?.sheetName !== undefined;

/** Names that stand for constants and formulas: exceljs writes them here, but can't read them back. */
export const formulaNames = (names: readonly IDefinedNamesServiceParam[]): Record<string, string> =>
  Object.fromEntries(
    names.filter((name) => !isRange(name)).map(({ name, formulaOrRefString }) => [name, formulaOrRefString]),
  );

/** Writes all names. exceljs keeps names by cells, so those without any take the way around its list. */
export function writeNames(file: Workbook, names: readonly IDefinedNamesServiceParam[]): void {
  const model = names.map((name) => ({
    name: name.name,
    ranges: [
      isRange(name) ? name.formulaOrRefString.replace(/^=/, '') : toFileFormula(name.formulaOrRefString),
    ],
  }));
  Object.defineProperty(file.definedNames, 'model', { get: () => model });
}
