import type { ChartPlace } from '../model/charts/chart-place';
import type { SeriesData } from '../model/charts/chart-data';
import type { ChartHost } from './chart-hosts';
import type { RangeHost } from './hosts';
import type { ClassTable, Scalar } from '../request/class-table';
import { lastColumn, lastRow } from '../model/area';
import { CHART_TYPES, LEGEND_POSITIONS } from '../model/charts/chart-data';
import { autoTitle, seriesNames } from '../model/charts/chart-picture';
import { columnLeft, rowTop } from '../model/charts/chart-place';
import { chartPlace, deleteChart, moveChart } from '../model/charts/charts';
import { seriesOf } from '../model/charts/chart-source';
import { invalidArgument } from '../request/errors';
import { enumArgument, flag, numeric, textArgument } from './arguments';
import { change, dataOf } from './chart-hosts';
import { areaOf, areaOnSheet, isRangeHost, sheetHost } from './hosts';

const SERIES_BY = ['Auto', 'Columns', 'Rows'] as const;

/** The series of a source. @throws OfficeError InvalidArgument unless it is a range */
export function sourceSeries(
  host: { readonly model: RangeHost['model']; readonly sheetId: string },
  source: unknown,
  seriesBy: unknown,
  where: string,
): SeriesData[] {
  if (!isRangeHost(source)) throw invalidArgument(where);
  const by = enumArgument(seriesBy ?? 'Auto', SERIES_BY, where);
  return seriesOf(host.model.spreadsheet, areaOf(source), by, host.sheetId);
}

/** Points from the sheet's corner, or a size of at least one point. */
const measure = (name: keyof ChartPlace, least: number): Scalar<ChartHost> => ({
  get: (host) => chartPlace(host.model.spreadsheet, host)[name],
  set(host, value) {
    const points = numeric(value, `Chart.${name}`);
    if (points < least) throw invalidArgument(`Chart.${name}`);
    host.model.assertUnprotected(host.sheetId, `Chart.${name}`);
    moveChart(host.model, host, { [name]: points });
  },
});

export const Chart: ClassTable<ChartHost> = {
  name: 'Chart',
  fixed: ['id', 'name', 'chartType'],
  scalars: {
    id: { get: (host) => (dataOf(host), host.chartId) },
    name: {
      get: (host) => dataOf(host).name,
      set: (host, name) => change(host, { name: textArgument([name], 0, 'Chart.name') }),
    },
    chartType: {
      get: (host) => dataOf(host).type,
      set: (host, type) => change(host, { type: enumArgument(type, CHART_TYPES, 'Chart.chartType') }),
    },
    left: measure('left', 0),
    top: measure('top', 0),
    width: measure('width', 1),
    height: measure('height', 1),
  },
  navigations: {
    axes: { to: 'ChartAxes', host: (host) => host },
    legend: { to: 'ChartLegend', host: (host) => host },
    series: { to: 'ChartSeriesCollection', host: (host) => host },
    title: { to: 'ChartTitle', host: (host) => host },
    worksheet: { to: 'Worksheet', host: ({ model, sheetId }) => sheetHost(model, sheetId) },
  },
  methods: {
    delete: {
      gives: 'nothing',
      run(host) {
        host.model.assertUnprotected(host.sheetId, 'Chart.delete');
        deleteChart(host.model, host);
      },
    },
    setData: {
      gives: 'nothing',
      run: (host, [source, seriesBy]) =>
        change(host, { series: sourceSeries(host, source, seriesBy, 'Chart.setData') }),
    },
    // From the upper left corner of the first cell; with a last one to its lower right corner, else as large as it is.
    setPosition: {
      gives: 'nothing',
      run(host, [start, end]) {
        const where = 'Chart.setPosition';
        const { model, sheetId } = host;
        const sheet = model.sheet(sheetId);
        const from = areaOnSheet(model, start, sheetId, where);
        const [left, top] = [columnLeft(sheet, from.column), rowTop(sheet, from.row)];
        if (end === undefined || end === null) return moveChart(model, host, { left, top });
        const to = areaOnSheet(model, end, sheetId, where);
        const right = columnLeft(sheet, lastColumn(to) + 1);
        const bottom = rowTop(sheet, lastRow(to) + 1);
        if (right <= left || bottom <= top) throw invalidArgument(where);
        moveChart(model, host, { left, top, width: right - left, height: bottom - top });
      },
    },
  },
};

export const ChartTitle: ClassTable<ChartHost> = {
  name: 'ChartTitle',
  scalars: {
    text: {
      get(host) {
        const data = dataOf(host);
        return data.title.text ?? autoTitle(seriesNames(host.model.spreadsheet, data, host.sheetId));
      },
      set: (host, text) => change(host, { title: { text: String(text), visible: true } }),
    },
    visible: {
      get: (host) => dataOf(host).title.visible,
      set: (host, value) =>
        change(host, { title: { ...dataOf(host).title, visible: flag(value, 'ChartTitle.visible') } }),
    },
  },
};

export const ChartLegend: ClassTable<ChartHost> = {
  name: 'ChartLegend',
  scalars: {
    position: {
      get: (host) => dataOf(host).legend.position,
      set(host, value) {
        const position = enumArgument(value, LEGEND_POSITIONS, 'ChartLegend.position');
        change(host, { legend: { position, visible: true } });
      },
    },
    visible: {
      get: (host) => dataOf(host).legend.visible,
      set: (host, value) =>
        change(host, { legend: { ...dataOf(host).legend, visible: flag(value, 'ChartLegend.visible') } }),
    },
  },
};
