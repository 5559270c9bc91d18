/** How many US$ million one of the file's units is; undefined where the header names a currency that is no US dollar. */
export interface MoneyUnit {
  readonly factor: number | undefined;
  /** Whether the header says it, the size of the figures does, or nothing. */
  readonly from: 'header' | 'figures' | 'nothing';
}

const OTHER_CURRENCY =
  /rmb|cny|人民币|eur|€|欧元|gbp|£|英镑|jpy|日元|hkd|hk\$|港元|港币|krw|韩元|chf|aud|a\$|cad|c\$|sgd|[¥￥]/;
const DOLLARS = /us\s?\$|u\.s\.\s?\$|usd|us dollars?|美元|美金|\$|＄/g;

/** Longer words first: 百万 holds 万, and 十亿 holds 亿. */
const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/十亿|billions?|(?<![a-z])(bn|bln|b)(?![a-z])/, 1000],
  [/百万|millions?|(?<![a-z])(mn|mm|mio|mil|mln|m)(?![a-z])/, 1],
  [/亿/, 100],
  [/万/, 0.01],
  [/千|thousands?|(?<![a-z])(k|ths?)(?![a-z])|['’]?000s?(?!\d)/, 0.001],
];

/** Figures from here on are dollars: nobody has announced a deal of US$ 100 billion in this trade. */
const SURELY_DOLLARS = 100_000;

/** The unit that a header and the figures below it speak for. */
export function moneyUnit(header: string, figures: readonly number[]): MoneyUnit {
  const text = header.normalize('NFKC').toLowerCase().replace(/_/g, ' ');
  if (OTHER_CURRENCY.test(text.replace(/us\s?\$/g, '')) || (/元/.test(text) && !/美元/.test(text)))
    return { factor: undefined, from: 'header' };
  const magnitude = magnitudeIn(unitPart(text));
  if (magnitude !== undefined) return { factor: magnitude, from: 'header' };
  const largest = figures.reduce((most, figure) => Math.max(most, figure), 0);
  if (largest >= SURELY_DOLLARS) return { factor: 1e-6, from: 'figures' };
  return { factor: 1, from: 'nothing' };
}

/** Factor to US$ million of a word such as "bn"; undefined where there is none. */
export function magnitudeIn(text: string): number | undefined {
  const words = text.replace(DOLLARS, ' ');
  return MAGNITUDES.find(([pattern]) => pattern.test(words))?.[1];
}

/** Where units stand: in brackets, after a currency or comma, else among the last words. */
function unitPart(text: string): string {
  const brackets = [...text.matchAll(/[([{（【]([^)\]}）】]*)[)\]}）】]/g)]
    .map(([, inside]) => inside)
    .join(' ');
  if (brackets !== '') return brackets;
  const currency = text.search(DOLLARS);
  if (currency >= 0) return text.slice(currency);
  return /[,:/]\s*([^,:/]*)$/.exec(text)?.[1] ?? /(?:^|\s)(\S+)$/.exec(text)?.[1] ?? '';
}

/** A header without brackets, currency and unit: what the column is about. */
export function withoutUnit(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{（【][^)\]}）】]*[)\]}）】]/g, ' ')
    .replace(DOLLARS, ' $ ')
    .replace(
      /[,:/]?\s*\$\s*[,:/]?\s*(billions?|millions?|thousands?|bn|bln|mn|mm|mio|mln|m|k|b|十亿|百万|亿|万|千)?\s*$/,
      ' ',
    )
    .replace(/[,:/\s]+(billions?|millions?|thousands?|bn|mn|mm|mio|mln|m|k)\s*$/, ' ')
    .replace(/%\s*$/, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
