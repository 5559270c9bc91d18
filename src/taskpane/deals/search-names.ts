import { partiesOf } from '../../deals/alias-index';
import type { DealSet } from '../../deals/dataset';
import { visitCodesSpelled } from '../../deals/dictionary-text';
import { fieldNamed } from '../../deals/fields';
import { normaliseName } from '../../deals/names';
import { formsOf } from '../../deals/word-forms';
import { entryText } from '../vocabulary-texts';
import type { EntryFilter } from './filters';

/** A field and the entry of it that a name stands for. */
export interface NamedEntry {
  readonly field: EntryFilter;
  readonly entry: string;
}

/** What the words of a search may name. */
export interface SearchNames {
  /** The only entry that a name stands for; undefined where it stands for none, or for several. */
  entryNamed(name: string): NamedEntry | undefined;
  /** The only company whose name begins with this: "kelun" is Kelun-Biotech. */
  companyBeginning(name: string): NamedEntry | undefined;
  /** How else the data write what a free word is found in: CLDN18.2 for "claudin". */
  spellingsOf(word: string): readonly string[];
}

const VOCABULARIES = [
  'exact_modality',
  'modality_group',
  'therapeutic_area',
  'stage',
  'deal_type',
  'territory_class',
  'status',
] as const satisfies readonly EntryFilter[];

/** What analysts write for an entry besides its name. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  Preclinical: ['preclin', 'pre-clinical'],
  'Monoclonal antibody': ['mab', 'monoclonal', '单抗'],
  ADC: ['抗体偶联药物', '抗体药物偶联物'],
  'Bispecific antibody': ['bispecific', 'bsab', '双抗'],
  'Bispecific ADC': ['bsadc'],
  Antibody: ['antibodies'],
  'Cell & gene': ['cell and gene', 'cgt'],
  'Cell therapy': ['cell therapies'],
  Radiopharmaceutical: ['rdc', 'radioligand'],
  'Protein degrader': ['protac', 'degrader'],
  Oligonucleotide: ['小核酸', '小核酸药物'],
  Terminated: ['returned', 'ended', '终止', '退回'],
  Global: ['worldwide'],
  Acquisition: ['m&a'],
  'License-out': ['licence-out', 'outlicensing', 'out-licensing'],
  Haematology: ['hematology'],
  'Ex-China': ['ex china', 'ex greater china'],
};

/** What analysts write for a country besides its name in the data. */
const COUNTRY_NAMES: Readonly<Record<string, readonly string[]>> = {
  China: ['中国'],
  'United States': ['us', 'usa', 'u.s.', 'america', '美国'],
  'United Kingdom': ['uk', 'u.k.', 'britain', '英国'],
  'South Korea': ['korea', '韩国'],
  Japan: ['日本'],
  Germany: ['德国'],
  France: ['法国'],
  Switzerland: ['瑞士'],
  Denmark: ['丹麦'],
  India: ['印度'],
};

/** Words that name an entry of a vocabulary but mostly mean something else: the country, a remainder. */
const LEFT_TO_SEARCH: ReadonlySet<string> = new Set(['China', 'Other', 'Unknown']);

const namesBySet = new WeakMap<DealSet, SearchNames>();

/**
 * The names that a search over these deals understands: entries of the vocabularies in English and Chinese, and
 * companies under all their names, each on the side of the deal on which the data have it.
 */
export function searchNames(set: DealSet): SearchNames {
  let names = namesBySet.get(set);
  if (!names) namesBySet.set(set, (names = namesIn(set)));
  return names;
}

