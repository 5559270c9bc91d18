import { fieldNamed, findField } from '../../deals/fields';
import type { FieldName } from '../../deals/fields';
import { InputError } from '../../deals/input-error';
import { parsePeriod } from '../../deals/period';
import type { FieldCriterion } from '../../deals/query';

/** Words of the Chinese trade press for the figures of a deal. */
const CHINESE_MEASURES: Readonly<Record<string, FieldName>> = {
  首付: 'upfront_usd_m',
  首付款: 'upfront_usd_m',
  总额: 'total_usd_m',
  总金额: 'total_usd_m',
  里程碑: 'milestones_usd_m',
};

/** What an amount is multiplied with to be US$ million; a percentage has the unit % or none. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  m: 1,
  mn: 1,
  million: 1,
  bn: 1000,
  b: 1000,
  billion: 1000,
  亿: 100,
  十亿: 1000,
  千万: 10,
  百万: 1,
  万: 0.01,
};

const NUMBER = String.raw`(?:us)?\$?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(m|mn|million|bn|b|billion|十?亿|[百千]?万|%)?(?:美元|美金)?`;
const MEASURE = String.raw`([^\d<>=$]*?)`;
const BOUND = new RegExp(String.raw`^${MEASURE}\s*(<=|>=|<|>|=)\s*${NUMBER}$`, 'i');
const SPAN = new RegExp(String.raw`^${MEASURE}\s*${NUMBER}\s*[-–~]\s*${NUMBER}$`, 'i');
const PLAIN = new RegExp(String.raw`^${MEASURE}\s*(\$?)${NUMBER}$`, 'i');

/** Years that a person means by four digits: a size of 2,024 million is written >2000, not 2024. */
const isYear = (text: string) => /^(19[89]|20\d)\d$/.test(text);

/** Words for a bound; before a year they are about time, except those of `SIZES_ONLY`. */
const BOUND_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<![a-z])(?:at most|up to|max\.?|maximum|until|through)(?![a-z])|不超过|至多|最多|截至/gi, '<='],
  [/(?<![a-z])(?:at least|min\.?|minimum|from|since)(?![a-z])|不低于|不少于|至少|自从?|从/gi, '>='],
  [/(?<![a-z])(?:under|below|less than|before)(?![a-z])|低于|小于|少于|早于/gi, '<'],
  [/(?<![a-z])(?:over|above|more than|greater than|after)(?![a-z])|超过|大于|高于|晚于/gi, '>'],
];
const AT_LEAST_AFTER =
  /\s*(?:\+|(?:or|and)\s+(?:more|above|later)|onwards?|(?:年)?(?:以来|及?以后|起)|及?以上)$/i;
const AT_MOST_AFTER = /\s*(?:(?:or|and)\s+(?:less|below|earlier)|及?以[下内前])$/i;
const SIZES_ONLY =
  /(?<![a-z])(?:over|above|under|below|more than|less than|greater than)(?![a-z])|大于|小于|高于|低于/i;

/** A bound in signs: "over 1bn" -> ">1bn", "2024+" -> ">=2024", "from 500 to 1000" -> "500-1000". */
function inSigns(phrase: string): string {
  let text = phrase
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .replace(/(?<![a-z])(?:between|from)?\s*(\d\S*)\s*(?:\s(?:to|and)\s|至|到)\s*(?=(?:us)?\$?\d)/i, '$1-');
  for (const [words, sign] of BOUND_WORDS) text = text.replace(words, sign);
  const after = AT_LEAST_AFTER.test(text) ? '>=' : AT_MOST_AFTER.test(text) ? '<=' : undefined;
  if (after === undefined || /[<>=]/.test(text)) return text;
  const bare = text.replace(AT_LEAST_AFTER, '').replace(AT_MOST_AFTER, '');
  return bare.replace(/(?:(?:us)?\$\s*)?\d[^]*$/i, (number) => after + number);
}

/**
 * A size as typed: ">500", "<= 100", "500-1000", "over 1bn", "500m+", "upfront>50", "royalty above 10%", "total 1-2bn";
 * US$ million unless it says bn or 亿, the headline unless it names another figure. A plain amount ("500m", "upfront
 * 50") is a least one. A count ("sources>=2") has no unit. Two years ("2023-2025") are no size.
 * @param phrase in NFKC
 * @returns undefined where it is none
 */
