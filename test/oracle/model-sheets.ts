/** Model sheets of bundled deals as the workbench saves them, and what LibreOffice makes of their formulas. */
import { isFormula } from '../../src/valuation/model-sheet/cells';
import { saveXlsx } from '../../src/workbench/xlsx/save';
import { createExcelHost } from '../workbench/headless';
import { at, ModelEngine } from '../workbook/model-engine';
import { MODEL_CASES, modelOf } from '../workbook/model-cases';
import { calculateAll } from './libreoffice';

/** Results that are compared, by the names that the blocks gave them. */
export const RESULTS = [
  'licensor',
  'licensee',
  'loa',
  'step_sum',
  'cash_value_total',
  'own_cash_value_total',
  'failed',
];

/** What one sheet gives: figures as numbers, anything else as text. */
export interface ModelAnswer {
  readonly dealId: string;
  readonly assumptions: string;
  readonly results: Readonly<Record<string, number | string>>;
}

/** What is asked: every cell that is no mere word, of every case. */
export const modelQuestion = () =>
  MODEL_CASES.map((each) =>
    modelOf(each).cells.flatMap(({ row, column, content }) =>
      isFormula(content) || typeof content !== 'string' ? [[row, column, content]] : [],
    ),
  );

/** Makes every case in the spreadsheet: what its own engine gives, and the file. */
export async function makeModelSheets(): Promise<{ ours: ModelAnswer[]; files: Map<string, Uint8Array> }> {
  const host = createExcelHost();
  const [ours, files] = [[] as ModelAnswer[], new Map<string, Uint8Array>()];
  try {
    let engine: ModelEngine | undefined;
    for (const [index, each] of MODEL_CASES.entries()) {
      const model = modelOf(each);
      if (engine) await engine.retype(model);
      else engine = await ModelEngine.open(host, model);
      const shown = await engine.shown();
      ours.push(answer(index, (key) => at(model, shown, key)));
      files.set(nameOf(index), (await saveXlsx(host.spreadsheet.injector)).bytes);
    }
  } finally {
    host.dispose();
  }
  return { ours, files };
}

const nameOf = (index: number) => `case${String(index).padStart(3, '0')}`;

function answer(index: number, read: (key: string) => unknown): ModelAnswer {
  const { dealId = '', assumptions = {} } = MODEL_CASES[index] ?? {};
  const results = RESULTS.map((key) => {
    const value = read(key);
    return [key, typeof value === 'number' ? value : String(value)] as const;
  });
  return { dealId, assumptions: JSON.stringify(assumptions), results: Object.fromEntries(results) };
}

/** A figure as LibreOffice writes it into text. */
function numberOf(text: string): number | string {
  const percent = text.endsWith('%');
  const number = Number(percent ? text.slice(0, -1) : text);
  if (text.trim() === '' || Number.isNaN(number)) return text;
  return percent ? number / 100 : number;
}

/** Has LibreOffice open the files and calculate them anew. */
export function askModelSheets(program: string, files: ReadonlyMap<string, Uint8Array>): ModelAnswer[] {
  const sheets = calculateAll(program, files);
  return MODEL_CASES.map((each, index) => {
    const model = modelOf(each);
    const rows = sheets.get(nameOf(index))?.get('Valuation') ?? [];
    return answer(index, (key) => numberOf(String(at(model, rows, key) ?? '')));
  });
}
