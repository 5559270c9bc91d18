import type { ClassTable } from '../request/class-table';
import type { RangeHost } from './hosts';
import { readSortFields, sortRows } from '../model/row-sorting';
import { areaOf } from './hosts';
import { contentChanged } from '../model/content-changes';

export const RangeSort: ClassTable<RangeHost> = {
  name: 'RangeSort',
  methods: {
    apply: {
      gives: 'nothing',
      reads: true,
      run(host, [fields, matchCase, hasHeaders]) {
        const where = 'RangeSort.apply';
        const area = areaOf(host);
        host.model.assertWritable(area, where);
        const rows = hasHeaders === true ? { ...area, row: area.row + 1, rows: area.rows - 1 } : area;
        sortRows(host.model, rows, readSortFields(fields, area.columns, where), matchCase === true);
        contentChanged(host.model, rows);
      },
    },
  },
};
