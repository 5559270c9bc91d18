import type { ClassTable, Method } from '../request/class-table';
import type { RangeHost } from './hosts';
import { isWholeColumns, isWholeRows } from '../model/area';
import { CLEAR_KINDS, clearCells } from '../model/cell-clearing';
import { deleteCells, insertCells } from '../model/cell-shift';
import { contentChanged } from '../model/content-changes';
import { mergeCells } from '../model/merged-cells';
import { selectCells } from '../model/selection';
import { invalidArgument } from '../request/errors';
import { calculateAll } from './application';
import { enumArgument } from './arguments';
import { areaOf, rangeHost, sheetHost } from './hosts';
import { RANGES_BY_CONTENT } from './range-by-content';
import { RANGES_BY_POSITION } from './range-by-position';
import { RANGE_SCALARS } from './range-scalars';

/** What a range of whole rows or columns shifts by, whatever direction was asked for. */
function wholeShift(host: RangeHost): 'rows' | 'columns' | undefined {
  const area = areaOf(host);
  if (isWholeRows(area)) return 'rows';
  return isWholeColumns(area) ? 'columns' : undefined;
}

const CHANGES: Readonly<Record<string, Method<RangeHost>>> = {
  insert: {
    gives: 'object',
    to: 'Range',
    async host(host, [shift]) {
      const { model } = host;
      const area = areaOf(host);
      const direction = enumArgument(shift, ['Down', 'Right'], 'Range.insert');
      const whole = wholeShift(host);
      await insertCells(model, area, whole ?? (direction === 'Down' ? 'rows' : 'columns'));
      const changeType =
        whole === 'rows' ? 'RowInserted' : whole === 'columns' ? 'ColumnInserted' : 'CellInserted';
      model.changes.raise({ area, changeType, triggerSource: 'ThisLocalAddin' });
      return rangeHost(model, area, 'Range.insert');
    },
  },
  delete: {
    gives: 'nothing',
    async run(host, [shift]) {
      const { model } = host;
      const area = areaOf(host);
      const direction = enumArgument(shift, ['Up', 'Left'], 'Range.delete');
      const whole = wholeShift(host);
      await deleteCells(model, area, whole ?? (direction === 'Up' ? 'rows' : 'columns'));
      const changeType =
        whole === 'rows' ? 'RowDeleted' : whole === 'columns' ? 'ColumnDeleted' : 'CellDeleted';
      model.changes.raise({ area, changeType, triggerSource: 'ThisLocalAddin' });
    },
  },
  merge: {
    gives: 'nothing',
    run(host, [across]) {
      if (across === true) throw invalidArgument('Range.merge');
      host.model.assertWritable(areaOf(host), 'Range.merge');
      mergeCells(host.model, areaOf(host));
    },
  },
  clear: {
    gives: 'nothing',
    run(host, [applyTo]) {
      const { model } = host;
      const area = areaOf(host);
      const kind = enumArgument(applyTo ?? 'All', CLEAR_KINDS, 'Range.clear');
      model.assertWritable(area, 'Range.clear');
      const before = model.changes.detail(area);
      clearCells(model, area, kind);
      if (kind === 'All' || kind === 'Formats') model.rules.clear(area, kind === 'All');
      if (kind === 'All' || kind === 'Contents') contentChanged(model, area, before);
    },
  },
};

export const Range: ClassTable<RangeHost> = {
  name: 'Range',
  fixed: ['address', 'rowIndex', 'columnIndex', 'rowCount', 'columnCount', 'cellCount'],
  untilRunEnds: true,
  scalars: RANGE_SCALARS,
  navigations: {
    format: { to: 'RangeFormat', host: (host) => host },
    worksheet: { to: 'Worksheet', host: (host) => sheetHost(host.model, areaOf(host).sheetId) },
    sort: { to: 'RangeSort', host: (host) => host },
    dataValidation: { to: 'DataValidation', host: (host) => host },
    conditionalFormats: { to: 'ConditionalFormatCollection', host: (host) => host },
  },
  methods: {
    ...RANGES_BY_POSITION,
    ...RANGES_BY_CONTENT,
    ...CHANGES,
    select: { gives: 'nothing', run: (host) => selectCells(host.model, areaOf(host)) },
    calculate: {
      gives: 'nothing',
      async run({ model }) {
        calculateAll(model);
        await model.calculated();
      },
    },
    getTables: {
      gives: 'object',
      to: 'TableScopedCollection',
      host: (host, [fullyContained]) => {
        const area = areaOf(host);
        return { model: host.model, sheetId: area.sheetId, within: area, fully: fullyContained === true };
      },
    },
  },
};
