import type { ClassTable } from '../request/class-table';
import type { Area } from '../model/area';
import type { ScopeHost, TableHost } from './hosts';
import { findTable, listTables, tablesAt } from '../model/table-areas';
import { addTable } from '../model/tables';
import { flag, integerArgument } from './arguments';
import { tableChanged } from './changed-events';
import { areaArgument, areaOnSheet } from './hosts';

/** All tables, those of a sheet, or those that a range touches. */
interface TablesHost extends ScopeHost {
  readonly within?: Area;
  readonly fully?: boolean;
}

const list = ({ model, sheetId, within, fully }: TablesHost): TableHost[] =>
  (within ? tablesAt(model, within, fully === true) : listTables(model, sheetId)).map((ref) => ({
    model,
    ...ref,
  }));

const find = (host: TablesHost, key: unknown): TableHost | undefined => {
  const ref = findTable(host.model, key, host.sheetId);
  return ref && { model: host.model, ...ref };
};

const getItem = {
  gives: 'object',
  to: 'Table',
  host: (host: TablesHost, [key]: readonly unknown[]) => find(host, key),
} as const;

const getCount = { gives: 'value', read: (host: TablesHost) => list(host).length } as const;

/** The tables of `range.getTables`. */
export const TableScopedCollection: ClassTable<TablesHost> = {
  name: 'TableScopedCollection',
  items: { of: 'Table', list },
  methods: {
    getItem,
    getCount,
    getFirst: { gives: 'object', to: 'Table', host: (host) => list(host)[0] },
  },
};

export const TableCollection: ClassTable<TablesHost> = {
  name: 'TableCollection',
  items: { of: 'Table', list },
  scalars: { count: { get: (host) => list(host).length } },
  methods: {
    add: {
      gives: 'object',
      to: 'Table',
      async host({ model, sheetId }, [address, hasHeaders]) {
        const where = 'TableCollection.add';
        const area = sheetId
          ? areaOnSheet(model, address, sheetId, where)
          : areaArgument(model, address, model.activeSheet().getSheetId(), where);
        return { model, ...(await addTable(model, area, flag(hasHeaders, where))) };
      },
    },
    getItem,
    getItemOrNullObject: { ...getItem, orNull: true },
    getItemAt: {
      gives: 'object',
      to: 'Table',
      host: (host, args) => list(host)[integerArgument(args, 0, 'TableCollection.getItemAt')],
    },
    getCount,
  },
  events: {
    onChanged: {
      listen: (host, handler) =>
        tableChanged(host.model, () => list(host).map(({ tableId }) => tableId), handler),
    },
  },
};
