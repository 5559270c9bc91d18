import type { CellValue, SheetCell } from './cell';
import { sameCell } from './cell';
import { addressOf } from './cell-address';
import { readCells } from './read-table';
import { BoundedWriter, rowSlices } from './request-size';
import { throwIfCancelled } from './run';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';
import type { ScatteredCell } from './write-cells';
import { writeCells, writeScattered } from './write-cells';

/** Cells of a sheet; rows and columns from 0. */
export interface SheetArea {
  readonly sheetName: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A formula, and the values that stand there instead: one cell, or all that it spilled. */
export interface FrozenFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly values: readonly (readonly SheetCell[])[];
}

/** The formulas of an area that became values. */
export interface FrozenArea {
  readonly area: SheetArea;
  readonly formulas: readonly FrozenFormula[];
}

/** String literals and quoted sheet names, which may say anything. */
const QUOTED = /"(?:[^"]|"")*"|'(?:[^']|'')*'/g;

/** Whether a formula calls a worksheet function of ours, under the name it has in a sheet or in a file. */
export const callsDeals = (formula: string): boolean =>
  /(?<![\w.])(?:DEALS\.|_xldudf_DEALS_)\w/i.test(formula.replace(QUOTED, '""'));

/** Errors that a cell can hold by itself, as a formula that any Excel knows: "=#N/A". */
const PLAIN_ERRORS: ReadonlySet<unknown> = new Set([
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#DIV/0!',
  '#NUM!',
  '#NAME?',
  '#NULL!',
]);

/**
 * The formulas of an area that call our functions, with what they show.
 * @param mayspill whether their results may spill, which is not so in a table
 * @throws WorkbookError `stillComputing`: a cell waits for its result, or has no room for it
 */
export async function readFormulas(
  context: Excel.RequestContext,
  area: SheetArea,
  maySpill: boolean,
  options: WorkOptions,
): Promise<FrozenFormula[]> {
  const sheet = context.workbook.worksheets.getItem(area.sheetName);
  const found: (FrozenFormula & { shown: unknown })[] = [];
  for (const [first, count] of rowSlices(area.rows, area.columns)) {
    throwIfCancelled(options.signal);
    const range = sheet.getRangeByIndexes(area.row + first, area.column, count, area.columns);
    range.load('values,formulas,valueTypes');
    // One answer for all cells may be too large: a slice at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    const { values, formulas, valueTypes } = range as Read;
    formulas.forEach((cells, row) => {
      cells.forEach((formula, column) => {
        const shown = values[row]?.[column];
        if (typeof formula !== 'string' || !formula.startsWith('=') || formula === shown) return;
        if (!callsDeals(formula)) return;
        const at = { row: area.row + first + row, column: area.column + column };
        const cell = frozen(shown, valueTypes[row]?.[column], at, area.sheetName);
        found.push({ ...at, formula, values: [[cell]], shown });
      });
    });
    options.onProgress?.({ done: first + count, total: area.rows, phase: 'reading' });
  }
  return maySpill ? withSpills(context, area.sheetName, found) : found;
}

interface Read {
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly valueTypes: readonly (readonly string[])[];
}

/** What a cell holds once its formula is gone. */
function frozen(
  shown: unknown,
  type: string | undefined,
  at: { readonly row: number; readonly column: number },
  sheetName: string,
): SheetCell {
  if (type !== 'Error') return plain(shown);
  if (PLAIN_ERRORS.has(shown)) return { formula: `=${String(shown)}`, value: String(shown) };
  throw new WorkbookError(
    'stillComputing',
    `${addressOf(at, sheetName)} shows ${String(shown)}. Wait for its result, or give it room or correct it, and freeze again; nothing was changed.`,
  );
}

const plain = (shown: unknown): CellValue =>
  typeof shown === 'number' || typeof shown === 'boolean' || typeof shown === 'string' ? shown : '';

