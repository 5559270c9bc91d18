import { STORED_FIELDS } from '../../src/deals/fields';
import { parseDeals } from '../../src/deals/schema';
import { suspiciousText } from '../../src/deals/suspicious-text';
import { readFeedIndex } from '../../src/source/feed-schema';
import { refusalInChinese } from '../../src/taskpane/refusals-zh-CN';
import { OF_SCHEMA } from '../../src/taskpane/schema-refusal-wordings-zh-CN';
import { dealRow } from '../workbook/io';

const NAMES = STORED_FIELDS.map(({ name }) => name);
const SOUND: Readonly<Record<string, string>> = {
  ...{ deal_id: 'a-b-2024-05', announced: '2024-05-01', deal_type: 'License-out' },
  ...{ licensor: 'A', licensee: 'B' },
};
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const file = (...rows: readonly Readonly<Record<string, string>>[]) =>
  [NAMES, ...rows.map((row) => NAMES.map((name) => quoted(row[name] ?? '')))].join('\n');
const withCell = (cells: Readonly<Record<string, string>>) => file({ ...SOUND, ...cells });

/** Files of deals, each with something that no file may have. */
const FILES = [
  ...NAMES.flatMap((name) => ['xyzzy', 'Antibdy', '-5', '1.5', ''].map((text) => withCell({ [name]: text }))),
  withCell({ parent_deal_id: 'a-b-2024-05' }),
  withCell({ counted_in_parent: 'yes' }),
  withCell({ royalty_low_pct: '12', royalty_high_pct: '8' }),
  withCell({ equity_kind: 'Licensor shares bought by the licensee' }),
  withCell({ equity_usd_m: '', equity_in: 'total' }),
  file(SOUND, SOUND),
  `${file(SOUND)}\nonly,three,cells`,
  `${file(SOUND)}\n"never closed`,
  `${file(SOUND)}\n"closed" and on`,
  'deal_id,upfront_usd',
  'deal_id,announcd',
  'deal_id,qqqqqqqq',
  '',
];

const ENTRY = {
  ...{
    name: '2026-11',
    file: 'deals.csv',
    sha256: 'a'.repeat(64),
    from: '2020-01-01',
    through: '2026-02-28',
  },
  ...{ rows: 1, bytes: 1 },
};
/** Lists of a feed, each with something that none may have. */
const LISTS = [
  ...[{ name: 'new' }, { file: '../x.csv' }, { sha256: 'z' }, { from: '2020' }, { signature: 'x' }],
  ...[{ rows: 1.5 }, { rows: 0 }, { bytes: 'many' }, { from: '2027-01-01' }, { through: '2026-12-31' }],
].map((wrong) => JSON.stringify({ versions: [{ ...ENTRY, ...wrong }] }));

const refusalOf = (list: string): string => {
  try {
    readFeedIndex(list);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was read');
};

const SUSPICIOUS = ['=1+1', '<b>', 'a\u0001b', 'x'.repeat(4_001)].map((notes) => ({ notes }));
const messages = [
  ...FILES.flatMap((text) => parseDeals(text, 'deals-2027-01.csv').problems).map(
    ({ file: name, line, column, reason }) =>
      `Data version 2027-01 does not fit this version of DealSheet: ${name}, line ${String(line)}${column && `, ${column}`}: ${reason}. Nothing was changed.`,
  ),
  ...[...SUSPICIOUS, { deal_id: '__proto__' }].map((wrong) => {
    const found = suspiciousText({ ...dealRow('a-b-2024-05', '2024-05-01'), ...wrong });
    return `Data version 2027-01 is not to be trusted: ${String(found?.field)} of deal a-b-2024-05 ${String(found?.reason)}. Nothing was changed.`;
  }),
  ...LISTS.map(refusalOf),
  refusalOf('{"versions":{}}'),
  refusalOf('[]'),
];

/** Two English words in a row that are no name of a file's column, no entry of a list and nothing that was typed. */
const LEFT = /\b[a-z]{2,} [a-z]{2,}\b/;
const withoutEntries = (said: string) =>
  said.replace(/(?:可用值为|是否指)[^。？…]*/g, '').replace(/“[^”]*”/g, '');

test('whatever is wrong with a data version is said in Chinese to the last word', () => {
  expect(new Set(messages).size).toBeGreaterThan(60);
  const left = messages.filter((message) => {
    const said = refusalInChinese(message);
    return said === undefined || LEFT.test(withoutEntries(said));
  });
  expect(left.map((message) => [message, refusalInChinese(message)])).toEqual([]);
});

test('no wording is left over', () => {
  const said = messages.join('\n');
  const dead = OF_SCHEMA.filter(([english]) => !english.split('{}').every((words) => said.includes(words)));
  expect(dead).toEqual([]);
});

test.each([
  [
    'Data version 2027-01 does not fit this version of DealSheet: deals.csv, line 7, stage: "Phse 2" is not in the vocabulary: did you mean Phase 2?. Nothing was changed.',
    '数据版本 2027-01 不适合此版本的 DealSheet：deals.csv 第 7 行，stage：“Phse 2” 不在可用值之列，是否指 Phase 2？未作任何更改。',
  ],
  [
    'Data version 2027-01 does not fit this version of DealSheet: deals.csv, line 7: the row has 3 cells, the header 40. Nothing was changed.',
    '数据版本 2027-01 不适合此版本的 DealSheet：deals.csv 第 7 行：该行有 3 个单元格，而标题行有 40 个。未作任何更改。',
  ],
])('%s', (english, chinese) => {
  expect(refusalInChinese(english)).toBe(chinese);
});
