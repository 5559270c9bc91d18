import { readReference } from './cell-references';
import { columnIndex } from './cell-address';
import type { CellBlock } from './cell-block';
import { requestBatches } from './request-batches';
import { pause, reading, throwIfCancelled } from './run';
import type { WorkOptions } from './work';

/** Cells that an argument refers to, as a formula on a sheet writes it: A2:B9, Other!A1, a name. */
export interface ArgumentReference {
  readonly sheetName: string;
  readonly text: string;
}

/** What such cells hold. */
export interface ArgumentCells extends CellBlock {
  readonly sheetName: string;
  readonly values: readonly (readonly unknown[])[];
  /** Which of them hold a formula. */
  readonly computed: readonly (readonly boolean[])[];
  /** Whether some of them may be cells that a formula elsewhere spills into. */
  readonly spilled: boolean;
}

/** A word that may be a name of cells. */
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;
/** The most cells of one argument that are fetched, and of all arguments of one request. */
const MOST_CELLS = 20_000;
const AT_ONCE = { ranges: 300, cells: MOST_CELLS };

/** Whether the text of an argument may refer to cells that can be read. */
export const mayReferToCells = (text: string): boolean =>
  readReference(text) !== undefined || NAME.test(text);

/** How an argument is told from others. */
export const referenceKey = ({ sheetName, text }: ArgumentReference): string => `${sheetName}!${text}`;

/**
 * Reads the cells of many arguments, each once, by `referenceKey`. What refers to no cells of this workbook, or to more
 * than are worth fetching, is left out.
 * @throws WorkbookError
 */
export async function readArgumentCells(
  references: readonly ArgumentReference[],
  options: WorkOptions = {},
): Promise<ReadonlyMap<string, ArgumentCells>> {
  const readable = references.filter(({ text }) => mayReferToCells(text));
  const wanted = new Map(readable.map((each) => [referenceKey(each), each]));
  const found = new Map<string, ArgumentCells>();
  if (wanted.size === 0) return found;
  return reading(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const nameOf = new Map(worksheets.items.map(({ name }) => [name.toLowerCase(), name]));
    let done = 0;
    for (const batch of requestBatches(wanted, ([, each]) => cellsOfReference(each), AT_ONCE)) {
      throwIfCancelled(options.signal);
      const asked = batch.map(([key, each]) => ({ key, tell: ask(context, each, nameOf) }));
      // Bounded requests on purpose.
      // eslint-disable-next-line office-addins/no-context-sync-in-loop
      await context.sync();
      for (const { key, tell } of asked) {
        const cells = tell?.();
        if (cells) found.set(key, cells);
      }
      options.onProgress?.({ done: (done += batch.length), total: wanted.size, phase: 'reading' });
      await pause();
    }
    return found;
  });
}

const LOADED = 'values,formulas,hasSpill,rowIndex,columnIndex,rowCount,columnCount';

/** Asks for the cells of a reference; what is given tells them once Excel has answered. */
function ask(
  { workbook }: Excel.RequestContext,
  { sheetName, text }: ArgumentReference,
  nameOf: ReadonlyMap<string, string>,
): (() => ArgumentCells | undefined) | undefined {
  const read = readReference(text);
  if (read) {
    const on = nameOf.get((read.sheet ?? sheetName).toLowerCase());
    if (on === undefined || sizeOf(read.cells) > MOST_CELLS) return undefined;
    const range = workbook.worksheets.getItem(on).getRange(read.cells).load(LOADED);
    return () => cellsOf(range, on);
  }
  // As Excel does: a name of the formula's own sheet comes before the workbook's, even where it stands for no cells.
  const [ofSheet, shared] = [workbook.worksheets.getItem(sheetName).names, workbook.names].map((names) => {
    const name = names.getItemOrNullObject(text).load('formula');
    return { name, range: name.getRangeOrNullObject().load(LOADED) };
  });
  return () => {
    const named = ofSheet?.name.isNullObject ? shared : ofSheet;
    if (!named || named.name.isNullObject || named.range.isNullObject) return undefined;
    // A name may stand for cells that only calculation finds: which ones those are may change with what is looked at.
    const meant = readReference(String(named.name.formula).replace(/^=/, ''));
    if (meant?.sheet === undefined || sizeOf(meant.cells) > MOST_CELLS) return undefined;
    return cellsOf(named.range, nameOf.get(meant.sheet.toLowerCase()) ?? meant.sheet);
  };
}

function cellsOf(range: Excel.Range, sheetName: string): ArgumentCells {
  const { values, formulas }: { values: unknown[][]; formulas: unknown[][] } = range;
  return {
    sheetName,
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
    values,
    // A text that looks like a formula is its own value.
    computed: formulas.map((row, down) =>
      row.map(
        (formula, right) =>
          typeof formula === 'string' && formula.startsWith('=') && formula !== values[down]?.[right],
      ),
    ),
    spilled: (range.hasSpill as boolean | null) !== false,
  };
}

/** How many cells an address without its sheet has. */
function sizeOf(cells: string): number {
  const corners = cells.split(':').map((corner) => {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/i.exec(corner) ?? [];
    return { column: columnIndex(letters), row: Number(row) };
  });
  const [first, last = first] = corners;
  if (!first || !last) return 1;
  return (Math.abs(last.column - first.column) + 1) * (Math.abs(last.row - first.row) + 1);
}

/** How many cells are fetched for a reference at most; what a name stands for is rarely more than one. */
function cellsOfReference({ text }: ArgumentReference): number {
  const read = readReference(text);
  return read ? Math.min(sizeOf(read.cells), MOST_CELLS) : 1;
}
