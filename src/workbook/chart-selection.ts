import type { CellBlock } from './cell-block';
import { reading } from './run';

/** A column of figures that can be charted. */
export interface FigureColumn {
  readonly name: string;
  /** Column of the sheet, counted from 0. */
  readonly column: number;
  /** Excel's number format of its first figure. */
  readonly format: string;
  /** Whether all figures are whole numbers. */
  readonly whole: boolean;
}

/** A table that can be charted: names in its first column, figures in others. */
export interface ChartableTable {
  readonly sheetName: string;
  /** Without the sheet. */
  readonly address: string;
  readonly table: CellBlock;
  /** Heading of the column of names; '' without one. */
  readonly heading: string;
  readonly categories: CellBlock;
  readonly columns: readonly FigureColumn[];
  /** Whether the names are years, halves, quarters, months or dates. */
  readonly isOverTime: boolean;
}

/**
 * Why there is nothing to chart: `empty` nothing stands there · `noFigures` no column of figures beside names ·
 * `tooLarge` more rows than a chart can show.
 */
export type NotChartable = 'empty' | 'noFigures' | 'tooLarge';

/** Rows that a chart shows at most. */
const MOST_CHARTED_ROWS = 400;
const MOST_COLUMNS = 60;

type Cells = readonly (readonly unknown[])[];

const PERIOD = /^(19|20)\d{2}([ -]?(H[12]|Q[1-4]|(0[1-9]|1[0-2])))?$/i;
const isDateFormat = (format: unknown) => /[ymd]/i.test(String(format).replace(/\[[^\]]*\]|"[^"]*"/g, ''));
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isError = (value: unknown) => typeof value === 'string' && /^#[A-Z]/.test(value);
const isText = (value: unknown) => typeof value === 'string' && value !== '' && !isError(value);

/** What a rectangle of cells offers to a chart, from its values and number formats. */
export function chartableIn(
  values: Cells,
  formats: Cells,
  { row, column, rows, columns }: CellBlock,
): Pick<ChartableTable, 'heading' | 'categories' | 'columns' | 'isOverTime'> | 'noFigures' {
  const [first = []] = values;
  const hasHeadings = rows > 1 && first.slice(1).some(isText) && !first.slice(1).some(isNumber);
  const from = hasHeadings ? 1 : 0;
  const body = values.slice(from);
  const figures = Array.from({ length: columns }, (_, index) => index).flatMap((index): FigureColumn[] => {
    const cells = body.map((cells) => cells[index]);
    const firstFigure = cells.findIndex(isNumber);
    const format = formats[from + firstFigure]?.[index];
    if (index === 0 || firstFigure < 0 || cells.some(isText) || isDateFormat(format)) return [];
    const name = hasHeadings && isText(first[index]) ? String(first[index]) : String(index + 1);
    const whole = cells.every((value) => !isNumber(value) || Number.isInteger(value));
    return [{ name, column: column + index, format: String(format), whole }];
  });
  if (figures.length === 0) return 'noFigures';
  const names = body.map((cells, index) => ({ name: cells[0], format: formats[from + index]?.[0] }));
  const isPeriod = ({ name, format }: (typeof names)[number]) =>
    PERIOD.test(String(name)) || (isNumber(name) && isDateFormat(format));
  return {
    heading: hasHeadings && isText(first[0]) ? String(first[0]) : '',
    categories: { row: row + from, column, rows: rows - from, columns: 1 },
    columns: figures,
    isOverTime: names.every(isPeriod),
  };
}

/** A sum of the rows is no row of its own. */
const withoutTotals = (table: Excel.Table): Excel.Range =>
  table.showTotals ? table.getRange().getResizedRange(-1, 0) : table.getRange();

/**
 * What stands around the selected cell: several selected cells themselves, the whole of a spilled answer, a table, or
 * the block of filled cells.
 * @throws WorkbookError: busy, host
 */
export async function chartableSelection(): Promise<ChartableTable | NotChartable> {
  return reading(async (context) => {
    const selected = context.workbook.getSelectedRange().load('rowCount,columnCount');
    const cell = context.workbook.getActiveCell();
    const own = cell.getSpillingToRangeOrNullObject().load('address');
    const spilled = cell.getSpillParentOrNullObject().getSpillingToRangeOrNullObject().load('address');
    const tables = cell.getTables(false).load('items/id,items/showTotals');
    const around = cell.getSurroundingRegion().load('address');
    await context.sync();
    const [table] = tables.items;
    const answer = own.isNullObject ? spilled : own;
    const whole =
      selected.rowCount > 1 && selected.columnCount > 1
        ? selected.getUsedRangeOrNullObject(true)
        : !answer.isNullObject
          ? answer
          : ((table && withoutTotals(table)) ?? around);
    whole.load('address,rowIndex,columnIndex,rowCount,columnCount');
    whole.worksheet.load('name');
    await context.sync();
    if (whole.isNullObject) return 'empty';
    const { rowIndex, columnIndex, rowCount, columnCount } = whole;
    if (rowCount > MOST_CHARTED_ROWS + 1 || columnCount > MOST_COLUMNS) return 'tooLarge';
    whole.load('values,numberFormat');
    await context.sync();
    const values: Cells = whole.values;
    if (values.every((cells) => cells.every((value) => value === ''))) return 'empty';
    const block = { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
    const found = chartableIn(values, whole.numberFormat, block);
    if (found === 'noFigures') return found;
    return {
      sheetName: whole.worksheet.name,
      address: whole.address.slice(whole.address.lastIndexOf('!') + 1),
      table: block,
      ...found,
    };
  });
}
