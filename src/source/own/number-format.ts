/** What a number format shows beside the figure, and how many thousands it leaves out. */
export interface FormatShows {
  readonly before: string;
  readonly after: string;
  readonly divisor: number;
}

/** A dollar of another country, by the language of its format. */
const OTHER_DOLLARS: Readonly<Record<string, string>> = {
  '404': 'NT',
  '1004': 'S',
  '4809': 'S',
  '1009': 'C',
  '1409': 'NZ',
  c04: 'HK',
  c09: 'A',
};

/** A part of a format: sign of a currency, quoted text, escaped letter, what shows nothing, or any other character. */
const PART = /\[\$([^\]-]*)(?:-([^\]]*))?\]|"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].|(.)/gsu;

/** Reads the part of a format for positive figures: negative and zero ones are shown alike but for their form. */
export function formatShows(format: string): FormatShows {
  let [before, digits, after] = ['', '', ''];
  for (const [, sign, language, quoted, escaped, other] of format.matchAll(PART)) {
    if (other === ';') break;
    if (other !== undefined && /[0#?.,]/.test(other)) {
      // A comma behind the unit scales nothing.
      if (after.trim() === '') digits += other;
      continue;
    }
    const dollar = sign === '$' ? (OTHER_DOLLARS[(language ?? '').toLowerCase()] ?? '') : '';
    const isShown = other !== undefined && /[\p{Sc}\s]/u.test(other);
    const text = dollar + (sign ?? quoted ?? escaped ?? (isShown ? other : ''));
    if (digits === '') before += text;
    else after += text;
  }
  const thousands = /,+$/.exec(digits)?.[0].length ?? 0;
  return { before: spoken(before), after: spoken(after), divisor: 1000 ** thousands };
}

/** Letters and signs of currencies speak; blanks, brackets and dashes don't. */
const spoken = (text: string): string => (/[\p{L}\p{Sc}]/u.test(text) ? text : '');
