import type { SheetCell } from './cell';
import { isBlank, isFormula, sameCell } from './cell';
import { readCells } from './read-table';
import { BoundedWriter, rowSlices } from './request-size';
import type { WorkOptions } from './work';
import { blocksOf } from './full-blocks';
import type { SingleCell } from './full-blocks';
import { writeCells } from './write-cells';

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
  /** Number formats of the function's own, for cells that have none: '' where there is none to keep. */
  readonly formats?: readonly (readonly string[])[] | undefined;
}

/** The formulas of an area that became values. */
export interface FrozenArea {
  readonly area: SheetArea;
  readonly formulas: readonly FrozenFormula[];
}

/**
 * Where the cells of sheets that hold anything lie, by the sheet's name: another address later tells that rows or columns
 * came or went, or that something was written outside.
 */
export async function framesOf(
  context: Excel.RequestContext,
  sheetNames: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const used = sheetNames.map(
    (name) =>
      [
        name,
        context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true).load('address'),
      ] as const,
  );
  await context.sync();
  return new Map(used.map(([name, range]) => [name, range.isNullObject ? '' : range.address]));
}

/** The number format of a cell that has none of its own. */
export const NO_FORMAT = 'General';

/** Writes the values in the place of the formulas, shown as the functions showed them. */
export async function writeValues(
  context: Excel.RequestContext,
  { area, formulas }: FrozenArea,
  options: WorkOptions,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(area.sheetName);
  const writer = new BoundedWriter(context, formulas.length, options);
  const singles = formulas.filter(isSingle).map(({ row, column, values, formats }): SingleCell => ({
    row,
    column,
    cell: values[0]?.[0] ?? '',
    format: formats?.[0]?.[0] ?? '',
  }));
  for (const block of blocksOf(singles)) await writeCells(writer, sheet, block);
  for (const { row, column, values, formats } of formulas.filter((each) => !isSingle(each)))
    await writeCells(writer, sheet, { row, column, cells: values, formats, linkColumns: [] });
  await writer.flush();
}

/** Writes the formulas again, in cells without a format where we gave one: what they spill into is cleared first. */
export async function writeFormulas(
  context: Excel.RequestContext,
  sheetName: string,
  formulas: readonly FrozenFormula[],
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const writer = new BoundedWriter(context, formulas.length, {}, 'restoring');
  for (const { row, column, values, formats } of formulas.filter((each) => !isSingle(each)))
    await writer.write(values, () => {
      const range = sheet.getRangeByIndexes(row, column, values.length, values[0]?.length ?? 1);
      range.clear(Excel.ClearApplyTo.contents);
      if (formats)
        range.numberFormat = formats.map((line) => line.map((format) => (format ? NO_FORMAT : null)));
    });
  const singles = formulas.map(({ row, column, formula, formats }): SingleCell => ({
    row,
    column,
    cell: { formula, value: '' },
    format: formats?.[0]?.[0] ? NO_FORMAT : '',
  }));
  for (const block of blocksOf(singles)) await writeCells(writer, sheet, block);
  await writer.flush();
}

/**
 * Which frozen formulas still stand as the values that were written, and which the user has changed since. Formats that
 * the user has changed are no longer ours.
 * @param partly values may have been written in part only: formulas that still stand are neither, and cells of a
 * spill that are blank did not come
 */
export async function stillFrozen(
  context: Excel.RequestContext,
  { area, formulas }: FrozenArea,
  options: WorkOptions,
  partly = false,
): Promise<{ readonly untouched: FrozenFormula[]; readonly touched: FrozenFormula[] }> {
  const sheet = context.workbook.worksheets.getItem(area.sheetName);
  const bottom = Math.max(...formulas.map(({ row, values }) => row + values.length));
  const right = Math.max(...formulas.map(({ column, values }) => column + (values[0]?.length ?? 1)));
  const size = [Math.max(area.rows, bottom - area.row), Math.max(area.columns, right - area.column)] as const;
  const formats = formulas.some((each) => each.formats) ? await readFormats(context, sheet, area, size) : [];
  const cells = await readCells(context, sheet, [area.row, area.column, ...size], options);
  const stillOurs = (formula: FrozenFormula): FrozenFormula => ({
    ...formula,
    formats: formula.formats?.map((line, down) =>
      line.map((format, over) =>
        formats[formula.row - area.row + down]?.[formula.column - area.column + over] === format
          ? format
          : '',
      ),
    ),
  });
  const cellAt = (row: number, column: number) => cells[row - area.row]?.[column - area.column] ?? '';
  const asWritten = ({ row, column, values }: FrozenFormula) =>
    values.every((line, down) =>
      line.every((cell, over) => {
        const now = cellAt(row + down, column + over);
        return sameCell(cell, now) || (partly && down + over > 0 && isBlank(now));
      }),
    );
  const stands = ({ row, column, formula }: FrozenFormula) => {
    const now = cellAt(row, column);
    return isFormula(now) && now.formula === formula;
  };
  return {
    untouched: formulas.filter(asWritten).map(stillOurs),
    touched: formulas.filter((each) => !asWritten(each) && !(partly && stands(each))),
  };
}

/** Number formats of cells, in answers of bounded size. */
async function readFormats(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { row, column }: SheetArea,
  [rows, columns]: readonly [rows: number, columns: number],
): Promise<unknown[][]> {
  const formats: unknown[][] = [];
  for (const [first, count] of rowSlices(rows, columns)) {
    const range = sheet.getRangeByIndexes(row + first, column, count, columns);
    range.load('numberFormat');
    // One answer for all cells may be too large: a slice at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    formats.push(...(range.numberFormat as unknown[][]));
  }
  return formats;
}

const isSingle = ({ values }: FrozenFormula): boolean => values.length === 1 && values[0]?.length === 1;
