import { daysInMonth, isRealDay } from '../date';
import type { Field } from '../fields';
import type { ProblemKind } from './cell-problem';
import { magnitudeIn } from './money-unit';
import { digitsOf } from './number-style';
import type { DateOrder, DecimalSign } from './number-style';

/** A cell as the data file would write it ('' undisclosed), or why it can't be read. */
export type ReadText = { readonly text: string } | { readonly problem: ProblemKind };

/** How the figures and dates of the file are written. */
export interface CellStyle {
  readonly decimal: DecimalSign;
  readonly dateOrder: DateOrder | undefined;
  /** What figures of this column are multiplied with; undefined where the user has not said it. */
  readonly factor: number | undefined;
}

const text = (read: string): ReadText => ({ text: read });
const problem = (kind: ProblemKind): ReadText => ({ problem: kind });

/** Words for "we don't know" where a figure, a date or an address is expected. */
const UNDISCLOSED =
  /^([-–—/.?*]+|n\/?\s?a\.?|n\.\s?a\.?|n\.?\s?d\.?|none|nil|null|nan|tb[adc]|not (disclosed|available|applicable|known)|undisclosed|confidential|unknown|未披露|未公开|未知|不详|不适用|保密|无|暂无)$/i;
/** What a spreadsheet shows for a formula that failed. */
const ERROR_VALUE =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/i;

