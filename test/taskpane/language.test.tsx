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
import { needsRoom } from '../../src/taskpane/needs-room';
import { asWorkbookError } from '../../src/workbook/run';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { TEXTS } from './texts';
import { csvDeals } from './deals-csv';

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
const catalogues = new Map<string, Record<Language, object>>([
  ['TEXTS', TEXTS],
  ...FILES.filter((name) => /(^|[/-])texts\.ts$/.test(name) && !name.endsWith('vocabulary-texts.ts')).flatMap(
    (name) =>
      Object.entries(jest.requireActual<Record<string, object>>(path.join(FOLDER, name))).filter(
        (entry): entry is [string, Record<Language, object>] =>
          LANGUAGES.every((language) => language in entry[1]),
      ),
  ),
]);

/** The texts of every catalogue; those of the first load go without a name. */
const byLanguage = LANGUAGES.map((language) => ({
  language,
  texts: [...catalogues].flatMap(([name, texts]) => leaves(texts[language], name === 'TEXTS' ? '' : name)),
}));
const MARKS = ['⟦1⟧', '⟦2⟧', '⟦3⟧', '⟦4⟧'];
/** A text with marks for what it takes; a refusal has its code from a list, and a mark for what it says. */
function said({ key, text }: Leaf): string {
  if (typeof text !== 'function') return String(text);
  const taken: readonly unknown[] =
    key === 'activity.refused' ? [new WorkbookError('occupied', MARKS.join())] : MARKS;
  return String((text as (...args: readonly unknown[]) => string)(...taken));
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
  // Signs, figures and names such as rNPV are the same in both.
  const isEnglish = (text: string) => !/\p{Script=Han}/u.test(text) && /[a-z]{2}/.test(text);
  const asIs = new Set(['FEEDS_TEXTS.addressHint']);
  const english = (byLanguage[1]?.texts ?? []).filter((leaf) => !asIs.has(leaf.key) && isEnglish(said(leaf)));
  expect(english.map((leaf) => [leaf.key, said(leaf)])).toEqual([]);
});

test.each([
  [
    'InvalidOperationInCellEditMode',
    'editing',
    /^有单元格正在编辑。请先按 Enter 或 Esc 结束编辑，然后重试。$/,
  ],
  ['InvalidSelection', 'noCell', /^未选中单个单元格.*请选中一个单元格后重试。$/],
  ['InactiveWorkbook', 'noCell', /^未选中单个单元格/],
  ['MergedRangeConflict', 'noRoom', /请移开它们，或使用新工作表。\nMerged cells .* Unmerge them/],
  ['InvalidArgument', 'host', /Shorten it/],
  ['RequestAborted', 'host', /Try again/],
  ['GeneralException', 'host', /Try again/],
])('%s of Excel is %s, with what to do next', (code, refused, chinese) => {
  const problem = asWorkbookError(Object.assign(new Error('as Excel says it'), { code }));
  expect(problem).toMatchObject({ code: refused });
  expect(problem.message).not.toMatch(/Excel says/);
  expect(TEXTS['zh-CN'].activity.refused(problem as WorkbookError)).toMatch(chinese);
  expect(needsRoom(problem)).toBe(refused === 'noCell' || refused === 'noRoom');
});

/** Where a file finds its texts: the first load's as `texts`, a catalogue's as `useTexts(NAME)` or `said(NAME[language])`. */
const FOUND = String.raw`(?:texts|(?:useTexts|said)\((\w+)(?:\[language\])?\))`;
const WHOLE = new RegExp(String.raw`const (\w+) = ${FOUND}(?:\.(\w+))?;`, 'g');
const PARTS = new RegExp(String.raw`const \{ ([^}]*) \} = ${FOUND};`, 'g');