export function readSize(phrase: string): readonly FieldCriterion[] | undefined {
  const text = inSigns(phrase);
  const bound = BOUND.exec(text);
  if (bound) {
    const field = measureCalled(bound[1] ?? '', [bound[4]]);
    return field && [{ field, test: `${bound[2] ?? ''}${amount(field, bound[3], bound[4])}` }];
  }
  const span = SPAN.exec(text);
  if (span) return readSpan(span);
  const plain = PLAIN.exec(text);
  if (!plain || isYear(plain[3] ?? '')) return undefined;
  const [, name = '', dollar = '', digits, unit = ''] = plain;
  // "2b" is a phase, and a number alone is one of a target.
  const isMoney =
    dollar !== '' || /\$/.test(text) || /^(m|mn|million|bn|billion|十?亿|[百千]?万)$/i.test(unit);
  if (name.trim() === '' && !isMoney) return undefined;
  const field = measureCalled(name, [unit === '' ? undefined : unit]);
  return field && [{ field, test: `>=${amount(field, digits, unit)}` }];
}

function readSpan(span: RegExpExecArray): readonly FieldCriterion[] | undefined {
  if (isYear(span[2] ?? '') && isYear(span[4] ?? '')) return undefined;
  const field = measureCalled(span[1] ?? '', [span[3], span[5]]);
  if (!field) return undefined;
  const [from, through] = [amount(field, span[2], span[3] ?? span[5]), amount(field, span[4], span[5])];
  if (from > through) return undefined;
  return [
    { field, test: `>=${from}` },
    { field, test: `<=${through}` },
  ];
}

/** US$ million, percentage points, or a fraction. */
function amount(field: FieldName, digits = '', unit = ''): number {
  const value = Number(digits.replaceAll(',', '')) * (UNITS[unit.toLowerCase()] ?? 1);
  const inUnit = field === 'upfront_share' ? value / 100 : value;
  return Math.round(inUnit * 1e6) / 1e6; // 1.1 bn is 1100, not 1100.0000000000002
}

/** The figure that words name, if it is of that unit: money, or a percentage such as a royalty. */
function measureCalled(words: string, units: readonly (string | undefined)[]): FieldName | undefined {
  const name = words.trim().toLowerCase();
  const inPercent = units.includes('%');
  const isPercentOrNone = units.every((unit) => unit === undefined || unit === '%');
  if (name === '') return inPercent ? undefined : 'total_usd_m';
  // The highest tier is what "royalty" means in a headline.
  if (ROYALTIES.has(name)) return isPercentOrNone ? 'royalty_high_pct' : undefined;
  const field = CHINESE_MEASURES[name] ?? findField(name)?.name;
  if (field === 'upfront_share' || UPFRONT_SHARES.has(name))
    return isPercentOrNone ? 'upfront_share' : undefined;
  if (field === 'upfront_usd_m' && inPercent) return 'upfront_share';
  const kind = field && fieldNamed(field).kind;
  if (kind === 'percent') return isPercentOrNone ? field : undefined;
  if (kind === 'count') return units.every((unit) => unit === undefined) ? field : undefined;
  return kind === 'money' && !inPercent ? field : undefined;
}

const ROYALTIES: ReadonlySet<string> = new Set([
  'royalty',
  'royalties',
  'royalty rate',
  '特许权使用费',
  '提成',
  '版税',
]);
const UPFRONT_SHARES: ReadonlySet<string> = new Set(['首付占比', '首付比例']);

