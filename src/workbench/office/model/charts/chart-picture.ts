import type { Spreadsheet } from '../spreadsheet';
import type { AxisData, ChartCells, ChartData, ChartType } from './chart-data';
import type { ChartRef } from './charts';
import { numfmt } from '@univerjs/core';
import { CellReader } from '../cell-reading';
import { chartData, chartPlace } from './charts';
import { areaOfCells } from './chart-source';

/** Office's colours of series, from the first on. */
const PALETTE = ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47'] as const;

/** Excel's own title of a chart of several series. */
const NO_TITLE = 'Chart Title';

/** A series as it is drawn. */
export interface PictureSeries {
  readonly name: string;
  /** By category; undefined is a gap: nothing there, or an error. */
  readonly values: readonly (number | undefined)[];
  /** What stands in the cells. */
  readonly texts: readonly string[];
  /** "#RRGGBB"; "" draws nothing. */
  readonly color: string;
  /** What stands at each bar; none where there are no labels. */
  readonly labels: readonly string[];
  readonly gapWidth: number;
}

/** A chart as it is drawn: what its cells hold now. */
export interface ChartPicture {
  readonly name: string;
  readonly type: ChartType;
  /** "" where there is none. */
  readonly title: string;
  readonly legend: ChartData['legend'];
  readonly categories: readonly string[];
  readonly series: readonly PictureSeries[];
  readonly valueAxis: AxisData & { readonly numberFormat: string };
  readonly categoryAxis: AxisData;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** What a chart's title says when nobody gave it one. */
export const autoTitle = (names: readonly string[]): string =>
  names.length === 1 && names[0] !== undefined ? names[0] : NO_TITLE;

/** Cells of one line, as a chart reads them. */
class Cells {
  private readonly readers = new Map<string, CellReader>();

  constructor(
    private readonly spreadsheet: Spreadsheet,
    private readonly chartSheetId: string,
  ) {}

  list<T>(cells: ChartCells | undefined, read: (reader: CellReader, row: number, column: number) => T): T[] {
    if (!cells) return [];
    const area = areaOfCells(cells, this.chartSheetId);
    if (!this.spreadsheet.book.getSheetBySheetId(area.sheetId)) return [];
    const reader = this.readers.get(area.sheetId) ?? new CellReader(this.spreadsheet, area.sheetId);
    this.readers.set(area.sheetId, reader);
    return reader.grid(area, (row, column) => read(reader, row, column)).flat();
  }

  texts(cells: ChartCells | undefined): string[] {
    return this.list(cells, (reader, row, column) => reader.text(row, column));
  }

  /** Numbers; a text counts as 0, as in Excel; blanks and errors are gaps. */
  numbers(cells: ChartCells | undefined): (number | undefined)[] {
    return this.list(cells, (reader, row, column) => {
      const value = reader.value(row, column);
      const type = reader.valueType(row, column);
      if (type === 'Double') return Number(value);
      return type === 'String' || type === 'Boolean' ? Number(value === true) : undefined;
    });
  }

  /** Texts of numbers in a format of their own. */
  labels(cells: ChartCells | undefined, pattern: string | undefined): string[] {
    if (pattern === undefined) return this.texts(cells);
    return this.numbers(cells).map((value) => (value === undefined ? '' : numfmt.format(pattern, value)));
  }

  format(cells: ChartCells | undefined): string {
    const [first] = this.list(cells && { ...cells, rows: 1, columns: 1 }, (reader, row, column) =>
      reader.numberFormat(row, column),
    );
    return first ?? 'General';
  }
}

/** Names of the series as the legend has them. */
export function seriesNames(spreadsheet: Spreadsheet, { series }: ChartData, chartSheetId: string): string[] {
  const cells = new Cells(spreadsheet, chartSheetId);
  return series.map(
    ({ name, nameFrom }, index) => name ?? (cells.texts(nameFrom).join(' ') || `Series${String(index + 1)}`),
  );
}

const isStacked = (type: ChartType) => type.endsWith('Stacked');

/** Excel's own distance between bars, in per cent of a bar. */
export const autoGapWidth = (type: ChartType): number => (isStacked(type) ? 150 : 219);

/** What a chart shows now. @throws OfficeError ItemNotFound after it was deleted */
export function chartPicture(spreadsheet: Spreadsheet, ref: ChartRef): ChartPicture {
  const data = chartData(spreadsheet, ref);
  const cells = new Cells(spreadsheet, ref.sheetId);
  const names = seriesNames(spreadsheet, data, ref.sheetId);
  const [first] = data.series;
  const series = data.series.map((each, index): PictureSeries => ({
    name: names[index] ?? '',
    values: cells.numbers(each.values),
    texts: cells.texts(each.values),
    color: each.fill ?? PALETTE[index % PALETTE.length] ?? PALETTE[0],
    labels: each.hasDataLabels ? cells.labels(each.values, each.labelFormat) : [],
    gapWidth: each.gapWidth ?? autoGapWidth(data.type),
  }));
  const points = Math.max(0, ...series.map(({ values }) => values.length));
  const categories = cells.texts(first?.categories);
  const { width, height } = chartPlace(spreadsheet, ref);
  return {
    name: data.name,
    type: data.type,
    title: data.title.visible ? (data.title.text ?? autoTitle(names)) : '',
    legend: data.legend,
    categories: Array.from({ length: points }, (_, index) => categories[index] ?? String(index + 1)),
    series,
    valueAxis: {
      ...data.valueAxis,
      numberFormat: data.valueAxis.numberFormat ?? cells.format(first?.values),
    },
    categoryAxis: data.categoryAxis,
    width,
    height,
  };
}
