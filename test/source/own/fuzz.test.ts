/** What people may choose as a file of deals, and what storage may hold: whatever it is, sound deals come of it or none. */
import { buildDealSet } from '../../../src/deals/dataset';
import { STORED_FIELDS } from '../../../src/deals/fields';
import { guessMapping } from '../../../src/deals/own/guess-columns';
import type { ImportPlan, ImportReview } from '../../../src/deals/own/import-plan';
import { withOwnDeals } from '../../../src/deals/own/layer';
import { isAdded, reviewImport } from '../../../src/deals/own/review';
import { readCsvTable } from '../../../src/deals/own/csv-table';
import { FileRefusal } from '../../../src/deals/own/text-table';
import type { TextTable } from '../../../src/deals/own/text-table';
import { suspiciousText } from '../../../src/deals/suspicious-text';
import { ownDealsOf, ownRecordText, readOwnRecord } from '../../../src/source/own/own-record';
import { readOwnFile } from '../../../src/source/own/read-file';
import { Random } from '../../oracle/random';
import { dealRow } from '../../workbook/io';
import { xlsxOf } from './files';

const random = new Random(20_261_124);

const PIECES = [
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\0',
    '\ufeff',
    '\u202e',
    '\ud800',
    '=1+1',
    '@SUM(A1)',
    '+A1',
    '-1',
    "'",
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '{"__proto__":{"x":1}}',
    '[]',
    '{}',
    'null',
    'NaN',
    'true',
    '9'.repeat(40),
    '1e999',
  ],
  ...[
    '<script>x()</script>',
    'javascript:x()',
    '=HYPERLINK("http://x")',
    '../',
    'https://x/',
    '%00',
    ' '.repeat(200),
    ',,,,,,,,',
  ],
  ...[
    '2026-02-30',
    '03/04/2024',
    '2024年5月',
    'May 2024',
    '45413',
    '€5m',
    '$1.2bn',
    '5亿美元',
    '1.234,5',
    '12%',
    '#N/A',
    'n/a',
    '未披露',
  ],
  ...[
    'Licensor',
    'licensee',
    'announced',
    'Deal type',
    'upfront (RMB m)',
    '首付款（亿美元）',
    'parent deal',
    'deal id',
    'Stage',
    '默',
  ],
];

function mutated(text: string, most = 4): string {
  let result = text;
  for (let times = 1 + random.below(most); times > 0; times -= 1) {
    const at = random.below(result.length + 1);
    const length = random.below(4) === 0 ? random.below(60) : random.below(3);
    const piece = random.below(3) === 0 ? result.slice(at, at + random.below(40)) : random.pick(PIECES);
    result = result.slice(0, at) + piece + result.slice(at + length);
  }
  return result;
}

const prototypeBefore = Object.getOwnPropertyNames(Object.prototype).sort().join();
afterAll(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(prototypeBefore);
});

const base = buildDealSet(
  [dealRow('hengrui-merck-2025-03', '2025-03-25'), dealRow('a-b-2024-01', '2024-01', { licensor: 'A; B' })],
  { name: '2026-12', from: 43831, through: 46081, source: 'test' },
  [{ company: 'Hengrui', alias: '恒瑞医药', kind: 'chinese' }],
);

/** A value, or a refusal that says why; anything else is a fault. */
function outcome<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof FileRefusal)) throw problem;
    return undefined;
  }
}

/** A plan as the pane would make it, with what a person may do to it at random. */
function planFor(table: TextTable): ImportPlan {
  const mapping = guessMapping(table);
  const columns = mapping.columns.map((use) =>
    random.below(12) > 0
      ? use
      : {
          ...use,
          field: random.pick(STORED_FIELDS).name as typeof use.field,
          factor: random.pick([undefined, 1, 1e-6, 100]),
        },
  );
  return {
    table,
    mapping: {
      ...mapping,
      columns,
      dateOrder: random.pick([undefined, 'dmy', 'mdy'] as const),
      constants: random.below(2) === 0 ? { deal_type: random.pick(['Option', '__proto__', '']) } : {},
    },
    vocabulary:
      random.below(4) === 0
        ? { stage: { 'phase 9': random.pick(['Phase 1', '', 'x']), __proto__: 'Filed' } }
        : {},
    edits: new Map([[random.pick(['A2', 'C2', 'D3', '__proto__']), random.pick(PIECES)]]),
    choices: new Map([[2 + random.below(3), random.pick(['skip', 'beside', 'replace'] as const)]]),
  };
}

