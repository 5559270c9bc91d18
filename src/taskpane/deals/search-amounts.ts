import { findField } from '../../deals/fields';
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
};

const NUMBER = String.raw`(?:us)?\$?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(m|mn|million|bn|b|billion|亿|%)?`;
const MEASURE = String.raw`([^\d<>=$]*?)`;
const BOUND = new RegExp(String.raw`^${MEASURE}\s*(<=|>=|<|>|=)\s*${NUMBER}$`, 'i');
const SPAN = new RegExp(String.raw`^${MEASURE}\s*${NUMBER}\s*[-–~]\s*${NUMBER}$`, 'i');

/** Years that a person means by four digits: a size of 2,024 million is written >2000, not 2024. */
const isYear = (text: string) => /^(19[89]|20\d)\d$/.test(text);

/**
 * A size as typed: ">500", "<= 100", "500-1000", "upfront>50", "total 1-2bn"; US$ million unless it says bn or 亿, the
 * headline unless it names another figure, or a count such as "sources>=2". Two years ("2023-2025") are no size.
 * @param phrase in NFKC
 * @returns undefined where it is none
 */
export function readSize(phrase: string): readonly FieldCriterion[] | undefined {
  const text = phrase.replaceAll('≥', '>=').replaceAll('≤', '<=');
  const bound = BOUND.exec(text);
  if (bound) {
    const field = measureCalled(bound[1] ?? '', [bound[4]]);
    return field && [{ field, test: `${bound[2] ?? ''}${amount(bound[3], bound[4])}` }];
  }
  const span = SPAN.exec(text);
  if (!span || (isYear(span[2] ?? '') && isYear(span[4] ?? ''))) return undefined;
  const field = measureCalled(span[1] ?? '', [span[3], span[5]]);
  const [from, through] = [amount(span[2], span[3] ?? span[5]), amount(span[4], span[5])];
  if (!field || from > through) return undefined;
  return [
    { field, test: `>=${from}` },
    { field, test: `<=${through}` },
  ];
}

/** US$ million, or percentage points. */
function amount(digits = '', unit = ''): number {
  const value = Number(digits.replaceAll(',', '')) * (UNITS[unit.toLowerCase()] ?? 1);
  return Math.round(value * 1e6) / 1e6; // 1.1 bn is 1100, not 1100.0000000000002
}

/** The figure that words name, if it is of that unit: money, or a percentage such as a royalty. */
function measureCalled(words: string, units: readonly (string | undefined)[]): FieldName | undefined {
  const name = words.trim();
  const inPercent = units.includes('%');
  if (name === '') return inPercent ? undefined : 'total_usd_m';
  const chinese = CHINESE_MEASURES[name];
  if (chinese) return inPercent ? undefined : chinese;
  const field = findField(name);
  if (field?.kind === 'percent')
    return units.every((unit) => unit === undefined || unit === '%') ? field.name : undefined;
  if (field?.kind === 'count') return units.every((unit) => unit === undefined) ? field.name : undefined;
  return field?.kind === 'money' && !inPercent ? field.name : undefined;
}

/**
 * A period as typed: what worksheet functions take, and "H1 2024", "Q3 2024", "2023-2025", "2024年".
 * @param phrase in NFKC
 * @returns its label, such as 2024H1; undefined where it is none
 */
export function readTypedPeriod(phrase: string): string | undefined {
  const text = phrase
    .replace(/年/g, '')
    .replace(/\s+/g, '')
    .replace(/^([hq]\d)[-/]?(\d{4})$/i, '$2$1')
    .replace(/^(\d{4})[-–~](\d{4})$/, '$1:$2');
  if (!text.split(':').every((end) => isYear(end.slice(0, 4)))) return undefined;
  try {
    return parsePeriod(text).label;
  } catch (problem) {
    if (problem instanceof InputError) return undefined;
    throw problem;
  }
}