function namesIn(set: DealSet): SearchNames {
  const vocabulary = vocabularyNames();
  const countries = countriesIn(set);
  const parties = { licensor: partiesIn(set, 'licensor'), licensee: partiesIn(set, 'licensee') };
  const companies = (name: string): NamedEntry[] => {
    const keys = new Set([name, ...set.aliases.companiesNamed(name)].map(normaliseName));
    return (['licensor', 'licensee'] as const).flatMap((field) =>
      [...keys].flatMap((key) => {
        const entry = parties[field].get(key);
        return entry === undefined ? [] : [{ field, entry }];
      }),
    );
  };
  return {
    entryNamed: (name) => {
      const meant = [...(vocabulary.get(normaliseName(name)) ?? []), ...companies(name)];
      return meant.length === 0
        ? countries.get(normaliseName(name))
        : meant.length === 1
          ? meant[0]
          : undefined;
    },
    companyBeginning: (name) => {
      const key = normaliseName(name);
      if (key.length < 4) return undefined;
      const meant = (['licensor', 'licensee'] as const).flatMap((field) =>
        [...parties[field]].flatMap(([party, entry]) => (party.startsWith(key) ? [{ field, entry }] : [])),
      );
      return meant.length === 1 ? meant[0] : undefined;
    },
    spellingsOf: (word) => otherSpellings(set, word),
  };
}

const MOST_SPELLINGS = 2;

/** Names in the field target in which a word is found though they don't hold it as typed. */
function otherSpellings(set: DealSet, word: string): readonly string[] {
  const typed = word.toLowerCase();
  const { spellings, isShort } = formsOf(typed);
  const column = set.text('target');
  const found = new Set<string>();
  for (const { letters, pattern } of isShort ? spellings.slice(1) : spellings) {
    const expression = new RegExp(pattern);
    visitCodesSpelled(column, letters, (code) => {
      if (found.size >= MOST_SPELLINGS) return;
      for (const name of (column.dictionary[code] ?? '').split(/[;,(/]|(?<=[A-Z0-9])x(?=[A-Z])/))
        if (!name.toLowerCase().includes(typed) && expression.test(name)) found.add(name.trim());
    });
  }
  return [...found].slice(0, MOST_SPELLINGS);
}

/** Companies of one side of the deals, by normalised name. */
function partiesIn(set: DealSet, field: 'licensor' | 'licensee'): ReadonlyMap<string, string> {
  return new Map(
    set
      .text(field)
      .dictionary.flatMap(partiesOf)
      .map((party) => [normaliseName(party), party]),
  );
}

/** Countries: of the licensee, since nearly all licensors have their seat in China; China itself is theirs. */
function countriesIn(set: DealSet): ReadonlyMap<string, NamedEntry> {
  const named = new Map<string, NamedEntry>();
  for (const field of ['licensor_country', 'licensee_country'] as const)
    for (const entry of set.text(field).dictionary.slice(1)) {
      if (entry === 'China' ? field === 'licensee_country' : LEFT_TO_SEARCH.has(entry)) continue;
      for (const name of [entry, ...(COUNTRY_NAMES[entry] ?? [])])
        named.set(normaliseName(name), { field, entry });
    }
  return named;
}

function vocabularyNames(): ReadonlyMap<string, readonly NamedEntry[]> {
  const meanings = new Map<string, NamedEntry[]>();
  for (const field of VOCABULARIES) {
    for (const entry of fieldNamed(field).vocabulary ?? []) {
      if (LEFT_TO_SEARCH.has(entry)) continue;
      for (const name of namesOf(field, entry)) {
        const key = normaliseName(name);
        const others = (meanings.get(key) ?? []).filter((other) => !isWithin(other, field));
        if (!others.some((other) => other.entry === entry && other.field === field))
          meanings.set(key, [...others, { field, entry }]);
      }
    }
  }
  return meanings;
}

/** A name that is both a modality group and an exact modality is the group, as everywhere in DealSheet. */
function isWithin(other: NamedEntry, field: EntryFilter): boolean {
  return field === 'modality_group' && other.field === 'exact_modality';
}

function namesOf(field: EntryFilter, entry: string): string[] {
  const names = [entry, entryText('zh-CN', entry), ...(OTHER_NAMES[entry] ?? [])];
  const plural = field === 'exact_modality' || field === 'modality_group' ? [`${entry}s`] : [];
  const short = field === 'stage' ? [entry.replace('Phase ', 'Ph '), romanStage(entry)] : [];
  const clinical = /^Phase /.test(entry) ? [entry.replace('Phase ', 'P')] : [];
  return [...names, ...plural, ...short, ...clinical];
}

/** Phase 2 -> Phase II. */
function romanStage(stage: string): string {
  return stage.replace(/\d/g, (digit) => 'I'.repeat(Number(digit)));
}
