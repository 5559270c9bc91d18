import ExcelJS from 'exceljs';
import { isFormula } from '../../../src/valuation/model-sheet/cells';
import { calculate, findLibreOffice, installLibreOffice, versionOf } from '../../oracle/libreoffice';
import { MODEL_CASES, modelOf } from '../../workbook/model-cases';

export interface SheetsResult {
  readonly engine: string;
  readonly sheets: number;
  readonly formulas: number;
  /** Seconds to open the sheets with a constant in the place of each formula, and to open and calculate them. */
  readonly seconds: readonly [number, number];
  readonly microseconds: number;
}

/**
 * Time a valuation = (open and calculate a workbook with a model sheet for each case - open the same with a constant in
 * the place of each formula) ÷ sheets, the best of two; null where LibreOffice is not to be had.
 */
export async function measureModelSheets(): Promise<SheetsResult | null> {
  const program = findLibreOffice() ?? installLibreOffice();
  if (!program) return null;
  const [bare, full] = [await workbook(false), await workbook(true)];
  const seconds = [bare, full].map(({ bytes }) =>
    Math.min(
      secondsOf(() => calculate(program, bytes, 1)),
      secondsOf(() => calculate(program, bytes, 1)),
    ),
  ) as [number, number];
  return {
    engine: versionOf(program),
    sheets: MODEL_CASES.length,
    formulas: full.formulas,
    seconds,
    microseconds: ((seconds[1] - seconds[0]) * 1e6) / MODEL_CASES.length,
  };
}

async function workbook(calculated: boolean): Promise<{ bytes: Uint8Array; formulas: number }> {
  const book = new ExcelJS.Workbook();
  let formulas = 0;
  for (const [index, each] of MODEL_CASES.entries()) {
    const sheet = book.addWorksheet(`Valuation ${String(index + 1)}`);
    for (const { row, column, content } of modelOf(each).cells) {
      if (content === '') continue;
      const cell = sheet.getCell(row + 1, column + 1);
      if (!isFormula(content)) cell.value = content;
      else if (calculated) cell.value = { formula: content.formula.slice(1), date1904: false };
      else cell.value = 1;
      if (isFormula(content)) formulas += 1;
    }
  }
  return { bytes: new Uint8Array(await book.xlsx.writeBuffer()), formulas };
}

function secondsOf(work: () => unknown): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1e3;
}
