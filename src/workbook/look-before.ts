import type { CellBlock } from './cell-block';
import { rangeOf } from './cell-block';
import { BoundedWriter, rowSlices } from './request-size';
import { throwIfCancelled } from './run';
import type { WorkOptions } from './work';

/** How cells look that are written to: taking back what was written gives it back to them. */
export interface LookBefore {
  /** Of all cells. */
  readonly numberFormat: readonly (readonly string[])[];
  /** In points, column by column; null where Excel does not tell. */
  readonly widths: readonly (number | null)[];
  /** Cells that get another font, colour or alignment. */
  readonly touched: readonly TouchedCell[];
}

/** Rows and columns from 0, within the block. */
export type CellWithin = readonly [row: number, column: number];

interface TouchedCell {
  readonly at: CellWithin;
  readonly bold: boolean;
  readonly color: string;
  readonly underline: Excel.RangeFont['underline'];
  readonly fill: string;
  readonly alignment: Excel.RangeFormat['horizontalAlignment'];
}

/** Cells that one request asks about, three answers each. */
const ASKED = 200;
/** What Excel tells of a cell that is not filled. */
const NO_FILL = '#FFFFFF';

/** Reads how cells look before they are written. @param touched those that get more than a number format */
export async function lookBefore(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  block: CellBlock,
  touched: readonly CellWithin[],
  { signal }: WorkOptions,
): Promise<LookBefore> {
  const columns = Array.from({ length: block.columns }, (_, index) =>
    sheet.getCell(block.row, block.column + index).format.load('columnWidth'),
  );
  const numberFormat: string[][] = [];
  for (const [first, count] of rowSlices(block.rows, block.columns)) {
    throwIfCancelled(signal);
    const range = rangeOf(sheet, { ...block, row: block.row + first, rows: count }).load('numberFormat');
    // One answer for all cells may be too large: a slice at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    numberFormat.push(...(range.numberFormat as string[][]));
  }
  const cells: TouchedCell[] = [];
  for (let first = 0; first < touched.length; first += ASKED) {
    throwIfCancelled(signal);
    const asked = touched.slice(first, first + ASKED).map((at) => {
      const { format } = sheet.getCell(block.row + at[0], block.column + at[1]);
      const [font, fill] = [format.font.load('bold,color,underline'), format.fill.load('color')];
      return { at, font, fill, format: format.load('horizontalAlignment') };
    });
    // Bounded requests on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    for (const { at, font, fill, format } of asked) {
      const { bold, color, underline } = font;
      cells.push({ at, bold, color, underline, fill: fill.color, alignment: format.horizontalAlignment });
    }
  }
  return { numberFormat, widths: columns.map(({ columnWidth }) => columnWidth), touched: cells };
}

/** Gives cells the look back that they had. */
export async function giveLookBack(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { row, column, columns }: Pick<CellBlock, 'row' | 'column' | 'columns'>,
  { numberFormat, widths, touched }: LookBefore,
): Promise<void> {
  const writer = new BoundedWriter(context, numberFormat.length * columns, {}, 'restoring');
  for (const [first, count] of rowSlices(numberFormat.length, columns)) {
    const grid = numberFormat.slice(first, first + count).map((line) => line.slice(0, columns));
    const range = rangeOf(sheet, { row: row + first, column, rows: grid.length, columns });
    await writer.write(grid, () => {
      range.numberFormat = grid;
    });
  }
  widths.forEach((width, index) => {
    if (width !== null) sheet.getCell(row, column + index).format.columnWidth = width;
  });
  for (const { at, bold, color, underline, fill, alignment } of touched)
    await writer.write([[color, fill]], () => {
      const { format } = sheet.getCell(row + at[0], column + at[1]);
      format.font.bold = bold;
      format.font.color = color;
      format.font.underline = underline;
      format.horizontalAlignment = alignment;
      if (fill === NO_FILL) format.fill.clear();
      else format.fill.color = fill;
    });
  await writer.flush();
  await context.sync();
}
