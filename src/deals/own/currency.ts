/** US dollars, in a text of lower case: a `$` behind the letters of another country is none. */
export const DOLLARS =
  /(?<![a-z])us\s?\$|u\.s\.\s?\$|usd\$?|us dollars?|美[元圆圓金]|(?<!(?<![a-z])[a-z]{1,3})\$|(?<=(?<![a-z])(?:[mkb]|mm|[mb]n))\$/g;

/** ISO codes, less those that are words of a header (ALL, TOP, TRY), with a magnitude at either side: RMBm, TEUR. */
export const CURRENCY_CODES =
  /(?<![a-z])([mkt]?)(aed|ars|aud|bdt|bgn|bhd|brl|cad|chf|clp|cnh|cny|czk|dkk|egp|eur|gbp|hkd|hrk|huf|idr|ils|inr|irr|isk|jod|jpy|krw|kwd|kzt|lkr|mop|mxn|myr|ngn|nis|nok|ntd|nzd|omr|php|pkr|pln|qar|rmb|rub|sar|sek|sgd|thb|tnd|twd|uah|uyu|vnd|zar)(bn|mn|mm|mio|m|k|b)?(?![a-z])/g;

const OTHER_NAMES =
  /人民币|人民幣|欧元|歐元|英镑|日元|日圆|日圓|港元|港币|港幣|韩元|澳元|加元|新元|台币|台幣|卢布|卢比|瑞郎|法郎|克朗|泰铢|円|(?<![a-z])(euros?|pounds? sterling|yen|yuan|renminbi|rupees?|francs|kron[aeo]r?|local currency)(?![a-z])/;

/** Whether a text in lower case says US dollars. */
export const saysDollars = (text: string): boolean => text.search(DOLLARS) >= 0;

/** Whether a text in lower case names a currency that is no US dollar: by code, name, sign, or letters before a `$`. */
export function saysOtherCurrency(text: string): boolean {
  const others = text.replace(DOLLARS, ' ');
  return (
    others.search(CURRENCY_CODES) >= 0 ||
    OTHER_NAMES.test(others) ||
    /\p{Sc}/u.test(others) ||
    (/[元圆圓]/.test(others) && !/美[元圆圓金]/.test(text))
  );
}
