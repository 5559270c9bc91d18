import { CURRENCY_CODES, DOLLARS, saysDollars, saysOtherCurrency } from './currency';

/** What the figures of a column are: currency and magnitude apart, since a cell may say a magnitude of its own. */
export interface MoneyUnit {
  /** US$ million of one unit of the column; undefined where the header names a currency that is no US dollar. */
  readonly factor: number | undefined;
  /** Millions that one unit of the column is, in whatever currency. */
  readonly magnitude: number;
  /** US$ for one of the column's currency; undefined where that is no US dollar, and the user has not said it. */
  readonly rate: number | undefined;
  /** Whether the header or the figures say the magnitude; else it is a guess. */
  readonly isMagnitudeSaid: boolean;
  /** Whether only the size of the largest figures says it: others may be of another magnitude. */
  readonly isMagnitudeGuessed: boolean;
  /** Whether the header says it, the figures do, or nothing. */
  readonly from: 'header' | 'figures' | 'nothing';
}

/** The magnitudes of Chinese: 百万, 千万, 亿 … */
const CHINESE = /([十百千]?)([亿億万萬])/;
const CHINESE_FIGURES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 亿: 100, 億: 100 };

const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/billions?|(?<![a-z\d])(bn|bln|b)(?![a-z])/, 1000],
  [/millions?|(?<![a-z\d])(mn|mm|mio|mil|mln|m)(?![a-z])/, 1],
  [/千|thousands?|(?<![a-z\d])(k|ths?)(?![a-z])/, 0.001],
];
/** '000 · 000s · 1,000 · 000,000 */
const ZEROS = /(?<!\d)(10{0,2})?[,.'’ ]?(000(?:[,.'’ ]?000)*)(?!\d)/;

/** Figures from here on are dollars: nobody has announced a deal of US$ 100 billion in this trade. */
export const SURELY_DOLLARS = 100_000;
/** US$ million: no deal has less, so that such a figure is of another unit than the one that was guessed. */
export const LEAST_USD_M = 0.001;

/** A figure with a Chinese magnitude and no dollar is as likely one of yuan. */
const BARE_CHINESE = /\d\s*[十百千]?[亿億万萬]\s*$/;
/** Whether a cell is one; most end otherwise, and columns are long. */
const isBareChinese = (cell: string): boolean => {
  let last = cell.length - 1;
  while (last >= 0 && cell.charCodeAt(last) <= 32) last -= 1;
  return cell.charCodeAt(last) > 127 && BARE_CHINESE.test(cell);
};

/**
 * The unit that a header and the cells below it speak for.
 * @param figures the plain figures among the cells
 * @param cells all cells, for what they say of their currency; looked at where the header leaves it open
 */
export function moneyUnit(
  header: string,
  figures: readonly number[],
  cells: { readonly some: (is: (cell: string) => boolean) => boolean } = [],
): MoneyUnit {
  const text = header.normalize('NFKC').toLowerCase().replace(/_/g, ' ');
  const said = magnitudeOfHeader(text);
  const largest = figures.reduce((most, figure) => Math.max(most, figure), 0);
  const magnitude = said ?? (largest >= SURELY_DOLLARS ? 1e-6 : 1);
  const isMagnitudeSaid = said !== undefined || magnitude !== 1;
  const isMagnitudeGuessed = said === undefined && isMagnitudeSaid;
  const unknown = { factor: undefined, magnitude, rate: undefined, isMagnitudeSaid, isMagnitudeGuessed };
  if (saysOtherCurrency(text)) return { ...unknown, from: 'header' };
  if (!saysDollars(text)) {
    if (said !== undefined && /[千亿億万萬]/.test(text)) return { ...unknown, from: 'header' };
    if (cells.some(isBareChinese)) return { ...unknown, from: 'figures' };
  }
  const from = said !== undefined ? 'header' : magnitude === 1 ? 'nothing' : 'figures';
  return { factor: magnitude, magnitude, rate: 1, isMagnitudeSaid, isMagnitudeGuessed, from };
}

/** A word that is a magnitude, and nothing else. */
export const MAGNITUDE_WORD =
  /^(billions?|millions?|thousands?|bn|bln|mn|mm|mio|mil|mln|ths?|[bmk]|[十百千]?[亿億万萬]|千)\.?$/;

/** Factor to millions of a word such as "bn"; undefined where there is none. */
export function magnitudeIn(text: string): number | undefined {
  const words = text.replace(DOLLARS, ' ').replace(CURRENCY_CODES, ' $1 $3 ');
  const [, tens = '', base = ''] = CHINESE.exec(words) ?? [];
  if (base !== '') return (CHINESE_FIGURES[tens] ?? 1) * (CHINESE_FIGURES[base] ?? 0.01);
  const word = MAGNITUDES.find(([pattern]) => pattern.test(words))?.[1];
  if (word !== undefined) return word;
  const [, lead = '1', zeros] = ZEROS.exec(words) ?? [];
  return zeros === undefined ? undefined : Number(lead + zeros.replace(/\D/g, '')) / 1e6;
}

const BRACKETS = /[([{【]([^)\]}】]*)[)\]}】]/g;

/** In brackets; else around the currency, behind a comma, or the last word of what stands outside them. */
function magnitudeOfHeader(text: string): number | undefined {
  const inside = [...text.matchAll(BRACKETS)].map(([, each]) => each).join(' ');
  const outside = text.replace(BRACKETS, ' ').trim();
  return magnitudeIn(inside) ?? magnitudeIn(unitPart(outside));
}

function unitPart(text: string): string {
  const currency = text.search(DOLLARS);
  if (currency >= 0) {
    const before = /\S+\s*$/.exec(text.slice(0, currency))?.[0] ?? '';
    return before + text.slice(currency);
  }
  return /[,:/]\s*([^,:/]*)$/.exec(text)?.[1] ?? /(?:^|\s)(\S+)$/.exec(text)?.[1] ?? '';
}

/** A header without brackets, currency and unit: what the column is about. */
export function withoutUnit(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(BRACKETS, ' ')
    .replace(DOLLARS, ' $ ')
    .replace(
      /[,:/]?\s*([十百千]?[亿億万萬]|千)?\s*\$\s*[,:/]?\s*(billions?|millions?|thousands?|bn|bln|mn|mm|mio|mln|m|k|b|[十百千]?[亿億万萬]|千)?\s*$/,
      ' ',
    )
    .replace(/[,:/\s]+(billions?|millions?|thousands?|bn|mn|mm|mio|mln|m|k)\s*$/, ' ')
    .replace(/%\s*$/, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
