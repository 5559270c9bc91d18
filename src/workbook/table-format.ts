import type { Field, FieldKind, FieldName } from '../deals/fields';
import { FIELDS } from '../deals/fields';
import {
  DAY_FORMAT,
  MONTH_FORMAT,
  POINTS_FORMAT,
  SHARE_FORMAT,
  USD_M_FORMAT,
  WHOLE_FORMAT,
} from './number-formats';

/** How a column of a kind looks: its number format, its width, and the side that it is aligned to. */
interface ColumnLook {
  readonly numberFormat: string;
  /** Points, as `RangeFormat.columnWidth` counts. */
  readonly width: number;
  readonly right: boolean;
}

const TEXT: ColumnLook = { numberFormat: 'General', width: 110, right: false };

/** Percentage points (15 = 15 %) stay as published and have their unit in the header; a share is a fraction. */
const LOOKS: Readonly<Record<FieldKind, ColumnLook>> = {
  text: TEXT,
  vocabulary: { ...TEXT, width: 96 },
  party: { ...TEXT, width: 136 },
  url: { ...TEXT, width: 150 },
  period: { ...TEXT, width: 70 },
  date: { numberFormat: DAY_FORMAT, width: 70, right: true },
  money: { numberFormat: USD_M_FORMAT, width: 78, right: true },
  percent: { numberFormat: POINTS_FORMAT, width: 70, right: true },
  count: { numberFormat: WHOLE_FORMAT, width: 56, right: true },
  share: { numberFormat: SHARE_FORMAT, width: 70, right: true },
};

/** Fields whose words are longer than those of their kind: ids are to be read whole, assets as far as it goes. */
const WIDTHS: Partial<Record<FieldName, number>> = {
  deal_id: 170,
  asset: 160,
  royalty_text: 150,
  notes: 200,
};

/** Dates in tables that were inserted before they had that room. */
const DATE_FORMATS_BEFORE = ['yyyy-mm-dd', 'mmm yyyy'];

const byName = new Map<FieldName, Field>(FIELDS.map((field) => [field.name, field]));

/** @throws TypeError for a name that is no field: columns were checked where they came in */
export function fieldOf(name: FieldName): Field {
  const field = byName.get(name);
  if (!field) throw new TypeError(`${name} is no field`);
  return field;
}

export const isUrlColumn = (name: FieldName): boolean => fieldOf(name).kind === 'url';
export const isDateColumn = (name: FieldName): boolean => fieldOf(name).kind === 'date';

export const numberFormatOf = (name: FieldName, monthOnly = false): string =>
  monthOnly ? MONTH_FORMAT : LOOKS[fieldOf(name).kind].numberFormat;

export const isRightAligned = (name: FieldName): boolean => LOOKS[fieldOf(name).kind].right;

/** The number formats that we give dates; any other is the user's and stays. */
export const isOurDateFormat = (format: string): boolean =>
  [DAY_FORMAT, MONTH_FORMAT, ...DATE_FORMATS_BEFORE].includes(format);

/**
 * The header of a column: its label with the unit, without parentheses, so that `tblDeals1[Upfront US$ m]` works in
 * every spreadsheet (Excel takes parentheses there, the workbench does not).
 */
export const headerOf = (name: FieldName): string =>
  fieldOf(name)
    .label.replace(/\s*\(([^)]*)\)/g, ' $1')
    .trim();

/** Points of one bold character of the widest default fonts (Verdana-like substitutes included), on average. */
const HEADER_CHARACTER = 6.5;
/** Excel draws the filter button over the right end of a header cell: points of it, with the cell's padding. */
const FILTER_BUTTON = 16;

/**
 * Width in points: enough for the kind of content, and for the whole header beside its filter button. Headers of
 * figures stand in the middle (right-aligned they would run under the button), so that they need its room twice.
 */
export const widthOf = (name: FieldName): number =>
  Math.max(
    WIDTHS[name] ?? LOOKS[fieldOf(name).kind].width,
    headerOf(name).length * HEADER_CHARACTER + FILTER_BUTTON * (isRightAligned(name) ? 2 : 1),
  );

/** Excel holds 65,530 hyperlinks a sheet, and each is a request of its own: beyond this, sources are plain addresses. */
export const MOST_HYPERLINKED_ROWS = 2_000;

/** An address that may become a hyperlink: http(s) only, and no longer than Excel takes. */
export const isLinkable = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 2_083 && /^https?:\/\/[^\s"<>]+$/i.test(value);

/** One format for all cells of a range: Excel takes a single value for that, which its types don't say. */
export function setNumberFormat(range: Excel.Range, format: string): void {
  range.numberFormat = format as unknown as string[][];
}
