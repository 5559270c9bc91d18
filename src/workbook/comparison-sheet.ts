import { sheetAsWritten } from './added-sheet';
import { cellInput } from './cell';
import type { CellValue, SheetCell } from './cell';
import { clearTable, newSheetDestination, selectionDestination, withLook } from './destination';
import type { Destination } from './destination';
import { throwIfCancelled, writing } from './run';
import { tableNames } from './table-name';
import { restore } from './take-back';
import type { TakeBack } from './take-back';
import { takeBackUnfinished, unfinishedError } from './unfinished';
import type { WorkOptions } from './work';

/** A cell of a block: text and numbers as they are, or a formula (English, with commas) that refers to cells of the block. */
export type BlockCell = CellValue | { readonly formula: string };

/** Cells that belong together, written at once. */
export interface CellBlock {
  /** Rows of equal length. A formula names cells as if the block began in A1, as `{R3C2}`: third row, second column. */
  readonly cells: readonly (readonly BlockCell[])[];
  /** Number format of each cell; null leaves the host's. */
  readonly formats: readonly (readonly (string | null)[])[];
  readonly bold: readonly (readonly [row: number, column: number])[];
  /** Cells for the user to type over. */
  readonly inputs: readonly (readonly [row: number, column: number])[];
  readonly widths: readonly number[];
  /** Name of a new sheet for it. */
  readonly stem: string;
}

/** Where a block was written, and what is needed to take it back. */
export interface BlockReport {
  readonly sheetName: string;
  readonly sheetId: string;
  readonly address: string;
  /** Where it begins, and whether its cells had not even a format before. */
  readonly at: Destination;
  /** Formulas as the host gave them back right after they were written. */
  readonly written: readonly (readonly unknown[])[];
}

/** The colours of cells to type over, as on a model sheet. */
const INPUT_LOOK = { color: '#0000FF', fill: '#FFFFCC' } as const;

/** A cell by row and column, from 0, as a formula writes it: B3. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters + String(row + 1);
}

/** A formula with its places written for a block that begins elsewhere. */
export const placedFormula = (formula: string, row: number, column: number): string =>
  formula.replace(/\{R(\d+)C(\d+)\}/g, (_, r: string, c: string) =>
    cellName(row + Number(r) - 1, column + Number(c) - 1).replace(/^([A-Z]+)/, '$$$1$$'),
  );

/**
 * Writes a block on a new sheet, or from the first selected cell on. Nothing that stands there is overwritten; what
 * fails or is cancelled leaves the workbook as it was.
 * @throws WorkbookError: occupied, noRoom, protected, busy, cancelled, host
 */
export async function insertBlock(
  block: CellBlock,
  destination: 'selection' | 'newSheet',
  options: WorkOptions = {},
): Promise<BlockReport> {
  return writing('an insertion', async (context) => {
    const takeBack: TakeBack[] = [];
    let keptSheet: string | undefined;
    const onPlace = (at: Destination) =>
      takeBack.push(async () => {
        const cells = block.cells.map((line) => line.map((cell) => writtenCell(cell, at)));
        keptSheet = await takeBackUnfinished(context, at, { cells });
      });
    try {
      return await writeBlock(context, block, destination, options, onPlace);
    } catch (error) {
      await restore(takeBack, options, error);
      throw unfinishedError(error, keptSheet);
    }
  });
}

async function writeBlock(
  context: Excel.RequestContext,
  block: CellBlock,
  destination: 'selection' | 'newSheet',
  options: WorkOptions,
  onPlace: (at: Destination) => void,
): Promise<BlockReport> {
  const [rows, columns] = [block.cells.length, block.cells[0]?.length ?? 0];
  const isNewSheet = destination === 'newSheet';
  const at = isNewSheet
    ? await newSheetDestination(context, block.stem, await tableNames(context))
    : await selectionDestination(context, rows, columns).then((free) =>
        withLook(context, free, { rows, columns }, [...block.bold, ...block.inputs], options),
      );
  onPlace(at);
  throwIfCancelled(options.signal);
  const { row, column } = at;
  const sheet = context.workbook.worksheets.getItem(at.sheetName);
  const range = sheet.getRangeByIndexes(row, column, rows, columns);
  range.numberFormat = block.formats.map((line) => [...line]);
  range.formulas = block.cells.map((line) => line.map((cell) => inputOf(cell, row, column)));
  for (const [r, c] of block.bold) sheet.getCell(row + r, column + c).format.font.bold = true;
  for (const [r, c] of block.inputs) {
    const { format } = sheet.getCell(row + r, column + c);
    format.font.color = INPUT_LOOK.color;
    format.fill.color = INPUT_LOOK.fill;
  }
  if (isNewSheet) {
    block.widths.forEach((width, index) => (sheet.getCell(0, index).format.columnWidth = width));
    sheet.activate();
  }
  range.getCell(0, 0).select();
  range.load('address,formulas');
  sheet.load('id,name');
  await context.sync();
  const address = range.address.slice(range.address.lastIndexOf('!') + 1);
  return { sheetName: sheet.name, sheetId: sheet.id, address, at, written: range.formulas };
}

const inputOf = (cell: BlockCell, row: number, column: number): CellValue =>
  typeof cell === 'object' ? placedFormula(cell.formula, row, column) : cellInput(cell);

const writtenCell = (cell: BlockCell, { row, column }: Destination): SheetCell =>
  typeof cell === 'object' ? { formula: placedFormula(cell.formula, row, column), value: '' } : cell;

/**
 * Takes a block back as long as nobody changed it since: its sheet, or its cells.
 * @throws WorkbookError: gone, changedSince, protected, busy, host
 */
export async function takeBackBlock(report: BlockReport): Promise<void> {
  const { sheetName, address, at, written } = report;
  return writing('an undo', async (context) => {
    const changed = `${sheetName} was changed since, or something refers to it, so nothing is taken back. Delete it by hand if you don't need it.`;
    const cells = at.isNewSheet ? undefined : address;
    const sheet = await sheetAsWritten(context, report, cells, { changed });
    if (at.isNewSheet) sheet.delete();
    else {
      const here = { ...at, sheetName: sheet.name };
      await clearTable(context, here, written.length, written[0]?.length ?? 0);
    }
    await context.sync();
  });
}
