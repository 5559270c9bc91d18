import type { Scalar } from '../request/class-table';
import type { Area } from '../model/area';
import type { RangeHost } from './hosts';
import {
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
} from '@univerjs/sheets';
import { invalidArgument, invalidOperation } from '../request/errors';
import { arrayAround, arraysOf, enterArray, isSavedAsArray } from '../model/array-formulas';
import {
  cellCount,
  contains,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  toRange,
} from '../model/area';
import { CellReader } from '../model/cell-reading';
import { writeNumberFormats, writeValues } from '../model/cell-writing';
import { columnLeft, rowTop } from '../model/charts/chart-place';
import { clearCells } from '../model/cell-clearing';
import { hyperlinkAt, linkCells, readHyperlink } from '../model/hyperlinks';
import { allCells, spillOver } from '../model/spills';
import { flag } from './arguments';
import { areaOf } from './hosts';
import { contentChanged } from '../model/content-changes';

/** Whole columns or rows have no cell properties: Excel gives null. */
const isUnbounded = (area: Area) => isWholeColumns(area) || isWholeRows(area);

const grid =
  <T>(read: (reader: CellReader, row: number, column: number) => T) =>
  (host: RangeHost): T[][] | null => {
    const area = areaOf(host);
    if (isUnbounded(area)) return null;
    const reader = new CellReader(host.model.spreadsheet, area.sheetId);
    return reader.grid(area, (row, column) => read(reader, row, column));
  };

function assertBounded(area: Area, where: string): void {
  if (isUnbounded(area))
    throw invalidOperation(
      where,
      "The request failed because the range is unbounded: whole rows or columns can't be written.",
    );
}

function setContent(host: RangeHost, input: unknown, where: string): void {
  const { model } = host;
  const area = areaOf(host);
  assertBounded(area, where);
  model.assertWritable(area, where);
  const before = model.changes.detail(area);
  writeValues(model.spreadsheet, area, input, where);
  contentChanged(model, area, before);
}

const content = (
  name: string,
  read: (reader: CellReader, row: number, column: number) => unknown,
): Scalar<RangeHost> => ({
  get: grid(read),
  set: (host, input) => setContent(host, input, `Range.${name}`),
});

/** Every cell of an array formula gives its formula. */
function formulas(host: RangeHost): unknown[][] | null {
  const area = areaOf(host);
  const arrays = isUnbounded(area) ? [] : arraysOf(host.model, area.sheetId);
  return grid((reader, row, column) => {
    const cell = { ...area, row, column, rows: 1, columns: 1 };
    return arrays.find((array) => contains(array.area, cell))?.formula ?? reader.formula(row, column);
  })(host);
}

const hiddenRows = ({ model, ref }: RangeHost): boolean | null => {
  const area = model.area(ref);
  const sheet = model.sheet(area.sheetId);
  const first = sheet.getRowVisible(area.row);
  for (let row = area.row; row <= lastRow(area); row++) if (sheet.getRowVisible(row) !== first) return null;
  return !first;
};

const hiddenColumns = ({ model, ref }: RangeHost): boolean | null => {
  const area = model.area(ref);
  const sheet = model.sheet(area.sheetId);
  const first = sheet.getColVisible(area.column);
  for (let column = area.column; column <= lastColumn(area); column++)
    if (sheet.getColVisible(column) !== first) return null;
  return !first;
};

/** Points from the corner of the sheet's first cell. */
function edges(host: RangeHost) {
  const area = areaOf(host);
  const sheet = host.model.sheet(area.sheetId);
  const [left, top] = [columnLeft(sheet, area.column), rowTop(sheet, area.row)];
  const [right, bottom] = [columnLeft(sheet, lastColumn(area) + 1), rowTop(sheet, lastRow(area) + 1)];
  return { left, top, width: right - left, height: bottom - top };
}

