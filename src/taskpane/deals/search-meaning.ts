import { anyOf } from '../../deals/alternatives';
import { STAGES } from '../../deals/vocabulary';
import { NOT_DISCLOSED, entryCriteria } from './filters';
import { readPeriodBound, readSize, readTypedPeriod, readUndisclosed } from './search-amounts';
import type { SearchNames } from './search-names';
import type { NamedValue, SearchPart } from './search-parts';
import { LEFT_OUT } from './search-parts';

type Meaning = Pick<SearchPart, 'criteria' | 'named' | 'role'>;

/**
 * What a run of words means; undefined where it names nothing, or several things. Words after a hyphen or "not" are
 * never read as what they say without it.
 */
export function meaningOf(typed: string, names: SearchNames): Meaning | undefined {
  // Full-width characters are how an input method writes; a comma after a word is punctuation.
  const phrase = typed.normalize('NFKC').trim();
  const bare = phrase.replace(/[,;、]+$/, '');
  const period = readPeriodBound(bare);
  if (period !== undefined) return { criteria: [{ field: 'period', test: period }] };
  const size = readSize(bare);
  if (size) return { criteria: size };
  const undisclosed = readUndisclosed(bare);
  if (undisclosed !== undefined)
    return {
      criteria: [{ field: undisclosed, test: NOT_DISCLOSED }],
      ...(undisclosed === 'stage' ? { named: [{ field: undisclosed, value: NOT_DISCLOSED }] } : {}),
    };
  const named = namedBy(phrase, names) ?? namedBy(bare, names);
  if (named) return { criteria: criteriaOf(named), named };
  return leftOut(bare, names);
}

/** What the words after "-", "not" or 不含 exclude: entries, periods, or deals that hold a word. */
function leftOut(phrase: string, names: SearchNames): Meaning | undefined {
  const mark = LEFT_OUT.exec(phrase)?.[0];
  // 非小细胞 and non-Hodgkin are names of what is wanted: these two leave out entries only.
  const rest = phrase.slice((mark ?? /^(?:non-\s?|非)/i.exec(phrase)?.[0] ?? '').length);
  if (rest === phrase || rest === '') return undefined;
  const named = namedBy(rest, names);
  if (named) {
    const fields = [...new Set(named.map(({ field }) => field))];
    const valuesOf = (field: string) =>
      named.filter((each) => each.field === field).map(({ value }) => value);
    return { criteria: fields.map((field) => ({ field, test: anyOf(valuesOf(field), true) })) };
  }
  return mark !== undefined && /^[^\s"“<>=]+$/.test(rest) ? { criteria: [], role: 'leftOut' } : undefined;
}

/** Entries of one field, or a period: one name, or several between "or", commas or strokes. */
function namedBy(phrase: string, names: SearchNames): readonly NamedValue[] | undefined {
  // "bispecific -adc" is no ADC: a hyphen at the beginning of a word is never dropped.
  if (/(?<!\S)[-–—−]/.test(phrase) && !/\d\s+[-–—−]\s+\d/.test(phrase)) return undefined;
  // Stages first: without its hyphen, I-II is III.
  const one = stagesIn(phrase, names) ?? oneNamed(phrase, names);
  if (one) return one;
  const parts = phrase
    .split(/\s*[,;/|、]\s*|\s+(?:and\/or|or)\s+|\s*或者?\s*/i)
    .filter((part) => part !== '');
  if (parts.length < 2) return undefined;
  const inList = (part: string) => {
    const entry = names.companyBeginning(part);
    return entry && [{ field: entry.field, value: entry.entry }];
  };
  const each = parts.map(
    (part) => stagesIn(part.trim(), names) ?? oneNamed(part.trim(), names) ?? inList(part.trim()),
  );
  const all = each.flatMap((values) => values ?? []);
  const slots = new Set(all.map(({ field }) => (field === 'exact_modality' ? 'modality_group' : field)));
  return each.includes(undefined) || slots.size !== 1 ? undefined : all;
}

function oneNamed(phrase: string, names: SearchNames): readonly NamedValue[] | undefined {
  const period = readTypedPeriod(phrase);
  if (period !== undefined) return [{ field: 'period', value: period }];
  const entry = names.entryNamed(phrase);
  return entry && [{ field: entry.field, value: entry.entry }];
}

const PHASE = String.raw`(?:[123]|i{1,3}|1\s*/\s*2|2\s*/\s*3|i\s*/\s*ii|ii\s*/\s*iii)[ab]?`;
const PHASES = new RegExp(
  String.raw`^(?:phases?\s*|ph\.?\s*|p(?=\d))?(${PHASE}(?:\s*(?:[-–~,、&]|to|or|and|至|到|或|和)\s*${PHASE})*)\s*期?$`,
  'i',
);

/** Stages in a list or span: "phase 1-2", "phase 1 or 2", "II-III 期", "phase 2+", "preclinical to phase 1". */
function stagesIn(typed: string, names: SearchNames): readonly NamedValue[] | undefined {
  const phrase = inDigits(typed);
  const onwards = /^(.+?)(?:\s*\+|\s+(?:or|and)\s+(?:later|beyond)|\s+onwards?|及以后|以后|以上)$/i.exec(
    phrase,
  )?.[1];
  if (onwards !== undefined) return stagesBetween(stageNamed(onwards, names), STAGES.length - 1);
  const numbers = /^(?:ph|p\d)|期$/i.test(phrase) ? PHASES.exec(phrase)?.[1] : undefined;
  const ends = (numbers ?? phrase).split(/\s*[-–~]\s*|\s+to\s+|\s*[至到]\s*/i);
  const stageOf = (text: string) => stageNamed(numbers === undefined ? text : phase(text), names);
  if (ends.length === 2) return stagesBetween(stageOf(ends[0] ?? ''), stageOf(ends[1] ?? ''));
  if (numbers === undefined) return undefined;
  const list = numbers.split(/\s*[,、&或和]\s*|\s+(?:or|and)\s+/i).map(stageOf);
  return list.some((place) => place < 0)
    ? undefined
    : list.flatMap((place) => stagesBetween(place, place) ?? []);
}

const DIGITS: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3' };

/** "临床三期" and "三期临床" are "3期". */
const inDigits = (phrase: string): string =>
  /期/.test(phrase)
    ? phrase
        .replace(/^临床(?:试验)?(?=.)|(?<=期)临床(?:试验)?$/g, '')
        .replace(/[一二三](?=[^期]{0,6}期)/g, (digit) => DIGITS[digit] ?? digit)
    : phrase;

/** "2", "II" and "2b" are phase 2. */
const phase = (text: string): string =>
  `Phase ${text
    .replace(/\s+/g, '')
    .replace(/[ab]$/i, '')
    .replace(/i+/gi, (letters) => String(letters.length))}`;

function stageNamed(text: string, names: SearchNames): number {
  const entry = names.entryNamed(text.trim());
  return entry?.field === 'stage' ? (STAGES as readonly string[]).indexOf(entry.entry) : -1;
}

function stagesBetween(from: number, through: number): readonly NamedValue[] | undefined {
  if (from < 0 || through < from) return undefined;
  return STAGES.slice(from, through + 1).map((value) => ({ field: 'stage', value }));
}

/** Criteria of entries, as the filters would make them. */
function criteriaOf(named: readonly NamedValue[]) {
  const periods = named.filter(({ field }) => field === 'period').map(({ value }) => value);
  if (periods.length > 0) return [{ field: 'period', test: anyOf(periods) }];
  return entryCriteria((field) => named.filter((each) => each.field === field).map(({ value }) => value));
}
