import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FIELDS } from '../../src/deals/fields';
import {
  DEAL_TYPES,
  MODALITIES,
  MODALITY_GROUP_NAMES,
  PARTY_TYPES,
  STAGES,
  STATUSES,
  TERRITORY_CLASSES,
  THERAPEUTIC_AREAS,
} from '../../src/deals/vocabulary';
import { formatsFor } from '../../src/taskpane/formats';
import { LANGUAGES, languageFor, localeFor } from '../../src/taskpane/language';
import type { Language } from '../../src/taskpane/language';
import { entryText, fieldText } from '../../src/taskpane/vocabulary-texts';

type Leaf = { readonly key: string; readonly text: unknown };

function leaves(catalogue: object, prefix = ''): Leaf[] {
  return Object.entries(catalogue).flatMap(([name, value]: [string, unknown]) => {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    return typeof value === 'object' && value !== null ? leaves(value, key) : [{ key, text: value }];
  });
}

const FOLDER = path.join(__dirname, '../../src/taskpane');
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.tsx?$/.test(name),
);

/** Every catalogue of the pane by its name: what files called …texts.ts export with a text for each language. */
const catalogues = new Map(
  FILES.filter((name) => /(^|[/-])texts\.ts$/.test(name) && !name.endsWith('vocabulary-texts.ts')).flatMap(
    (name) =>
      Object.entries(jest.requireActual<Record<string, object>>(path.join(FOLDER, name))).filter(
        (entry): entry is [string, Record<Language, object>] =>
          LANGUAGES.every((language) => language in entry[1]),
      ),
  ),
);

/** The texts of every catalogue; those of the first load go without a name. */
const byLanguage = LANGUAGES.map((language) => ({
  language,
  texts: [...catalogues].flatMap(([name, texts]) => leaves(texts[language], name === 'TEXTS' ? '' : name)),
}));
const MARKS = ['⟦1⟧', '⟦2⟧', '⟦3⟧', '⟦4⟧'];
/** A text with marks for what it takes; the reason of a refusal is one of a list and no mark. */
function said({ key, text }: Leaf): string {
  if (typeof text !== 'function') return String(text);
  const taken: readonly string[] = key === 'activity.refused' ? ['occupied', ...MARKS.slice(1)] : MARKS;
  return String((text as (...args: readonly string[]) => string)(...taken));
}

test('both languages have the same keys, and none says nothing', () => {
  const [english, chinese] = byLanguage;
  expect(chinese?.texts.map(({ key }) => key)).toEqual(english?.texts.map(({ key }) => key));
  for (const { texts } of byLanguage) {
    for (const leaf of texts) expect([leaf.key, said(leaf).trim()]).not.toEqual([leaf.key, '']);
  }
});

test('what English is given to say, Chinese says too', () => {
  const [english, chinese] = byLanguage;
  english?.texts.forEach((leaf, index) => {
    const other = chinese?.texts[index];
    for (const mark of MARKS.filter((each) => said(leaf).includes(each))) {
      expect([leaf.key, other && said(other)]).toEqual([leaf.key, expect.stringContaining(mark)]);
    }
  });
});

test('Chinese is Chinese: nothing was left in English', () => {
  const asIs = new Set([
    'common.dash',
    'filters.periodPlaceholder',
    'sums.of',
    'card.position',
    'insert.size',
    'DATA_TEXTS.coversSpan',
  ]);
  for (const leaf of byLanguage[1]?.texts ?? []) {
    if (asIs.has(leaf.key)) continue;
    expect([leaf.key, said(leaf)]).toEqual([leaf.key, expect.stringMatching(/\p{Script=Han}/u)]);
  }
});

