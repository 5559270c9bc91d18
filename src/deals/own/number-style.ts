/** How a file writes its figures and dates. */
export type DecimalSign = '.' | ',';
export type DateOrder = 'dmy' | 'mdy';

/** Figures that only a decimal comma explains, or only a decimal point. */
const COMMA = /^[^\d]*(\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,}))(?!\d|,)/;
const POINT = /^[^\d]*(\d{1,3}(,\d{3})+\.\d+|\d+\.(\d{1,2}|\d{4,}))(?!\d|\.)/;

/** One point before three digits: 1.250 is 1250 in Berlin. */
const ONE_POINT = /^[^\d]*[1-9]\d{0,2}\.\d{3}(?![\d.,])/;
/** One comma: 1,250 is taken for 1250, but not where cells are kept apart by semicolons because a comma is in figures. */
const ONE_COMMA = /^[^\d]*[1-9]\d{0,2},\d{3}(?![\d.,])/;

/** Whether a figure is another one by each decimal sign, though nothing of it looks wrong by either. */
export const isAmbiguous = (figure: string): boolean => /^[1-9]\d{0,2}[.,]\d{3}$/.test(figure.trim());

/**
 * The decimal sign that most figures which tell it speak for; the point where none does. undefined where all that speaks
 * is 1.250, or 1,250 between semicolons, which may be either.
 */
export function guessDecimal(cells: readonly string[], hasSemicolons = false): DecimalSign | undefined {
  const commas = cells.filter((cell) => COMMA.test(cell)).length;
  const points = cells.filter((cell) => POINT.test(cell)).length;
  const mayBeEither = (cell: string) => ONE_POINT.test(cell) || (hasSemicolons && ONE_COMMA.test(cell));
  if (commas + points === 0 && cells.some(mayBeEither)) return undefined;
  return commas > points ? ',' : '.';
}

/** Figures in groups of three, by the decimal sign that they then have. */
const GROUPED = { '.': /^[1-9]\d{0,2}(,\d{3})+$/, ',': /^[1-9]\d{0,2}(\.\d{3})+$/ } as const;
/** The same with blanks or apostrophes, which stand nowhere else within a figure. */
const SPACED = /^[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?![ \d\u00a0\u2009\u202f'’])/;

/** Beyond this many digits before the decimal sign nothing is an amount. */
const MOST_DIGITS = 15;

/** The digits of a figure with one sign as decimal sign and the other between thousands; undefined where it is none. */
export function digitsOf(text: string, decimal: DecimalSign): string | undefined {
  const group = decimal === '.' ? ',' : '.';
  const trimmed = text.trim();
  const bare = trimmed.replace(SPACED, (spaced) => spaced.replace(/\D/g, ''));
  const at = bare.lastIndexOf(decimal);
  const [whole, fraction] = at < 0 ? [bare, ''] : [bare.slice(0, at), bare.slice(at + 1)];
  const isGrouped = GROUPED[decimal].test(whole);
  if (!(isGrouped || /^\d*$/.test(whole)) || !/^\d*$/.test(fraction)) return undefined;
  const digits = whole.replaceAll(group, '');
  if (digits + fraction === '' || digits.length > MOST_DIGITS) return undefined;
  return `${digits || '0'}${fraction ? `.${fraction.slice(0, MOST_DIGITS)}` : ''}`;
}

/** All plain figures among cells, for a guess at their size. */
export const numbersIn = (cells: readonly string[], decimal: DecimalSign): number[] =>
  cells.flatMap((cell) => {
    const digits = digitsOf(cell.replace(/us\s?\$|usd|\$/gi, ' '), decimal);
    return digits === undefined ? [] : [Number(digits)];
  });

/** A header whose figures are percentage points, however small: royalty_low_pct, Royalty (percent). */
const PERCENT = /%|(?<![a-z])(pct|per\s?cent)(?![a-z])|百分点/i;

/** 1 where a column holds percentage points, 100 where it holds fractions: all of it at most 1, and a part of 1. */
export function percentFactor(header: string, cells: readonly string[], decimal: DecimalSign): number {
  if (cells.some((cell) => /[%％]/.test(cell))) return 1;
  const figures = numbersIn(cells, decimal);
  const isFraction = figures.every((each) => each <= 1) && figures.some((each) => each > 0 && each < 1);
  return isFraction && !PERCENT.test(header.normalize('NFKC')) ? 100 : 1;
}

const SLASHED = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?!\d)/;

/** Which of day and month stands first, where a date of the file tells; undefined where none does, or they disagree. */
export function guessDateOrder(cells: readonly string[]): DateOrder | undefined {
  let [dayFirst, monthFirst] = [0, 0];
  for (const cell of cells) {
    const [, first, second, year] = SLASHED.exec(cell.trim()) ?? [];
    // 24/05/01 may begin with its year.
    if (Number(first) > 12 && year?.length === 4) dayFirst += 1;
    if (Number(second) > 12) monthFirst += 1;
  }
  if (dayFirst > 0 === monthFirst > 0) return undefined;
  return dayFirst > 0 ? 'dmy' : 'mdy';
}