/** Formulas with all that they spilled; the cells that another one spilled into drop out. */
async function withSpills(
  context: Excel.RequestContext,
  sheetName: string,
  found: readonly FrozenFormula[],
): Promise<FrozenFormula[]> {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const whole: FrozenFormula[] = [];
  for (const [first, count] of rowSlices(found.length, 1, 500)) {
    const asked = found.slice(first, first + count).map((formula) => {
      const cell = sheet.getCell(formula.row, formula.column);
      const spill = cell.getSpillingToRangeOrNullObject();
      const parent = cell.getSpillParentOrNullObject();
      spill.load('rowIndex,columnIndex,rowCount,columnCount,values,valueTypes');
      parent.load('rowIndex,columnIndex');
      return { formula, spill, parent };
    });
    // Some hundreds of cells a request on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    for (const { formula, spill, parent } of asked) {
      const isChild =
        !parent.isNullObject && (parent.rowIndex !== formula.row || parent.columnIndex !== formula.column);
      if (isChild) continue;
      if (spill.isNullObject) whole.push(formula);
      else {
        const { values, valueTypes } = spill as Read;
        whole.push({
          ...formula,
          values: values.map((cells, row) =>
            cells.map((shown, column) =>
              frozen(
                shown,
                valueTypes[row]?.[column],
                { row: formula.row + row, column: formula.column + column },
                sheetName,
              ),
            ),
          ),
        });
      }
    }
  }
  return whole;
}

/** Writes the values in the place of the formulas. */
export async function writeValues(
  context: Excel.RequestContext,
  { area, formulas }: FrozenArea,
  options: WorkOptions,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(area.sheetName);
  const writer = new BoundedWriter(context, formulas.length, options);
  const single = formulas.filter(isSingle);
  await writeScattered(
    writer,
    sheet,
    single.map(({ row, column, values }): ScatteredCell => ({ row, column, cell: values[0]?.[0] ?? '' })),
  );
  for (const { row, column, values } of formulas.filter((each) => !isSingle(each)))
    await writeCells(writer, sheet, { row, column, cells: values, linkColumns: [] });
  await writer.flush();
}

/** Writes the formulas again: what they spill into is cleared first. */
export async function writeFormulas(
  context: Excel.RequestContext,
  sheetName: string,
  formulas: readonly FrozenFormula[],
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const writer = new BoundedWriter(context, formulas.length, {}, 'restoring');
  for (const { row, column, values } of formulas.filter((each) => !isSingle(each)))
    await writer.write(values, () => {
      sheet
        .getRangeByIndexes(row, column, values.length, values[0]?.length ?? 1)
        .clear(Excel.ClearApplyTo.contents);
    });
  await writeScattered(
    writer,
    sheet,
    formulas.map(({ row, column, formula }): ScatteredCell => ({
      row,
      column,
      cell: { formula, value: '' },
    })),
  );
  await writer.flush();
}

/** Which frozen formulas still stand as the values that were written, and which the user has changed since. */
export async function stillFrozen(
  context: Excel.RequestContext,
  { area, formulas }: FrozenArea,
  options: WorkOptions,
): Promise<{ readonly untouched: FrozenFormula[]; readonly touched: FrozenFormula[] }> {
  const sheet = context.workbook.worksheets.getItem(area.sheetName);
  const bottom = Math.max(...formulas.map(({ row, values }) => row + values.length));
  const right = Math.max(...formulas.map(({ column, values }) => column + (values[0]?.length ?? 1)));
  const size = [Math.max(area.rows, bottom - area.row), Math.max(area.columns, right - area.column)] as const;
  const cells = await readCells(context, sheet, [area.row, area.column, ...size], options);
  const asWritten = ({ row, column, values }: FrozenFormula) =>
    values.every((line, down) =>
      line.every((cell, over) =>
        sameCell(cell, cells[row - area.row + down]?.[column - area.column + over] ?? ''),
      ),
    );
  return {
    untouched: formulas.filter(asWritten),
    touched: formulas.filter((formula) => !asWritten(formula)),
  };
}

const isSingle = ({ values }: FrozenFormula): boolean => values.length === 1 && values[0]?.length === 1;