/** The keys that a source file reads, `group.*` where it reads a group by a name that comes from data. */
function keysRead(source: string): string[] {
  const groups = new Map<string, string>([['texts', '']]);
  for (const [, alias, group] of source.matchAll(/const (\w+) = texts\.(\w+);/g))
    groups.set(`${alias}`, `${group}.`);
  for (const [, names] of source.matchAll(/const \{ ([^}]*) \} = texts;/g)) {
    for (const name of names?.split(',') ?? []) {
      const [group = '', alias = group] = name.split(':').map((each) => each.trim());
      groups.set(alias, `${group}.`);
    }
  }
  for (const [, alias, catalogue] of source.matchAll(/const (\w+) = useTexts\((\w+)\);/g))
    groups.set(`${alias}`, `${catalogue}.`);
  return [...groups].flatMap(([alias, group]) =>
    Array.from(source.matchAll(new RegExp(`\\b${alias}\\.([\\w.]+)(\\[)?`, 'g')), ([, path, byName]) =>
      byName ? `${group}${path}.*` : `${group}${path}`,
    ),
  );
}

test('every text is used', () => {
  const read = new Set(
    FILES.filter((name) => !/(^|[/-])texts\.ts$/.test(name)).flatMap((name) =>
      keysRead(readFileSync(path.join(FOLDER, name), 'utf8')),
    ),
  );
  const unused = (byLanguage[0]?.texts ?? []).filter(
    ({ key }) => !read.has(key) && !read.has(`${key.slice(0, key.lastIndexOf('.'))}.*`),
  );
  expect(unused.map(({ key }) => key)).toEqual([]);
});

test('every field and every vocabulary entry has a Chinese name', () => {
  const entries = [
    ...STAGES,
    ...MODALITIES,
    ...MODALITY_GROUP_NAMES,
    ...THERAPEUTIC_AREAS,
    ...DEAL_TYPES,
    ...TERRITORY_CLASSES,
    ...PARTY_TYPES,
    ...STATUSES,
  ];
  const untranslatable = new Set(['ADC', 'IND', 'mRNA', 'NewCo']);
  for (const entry of entries) {
    expect(entryText('en-US', entry)).toBe(entry);
    if (!untranslatable.has(entry)) expect(entryText('zh-CN', entry)).toMatch(/\p{Script=Han}/u);
  }
  for (const { name, label } of FIELDS) {
    expect(fieldText('en-US', name)).toBe(label);
    expect(fieldText('zh-CN', name)).toMatch(/\p{Script=Han}/u);
  }
});

test.each([
  ['en-US', 'en-US', 'en-US'],
  ['en-GB', 'en-US', 'en-GB'],
  ['de-DE', 'en-US', 'en-US'],
  ['zh-CN', 'zh-CN', 'zh-CN'],
  ['zh-TW', 'zh-CN', 'zh-TW'],
  ['zh-Hans', 'zh-CN', 'zh-Hans'],
  ['', 'en-US', 'en-US'],
  ['not a tag', 'en-US', 'en-US'],
])('display language %p speaks %s with the figures of %s', (display, language, locale) => {
  expect(languageFor(display)).toBe(language);
  expect(localeFor(display)).toBe(locale);
});

test('figures and dates are written as the language writes them', () => {
  const english = formatsFor('en-US');
  const chinese = formatsFor('zh-CN');
  const serial = 45219; // 20 October 2023
  expect([english.date(serial, 'day'), english.date(serial, 'month')]).toEqual(['Oct 20, 2023', 'Oct 2023']);
  expect([chinese.date(serial, 'day'), chinese.date(serial, 'month')]).toEqual([
    '2023年10月20日',
    '2023年10月',
  ]);
  expect(formatsFor('en-GB').date(serial, 'day')).toBe('20 Oct 2023');
  expect([85, 12.5, 1570, 12_900, 358_123].map(english.magnitude)).toEqual([
    '85 m',
    '12.5 m',
    '1.57 bn',
    '12.9 bn',
    '358 bn',
  ]);
  expect([85, 1570, 12_900].map(chinese.magnitude)).toEqual(['8,500 万', '15.7 亿', '129 亿']);
  expect([english.share(0.061), english.usdM(520.6), english.usdMWhole(1327.5)]).toEqual([
    '6.1%',
    '520.6',
    '1,328',
  ]);
});
