import type { ClassTable, ObjectMethod } from '../request/class-table';
import type { Area } from '../model/area';
import type { RangeHost } from './hosts';
import { invalidArgument } from '../request/errors';
import {
  boundingArea,
  between,
  intersection,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  MAX_COLUMNS,
  MAX_ROWS,
} from '../model/area';
import { CLEAR_KINDS, clearCells, usedArea } from '../model/cell-clearing';
import { deleteCells, insertCells } from '../model/cell-shift';
import { selectCells } from '../model/selection';
import { spillAnchor, spillFrom } from '../model/spills';
import { enumArgument, integerArgument } from './arguments';
import { areaArgument, areaOf, rangeHost, sheetHost } from './hosts';
import { RANGE_SCALARS } from './range-scalars';
import { getSpecialCells } from './range-areas';
import { calculateAll } from './application';
import { contentChanged } from '../model/content-changes';

type Args = readonly unknown[];

/** A method that gives other cells, worked out from this range's. */
const cells = (
  name: string,
  find: (area: Area, args: Args, host: RangeHost) => Area | undefined,
): ObjectMethod<RangeHost> => ({
  gives: 'object',
  to: 'Range',
  host(host, args) {
    const area = find(areaOf(host), args, host);
    return area && rangeHost(host.model, area, `Range.${name}`);
  },
});

const orNull = (method: ObjectMethod<RangeHost>): ObjectMethod<RangeHost> => ({ ...method, orNull: true });

const integer = (args: Args, index: number, name: string, fallback?: number) =>
  integerArgument(args, index, `Range.${name}`, fallback, -MAX_ROWS);

const other = (args: Args, { model }: RangeHost, area: Area, name: string) =>
  areaArgument(model, args[0], area.sheetId, `Range.${name}`);

const one = (area: Area, row: number, column: number): Area => ({
  ...area,
  row,
  column,
  rows: 1,
  columns: 1,
});

const used = (area: Area, [valuesOnly]: Args, { model }: RangeHost) =>
  usedArea(model, area, valuesOnly === true);

/** Without `count`, one; a negative count goes the other way, as in Excel. */
function beside(area: Area, count: number, along: 'rows' | 'columns', after: boolean): Area {
  if (count === 0) throw invalidArgument('Range.getRowsAbove');
  const forward = after === count > 0;
  const size = Math.abs(count);
  if (along === 'rows') return { ...area, rows: size, row: forward ? area.row + area.rows : area.row - size };
  return { ...area, columns: size, column: forward ? area.column + area.columns : area.column - size };
}

