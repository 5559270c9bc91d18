import { arrayFormulas } from './array-parts';
import type { SameFormulas } from './array-parts';
import { addressOf, blockAddress } from './cell-address';
import { withSpills } from './deals-formulas';
import type { SpillingFormula } from './deals-formulas';
import { frozenBlock } from './frozen-block';
import type { FormulaAt, Read } from './frozen-block';
import type { FrozenFormula } from './frozen-cells';
import { requestBatches } from './request-batches';
import { rowSlices } from './request-size';
import type { RuleKind } from './rule-formulas';
import { throwIfCancelled } from './run';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** A formula that is left as it is, and what its cell shows. */
export interface LeftFormula {
  /** With its sheet. */
  readonly address: string;
  readonly formula: string;
  /**
   * `error`: it shows one, or waits for its result; `card`: a deal card has no plain value; `spillReference`: a formula or
   * name that stays refers to all that it spills, and would have an error without it; `arrayFormula`: Excel changes the
   * cells of an array formula (Ctrl+Shift+Enter) only together, and no add-in can enter it again.
   */
  readonly why: 'error' | 'card' | 'spillReference' | 'arrayFormula';
  readonly shown: string;
  /** Which cell or name refers to the spill, or the rule of which cells. */
  readonly usedBy?: string | undefined;
  /** Where it is the rule of cells. */
  readonly usedIn?: RuleKind | undefined;
}

/** The formulas of a sheet that call our functions: those with values to keep, and those without. */
export interface SheetFormulas {
  readonly formulas: readonly FrozenFormula[];
  readonly left: readonly LeftFormula[];
}

/** Five answers for each cell. */
const AT_ONCE = { ranges: 400, cells: 10_000 };

/** Formulas in cells below each other, or one with the cells that it spills into. */
interface Block {
  readonly row: number;
  readonly column: number;
  rows: number;
  readonly columns: number;
  readonly formulas: FormulaAt[];
}

/** Formulas of a sheet with all that they show; those that spill with their spill. */
export async function formulasOf(
  context: Excel.RequestContext,
  sheetName: string,
  found: readonly FormulaAt[],
  options: WorkOptions,
): Promise<SheetFormulas> {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const sized = await withSpills(context, sheet, found);
  const arrays = await arrayFormulas(context, sheet, sized);
  const inArrays = new Set(arrays.flatMap(({ cells }) => cells));
  const blocks = blocksOf(sized.filter((at) => !inArrays.has(at)));
  const formulas: FrozenFormula[] = [];
  const left = arrays.map((array): LeftFormula => leftArray(array, sheetName));
  for (const batch of requestBatches(blocks, ({ rows, columns }) => rows * columns, AT_ONCE)) {
    throwIfCancelled(options.signal);
    // One answer for all cells may be too large: a batch at a time on purpose.
    for (const { block, read } of await readBlocks(context, sheet, batch, options))
      for (const at of block.formulas) {
        const rows = block.formulas.length > 1 ? 1 : block.rows;
        const frozen = valued(at, read, { ...block, row: at.row - block.row, rows }, sheetName);
        if ('why' in frozen) left.push(frozen);
        else formulas.push(frozen);
      }
  }
  return { formulas, left };
}

const leftArray = (array: SameFormulas, sheetName: string): LeftFormula => ({
  address: blockAddress(array, sheetName),
  formula: array.cells[0]?.formula ?? '',
  why: 'arrayFormula',
  shown: '',
});

interface ReadBlock {
  readonly block: Block;
  readonly read: Read;
}

/** Reads the blocks of a batch in one request; one that is too large for it by itself, slice by slice. */
async function readBlocks(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  batch: readonly Block[],
  options: WorkOptions,
): Promise<readonly ReadBlock[]> {
  const rangeOf = (block: Block, first = 0, count = block.rows) =>
    sheet
      .getRangeByIndexes(block.row + first, block.column, count, block.columns)
      .load('values,formulas,valueTypes,text,numberFormat');
  const [large] = batch;
  if (!large || large.rows * large.columns <= AT_ONCE.cells) {
    const ranges = batch.map((block): ReadBlock => ({ block, read: rangeOf(block) }));
    await context.sync();
    return ranges;
  }
  const slices: Read[] = [];
  for (const [first, count] of rowSlices(large.rows, large.columns, AT_ONCE.cells)) {
    throwIfCancelled(options.signal);
    slices.push(rangeOf(large, first, count));
    // One answer for all cells may be too large: a slice at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
  }
  const read: Read = {
    values: slices.flatMap(({ values }) => values),
    formulas: slices.flatMap(({ formulas }) => formulas),
    valueTypes: slices.flatMap(({ valueTypes }) => valueTypes),
    text: slices.flatMap(({ text }) => text),
    numberFormat: slices.flatMap(({ numberFormat }) => numberFormat),
  };
  return [{ block: large, read }];
}

/** What stands in a formula's place once it is frozen, or why it is left. */
function valued(
  at: FormulaAt,
  read: Read,
  from: { readonly row: number; readonly rows: number; readonly columns: number },
  sheetName: string,
): FrozenFormula | LeftFormula {
  const shown = String(read.values[from.row]?.[0] ?? '');
  const leave = (why: LeftFormula['why']) => ({
    address: addressOf(at, sheetName),
    formula: at.formula,
    why,
    shown,
  });
  try {
    const block = frozenBlock(at, read, { ...from, column: 0 }, sheetName);
    return read.valueTypes[from.row]?.[0] === 'Error' ? leave('error') : block;
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return leave(error.code === 'dealCard' ? 'card' : 'error');
  }
}

/** Single cells below each other are read together; a spill by itself. */
function blocksOf(sized: readonly SpillingFormula[]): Block[] {
  const blocks: Block[] = [];
  for (const { rows, columns, ...at } of [...sized].sort((a, b) => a.column - b.column || a.row - b.row)) {
    const last = blocks.at(-1);
    const below = last?.column === at.column && last.row + last.rows === at.row;
    const ofSingles = last?.columns === 1 && last.rows === last.formulas.length && last.rows < AT_ONCE.cells;
    if (last && below && ofSingles && rows * columns === 1) {
      last.rows += 1;
      last.formulas.push(at);
    } else blocks.push({ row: at.row, column: at.column, rows, columns, formulas: [at] });
  }
  return blocks;
}
