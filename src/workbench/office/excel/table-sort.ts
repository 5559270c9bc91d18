import type { ClassTable } from '../request/class-table';
import type { TableHost } from './hosts';
import { clearTableSort, reapplyTableSort, sortTable } from '../model/table-sort';
import { metaOf } from '../model/table-meta';
import { tableOf } from '../model/table-areas';

const sortOf = (host: TableHost) => metaOf(tableOf(host.model, host)).sort;

export const TableSort: ClassTable<TableHost> = {
  name: 'TableSort',
  scalars: {
    fields: { get: (host) => sortOf(host)?.fields ?? [] },
    matchCase: { get: (host) => sortOf(host)?.matchCase ?? false },
    method: { get: (host) => sortOf(host)?.method ?? 'PinYin' },
  },
  methods: {
    apply: {
      gives: 'nothing',
      run: (host, [fields, matchCase, method]) => sortTable(host.model, host, fields, matchCase, method),
    },
    clear: { gives: 'nothing', run: (host) => clearTableSort(host.model, host) },
    reapply: { gives: 'nothing', run: (host) => reapplyTableSort(host.model, host) },
  },
};
