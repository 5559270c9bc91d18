import type { ClassTable } from '../request/class-table';
import type { Area } from '../model/area';
import type { TableHost } from './hosts';
import { invalidArgument } from '../request/errors';
import { CellReader } from '../model/cell-reading';
import { patchCells, writeValues } from '../model/cell-writing';
import { syncHeader } from '../model/table-columns';
import { addColumn, deleteColumn } from '../model/table-column-changes';
import { bodyArea, headerArea, tableArea, totalsArea } from '../model/table-areas';
import { enter } from '../model/typed-input';
import { integerArgument } from './arguments';
import type { ColumnHost } from './column-host';
import { columnIndex, columnsOf } from './column-host';
import { rangeHost } from './hosts';
import { contentChanged } from '../model/content-changes';

const slice = (host: ColumnHost, area: Area): Area => ({
  ...area,
  column: area.column + columnIndex(host),
  columns: 1,
});

const whole = (host: ColumnHost) => slice(host, tableArea(host.model, host));

const part = (name: string, area: (host: ColumnHost) => Area) => ({
  gives: 'object' as const,
  to: 'Range',
  host: (host: ColumnHost) => rangeHost(host.model, slice(host, area(host)), `TableColumn.${name}`),
});

export const TableColumn: ClassTable<ColumnHost> = {
  name: 'TableColumn',
  fixed: ['id', 'index', 'name'],
  scalars: {
    id: { get: ({ columnId }) => Number(columnId) },
    index: { get: columnIndex },
    name: {
      get: (host) => columnsOf(host)[columnIndex(host)]?.displayName ?? '',
      set(host, name) {
        if (typeof name !== 'string' || name === '') throw invalidArgument('TableColumn.name');
        const area = slice(host, headerArea(host.model, host));
        host.model.assertWritable(area, 'TableColumn.name');
        const entered = enter(name, () => '@');
        if (entered === 'invalid') throw invalidArgument('TableColumn.name');
        patchCells(host.model.spreadsheet, area, () => entered);
        syncHeader(host.model, host);
      },
    },
    values: {
      get(host) {
        const area = whole(host);
        const reader = new CellReader(host.model.spreadsheet, area.sheetId);
        return reader.grid(area, (row, column) => reader.value(row, column));
      },
      set(host, values) {
        const area = whole(host);
        host.model.assertWritable(area, 'TableColumn.values');
        writeValues(host.model.spreadsheet, area, values, 'TableColumn.values');
        contentChanged(host.model, area);
      },
    },
  },
  navigations: {
    filter: { to: 'Filter', host: (host) => host },
  },
  methods: {
    getRange: part('getRange', (host) => tableArea(host.model, host)),
    getHeaderRowRange: part('getHeaderRowRange', (host) => headerArea(host.model, host)),
    getDataBodyRange: part('getDataBodyRange', (host) => bodyArea(host.model, host)),
    getTotalRowRange: part('getTotalRowRange', (host) => totalsArea(host.model, host)),
    delete: { gives: 'nothing', run: (host) => deleteColumn(host.model, host, columnIndex(host)) },
  },
};

const list = (host: TableHost): ColumnHost[] =>
  columnsOf(host).map(({ id }) => ({ model: host.model, tableId: host.tableId, columnId: id }));

/** By id or by name. */
function find(host: TableHost, key: unknown): ColumnHost | undefined {
  if (typeof key !== 'string' && typeof key !== 'number')
    throw invalidArgument('TableColumnCollection.getItem');
  const column =
    columnsOf(host).find(({ id }) => typeof key === 'number' && id === String(key)) ??
    columnsOf(host).find(({ displayName }) => displayName.toLowerCase() === String(key).toLowerCase());
  return column && { model: host.model, tableId: host.tableId, columnId: column.id };
}

export const TableColumnCollection: ClassTable<TableHost> = {
  name: 'TableColumnCollection',
  scalars: { count: { get: (host) => columnsOf(host).length } },
  items: { of: 'TableColumn', list },
  methods: {
    getCount: { gives: 'value', read: (host) => columnsOf(host).length },
    getItem: { gives: 'object', to: 'TableColumn', host: (host, [key]) => find(host, key) },
    getItemOrNullObject: {
      gives: 'object',
      orNull: true,
      to: 'TableColumn',
      host: (host, [key]) => find(host, key),
    },
    getItemAt: {
      gives: 'object',
      to: 'TableColumn',
      host(host, args) {
        const column = list(host)[integerArgument(args, 0, 'TableColumnCollection.getItemAt')];
        if (!column) throw invalidArgument('TableColumnCollection.getItemAt');
        return column;
      },
    },
    add: {
      gives: 'object',
      to: 'TableColumn',
      async host(host, [index, values, name]) {
        const at = await addColumn(host.model, host, index, values, name);
        return list(host)[at];
      },
    },
  },
};
