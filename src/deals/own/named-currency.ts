import { CURRENCY_CODES, DOLLARS } from './currency';

/** Codes by which one currency goes, besides its own. */
const SAME: Readonly<Record<string, string>> = { rmb: 'cny', cnh: 'cny', ntd: 'twd', nis: 'ils' };

/** Dollars of other countries and the like, by the letters before the sign. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'aud',
  au: 'aud',
  aus: 'aud',
  c: 'cad',
  ca: 'cad',
  hk: 'hkd',
  nt: 'twd',
  nz: 'nzd',
  r: 'brl',
  s: 'sgd',
  sg: 'sgd',
};
const LETTERS_DOLLAR = /(?<![a-z])([a-z]{1,3})\s?\$/g;

const SIGNS: Readonly<Record<string, string>> = {
  '€': 'eur',
  '£': 'gbp',
  '₩': 'krw',
  '₹': 'inr',
  '₽': 'rub',
  '฿': 'thb',
  '₪': 'ils',
  '₫': 'vnd',
};

/** Names that stand for one currency only, each with its country: francs and crowns are those of several. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/(中国)?人民[币幣]|(?<![a-z])(chinese )?(renminbi|yuan)(?![a-z])/g, 'cny'],
  [/[欧歐]元|(?<![a-z])euros?(?![a-z])/g, 'eur'],
  [/英[镑鎊]|(?<![a-z])(british )?pounds? sterling(?![a-z])/g, 'gbp'],
  [/日本?[元圆圓円]|円|(?<![a-z])(japanese )?yen(?![a-z])/g, 'jpy'],
  [/(香港|港)元|港[币幣]/g, 'hkd'],
  [/韩国?[元圆圓]/g, 'krw'],
  [/(澳大利亚|澳洲|澳)元/g, 'aud'],
  [/(加拿大|加)元/g, 'cad'],
  [/(新加坡|新)元/g, 'sgd'],
  [/新西兰元/g, 'nzd'],
  [/新?台[币幣]元?/g, 'twd'],
  [/卢布/g, 'rub'],
  [/印度卢比|(?<![a-z])indian rupees?(?![a-z])/g, 'inr'],
  // Those of half a dozen countries, and none of their codes.
  [/卢比|(?<![a-z])rupees?(?![a-z])/g, 'rupees'],
  [/(瑞士)?(瑞郎|(?<=瑞士)法郎)/g, 'chf'],
  [/泰[铢銖]/g, 'thb'],
];

/** What is left of these is the yuan, unless a country stands before it that is not China. */
const YUAN = /(\p{Script=Han}*)[元圆圓]/gu;
const YUAN_BEFORE = /^(中国)?([十百千万萬亿億]*)$/;

/** A text in lower case without what it says of another currency than US dollars, and which one that is. */
export interface NamedCurrency {
  /** Its code in lower case, or its sign where several have that; undefined for none and for more than one. */
  readonly currency: string | undefined;
  /** The text without it; magnitudes that were written with it stay. */
  readonly rest: string;
}

/** Which currency but US dollars a text in lower case names. */
export function namedCurrency(text: string): NamedCurrency {
  const dollars = [...text.matchAll(DOLLARS)].length > 0;
  const found = new Set<string>();
  const take = (currency: string, left = ' ') => {
    found.add(currency);
    return left;
  };
  let rest = text.replace(DOLLARS, ' ');
  rest = rest.replace(LETTERS_DOLLAR, (_, letters: string) => take(LETTERS[letters] ?? `${letters}$`));
  rest = rest.replace(CURRENCY_CODES, (_, before: string, code: string, after: string | undefined) =>
    take(SAME[code] ?? code, ` ${before} ${after ?? ''} `),
  );
  for (const [name, currency] of NAMES) rest = rest.replace(name, () => take(currency));
  rest = rest.replace(YUAN, (whole, before: string) => {
    const [, , magnitude] = YUAN_BEFORE.exec(before) ?? [];
    // Somebody's, and of one name with no other; it stays in the text, as what nobody knows.
    return magnitude === undefined ? take(whole, whole) : take('cny', `${magnitude} `);
  });
  rest = rest.replace(/\p{Sc}/gu, (sign) => take(SIGNS[sign] ?? sign));
  const [currency, another] = found;
  return { currency: dollars || another !== undefined ? undefined : currency, rest };
}
