import type { ChartHost, SeriesHost } from './chart-hosts';
import type { ClassTable } from '../request/class-table';
import { autoGapWidth, seriesNames } from '../model/charts/chart-picture';
import { areaOfCells, chartCells, newSeries } from '../model/charts/chart-source';
import { colorOf } from '../model/cell-looks';
import { invalidArgument } from '../request/errors';
import { enumArgument, flag, integerArgument, numeric } from './arguments';
import { change, changeSeries, dataOf, seriesOfHost } from './chart-hosts';
import { areaOf, isRangeHost } from './hosts';

/** `Excel.ChartSeriesDimension`, of the kinds of charts that there are. */
const DIMENSIONS = ['Categories', 'Values'] as const;

/** Cells that a series is given. @throws OfficeError InvalidArgument unless they are a range; AccessDenied */
function cellsArgument(host: ChartHost, [range]: readonly unknown[], where: string) {
  if (!isRangeHost(range)) throw invalidArgument(where);
  host.model.assertUnprotected(host.sheetId, where);
  return chartCells(areaOf(range), host.sheetId);
}

const nameOf = (host: SeriesHost): string => {
  const data = dataOf(host);
  const index = data.series.findIndex(({ id }) => id === host.seriesId);
  return seriesNames(host.model.spreadsheet, data, host.sheetId)[index] ?? '';
};

export const ChartSeries: ClassTable<SeriesHost> = {
  name: 'ChartSeries',
  scalars: {
    name: {
      get: nameOf,
      set: (host, value) => changeSeries(host, { name: String(value) }),
    },
    hasDataLabels: {
      get: (host) => seriesOfHost(host).hasDataLabels,
      set: (host, value) => changeSeries(host, { hasDataLabels: flag(value, 'ChartSeries.hasDataLabels') }),
    },
    gapWidth: {
      get: (host) => seriesOfHost(host).gapWidth ?? autoGapWidth(dataOf(host).type),
      set(host, value) {
        const gapWidth = numeric(value, 'ChartSeries.gapWidth');
        if (gapWidth < 0 || gapWidth > 500) throw invalidArgument('ChartSeries.gapWidth');
        // One distance for all series of a group, as in Excel.
        change(host, { series: dataOf(host).series.map((each) => ({ ...each, gapWidth })) });
      },
    },
  },
  navigations: {
    format: { to: 'ChartSeriesFormat', host: (host) => host },
    dataLabels: { to: 'ChartDataLabels', host: (host) => host },
  },
  methods: {
    setValues: {
      gives: 'nothing',
      run: (host, args) => changeSeries(host, { values: cellsArgument(host, args, 'ChartSeries.setValues') }),
    },
    setXAxisValues: {
      gives: 'nothing',
      run: (host, args) =>
        changeSeries(host, { categories: cellsArgument(host, args, 'ChartSeries.setXAxisValues') }),
    },
    getDimensionDataSourceString: {
      gives: 'value',
      read(host, [dimension]) {
        const kind = enumArgument(dimension, DIMENSIONS, 'ChartSeries.getDimensionDataSourceString');
        const { values, categories } = seriesOfHost(host);
        const cells = kind === 'Values' ? values : categories;
        return cells ? host.model.address(areaOfCells(cells, host.sheetId), true) : '';
      },
    },
    delete: {
      gives: 'nothing',
      run(host) {
        seriesOfHost(host);
        change(host, { series: dataOf(host).series.filter(({ id }) => id !== host.seriesId) });
      },
    },
  },
};

export const ChartSeriesFormat: ClassTable<SeriesHost> = {
  name: 'ChartSeriesFormat',
  navigations: { fill: { to: 'ChartFill', host: (host) => host } },
};

export const ChartDataLabels: ClassTable<SeriesHost> = {
  name: 'ChartDataLabels',
  scalars: {
    numberFormat: {
      get: (host) => seriesOfHost(host).labelFormat ?? 'General',
      set: (host, value) => changeSeries(host, { labelFormat: String(value) }),
    },
  },
};

export const ChartFill: ClassTable<SeriesHost> = {
  name: 'ChartFill',
  methods: {
    setSolidColor: {
      gives: 'nothing',
      run: (host, [color]) => changeSeries(host, { fill: colorOf(color, 'ChartFill.setSolidColor') }),
    },
    clear: { gives: 'nothing', run: (host) => changeSeries(host, { fill: '' }) },
  },
};

const hosts = (host: ChartHost): SeriesHost[] =>
  dataOf(host).series.map(({ id }) => ({ ...host, seriesId: id }));

export const ChartSeriesCollection: ClassTable<ChartHost> = {
  name: 'ChartSeriesCollection',
  scalars: { count: { get: (host) => dataOf(host).series.length } },
  items: { of: 'ChartSeries', list: hosts },
  methods: {
    add: {
      gives: 'object',
      to: 'ChartSeries',
      host(host, [name]) {
        const series = newSeries(name === undefined || name === null ? {} : { name: String(name) });
        change(host, { series: [...dataOf(host).series, series] });
        return { ...host, seriesId: series.id };
      },
    },
    getItemAt: {
      gives: 'object',
      to: 'ChartSeries',
      host(host, args) {
        const where = 'ChartSeriesCollection.getItemAt';
        const found = hosts(host)[integerArgument(args, 0, where)];
        if (!found) throw invalidArgument(where);
        return found;
      },
    },
    getCount: { gives: 'value', read: (host) => dataOf(host).series.length },
  },
};
