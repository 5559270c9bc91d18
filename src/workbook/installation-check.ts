import { bundledTables } from '../source/bundled-tables';
import { dealsNow } from '../source/in-force';
import type { CellValue } from './cell';
import { cellInput, readCell, shownValue } from './cell';
import type { FormulaCheck } from './installation-formulas';
import { formulaChecks } from './installation-formulas';
import type { StepCheck } from './installation-steps';
import { checkLinkedTable } from './installation-steps';
import type { InstallationReport } from './reports';
import { throwIfCancelled, writing } from './run';
import { sheetName } from './table-name';
import type { WorkOptions } from './work';

const HEADER = ['What', 'Formula', 'Expected', 'Actual', 'Result'] as const;
/** Title, surroundings, outcome and a blank row stand above the header. */
const HEADER_ROW = 4;
/** How long formulas may take until they show what they have. */
const PATIENCE = { tries: 40, milliseconds: 250 };

/**
 * Writes a new sheet that shows what works in this Excel: formulas beside what they must show, computed at this moment by
 * the core that the functions use, and the steps of a linked table on a scratch sheet that is deleted again. No other
 * sheet is touched. @throws WorkbookError
 */
export async function checkInstallation(options: WorkOptions = {}): Promise<InstallationReport> {
  const set = await dealsNow();
  const formulas = formulaChecks(set, bundledTables());
  return writing('a check of the installation', async (context) => {
    const steps = await checkLinkedTable(context, set, options);
    throwIfCancelled(options.signal);
    const name = await addSheet(context);
    await writeSheet(context, name, set.version.name, formulas, steps);
    const actual = await shownBy(context, name, formulas.length, options);
    const checks = [
      ...formulas.map(({ what, expected }, index) => ({ what, expected, actual: actual[index] ?? '' })),
      ...steps,
    ].map((check) => ({ ...check, passed: agree(check.expected, check.actual) }));
    return { sheetName: name, checks, passed: checks.every(({ passed }) => passed) };
  });
}

async function addSheet(context: Excel.RequestContext): Promise<string> {
  const { worksheets, tables } = context.workbook;
  worksheets.load('items/name');
  tables.load('items/name');
  await context.sync();
  const name = sheetName(
    'DealSheet check',
    [...worksheets.items, ...tables.items].map((item) => item.name),
  );
  worksheets.add(name);
  await context.sync();
  return name;
}

async function writeSheet(
  context: Excel.RequestContext,
  name: string,
  dataVersion: string,
  formulas: readonly FormulaCheck[],
  steps: readonly StepCheck[],
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(name);
  const { platform, diagnostics } = Office.context;
  const last = HEADER_ROW + 1 + formulas.length + steps.length;
  const cells = [
    ...formulas.map(({ what, formula, expected }) => [
      cellInput(what),
      cellInput(formula),
      cellInput(expected),
      formula,
    ]),
    ...steps.map(({ what, expected, actual }) => [
      cellInput(what),
      '',
      cellInput(expected),
      cellInput(actual),
    ]),
  ];
  const results = cells.map((_, index) => {
    const row = String(HEADER_ROW + 2 + index);
    // Twelve digits: a sum in another order differs in the last ones.
    const same = `IF(AND(ISNUMBER(C${row}),ISNUMBER(D${row})),ABS(D${row}-C${row})<=1E-9*MAX(1,ABS(C${row})),EXACT(C${row}&"",D${row}&""))`;
    return [`=IF(IFERROR(${same},FALSE),"pass","FAIL")`];
  });
  const resultCells = `E${String(HEADER_ROW + 2)}:E${String(last)}`;
  sheet.getRange('A1:A3').values = [
    ['Does DealSheet work in this Excel'],
    [cellInput(`Excel ${diagnostics.version} (${String(platform)}), data version ${dataVersion}`)],
    [`=COUNTIF(${resultCells},"pass")&" of "&ROWS(${resultCells})&" checks passed"`],
  ];
  sheet.getRangeByIndexes(HEADER_ROW, 0, 1, HEADER.length).values = [[...HEADER]];
  sheet.getRangeByIndexes(HEADER_ROW + 1, 0, cells.length, 4).values = cells;
  sheet.getRangeByIndexes(HEADER_ROW + 1, 4, results.length, 1).values = results;
  sheet.getRange('A1').format.font.bold = true;
  sheet.getRange('A3').format.font.bold = true;
  sheet.getRangeByIndexes(HEADER_ROW, 0, 1, HEADER.length).format.font.bold = true;
  [250, 330, 180, 180, 60].forEach((width, column) => {
    sheet.getCell(0, column).format.columnWidth = width;
  });
  sheet.freezePanes.freezeRows(HEADER_ROW + 1);
  sheet.activate();
  await context.sync();
}

/** What the formulas show, once none of them is busy any more. */
async function shownBy(
  context: Excel.RequestContext,
  name: string,
  rows: number,
  { signal, onProgress }: WorkOptions,
): Promise<CellValue[]> {
  const range = context.workbook.worksheets.getItem(name).getRangeByIndexes(HEADER_ROW + 1, 3, rows, 1);
  let shown: CellValue[] = [];
  for (let attempt = 0; attempt < PATIENCE.tries; attempt += 1) {
    range.load('values');
    // Custom functions answer when they can; nothing tells when the last of them has.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    shown = range.values.map(([value]: unknown[]) => shownValue(readCell(value, value)));
    const busy = shown.filter((value) => value === '#BUSY!' || value === '#GETTING_DATA').length;
    onProgress?.({ done: rows - busy, total: rows, phase: 'computing' });
    if (busy === 0) return shown;
    throwIfCancelled(signal);
    await new Promise((resolve) => setTimeout(resolve, PATIENCE.milliseconds));
  }
  return shown;
}

/** Whether an actual value is the expected one, as the sheet's own formula judges it. */
function agree(expected: CellValue, actual: CellValue): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  return String(expected) === String(actual);
}
