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

/** Names that stand for one currency only: francs and crowns are those of several countries. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/人民币|人民幣|(?<![a-z])(renminbi|yuan)(?![a-z])/g, 'cny'],
  [/欧元|歐元|(?<![a-z])euros?(?![a-z])/g, 'eur'],
  [/英镑|(?<![a-z])pounds? sterling(?![a-z])/g, 'gbp'],
  [/日元|日圆|円|(?<![a-z])yen(?![a-z])/g, 'jpy'],
  [/港元|港币|港幣/g, 'hkd'],
  [/韩元/g, 'krw'],
  [/澳元/g, 'aud'],
  [/加元/g, 'cad'],
  [/新元/g, 'sgd'],
  [/台币|台幣/g, 'twd'],
  [/卢布/g, 'rub'],
  [/卢比|(?<![a-z])rupees?(?![a-z])/g, 'inr'],
  [/瑞郎/g, 'chf'],
  [/泰铢/g, 'thb'],
  // What is left of these is the yuan.
  [/[元圆]/g, 'cny'],
];

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
  rest = rest.replace(/\p{Sc}/gu, (sign) => take(SIGNS[sign] ?? sign));
  const [currency, another] = found;
  return { currency: dollars || another !== undefined ? undefined : currency, rest };
}
