import type { CellValue } from './cell';
import { scanFormulas, withSpills } from './deals-formulas';
import type { SpillingFormula } from './deals-formulas';
import { requestBatches } from './request-batches';
import { rowSlices } from './request-size';
import { pause, reading, throwIfCancelled } from './run';
import type { WorkOptions } from './work';

/** A cell whose formula calls a DEALS function, with what it shows; rows and columns from 0. */
export interface DealsCell extends SpillingFormula {
  readonly sheetName: string;
  /** What it shows with all cells that it spills into, row by row; '' is blank, an error is its code. */
  readonly values: readonly (readonly CellValue[])[];
  /** How Excel writes these values, and with which number formats; of a large spill those of the first cell alone. */
  readonly texts: readonly (readonly string[])[];
  readonly formats: readonly (readonly string[])[];
}

const AT_ONCE = { ranges: 400, cells: 10_000 };
/** Of a spill of more cells nobody reads how each is written. */
const MOST_WITH_TEXT = 2_000;

/**
 * Every cell of the workbook whose formula calls a DEALS function, sheet by sheet and row by row. Cells that such a
 * formula spills into belong to it. @throws WorkbookError
 */
export async function readDealsCells(options: WorkOptions = {}): Promise<readonly DealsCell[]> {
  return reading(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const cells: DealsCell[] = [];
    for (const [place, sheet] of worksheets.items.entries()) {
      options.onProgress?.({ done: place, total: worksheets.items.length, phase: 'reading' });
      const { deals } = await scanFormulas(context, sheet, options);
      const sized = await withSpills(context, sheet, deals);
      for (const batch of requestBatches(sized, ({ rows, columns }) => rows * columns, AT_ONCE)) {
        throwIfCancelled(options.signal);
        cells.push(...(await readBatch(context, sheet, batch)));
        await pause();
      }
    }
    return cells;
  });
}

/** Times that a calculation is waited for, and how long in between. */
const TRIES = 40;
const WAIT_MILLISECONDS = 250;

/** What a cell shows that waits for its function. */
const isWaiting = ({ values }: DealsCell): boolean =>
  values[0]?.[0] === '#BUSY!' || values[0]?.[0] === '#GETTING_DATA';

/**
 * The same once Excel has calculated; undefined where that takes longer than ten seconds. Excel tells no add-in when custom
 * functions have answered, so it is asked again and again.
 * @throws WorkbookError
 */
export async function readRecalculatedCells(
  options: WorkOptions = {},
): Promise<readonly DealsCell[] | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    throwIfCancelled(options.signal);
    if (await reading(isCalculated)) {
      const cells = await readDealsCells(options);
      if (!cells.some(isWaiting)) return cells;
    }
    await new Promise((resume) => setTimeout(resume, WAIT_MILLISECONDS));
  }
  return undefined;
}

async function isCalculated(context: Excel.RequestContext): Promise<boolean> {
  const { application } = context.workbook;
  application.load('calculationState');
  await context.sync();
  return application.calculationState === Excel.CalculationState.done;
}

async function readBatch(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  batch: readonly SpillingFormula[],
): Promise<DealsCell[]> {
  const asked = batch.map((at) => {
    const isLarge = at.rows * at.columns > MOST_WITH_TEXT;
    const written = sheet.getRangeByIndexes(
      at.row,
      at.column,
      isLarge ? 1 : at.rows,
      isLarge ? 1 : at.columns,
    );
    // One answer for all cells may be too large: a slice at a time below.
    const slices = Array.from(rowSlices(at.rows, at.columns, AT_ONCE.cells), ([first, count]) =>
      sheet.getRangeByIndexes(at.row + first, at.column, count, at.columns),
    );
    return { at, written: written.load('text,numberFormat'), slices };
  });
  for (const { slices } of asked)
    for (const [place, slice] of slices.entries()) {
      slice.load('values');
      // eslint-disable-next-line office-addins/no-context-sync-in-loop
      if (place < slices.length - 1) await context.sync();
    }
  await context.sync();
  return asked.map(({ at, written, slices }) => ({
    ...at,
    sheetName: sheet.name,
    values: slices.flatMap(({ values }) => values as CellValue[][]),
    texts: written.text,
    formats: written.numberFormat as string[][],
  }));
}