/** What must hold of any review: sound deals with ids of their own, and each other row with its reason. */
function assertSound(review: ImportReview, layered = true): void {
  const ids = review.deals.map(({ deal_id }) => deal_id.toLowerCase());
  if (new Set(ids).size !== ids.length) throw new Error(`ids twice: ${ids.join()}`);
  if (review.rows.filter(({ outcome: is }) => isAdded(is)).length !== review.deals.length)
    throw new Error('lost a row');
  for (const deal of review.deals) {
    const fault = suspiciousText(deal);
    if (fault) throw new Error(`${fault.field} ${fault.reason}`);
    if (!deal.deal_id.startsWith('own-') && base.rowOf(deal.deal_id) === undefined)
      throw new Error(deal.deal_id);
    for (const value of Object.values(deal))
      if (typeof value === 'number' && !(value >= 0 && value <= 1e9)) throw new Error(String(value));
  }
  for (const { outcome: is, problems } of review.rows)
    if ((is === 'faulty') !== problems.length > 0)
      throw new Error(`${is} with ${String(problems.length)} problems`);
  if (!layered) return;
  const laid = withOwnDeals(base, review.deals);
  const replaced = ids.filter((id) => base.rowOf(id) !== undefined).length;
  if (laid.size !== base.size + ids.length - replaced) throw new Error('the layer lost a deal');
}

const csv = [
  'Seller,Partner,Transaction type,Date signed,Product,Phase,Upfront (US$m),Total,Parent deal,Deal no',
  'Zai Lab,Amgen,Licensing,2026-02-02,ZL-1,Phase II,20,300,,D1',
  '恒瑞医药,Merck & Co.,Option,25/03/2025,HRS-1,临床前,n/a,"1,970",D1,D2',
  'X; Y,Z,M&A,May 2024,,Ph 3,$50M,1.2bn,,',
  '',
].join('\n');

/** The same without quotes. */
const plain = csv.replace(/"1,970"/, '1970');

/** The same rows, each ended in one of the ways there are. */
const ended = (text: string): string => text.replace(/\n/g, () => random.pick(['\n', '\n', '\r\n', '\r']));

/** Where no quote can hold a line end, each line with a letter or a figure in it is a row, and no blank one is. */
function assertEveryLine(text: string, { rows }: TextTable): void {
  if (text.includes('"')) return;
  const lines = text.split(/\r\n|\r|\n/);
  const least = lines.filter((line) => /[\p{L}\p{N}]/u.test(line)).length;
  const most = lines.filter((line) => line.trim() !== '').length;
  if (rows.length < least || rows.length > most)
    throw new Error(`${String(rows.length)} rows of ${String(least)} lines: ${JSON.stringify(text)}`);
}

test('36,000 files of separated text, a quarter of them to the end: deals that hold, each other row with its reason', () => {
  let whole = 0;
  for (let run = 0; run < 36_000; run += 1) {
    const text = mutated(ended(run % 2 === 0 ? csv : plain));
    const table = outcome(() => readCsvTable(text, 'own.csv'));
    if (!table) continue;
    assertEveryLine(text, table);
    // Reading the rows costs thirty times what reading the text does.
    if (run % 4 !== 0) continue;
    const review = reviewImport(planFor(table), base);
    assertSound(review, run % 40 === 0);
    if (review.deals.length >= 2) whole += 1;
  }
  expect(whole).toBeGreaterThan(500);
}, 120_000);

test('13,600 contents of storage: the deals that were stored, or told as damaged or newer', () => {
  const stored = ownRecordText([
    {
      id: 'a1',
      name: 'own.csv',
      addedAt: '2026-05-01T10:00:00.000Z',
      deals: [dealRow('own-a', '2025-01'), dealRow('own-b', '2025-02-03', { upfront_usd_m: 1.5 })],
    },
  ]);
  let read = 0;
  for (let run = 0; run < 13_600; run += 1) {
    const record = readOwnRecord(mutated(stored, 2));
    if (record.kind !== 'deals') continue;
    read += 1;
    const deals = ownDealsOf(record.imports);
    if (deals.some((deal) => suspiciousText(deal) !== undefined)) throw new Error(JSON.stringify(deals));
    if (run % 10 === 0) withOwnDeals(base, deals);
  }
  expect(read).toBeGreaterThan(500);
}, 60_000);

test('400 workbooks with damaged bytes or hostile cells: tables of text, or a refusal', async () => {
  const hostile = () =>
    random.pick([
      ...PIECES,
      5,
      true,
      new Date(NaN),
      { error: '#N/A' },
      { formula: 'A1', result: '<b>' },
    ] as const);
  for (let run = 0; run < 400; run += 1) {
    const bytes = await xlsxOf((sheet) => {
      sheet.addRow(csv.split('\n')[0]?.split(','));
      for (let row = 0; row < 3; row += 1) sheet.addRow(Array.from({ length: 8 }, hostile));
    });
    if (run % 2 === 0)
      for (let times = 1 + random.below(4); times > 0; times -= 1)
        bytes[random.below(bytes.length)] = random.below(256);
    const file = await readOwnFile('own.xlsx', bytes).catch((problem: unknown) => {
      if (!(problem instanceof FileRefusal)) throw problem;
      return undefined;
    });
    for (const table of file?.tables ?? []) assertSound(reviewImport(planFor(table), base));
  }
}, 120_000);
