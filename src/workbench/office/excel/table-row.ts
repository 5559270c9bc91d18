import type { ClassTable } from '../request/class-table';
import type { Area } from '../model/area';
import type { TableHost } from './hosts';
import { invalidArgument } from '../request/errors';
import { CellReader } from '../model/cell-reading';
import { writeValues } from '../model/cell-writing';
import { addRows, deleteRows } from '../model/table-rows';
import { bodyArea } from '../model/table-areas';
import { integerArgument } from './arguments';
import { rangeHost } from './hosts';
import { contentChanged } from '../model/content-changes';

interface RowHost extends TableHost {
  readonly index: number;
}

/** @throws OfficeError InvalidArgument for a row that the table does not have */
function rowArea(host: RowHost): Area {
  const body = bodyArea(host.model, host);
  if (host.index >= body.rows) throw invalidArgument('TableRow');
  return { ...body, row: body.row + host.index, rows: 1 };
}

export const TableRow: ClassTable<RowHost> = {
  name: 'TableRow',
  scalars: {
    index: { get: ({ index }) => index },
    values: {
      get(host) {
        const area = rowArea(host);
        const reader = new CellReader(host.model.spreadsheet, area.sheetId);
        return reader.grid(area, (row, column) => reader.value(row, column));
      },
      set(host, values) {
        const area = rowArea(host);
        host.model.assertWritable(area, 'TableRow.values');
        const before = host.model.changes.detail(area);
        writeValues(host.model.spreadsheet, area, values, 'TableRow.values');
        contentChanged(host.model, area, before);
      },
    },
  },
  methods: {
    getRange: {
      gives: 'object',
      to: 'Range',
      host: (host) => rangeHost(host.model, rowArea(host), 'TableRow.getRange'),
    },
    delete: {
      gives: 'nothing',
      run: (host) => deleteRows(host.model, host, host.index, 1, 'TableRow.delete'),
    },
  },
};

const count = ({ model, tableId }: TableHost) => bodyArea(model, { tableId }).rows;

export const TableRowCollection: ClassTable<TableHost> = {
  name: 'TableRowCollection',
  scalars: { count: { get: count } },
  items: {
    of: 'TableRow',
    list: (host) => Array.from({ length: count(host) }, (_, index) => ({ ...host, index })),
  },
  methods: {
    getCount: { gives: 'value', read: count },
    getItemAt: {
      gives: 'object',
      to: 'TableRow',
      host(host, args) {
        const index = integerArgument(args, 0, 'TableRowCollection.getItemAt');
        if (index >= count(host)) throw invalidArgument('TableRowCollection.getItemAt');
        return { ...host, index };
      },
    },
    add: {
      gives: 'object',
      to: 'TableRow',
      async host(host, [index, values]) {
        return { ...host, index: await addRows(host.model, host, index, values) };
      },
    },
    deleteRowsAt: {
      gives: 'nothing',
      run(host, args) {
        const where = 'TableRowCollection.deleteRowsAt';
        const first = integerArgument(args, 0, where);
        return deleteRows(host.model, host, first, integerArgument(args, 1, where, 1, 1), where);
      },
    },
  },
};
