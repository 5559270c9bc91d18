import type { ChartHost } from './chart-hosts';
import type { SheetHost } from './hosts';
import type { ClassTable } from '../request/class-table';
import { CHART_TYPES, newChart } from '../model/charts/chart-data';
import { columnLeft, rowTop } from '../model/charts/chart-place';
import { addChart, listCharts } from '../model/charts/charts';
import { invalidArgument } from '../request/errors';
import { enumArgument, integerArgument, textArgument } from './arguments';
import { sourceSeries } from './chart';
import { dataOf } from './chart-hosts';
import { areaOf, isRangeHost } from './hosts';

/** Excel's own size of a new chart, in points: 5 by 3 inches. */
const NEW_SIZE = { width: 360, height: 216 } as const;

const hosts = ({ model, sheetId }: SheetHost): ChartHost[] =>
  listCharts(model.spreadsheet, sheetId).map((ref) => ({ model, ...ref }));

/** The first chart of a name, whatever its case. */
function find(host: SheetHost, args: readonly unknown[], where: string): ChartHost | undefined {
  const wanted = textArgument(args, 0, where).toLowerCase();
  return hosts(host).find((chart) => dataOf(chart).name.toLowerCase() === wanted);
}

function freeName(host: SheetHost): string {
  const taken = new Set(hosts(host).map((chart) => dataOf(chart).name.toLowerCase()));
  let number = taken.size + 1;
  while (taken.has(`chart ${String(number)}`)) number++;
  return `Chart ${String(number)}`;
}

function add(host: SheetHost, [type, source, seriesBy]: readonly unknown[]): ChartHost {
  const where = 'ChartCollection.add';
  const { model, sheetId } = host;
  const chartType = enumArgument(type, CHART_TYPES, where);
  const series = sourceSeries(host, source, seriesBy, where);
  model.assertUnprotected(sheetId, where);
  const sheet = model.sheet(sheetId);
  const { row, column } =
    isRangeHost(source) && areaOf(source).sheetId === sheetId ? areaOf(source) : NO_CELL;
  const place = { ...NEW_SIZE, left: columnLeft(sheet, column), top: rowTop(sheet, row) };
  return { model, ...addChart(model, sheetId, newChart(freeName(host), chartType, series), place) };
}

const NO_CELL = { row: 0, column: 0 };

export const ChartCollection: ClassTable<SheetHost> = {
  name: 'ChartCollection',
  scalars: { count: { get: (host) => hosts(host).length } },
  items: { of: 'Chart', list: hosts },
  methods: {
    add: { gives: 'object', reads: true, to: 'Chart', host: add },
    getItem: {
      gives: 'object',
      to: 'Chart',
      host: (host, args) => find(host, args, 'ChartCollection.getItem'),
    },
    getItemAt: {
      gives: 'object',
      to: 'Chart',
      host(host, args) {
        const found = hosts(host)[integerArgument(args, 0, 'ChartCollection.getItemAt')];
        if (!found) throw invalidArgument('ChartCollection.getItemAt');
        return found;
      },
    },
    getItemOrNullObject: {
      gives: 'object',
      orNull: true,
      to: 'Chart',
      host: (host, args) => find(host, args, 'ChartCollection.getItemOrNullObject'),
    },
    getCount: { gives: 'value', read: (host) => hosts(host).length },
  },
};
