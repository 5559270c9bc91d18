import { daysInMonth, isRealDay } from '../date';
import type { DateOrder } from './number-style';
import { problem, text } from './read-text';
import type { ReadText } from './read-text';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

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
    .replace(/^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,?\s+/, '');
  const iso = /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?)?\s*月?$/.exec(plain);
  if (iso) return dateText(Number(iso[1]), Number(iso[2]), iso[3]);
  const dayFirst = DAY_FIRST.exec(plain);
  if (dayFirst) return dateText(fullYear(dayFirst[3]), monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(plain);
  if (monthFirst) return dateText(Number(monthFirst[3]), monthOf(monthFirst[1]), monthFirst[2]);
  const monthOnly = MONTH_ONLY.exec(plain);
  if (monthOnly) return dateText(fullYear(monthOnly[2]), monthOf(monthOnly[1]), undefined);
  const slashed = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(plain);
  if (slashed) {
    // 24/05/01 may begin with its year, unless the file is known to write days first.
    if (slashed[3]?.length === 2 && Number(slashed[1]) > 12 && order !== 'dmy')
      return problem('ambiguousDate');
    return slashedDate(Number(slashed[1]), Number(slashed[2]), fullYear(slashed[3]), order);
  }
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
