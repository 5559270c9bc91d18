import type { Model } from '../model/model';
import type { AxisData, ChartData, SeriesData } from '../model/charts/chart-data';
import type { ChartRef } from '../model/charts/charts';
import { changeChart, chartData } from '../model/charts/charts';
import { itemNotFound } from '../request/errors';

/** A chart on its sheet. */
export interface ChartHost extends ChartRef {
  readonly model: Model;
}

/** One of the two axes of a chart. */
export interface AxisHost extends ChartHost {
  readonly axis: 'valueAxis' | 'categoryAxis';
}

/** A series by its lasting id. */
export interface SeriesHost extends ChartHost {
  readonly seriesId: string;
}

/** What a chart shows now. @throws OfficeError ItemNotFound after it was deleted */
export const dataOf = (host: ChartHost): ChartData => chartData(host.model.spreadsheet, host);

export const change = (host: ChartHost, part: Partial<ChartData>): void =>
  changeChart(host.model, host, part);

export const axisOf = (host: AxisHost): AxisData => dataOf(host)[host.axis];

export const changeAxis = (host: AxisHost, part: Partial<AxisData>): void =>
  change(host, { [host.axis]: { ...axisOf(host), ...part } });

/** A series of a chart. @throws OfficeError ItemNotFound after it was deleted */
export function seriesOfHost(host: SeriesHost): SeriesData {
  const found = dataOf(host).series.find(({ id }) => id === host.seriesId);
  if (!found) throw itemNotFound('chartSeries');
  return found;
}

export function changeSeries(host: SeriesHost, part: Partial<SeriesData>): void {
  seriesOfHost(host);
  const { series } = dataOf(host);
  change(host, { series: series.map((each) => (each.id === host.seriesId ? { ...each, ...part } : each)) });
}
