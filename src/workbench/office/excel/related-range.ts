import type { Area } from '../model/area';
import type { ObjectMethod } from '../request/class-table';
import type { RangeHost } from './hosts';
import { MAX_ROWS } from '../model/area';
import { integerArgument } from './arguments';
import { areaArgument, areaOf, rangeHost } from './hosts';

export type Args = readonly unknown[];

/** A method that gives other cells, worked out from this range's. */
export const relatedRange = (
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

/** The same method where nothing found is a null object. */
export const orNull = (method: ObjectMethod<RangeHost>): ObjectMethod<RangeHost> => ({
  ...method,
  orNull: true,
});

/** The same method where formulas must be calculated first. */
export const reading = (method: ObjectMethod<RangeHost>): ObjectMethod<RangeHost> => ({
  ...method,
  reads: true,
});

/** A whole number, also a negative one. */
export const offset = (args: Args, index: number, name: string, fallback?: number): number =>
  integerArgument(args, index, `Range.${name}`, fallback, -MAX_ROWS);

/** Cells that the first argument names or is. */
export const otherArea = (args: Args, { model }: RangeHost, area: Area, name: string): Area =>
  areaArgument(model, args[0], area.sheetId, `Range.${name}`);

/** One cell of the same sheet. */
export const cellAt = (area: Area, row: number, column: number): Area => ({
  ...area,
  row,
  column,
  rows: 1,
  columns: 1,
});