export const Range: ClassTable<RangeHost> = {
  name: 'Range',
  untilRunEnds: true,
  scalars: RANGE_SCALARS,
  navigations: {
    format: { to: 'RangeFormat', host: (host) => host },
    worksheet: { to: 'Worksheet', host: (host) => sheetHost(host.model, areaOf(host).sheetId) },
    sort: { to: 'RangeSort', host: (host) => host },
  },
  methods: {
    getCell: cells('getCell', (area, args) =>
      one(area, area.row + integer(args, 0, 'getCell'), area.column + integer(args, 1, 'getCell')),
    ),
    getRow: cells('getRow', (area, args) => {
      const row = integerArgument(args, 0, 'Range.getRow');
      if (row >= area.rows) throw invalidArgument('Range.getRow');
      return { ...area, row: area.row + row, rows: 1 };
    }),
    getColumn: cells('getColumn', (area, args) => {
      const column = integerArgument(args, 0, 'Range.getColumn');
      if (column >= area.columns) throw invalidArgument('Range.getColumn');
      return { ...area, column: area.column + column, columns: 1 };
    }),
    getLastCell: cells('getLastCell', (area) => one(area, lastRow(area), lastColumn(area))),
    getLastRow: cells('getLastRow', (area) => ({ ...area, row: lastRow(area), rows: 1 })),
    getLastColumn: cells('getLastColumn', (area) => ({ ...area, column: lastColumn(area), columns: 1 })),
    getEntireColumn: cells('getEntireColumn', (area) => ({ ...area, row: 0, rows: MAX_ROWS })),
    getEntireRow: cells('getEntireRow', (area) => ({ ...area, column: 0, columns: MAX_COLUMNS })),
    getResizedRange: cells('getResizedRange', (area, args) => ({
      ...area,
      rows: area.rows + integer(args, 0, 'getResizedRange'),
      columns: area.columns + integer(args, 1, 'getResizedRange'),
    })),
    getAbsoluteResizedRange: cells('getAbsoluteResizedRange', (area, args) => ({
      ...area,
      rows: integer(args, 0, 'getAbsoluteResizedRange'),
      columns: integer(args, 1, 'getAbsoluteResizedRange'),
    })),
    getOffsetRange: cells('getOffsetRange', (area, args) => ({
      ...area,
      row: area.row + integer(args, 0, 'getOffsetRange'),
      column: area.column + integer(args, 1, 'getOffsetRange'),
    })),
    getRowsAbove: cells('getRowsAbove', (area, args) =>
      beside(area, integer(args, 0, 'getRowsAbove', 1), 'rows', false),
    ),
    getRowsBelow: cells('getRowsBelow', (area, args) =>
      beside(area, integer(args, 0, 'getRowsBelow', 1), 'rows', true),
    ),
    getColumnsBefore: cells('getColumnsBefore', (area, args) =>
      beside(area, integer(args, 0, 'getColumnsBefore', 1), 'columns', false),
    ),
    getColumnsAfter: cells('getColumnsAfter', (area, args) =>
      beside(area, integer(args, 0, 'getColumnsAfter', 1), 'columns', true),
    ),
    getIntersection: cells('getIntersection', (area, args, host) =>
      intersection(area, other(args, host, area, 'getIntersection')),
    ),
    getIntersectionOrNullObject: orNull(
      cells('getIntersectionOrNullObject', (area, args, host) =>
        intersection(area, other(args, host, area, 'getIntersectionOrNullObject')),
      ),
    ),
    getBoundingRect: cells('getBoundingRect', (area, args, host) =>
      boundingArea(area, other(args, host, area, 'getBoundingRect')),
    ),
    // A range without anything in it: Excel gives its first cell.
    getUsedRange: cells(
      'getUsedRange',
      (area, args, host) => used(area, args, host) ?? one(area, area.row, area.column),
    ),
    getUsedRangeOrNullObject: orNull(cells('getUsedRangeOrNullObject', used)),
    getSpillingToRange: cells('getSpillingToRange', (area, _, { model }) => spillFrom(model, area)),
    getSpillingToRangeOrNullObject: orNull(
      cells('getSpillingToRangeOrNullObject', (area, _, { model }) => spillFrom(model, area)),
    ),
    getSpillParent: cells('getSpillParent', (area, _, { model }) => spillAnchor(model, area)),
    getSpillParentOrNullObject: orNull(
      cells('getSpillParentOrNullObject', (area, _, { model }) => spillAnchor(model, area)),
    ),
    insert: {
      gives: 'object',
      to: 'Range',
      async host({ model, ref }, [shift]) {
        const area = model.area(ref);
        const direction = enumArgument(shift, ['Down', 'Right'], 'Range.insert');
        const whole = isWholeRows(area) ? 'rows' : isWholeColumns(area) ? 'columns' : undefined;
        await insertCells(model, area, whole ?? (direction === 'Down' ? 'rows' : 'columns'));
        const rowsOnly =
          whole === 'rows' ? 'RowInserted' : whole === 'columns' ? 'ColumnInserted' : 'CellInserted';
        model.changes.raise({ area, changeType: rowsOnly, triggerSource: 'ThisLocalAddin' });
        return rangeHost(model, area, 'Range.insert');
      },
    },
    delete: {
      gives: 'nothing',
      async run({ model, ref }, [shift]) {
        const area = model.area(ref);
        const direction = enumArgument(shift, ['Up', 'Left'], 'Range.delete');
        const whole = isWholeRows(area) ? 'rows' : isWholeColumns(area) ? 'columns' : undefined;
        await deleteCells(model, area, whole ?? (direction === 'Up' ? 'rows' : 'columns'));
        const changeType =
          whole === 'rows' ? 'RowDeleted' : whole === 'columns' ? 'ColumnDeleted' : 'CellDeleted';
        model.changes.raise({ area, changeType, triggerSource: 'ThisLocalAddin' });
      },
    },
    clear: {
      gives: 'nothing',
      run({ model, ref }, [applyTo = 'All']) {
        const area = model.area(ref);
        const kind = enumArgument(applyTo, CLEAR_KINDS, 'Range.clear');
        model.assertWritable(area, 'Range.clear');
        const before = model.changes.detail(area);
        clearCells(model, area, kind);
        if (kind === 'All' || kind === 'Contents') contentChanged(model, area, before);
      },
    },
    select: { gives: 'nothing', run: ({ model, ref }) => selectCells(model, model.area(ref)) },
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
      host: ({ model, ref }, [fullyContained]) => {
        const area = model.area(ref);
        return { model, sheetId: area.sheetId, within: area, fully: fullyContained === true };
      },
    },
    getSpecialCells: { gives: 'object', to: 'RangeAreas', host: getSpecialCells },
    getSpecialCellsOrNullObject: {
      gives: 'object',
      orNull: true,
      to: 'RangeAreas',
      host: getSpecialCells,
    },
    getSurroundingRegion: cells('getSurroundingRegion', (area, _, { model }) => {
      let region = area;
      for (;;) {
        const around = between(
          area.sheetId,
          Math.max(0, region.row - 1),
          Math.max(0, region.column - 1),
          Math.min(MAX_ROWS - 1, lastRow(region) + 1),
          Math.min(MAX_COLUMNS - 1, lastColumn(region) + 1),
        );
        const filled = usedArea(model, around, true);
        const next = filled ? boundingArea(region, filled) : region;
        if (next.rows === region.rows && next.columns === region.columns) return region;
        region = next;
      }
    }),
  },
};
