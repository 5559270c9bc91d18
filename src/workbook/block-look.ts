import type { Destination } from './destination';
import { setNumberFormat } from './table-format';

/** How a table of formulas looks: a header that stands out, figures that line up, columns that show their words. */
export interface BlockLook {
  /** Points that each column has at least; a column only gets wider. */
  readonly widths: readonly number[];
  /** Number format below the header of each column, where one formula spills them all; null leaves it. */
  readonly formats?: readonly (string | null)[];
  /** The first column of figures, whose headings stand to the right; without one none does. */
  readonly figuresFrom?: number | undefined;
}

/** What the cells of a table looked like before, as far as it was changed. */
export interface LookBefore {
  readonly row: number;
  readonly column: number;
  readonly wasPlain: boolean;
  /** Points of each column that was made wider; null for the others. */
  readonly widths: readonly (number | null)[];
  /** Number formats below the header; undefined where they are not the look's. */
  readonly formats?: readonly (readonly string[])[] | undefined;
}

/** Points of a character of the default font, on average; a heading in bold needs a little more. */
const CHARACTER = 6.5;
const PADDING = 10;

/** Widths that show the texts of a table's cells; formulas are left aside. */
export const widthsFor = (cells: readonly (readonly string[])[], least: number): readonly number[] =>
  (cells[0] ?? []).map((_, column) => {
    const texts = cells.map((row) => row[column] ?? '').filter((text) => !text.startsWith('='));
    return Math.max(least, ...texts.map((text) => text.length * CHARACTER + PADDING));
  });

/** Gives a table its look; cells that the user formatted as headers keep theirs. What it returns takes it off again. */
export async function applyLook(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  at: Destination,
  rows: number,
  { widths, formats, figuresFrom }: BlockLook,
): Promise<LookBefore> {
  const { row, column } = at;
  const header = sheet.getRangeByIndexes(row, column, 1, widths.length);
  const look = header.format.load('horizontalAlignment');
  const font = header.format.font.load('bold');
  const columns = widths.map((_, index) => header.getCell(0, index).format.load('columnWidth'));
  const body =
    formats && rows > 1 ? sheet.getRangeByIndexes(row + 1, column, rows - 1, widths.length) : undefined;
  body?.load('numberFormat');
  await context.sync();
  const wasPlain = font.bold === false && look.horizontalAlignment === Excel.HorizontalAlignment.general;
  if (wasPlain) {
    header.format.font.bold = true;
    for (let index = figuresFrom ?? widths.length; index < widths.length; index++)
      header.getCell(0, index).format.horizontalAlignment = Excel.HorizontalAlignment.right;
  }
  const wider = columns.map(({ columnWidth }, index) =>
    columnWidth < (widths[index] ?? 0) ? columnWidth : null,
  );
  wider.forEach((before, index) => {
    if (before !== null) header.getCell(0, index).format.columnWidth = widths[index] ?? before;
  });
  formats?.forEach((format, index) => {
    if (body && format !== null) setNumberFormat(body.getColumn(index), format);
  });
  await context.sync();
  return { row, column, wasPlain, widths: wider, formats: body?.numberFormat as string[][] | undefined };
}

/** Takes the look off cells that are free again. */
export function takeOffLook(sheet: Excel.Worksheet, before: LookBefore): void {
  const { row, column, wasPlain, widths, formats } = before;
  const header = sheet.getRangeByIndexes(row, column, 1, widths.length);
  if (wasPlain) {
    header.format.font.bold = false;
    header.format.horizontalAlignment = Excel.HorizontalAlignment.general;
  }
  widths.forEach((width, index) => {
    if (width !== null) header.getCell(0, index).format.columnWidth = width;
  });
  if (formats)
    sheet.getRangeByIndexes(row + 1, column, formats.length, widths.length).numberFormat = formats.map(
      (line) => [...line],
    );
}
