import type { Area } from '../model/area';
import type { Method } from '../request/class-table';
import type { RangeHost } from './hosts';
import { boundingArea, intersection, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS } from '../model/area';
import { invalidArgument } from '../request/errors';
import { integerArgument } from './arguments';
import { cellAt, offset, orNull, otherArea, relatedRange } from './related-range';

/** Rows or columns beside the range; a negative count goes the other way, as in Excel. */
function beside(area: Area, count: number, along: 'rows' | 'columns', after: boolean): Area {
  if (count === 0) throw invalidArgument('Range.getRowsAbove');
  const forward = after === count > 0;
  const size = Math.abs(count);
  if (along === 'rows') return { ...area, rows: size, row: forward ? area.row + area.rows : area.row - size };
  return { ...area, columns: size, column: forward ? area.column + area.columns : area.column - size };
}

/** Ranges that follow from where this one is. */
export const RANGES_BY_POSITION: Readonly<Record<string, Method<RangeHost>>> = {
  getCell: relatedRange('getCell', (area, args) =>
    cellAt(area, area.row + offset(args, 0, 'getCell'), area.column + offset(args, 1, 'getCell')),
  ),
  getRow: relatedRange('getRow', (area, args) => {
    const row = integerArgument(args, 0, 'Range.getRow');
    if (row >= area.rows) throw invalidArgument('Range.getRow');
    return { ...area, row: area.row + row, rows: 1 };
  }),
  getColumn: relatedRange('getColumn', (area, args) => {
    const column = integerArgument(args, 0, 'Range.getColumn');
    if (column >= area.columns) throw invalidArgument('Range.getColumn');
    return { ...area, column: area.column + column, columns: 1 };
  }),
  getLastCell: relatedRange('getLastCell', (area) => cellAt(area, lastRow(area), lastColumn(area))),
  getLastRow: relatedRange('getLastRow', (area) => ({ ...area, row: lastRow(area), rows: 1 })),
  getLastColumn: relatedRange('getLastColumn', (area) => ({ ...area, column: lastColumn(area), columns: 1 })),
  getEntireColumn: relatedRange('getEntireColumn', (area) => ({ ...area, row: 0, rows: MAX_ROWS })),
  getEntireRow: relatedRange('getEntireRow', (area) => ({ ...area, column: 0, columns: MAX_COLUMNS })),
  getResizedRange: relatedRange('getResizedRange', (area, args) => ({
    ...area,
    rows: area.rows + offset(args, 0, 'getResizedRange'),
    columns: area.columns + offset(args, 1, 'getResizedRange'),
  })),
  getAbsoluteResizedRange: relatedRange('getAbsoluteResizedRange', (area, args) => ({
    ...area,
    rows: offset(args, 0, 'getAbsoluteResizedRange'),
    columns: offset(args, 1, 'getAbsoluteResizedRange'),
  })),
  getOffsetRange: relatedRange('getOffsetRange', (area, args) => ({
    ...area,
    row: area.row + offset(args, 0, 'getOffsetRange'),
    column: area.column + offset(args, 1, 'getOffsetRange'),
  })),
  getRowsAbove: relatedRange('getRowsAbove', (area, args) =>
    beside(area, offset(args, 0, 'getRowsAbove', 1), 'rows', false),
  ),
  getRowsBelow: relatedRange('getRowsBelow', (area, args) =>
    beside(area, offset(args, 0, 'getRowsBelow', 1), 'rows', true),
  ),
  getColumnsBefore: relatedRange('getColumnsBefore', (area, args) =>
    beside(area, offset(args, 0, 'getColumnsBefore', 1), 'columns', false),
  ),
  getColumnsAfter: relatedRange('getColumnsAfter', (area, args) =>
    beside(area, offset(args, 0, 'getColumnsAfter', 1), 'columns', true),
  ),
  getIntersection: relatedRange('getIntersection', (area, args, host) =>
    intersection(area, otherArea(args, host, area, 'getIntersection')),
  ),
  getIntersectionOrNullObject: orNull(
    relatedRange('getIntersectionOrNullObject', (area, args, host) =>
      intersection(area, otherArea(args, host, area, 'getIntersectionOrNullObject')),
    ),
  ),
  getBoundingRect: relatedRange('getBoundingRect', (area, args, host) =>
    boundingArea(area, otherArea(args, host, area, 'getBoundingRect')),
  ),
};
