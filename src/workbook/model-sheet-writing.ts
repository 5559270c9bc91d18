import type { Content, ModelCell, ModelSheet } from '../valuation/model-sheet/cells';
import { isFormula } from '../valuation/model-sheet/cells';
import { cellInput } from './cell';
import type { SheetCell } from './cell';
import { isOverFigures, KIND_FORMATS, ROLE_LOOKS, roleAreas } from './model-sheet-look';
import { addNativeCharts } from './native-chart';
import { BoundedWriter, rowSlices } from './request-size';
import { isLinkable } from './table-format';
import type { WorkOptions } from './work';

/** Characters of a heading that fit into one line of a column of years. */
const ONE_LINE = 9;
const TWO_LINES_POINTS = 30;
/** Cells of one write. */
const WRITE_CELLS = 12_000;

/** The content of a model's cells as a host gives it back, from A1 on. */
export const modelContents = ({ cells }: ModelSheet): SheetCell[][] => {
  const [rows, columns] = [
    Math.max(...cells.map(({ row }) => row)),
    Math.max(...cells.map(({ column }) => column)),
  ];
  const cellOf = ({ content }: ModelCell): SheetCell =>
    isFormula(content) ? { formula: content.formula, value: '' } : content;
  return gridOf(cells, rows + 1, columns + 1, cellOf).map((line) => line.map((cell) => cell ?? ''));
};

const inputOf = (content: Content): string | number | boolean =>
  isFormula(content) ? content.formula : cellInput(content);

/** Writes a model to a new, empty sheet: formats before content, so that content is read in them. */
export async function writeModel(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  model: ModelSheet,
  prefix: string,
  options: WorkOptions,
): Promise<void> {
  const rows = Math.max(...model.cells.map(({ row }) => row)) + 1;
  const columns = Math.max(...model.cells.map(({ column }) => column)) + 1;
  const writer = new BoundedWriter(context, 2 * rows * columns, options);
  model.widths.forEach((width, column) => {
    sheet.getCell(0, column).format.columnWidth = width;
  });
  const formats = gridOf(model.cells, rows, columns, ({ kind }) => KIND_FORMATS[kind] || null);
  const contents = gridOf(model.cells, rows, columns, ({ content }) =>
    content === '' ? null : inputOf(content),
  );
  for (const [first, count] of rowSlices(rows, columns, WRITE_CELLS)) {
    const range = sheet.getRangeByIndexes(first, 0, count, columns);
    const [format, content] = [formats.slice(first, first + count), contents.slice(first, first + count)];
    await writer.write(format, () => {
      range.numberFormat = format;
    });
    await writer.write(content, () => {
      range.formulas = content;
    });
  }
  queueLooks(sheet, model);
  queueLinks(sheet, model);
  for (const { name, row, column } of model.names)
    context.workbook.names.add(prefix + name, sheet.getCell(row, column));
  sheet.showGridlines = false;
  const { rows: frozenRows, columns: frozenColumns } = model.frozen;
  sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, frozenRows, frozenColumns));
  const { pageLayout } = sheet;
  pageLayout.orientation = Excel.PageOrientation.landscape;
  pageLayout.zoom = { horizontalFitToPages: 1 };
  pageLayout.setPrintArea(sheet.getRangeByIndexes(0, 0, model.printed.row + 1, model.printed.column + 1));
  pageLayout.setPrintTitleRows(sheet.getRangeByIndexes(0, 0, frozenRows, 1));
  await writer.flush();
}

/** Adds the charts of a model to its sheet, which is written already. */
export async function addModelCharts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  model: ModelSheet,
): Promise<void> {
  const charts = model.charts.map(({ at, ...chart }) => ({
    chart: { ...chart, table: at, format: '#,##0' },
    over: at,
  }));
  await addNativeCharts(context, sheet, charts);
}

/** Cells as rows of one size; null leaves a cell alone. */
function gridOf<T>(
  cells: readonly ModelCell[],
  rows: number,
  columns: number,
  read: (cell: ModelCell) => T,
): (T | null)[][] {
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, (): T | null => null));
  for (const cell of cells) {
    const row = grid[cell.row];
    if (row) row[cell.column] = read(cell);
  }
  return grid;
}

function queueLooks(sheet: Excel.Worksheet, { cells }: ModelSheet): void {
  for (const { role, row, column, rows, columns } of roleAreas(cells)) {
    const { bold, italic, color, fill, size } = ROLE_LOOKS[role];
    const { format } = sheet.getRangeByIndexes(row, column, rows, columns);
    if (bold) format.font.bold = true;
    if (italic) format.font.italic = true;
    if (color) format.font.color = color;
    if (size) format.font.size = size;
    if (fill) format.fill.color = fill;
  }
  const headings = cells.filter(isOverFigures);
  for (const { row, column } of headings) {
    const { format } = sheet.getCell(row, column);
    format.horizontalAlignment = Excel.HorizontalAlignment.right;
    format.wrapText = true;
  }
  const long = headings.filter(({ content }) => String(content).length > ONE_LINE);
  for (const row of new Set(long.map((cell) => cell.row)))
    sheet.getCell(row, 0).format.rowHeight = TWO_LINES_POINTS;
}

function queueLinks(sheet: Excel.Worksheet, { cells }: ModelSheet): void {
  for (const { row, column, content, link } of cells)
    if (typeof content === 'string' && content !== '' && isLinkable(link))
      sheet.getCell(row, column).hyperlink = { address: link, textToDisplay: content };
}