/** Reads a cell for a field that is no vocabulary, in the ways that people write. */
export function readCellText(kind: Field['kind'], cell: string, style: CellStyle): ReadText {
  const trimmed = cell.normalize('NFC').trim();
  if (ERROR_VALUE.test(trimmed)) return problem('errorValue');
  if (kind === 'text' || kind === 'party') return text(/^[-–—]$/.test(trimmed) ? '' : trimmed);
  // The apostrophe by which a spreadsheet keeps a text from becoming a number.
  const bare = trimmed.replace(/^['’]\s*/, '');
  if (bare === '' || UNDISCLOSED.test(bare)) return text('');
  switch (kind) {
    case 'date':
      return readDateText(bare, style.dateOrder);
    case 'money':
      return readAmountText(bare, style);
    case 'percent':
      return readPercentText(bare, style);
    case 'count':
      return /^\d{1,9}$/.test(bare) ? text(bare) : problem('notACount');
    case 'url':
      return readAddressText(bare);
    default:
      return text(bare);
  }
}

const OTHER_MONEY = /rmb|cny|人民币|eur|€|gbp|£|jpy|hkd|hk\$|krw|chf|aud|a\$|cad|c\$|[¥￥]|(?<!美)元/i;

/** An amount in US$ million: "50", "$50M", "US$ 1.2bn", "up to 500", "2.5亿美元". A unit in the cell wins over the column's. */
export function readAmountText(cell: string, { decimal, factor }: CellStyle): ReadText {
  const plain = cell.normalize('NFKC').toLowerCase();
  if (OTHER_MONEY.test(plain.replace(/us\s?\$/g, ''))) return problem('otherCurrency');
  const bare = plain
    .replace(/^(up to|最高|高达|至多|upto)\s*/, '')
    .replace(/us\s?\$|u\.s\.\s?\$|usd|us dollars?|美元|美金|\$/g, '')
    .trim();
  if (/^\(.*\)$|^[-–−]/.test(bare)) return problem('negative');
  const [, figure = '', unit = ''] = /^([\d.,\s\u00a0'’]+)\s*([^\d]*)$/.exec(bare) ?? [];
  const digits = digitsOf(figure, decimal);
  if (digits === undefined) return problem('notAnAmount');
  const own = unit.trim() === '' ? undefined : magnitudeIn(unit.trim());
  if (
    unit.trim() !== '' &&
    (own === undefined ||
      !/^(billions?|millions?|thousands?|bn|bln|mn|mm|mio|mil|mln|ths?|[bmk]|十亿|百万|亿|万|千)\.?$/.test(
        unit.trim(),
      ))
  )
    return problem('notAnAmount');
  const by = own ?? factor;
  return by === undefined ? problem('unitUnknown') : text(product(digits, by));
}

function readPercentText(cell: string, { decimal, factor }: CellStyle): ReadText {
  const [, figure = '', sign] = /^([^%％]+?)\s*([%％])?$/.exec(cell) ?? [];
  const digits = digitsOf(figure, decimal);
  if (digits === undefined) return problem('notAPercentage');
  const points = product(digits, sign ? 1 : (factor ?? 1));
  return Number(points) <= 100 ? text(points) : problem('notAPercentage');
}

function readAddressText(cell: string): ReadText {
  const address = /^www\.[^\s]+$/i.test(cell) ? `https://${cell}` : cell;
  return /^https?:\/\/[^\s"<>]+$/i.test(address) ? text(address) : problem('notAnAddress');
}

/** Digits of a product, without the dust of binary fractions and without an exponent. */
function product(digits: string, factor: number): string {
  if (factor === 1) return digits;
  const value = Number(
    (factor < 1 ? Number(digits) / (1 / factor) : Number(digits) * factor).toPrecision(12),
  );
  const plain = String(value);
  return plain.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : plain;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?';

const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH_WORD}[\\s,-]+(\\d{4}|\\d{2})$`,
);
const MONTH_FIRST = new RegExp(`^${MONTH_WORD}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`);
const MONTH_ONLY = new RegExp(`^${MONTH_WORD}[\\s,'’-]+(\\d{4}|\\d{2})$`);

/** A date as far as the cell tells it: ISO, 2024/5/1, 2024年5月, 1 May 2024, May 2024, 13/5/2024, a serial number. */
export function readDateText(cell: string, order: DateOrder | undefined): ReadText {
  const plain = cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    // A time of day that a database put behind the day.
    .replace(/[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(z|[ap]m|[+-]\d{2}:?\d{2})?$/, '')
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/, '');
  const iso = /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?)?\s*月?$/.exec(plain);
  if (iso) return dateText(Number(iso[1]), Number(iso[2]), iso[3]);
  const dayFirst = DAY_FIRST.exec(plain);
  if (dayFirst) return dateText(fullYear(dayFirst[3]), monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(plain);
  if (monthFirst) return dateText(Number(monthFirst[3]), monthOf(monthFirst[1]), monthFirst[2]);
  const monthOnly = MONTH_ONLY.exec(plain);
  if (monthOnly) return dateText(fullYear(monthOnly[2]), monthOf(monthOnly[1]), undefined);
  const slashed = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(plain);
  if (slashed) return slashedDate(Number(slashed[1]), Number(slashed[2]), fullYear(slashed[3]), order);
  const monthYear = /^(\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (monthYear) return dateText(Number(monthYear[2]), Number(monthYear[1]), undefined);
  // Days as Excel counts them, from 2000 to 2099: a date cell that lost its format.
  const serial = /^\d{5}$/.test(plain) ? Number(plain) : 0;
  if (serial >= 36_526 && serial <= 73_050) {
    const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
    return text(day.toISOString().slice(0, 10));
  }
  return problem('notADate');
}

function slashedDate(first: number, second: number, year: number, order: DateOrder | undefined): ReadText {
  if (first > 12) return dateText(year, second, String(first));
  if (second > 12) return dateText(year, first, String(second));
  if (first === second) return dateText(year, first, String(second));
  if (order === undefined) return problem('ambiguousDate');
  return order === 'dmy' ? dateText(year, second, String(first)) : dateText(year, first, String(second));
}

const monthOf = (word: string | undefined): number => MONTHS.indexOf((word ?? '').slice(0, 3)) + 1;
const fullYear = (year: string | undefined): number =>
  year?.length === 2 ? 2000 + Number(year) : Number(year);
const two = (value: number) => String(value).padStart(2, '0');

function dateText(year: number, month: number, day: string | undefined): ReadText {
  const exists = month >= 1 && month <= 12 && isRealDay(year, month, day === undefined ? 1 : Number(day));
  if (!exists || (day !== undefined && Number(day) > daysInMonth(year, month))) return problem('notADate');
  return text(`${year}-${two(month)}${day === undefined ? '' : `-${two(Number(day))}`}`);
}
