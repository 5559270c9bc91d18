import { dateOfSerial } from '../deals/date';
import { languageFor, localeFor } from './language';

/** How the pane writes figures and dates; every formatter is made once for a locale. */
export interface Formats {
  readonly locale: string;
  /** A whole number: 12,345. */
  readonly count: (value: number) => string;
  /** US$ million as in a column that says its unit: 1,710 · 520.6. */
  readonly usdM: (value: number) => string;
  /** US$ million where figures stand below each other: whole from 100 on, so that they line up. */
  readonly usdMWhole: (value: number) => string;
  /** US$ billion with one decimal: 134.0. */
  readonly usdBn: (value: number) => string;
  /** US$ million with its magnitude: "12.9 bn", "85 m"; in Chinese 129 亿, 8,500 万. Currency is said elsewhere. */
  readonly magnitude: (usdM: number) => string;
  /** A fraction as a percentage with one decimal: 0.061 -> 6.1%. */
  readonly share: (fraction: number) => string;
  /** How far something is, 0 to 1, without decimals: 40%. */
  readonly progress: (fraction: number) => string;
  /** An Excel serial as a day (Oct 20, 2023) or, where only the month is known, as a month (Oct 2023). */
  readonly date: (serial: number, precision: 'day' | 'month') => string;
  /** An Excel serial as a month, as short as it stays clear. */
  readonly month: (serial: number) => string;
  /** Names joined as the language joins them: A, B and C. */
  readonly list: (names: readonly string[]) => string;
}

/** Formatters for Excel's display language (a BCP 47 tag). */
export function formatsFor(displayLanguage: string): Formats {
  const locale = localeFor(displayLanguage);
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value);
  };
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (serial: number) => {
      const { year, month, day } = dateOfSerial(serial);
      return format.format(Date.UTC(year, month - 1, day));
    };
  };
  const count = number({ maximumFractionDigits: 0 });
  const upToOneDecimal = number({ maximumFractionDigits: 1 });
  const threeDigits = number({ minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
  const day = date({ year: 'numeric', month: 'short', day: 'numeric' });
  const month = date({ year: 'numeric', month: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const inChinese = languageFor(displayLanguage) === 'zh-CN';
  return {
    locale,
    count,
    usdM: upToOneDecimal,
    usdMWhole: (value) => (Math.abs(value) >= 100 ? count(value) : upToOneDecimal(value)),
    usdBn: number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    magnitude: (usdM) => {
      const large = (value: number) => (Math.abs(value) >= 100 ? count(value) : threeDigits(value));
      // What would be rounded up to the larger unit is said in it: 999.96 m is 1.00 bn.
      const size = Math.abs(usdM);
      if (inChinese)
        return Math.round(size * 100) >= 10_000 ? `${large(usdM / 100)} 亿` : `${count(usdM * 100)} 万`;
      return Math.round(size * 10) >= 10_000 ? `${large(usdM / 1000)} bn` : `${upToOneDecimal(usdM)} m`;
    },
    share: number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    progress: number({ style: 'percent', maximumFractionDigits: 0 }),
    date: (serial, precision) => (precision === 'day' ? day(serial) : month(serial)),
    month,
    list: (names) => list.format(names),
  };
}
