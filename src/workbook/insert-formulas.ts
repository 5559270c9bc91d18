import { applyLook } from './block-look';
import type { BlockLook, LookBefore } from './block-look';
import type { SheetCell } from './cell';
import { newSheetDestination, selectionDestination } from './destination';
import type { Destination } from './destination';
import { throwIfCancelled, writing } from './run';
import { restore } from './take-back';
import type { TakeBack } from './take-back';
import { tableNames } from './table-name';
import { takeBackUnfinished, unfinishedError } from './unfinished';
import type { WorkOptions } from './work';

/** Formulas and headings to be written, and the room that their results need. */
export interface FormulaBlock {
  /** Rows of equal length: formulas (English, with commas) and plain headings. */
  readonly cells: readonly (readonly string[])[];
  /** Rows and columns that must be free: those of the cells, or more where a formula spills. */
  readonly rows: number;
  readonly columns: number;
  /** Number format of each cell; null leaves it to the formula. */
  readonly formats?: readonly (readonly (string | null)[])[] | undefined;
  /** How a table of them looks; without it only number formats change. */
  readonly look?: BlockLook | undefined;
  /** Name of a new sheet for them; without one they begin at the selected cell. */
  readonly newSheet?: string | undefined;
}

/** Where formulas were written. */
export interface FormulaReport {
  readonly sheetName: string;
  /** Without the sheet. */
  readonly address: string;
  /** The formulas as the host gave them back right after they were written. */
  readonly written: readonly (readonly unknown[])[];
  /** Number formats that the cells had before, where they may have changed. */
  readonly formatsBefore?: readonly (readonly string[])[];
  /** What takes the look off again. */
  readonly lookBefore?: LookBefore | undefined;
  /** Whether the sheet was made for them. */
  readonly isNewSheet?: boolean;
}

/**
 * Writes formulas from the first selected cell on, or on a new sheet, and selects them. Nothing that stands there is
 * overwritten, not even by a result that spills.
 * @throws WorkbookError: occupied, noRoom, protected, busy, cancelled, host; nothing was written
 */
export async function insertFormulas(block: FormulaBlock, options: WorkOptions = {}): Promise<FormulaReport> {
  return writing('an insertion', async (context) => {
    const takeBack: TakeBack[] = [];
    let keptSheet: string | undefined;
    const onPlace = (at: Destination) =>
      takeBack.push(async () => {
        const cells = block.cells.map((row) => row.map(asSheetCell));
        keptSheet = await takeBackUnfinished(context, at, { cells });
      });
    try {
      return await write(context, block, options, onPlace);
    } catch (error) {
      await restore(takeBack, options, error);
      throw unfinishedError(error, keptSheet);
    }
  });
}

const asSheetCell = (cell: string): SheetCell => (cell.startsWith('=') ? { formula: cell, value: '' } : cell);

async function write(
  context: Excel.RequestContext,
  block: FormulaBlock,
  options: WorkOptions,
  onPlace: (at: Destination) => void,
): Promise<FormulaReport> {
  const at =
    block.newSheet === undefined
      ? await selectionDestination(context, block.rows, block.columns)
      : await newSheetDestination(context, block.newSheet, await tableNames(context));
  onPlace(at);
  throwIfCancelled(options.signal);
  const sheet = context.workbook.worksheets.getItem(at.sheetName);
  const width = block.cells[0]?.length ?? 0;
  const range = sheet.getRangeByIndexes(at.row, at.column, block.cells.length, width);
  range.load('numberFormat');
  await context.sync();
  const formatsBefore = range.numberFormat as string[][];
  // In a cell formatted as text a formula would stay text.
  range.numberFormat = formatsBefore.map((row, r) =>
    row.map((before, c) => block.formats?.[r]?.[c] ?? (before === '@' ? 'General' : before)),
  );
  range.formulas = block.cells.map((row) => [...row]);
  if (at.isNewSheet) sheet.activate();
  range.select();
  range.load('address,formulas');
  await context.sync();
  const lookBefore = block.look && (await applyLook(context, sheet, at, block.rows, block.look));
  return {
    sheetName: at.sheetName,
    address: range.address.slice(range.address.lastIndexOf('!') + 1),
    written: range.formulas,
    formatsBefore,
    lookBefore,
    isNewSheet: at.isNewSheet,
  };
}