const setHidden = (host: RangeHost, mutation: string) => {
  const area = areaOf(host);
  host.model.spreadsheet.mutate(mutation, {
    unitId: host.model.spreadsheet.unitId,
    subUnitId: area.sheetId,
    ranges: [toRange(area)],
  });
};

export const RANGE_SCALARS: Readonly<Record<string, Scalar<RangeHost>>> = {
  address: { get: (host) => host.model.address(areaOf(host)) },
  addressLocal: { get: (host) => host.model.address(areaOf(host)) },
  // Excel gives -1 where the number passes 2^31 - 1.
  cellCount: { get: (host) => (cellCount(areaOf(host)) > 2_147_483_647 ? -1 : cellCount(areaOf(host))) },
  rowIndex: { get: (host) => areaOf(host).row },
  columnIndex: { get: (host) => areaOf(host).column },
  rowCount: { get: (host) => areaOf(host).rows },
  columnCount: { get: (host) => areaOf(host).columns },
  isEntireColumn: { get: (host) => isWholeColumns(areaOf(host)) },
  isEntireRow: { get: (host) => isWholeRows(areaOf(host)) },
  values: content('values', (reader, row, column) => reader.value(row, column)),
  formulas: { ...content('formulas', (reader, row, column) => reader.formula(row, column)), get: formulas },
  formulaArray: {
    get: (host) => arrayAround(host.model, areaOf(host)),
    set(host, input) {
      const where = 'Range.formulaArray';
      const { model } = host;
      const area = areaOf(host);
      if (typeof input !== 'string' || !input.startsWith('=')) throw invalidArgument(where);
      assertBounded(area, where);
      model.assertWritable(area, where);
      enterArray(model, area, input);
      contentChanged(model, area);
    },
  },
  savedAsArray: { get: ({ model, ref }) => allCells(model.area(ref), (cell) => isSavedAsArray(model, cell)) },
  text: { get: grid((reader, row, column) => reader.text(row, column)) },
  valueTypes: { get: grid((reader, row, column) => reader.valueType(row, column)) },
  numberFormat: {
    get: grid((reader, row, column) => reader.numberFormat(row, column)),
    set(host, input) {
      const area = areaOf(host);
      host.model.assertUnprotected(area.sheetId, 'Range.numberFormat');
      writeNumberFormats(host.model.spreadsheet, area, input, 'Range.numberFormat');
    },
  },
  hyperlink: {
    get(host) {
      const area = areaOf(host);
      const reader = new CellReader(host.model.spreadsheet, area.sheetId);
      return hyperlinkAt(host.model.spreadsheet, area, (row, column) => reader.text(row, column));
    },
    set(host, value) {
      const where = 'Range.hyperlink';
      const area = areaOf(host);
      assertBounded(area, where);
      host.model.assertUnprotected(area.sheetId, where);
      if (value === null || value === '') return clearCells(host.model, area, 'Hyperlinks');
      linkCells(host.model.spreadsheet, area, readHyperlink(value, where), where);
      contentChanged(host.model, area);
    },
  },
  left: { get: (host) => edges(host).left },
  top: { get: (host) => edges(host).top },
  width: { get: (host) => edges(host).width },
  height: { get: (host) => edges(host).height },
  hasSpill: { get: (host) => spillOver(host.model, areaOf(host)) },
  rowHidden: {
    get: hiddenRows,
    set: (host, value) =>
      setHidden(host, flag(value, 'Range.rowHidden') ? SetRowHiddenMutation.id : SetRowVisibleMutation.id),
  },
  columnHidden: {
    get: hiddenColumns,
    set: (host, value) =>
      setHidden(host, flag(value, 'Range.columnHidden') ? SetColHiddenMutation.id : SetColVisibleMutation.id),
  },
  hidden: {
    get(host) {
      const [rows, columns] = [hiddenRows(host), hiddenColumns(host)];
      if (rows === true || columns === true) return true;
      return rows === null || columns === null ? null : false;
    },
  },
};
