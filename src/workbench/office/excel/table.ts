import type { ClassTable, Scalar } from '../request/class-table';
import type { Area } from '../model/area';
import type { TableLook } from '../model/table-look';
import type { TableHost } from './hosts';
import { invalidArgument } from '../request/errors';
import { clearFilters, reapplyFilters } from '../model/table-filter';
import { showTotals } from '../model/table-totals';
import { bodyArea, headerArea, tableArea, tableCore, tableOf, totalsArea } from '../model/table-areas';
import { convertToRange, deleteTable, look, renameTable, resizeTable, setLook } from '../model/tables';
import { flag } from './arguments';
import { tableChanged } from './changed-events';
import { areaOnSheet, rangeHost, sheetHost } from './hosts';

const lookFlag = (name: Exclude<keyof TableLook, 'style' | 'showTotals'>): Scalar<TableHost> => ({
  get: (host) => look(host.model, host)[name],
  set: (host, value) => setLook(host.model, host, { [name]: flag(value, `Table.${name}`) }),
});

const part = (name: string, area: (host: TableHost) => Area) => ({
  gives: 'object' as const,
  to: 'Range',
  host: (host: TableHost) => rangeHost(host.model, area(host), `Table.${name}`),
});

export const Table: ClassTable<TableHost> = {
  name: 'Table',
  fixed: ['id', 'legacyId', 'name', 'style', 'showHeaders', 'showTotals'],
  scalars: {
    id: { get: (host) => tableOf(host.model, host).getId() },
    legacyId: { get: (host) => tableOf(host.model, host).getId() },
    name: {
      get: (host) => tableOf(host.model, host).getDisplayName(),
      set: (host, name) => renameTable(host.model, host, name),
    },
    style: {
      get: (host) => look(host.model, host).style,
      set(host, style) {
        if (typeof style !== 'string') throw invalidArgument('Table.style');
        setLook(host.model, host, { style });
      },
    },
    showHeaders: { get: () => true },
    showTotals: {
      get: (host) => look(host.model, host).showTotals,
      set: (host, value) => showTotals(host.model, host, flag(value, 'Table.showTotals')),
    },
    showBandedRows: lookFlag('showBandedRows'),
    showBandedColumns: lookFlag('showBandedColumns'),
    showFilterButton: lookFlag('showFilterButton'),
    highlightFirstColumn: lookFlag('highlightFirstColumn'),
    highlightLastColumn: lookFlag('highlightLastColumn'),
  },
  navigations: {
    columns: { to: 'TableColumnCollection', host: (host) => host },
    rows: { to: 'TableRowCollection', host: (host) => host },
    sort: { to: 'TableSort', host: (host) => host },
    autoFilter: { to: 'AutoFilter', host: (host) => host },
    worksheet: {
      to: 'Worksheet',
      host: (host) => sheetHost(host.model, tableCore(host.model, host).sheetId),
    },
  },
  methods: {
    getRange: part('getRange', (host) => tableArea(host.model, host)),
    getHeaderRowRange: part('getHeaderRowRange', (host) => headerArea(host.model, host)),
    getDataBodyRange: part('getDataBodyRange', (host) => bodyArea(host.model, host)),
    getTotalRowRange: part('getTotalRowRange', (host) => totalsArea(host.model, host)),
    resize: {
      gives: 'nothing',
      run(host, [range]) {
        const { sheetId } = tableCore(host.model, host);
        resizeTable(host.model, host, areaOnSheet(host.model, range, sheetId, 'Table.resize'));
      },
    },
    convertToRange: {
      gives: 'object',
      to: 'Range',
      host: (host) => rangeHost(host.model, convertToRange(host.model, host), 'Table.convertToRange'),
    },
    delete: { gives: 'nothing', run: (host) => deleteTable(host.model, host) },
    clearFilters: { gives: 'nothing', run: (host) => clearFilters(host.model, host) },
    reapplyFilters: { gives: 'nothing', reads: true, run: (host) => reapplyFilters(host.model, host) },
  },
  events: {
    onChanged: { listen: ({ model, tableId }, handler) => tableChanged(model, () => [tableId], handler) },
  },
};