/** Names that stand for texts in a source file, each with the key that it stands for and a dot. */
function standIns(source: string): readonly (readonly [name: string, key: string])[] {
  const keyOf = (...parts: readonly (string | undefined)[]) =>
    parts.map((part) => (part ? `${part}.` : '')).join('');
  return [
    ['texts', ''],
    ...Array.from(
      source.matchAll(WHOLE),
      ([, name = '', catalogue, group]) => [name, keyOf(catalogue, group)] as const,
    ),
    ...Array.from(source.matchAll(PARTS)).flatMap(([, names = '', catalogue]) =>
      names.split(',').map((each) => {
        const [group = '', name = group] = each.split(':').map((part) => part.trim());
        return [name, keyOf(catalogue, group)] as const;
      }),
    ),
  ];
}

/**
 * The keys that a source file reads: `group.*` where it reads a group by a name that comes from data, `group.**` where it
 * hands a whole group on.
 */
const keysRead = (source: string): string[] =>
  standIns(source).flatMap(([name, key]) => [
    ...(new RegExp(`\\(${name}\\)`).test(source) ? [`${key}**`] : []),
    ...Array.from(
      source.matchAll(new RegExp(`\\b${name}(\\.[\\w.]+)?(\\[)?`, 'g')),
      ([, path = '', byName]) => `${key}${path.slice(1)}${byName ? (path === '' ? '*' : '.*') : ''}`,
    ),
  ]);

/** What reads a key: itself, a name from data in its group, a group around it that is handed on. */
const readersOf = (key: string): string[] => {
  const parts = key.split('.');
  return [
    key,
    `${parts.slice(0, -1).join('.')}.*`,
    ...parts.slice(1).map((_, index) => `${parts.slice(0, index + 1).join('.')}.**`),
  ];
};

test('every text is used', () => {
  const read = new Set(
    FILES.filter((name) => !/(^|[/-])texts\.ts$/.test(name)).flatMap((name) =>
      keysRead(readFileSync(path.join(FOLDER, name), 'utf8')),
    ),
  );
  const unused = (byLanguage[0]?.texts ?? []).filter(
    ({ key }) => !readersOf(key).some((reader) => read.has(reader)),
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

test('every country in the data has a Chinese name', () => {
  const countries = new Set(
    csvDeals.flatMap((deal) => [deal['licensor_country'] ?? '', deal['licensee_country'] ?? '']),
  );
  countries.delete('');
  expect(countries.size).toBeGreaterThan(20);
  const unnamed = [...countries].filter((country) => !/^\p{Script=Han}+$/u.test(entryText('zh-CN', country)));
  expect(unnamed).toEqual([]);
  for (const country of countries) expect(entryText('en-US', country)).toBe(country);
});

test.each([
  ['China', '中国'],
  ['United States', '美国'],
  ['Hong Kong', '香港'],
  ['South Korea', '韩国'],
  ['Czech Republic', '捷克'],
  ['Turkey', '土耳其'],
  ['Roche', 'Roche'],
  ['', ''],
])('%p is %p in Chinese', (english, chinese) => {
  expect(entryText('zh-CN', english)).toBe(chinese);
});

/** Words for which the pane and the functions have another: royalty is 特许权使用费, modality 药物类型. */
const OTHER_TERMS = /提成|版税|权利金|专利费|特许费|特许权(?!使用费)|药物形式|药物形态|技术类型|分子类型/;

test('royalty and modality have one Chinese term each, in the pane and in the descriptions of functions', () => {
  // What a person may type is read in any of them.
  const spoken = FILES.filter((name) => !name.endsWith('search-amounts.ts'));
  const sources = ['../functions/descriptions-zh-CN.json', '../functions/tasks.json', ...spoken];
  const others = sources.flatMap((name) =>
    readFileSync(path.join(FOLDER, name), 'utf8')
      .split('\n')
      .filter((line) => OTHER_TERMS.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(others).toEqual([]);
  expect(fieldText('zh-CN', 'royalty_text')).toContain('特许权使用费');
  expect(fieldText('zh-CN', 'modality')).toBe('药物类型');
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
  expect([999.96, -1500, 85, 12.5, 1570, 12_900, 358_123].map(english.magnitude)).toEqual([
    '1.00 bn',
    '-1.50 bn',
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
