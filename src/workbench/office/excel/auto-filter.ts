import type { ClassTable } from '../request/class-table';
import type { TableHost } from './hosts';
import type { ColumnHost } from './column-host';
import { invalidArgument } from '../request/errors';
import {
  applyFilter,
  clearFilters,
  isDataFiltered,
  reapplyFilters,
  readCriteria,
} from '../model/table-filter';
import { metaOf } from '../model/table-meta';
import { tableCore, tableOf } from '../model/table-areas';
import { look, setLook } from '../model/tables';
import { integerArgument } from './arguments';
import { rangeHost } from './hosts';
import { columnIndex } from './column-host';

const filtersOf = (host: TableHost) => metaOf(tableOf(host.model, host)).filters;

/** One entry a column, in order; columns without a filter have one with no criteria. */
const criteria = (host: TableHost) =>
  Array.from({ length: tableCore(host.model, host).columns }, (_, index) => filtersOf(host)[index] ?? null);

const filterRange = (host: TableHost) =>
  look(host.model, host).showFilterButton
    ? rangeHost(host.model, tableCore(host.model, host), 'AutoFilter.getRange')
    : undefined;

export const AutoFilter: ClassTable<TableHost> = {
  name: 'AutoFilter',
  scalars: {
    criteria: { get: criteria },
    enabled: { get: (host) => look(host.model, host).showFilterButton },
    isDataFiltered: { get: (host) => isDataFiltered(host.model, host) },
  },
  methods: {
    // The range is the table's own; Excel ignores another one.
    apply: {
      gives: 'nothing',
      reads: true,
      run(host, args) {
        const where = 'AutoFilter.apply';
        setLook(host.model, host, { showFilterButton: true });
        if (args[1] === undefined || args[1] === null) return;
        const column = integerArgument(args, 1, where);
        if (column >= tableCore(host.model, host).columns) throw invalidArgument(where);
        applyFilter(host.model, host, column, args[2] ? readCriteria(args[2], where) : null);
      },
    },
    clearCriteria: { gives: 'nothing', reads: true, run: (host) => clearFilters(host.model, host) },
    reapply: { gives: 'nothing', reads: true, run: (host) => reapplyFilters(host.model, host) },
    remove: {
      gives: 'nothing',
      run(host) {
        clearFilters(host.model, host);
        setLook(host.model, host, { showFilterButton: false });
      },
    },
    getRange: { gives: 'object', to: 'Range', host: filterRange },
    getRangeOrNullObject: { gives: 'object', orNull: true, to: 'Range', host: filterRange },
  },
};

export const Filter: ClassTable<ColumnHost> = {
  name: 'Filter',
  scalars: {
    criteria: { get: (host) => filtersOf(host)[columnIndex(host)] ?? null },
  },
  methods: {
    apply: {
      gives: 'nothing',
      reads: true,
      run: (host, [input]) =>
        applyFilter(host.model, host, columnIndex(host), readCriteria(input, 'Filter.apply')),
    },
    applyValuesFilter: {
      gives: 'nothing',
      reads: true,
      run: (host, [values]) =>
        applyFilter(
          host.model,
          host,
          columnIndex(host),
          readCriteria({ filterOn: 'Values', values }, 'Filter.applyValuesFilter'),
        ),
    },
    clear: {
      gives: 'nothing',
      reads: true,
      run: (host) => applyFilter(host.model, host, columnIndex(host), null),
    },
  },
};
