import { InputError } from '../deals/input-error';
import { showsDataTypes } from './host';

/** The most cells that a function spills; larger answers belong in a linked table. */
export const MOST_CELLS = 200_000;

/** A number that shows as a date or a percentage (CustomFunctionsRuntime 1.4). */
export interface FormattedNumber {
  readonly type: 'FormattedNumber';
  readonly basicValue: number;
  readonly numberFormat: string;
}

/** What a function puts into one cell: never null, since Excel shows null as 0. */
export type ResultCell = string | number | boolean | FormattedNumber | Error;

/** Undisclosed is an empty text. */
export const UNDISCLOSED = '';

export const orUndisclosed = (value: string | number | undefined): string | number => value ?? UNDISCLOSED;

/** A sum in a table: empty where there are deals and none discloses the figure; 0 where there is no deal. */
export const sumCell = ({
  deals,
  disclosed,
  sumUsdM,
}: {
  readonly deals: number;
  readonly disclosed: number;
  readonly sumUsdM: number;
}): number | string => (deals > 0 && disclosed === 0 ? UNDISCLOSED : sumUsdM);

const formatted = (value: number, numberFormat: string): ResultCell =>
  showsDataTypes() ? { type: 'FormattedNumber', basicValue: value, numberFormat } : value;

/** A day as Excel's serial, shown as yyyy-mm-dd; a month shows as mmm yyyy. Plain serials where formats are unknown. */
export function dateCell(
  serial: number | undefined,
  precision: 'day' | 'month' | undefined = 'day',
): ResultCell {
  if (serial === undefined) return UNDISCLOSED;
  return formatted(serial, precision === 'month' ? 'mmm yyyy' : 'yyyy-mm-dd');
}

/** A fraction, shown as a percentage with one decimal where formats are known. */
export function shareCell(fraction: number | undefined): ResultCell {
  return fraction === undefined ? UNDISCLOSED : formatted(fraction, '0.0%');
}

/** A table that spills: header, then rows. Refused above 200,000 cells. */
export function spill(header: readonly string[], rows: readonly (readonly ResultCell[])[]): ResultCell[][] {
  refuseAbove(rows.length + 1, header.length);
  return [[...header], ...rows.map((row) => [...row])];
}

/** Refuses an answer that would spill too far, before anything is built. */
export function refuseAbove(rowCount: number, columnCount: number): void {
  if (rowCount * columnCount <= MOST_CELLS) return;
  throw new InputError(
    'value',
    `The answer would fill ${rowCount.toLocaleString('en-US')} rows × ${columnCount} columns, more than 200,000 cells. ` +
      'Narrow it with field_criterion or columns, or insert it from the DealSheet pane as a linked table.',
  );
}