/** Months of a year by the beginning of their English names. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(${MONTHS.join('|')})[a-z]*\.?`;
const MONTH_YEAR = new RegExp(String.raw`^${MONTH}[\s,'-]*(\d{4})$|^(\d{4})[\s,-]*${MONTH}$`, 'i');
const MONTH_NAMES =
  /^(?:january|february|march|april|may|june|july|august|september|sept|october|november|december|[a-z]{3})$/i;
const CHINESE_DIGITS: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' };

/** One period in the form of worksheet functions: "Oct 2023" is 2023-10, "2H24" 2024H2, "2024年第一季度" 2024Q1. */
function inForm(phrase: string): string {
  const month = MONTH_YEAR.exec(phrase.trim());
  const name = /[a-z]+/i.exec(phrase)?.[0] ?? '';
  if (month && MONTH_NAMES.test(name)) {
    const place = MONTHS.indexOf((month[1] ?? month[4] ?? '').toLowerCase());
    return `${month[2] ?? month[3] ?? ''}-${String(place + 1).padStart(2, '0')}`;
  }
  const text = phrase
    .replace(/^(\d{4})\s*年\s*(\d{1,2})\s*月(?:份)?$/, '$1-$2')
    .replace(/年/g, '')
    .replace(/\s+/g, '')
    .replace(/^(?:fy|财年)(\d{2}|\d{4})$/i, (_, year: string) => inFull(year))
    .replace(/上半(?:年)?$/, 'H1')
    .replace(/下半(?:年)?$/, 'H2')
    .replace(/第?([一二三四1-4])季度?$/, (_, digit: string) => `Q${CHINESE_DIGITS[digit] ?? digit}`);
  const part = /^(?:([hq])([1-4])|([1-4])([hq]))['’/-]?(\d{2}|\d{4})$/i.exec(text);
  if (part) return `${inFull(part[5])}${part[1] ?? part[4] ?? ''}${part[2] ?? part[3] ?? ''}`;
  return text.replace(/^(\d{4})\/(\d{1,2})$/, '$1-$2');
}

const inFull = (year = ''): string => (year.length === 2 ? `20${year}` : year);

/**
 * A period as typed: what worksheet functions take, and "H1 2024", "1H24", "Q3 2024", "Oct 2023", "2024/01", "FY2024",
 * "2023-2025", "2024年上半年".
 * @param phrase in NFKC
 * @returns its label, such as 2024H1; undefined where it is none
 */
export function readTypedPeriod(phrase: string): string | undefined {
  const years = phrase
    .replace(/[年\s]+/g, '')
    .replace(/^(?:from|between)?(\d{4})(?:[-–~]|to|and|至|到)(\d{4})$/i, '$1:$2');
  const text = /^\d{4}:\d{4}$/.test(years)
    ? years
    : phrase
        .split(/\s*:\s*|\s+(?:to|–|-)\s+|\s*[至到]\s*/)
        .map(inForm)
        .join(':');
  if (!text.split(':').every((end) => isYear(end.slice(0, 4)))) return undefined;
  try {
    return parsePeriod(text).label;
  } catch (problem) {
    if (problem instanceof InputError) return undefined;
    throw problem;
  }
}

/**
 * A bound on time as typed: "2024+", "since 2024", "from 2024H1", "before 2023", "2024年以来".
 * @param phrase in NFKC
 * @returns a criterion on the period, such as >=2024; undefined where it is none
 */
export function readPeriodBound(phrase: string): string | undefined {
  if (SIZES_ONLY.test(phrase) || /^[<>=≥≤]/.test(phrase)) return undefined;
  const [, sign, period] = /^(<=|>=|<|>)\s*(.+)$/.exec(inSigns(phrase)) ?? [];
  const label = period === undefined ? undefined : readTypedPeriod(period);
  return label === undefined || sign === undefined ? undefined : sign + label;
}

/**
 * A field that is asked for where it is not disclosed: "no upfront", "undisclosed headline", "首付未披露".
 * @param phrase in NFKC
 * @returns its name; undefined where the phrase asks for none
 */
export function readUndisclosed(phrase: string): FieldName | undefined {
  const [, after, before] =
    /^(?:(?:no|without)\s+(?:disclosed\s+)?|(?:undisclosed|not disclosed)\s+|(?:未披露|未公开|无)\s*)(.+)$|^(.+?)\s*(?:\s(?:undisclosed|not disclosed)|未披露|未公开)$/i.exec(
      phrase,
    ) ?? [];
  const name = (after ?? before)?.trim();
  if (name === undefined) return undefined;
  const field = measureCalled(name, []) ?? findField(name)?.name;
  const kind = field && fieldNamed(field).kind;
  return kind === 'money' || kind === 'percent' || kind === 'share' || field === 'stage' ? field : undefined;
}
