import type { Area } from '../area';
import type { Spreadsheet } from '../spreadsheet';
import type { ChartCells, SeriesData } from './chart-data';
import { generateRandomId, numfmt } from '@univerjs/core';
import { CellReader } from '../cell-reading';

/** `Excel.ChartSeriesBy`. */
export type SeriesBy = 'Auto' | 'Columns' | 'Rows';

/** Cells as a chart on `chartSheetId` keeps them. */
export const chartCells = ({ sheetId, ...cells }: Area, chartSheetId: string): ChartCells =>
  sheetId === chartSheetId ? cells : { sheetId, ...cells };

/** The cells of a chart on `chartSheetId`. */
export const areaOfCells = (cells: ChartCells, chartSheetId: string): Area => ({
  ...cells,
  sheetId: cells.sheetId ?? chartSheetId,
});

/** A series as Excel makes one that is given only cells. */
export const newSeries = (
  cells: Pick<SeriesData, 'name' | 'nameFrom' | 'values' | 'categories'>,
): SeriesData => ({
  id: generateRandomId(8),
  hasDataLabels: false,
  ...cells,
});

/** Reads a source as if its series were columns, whichever way they run. */
class Source {
  private readonly reader: CellReader;

  constructor(
    spreadsheet: Spreadsheet,
    private readonly area: Area,
    private readonly byColumns: boolean,
  ) {
    this.reader = new CellReader(spreadsheet, area.sheetId);
  }

  get points(): number {
    return this.byColumns ? this.area.rows : this.area.columns;
  }

  get lines(): number {
    return this.byColumns ? this.area.columns : this.area.rows;
  }

  private at(point: number, line: number): readonly [row: number, column: number] {
    const { row, column } = this.area;
    return this.byColumns ? [row + point, column + line] : [row + line, column + point];
  }

  isBlank(point: number, line: number): boolean {
    return this.reader.value(...this.at(point, line)) === '';
  }

  isText(point: number, line: number): boolean {
    return this.reader.valueType(...this.at(point, line)) === 'String' && !this.isBlank(point, line);
  }

  isDate(point: number, line: number): boolean {
    const cell = this.at(point, line);
    return (
      this.reader.valueType(...cell) === 'Double' && numfmt.isDateFormat(this.reader.numberFormat(...cell))
    );
  }

  cells(fromPoint: number, points: number, line: number): Area {
    const [row, column] = this.at(fromPoint, line);
    return {
      sheetId: this.area.sheetId,
      row,
      column,
      rows: this.byColumns ? points : 1,
      columns: this.byColumns ? 1 : points,
    };
  }
}

/**
 * The series that Excel finds in cells: along the longer side; a first line of texts or dates, or below an empty corner,
 * has the categories; a first point of texts has the names. Years as numbers below a heading are a series, as there.
 */
export function seriesOf(
  spreadsheet: Spreadsheet,
  area: Area,
  seriesBy: SeriesBy,
  chartSheetId: string,
): SeriesData[] {
  const byColumns = seriesBy === 'Columns' || (seriesBy === 'Auto' && area.columns <= area.rows);
  const source = new Source(spreadsheet, area, byColumns);
  const below = source.points > 1 ? 1 : 0;
  const emptyCorner = source.points > 1 && source.lines > 1 && source.isBlank(0, 0);
  const hasCategories =
    source.lines > 1 && (emptyCorner || source.isText(below, 0) || source.isDate(below, 0));
  const firstLine = hasCategories ? 1 : 0;
  const lines = Array.from({ length: source.lines - firstLine }, (_, index) => index + firstLine);
  const hasNames = source.points > 1 && (emptyCorner || lines.some((line) => source.isText(0, line)));
  const firstPoint = hasNames ? 1 : 0;
  const points = source.points - firstPoint;
  return lines.map((line) =>
    newSeries({
      values: chartCells(source.cells(firstPoint, points, line), chartSheetId),
      ...(hasNames ? { nameFrom: chartCells(source.cells(0, 1, line), chartSheetId) } : {}),
      ...(hasCategories ? { categories: chartCells(source.cells(firstPoint, points, 0), chartSheetId) } : {}),
    }),
  );
}
