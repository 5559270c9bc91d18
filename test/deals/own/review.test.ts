import { readCsvTable } from '../../../src/deals/own/csv-table';
import { chosenUnit, guessMapping, guessUnit } from '../../../src/deals/own/guess-columns';
import type { ImportPlan } from '../../../src/deals/own/import-plan';
import { withOwnDeals } from '../../../src/deals/own/layer';
import { reviewImport } from '../../../src/deals/own/review';
import { buildDealSet } from '../../../src/deals/dataset';
import { dealRow } from '../../workbook/io';

const base = buildDealSet(
  [
    dealRow('hengrui-merck-2025-03', '2025-03-25', { asset: 'HRS-5346' }),
    dealRow('a-b-2020-01', '2020-01-05', { licensor: 'A; C', licensee: 'B', asset: undefined }),
  ],
  { name: '2026-01', from: 43831, through: 46081, source: 'test' },
  [
    { company: 'Hengrui', alias: 'Jiangsu Hengrui Pharmaceuticals', kind: 'legal name' },
    { company: 'Hengrui', alias: '恒瑞医药', kind: 'chinese' },
    { company: 'Merck & Co.', alias: 'MSD', kind: 'abbreviation' },
  ],
);

function planOf(csv: string, more: Partial<ImportPlan> = {}): ImportPlan {
  const table = readCsvTable(csv, 'own.csv');
  return {
    table,
    mapping: guessMapping(table),
    vocabulary: {},
    edits: new Map(),
    choices: new Map(),
    ...more,
  };
}
const HEADER = 'Licensor,Licensee,Deal type,Announced,Asset,Stage,Upfront (US$m),Total';
const review = (rows: string, more: Partial<ImportPlan> = {}, set = base) =>
  reviewImport(planOf(`${HEADER}\n${rows}`, more), set);

test('rows become deals under ids of their own, the same each time', () => {
  const { rows, deals, missing } = review(
    'Zai Lab,Amgen,Licensing,2025-05-02,ZL-1,Phase II,20,300\n恒瑞医药,Kailera,newco,2025年5月,HRS-2,临床前,n/a,6000\n',
  );
  expect(missing).toEqual([]);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['add', 'add']);
  expect(deals).toMatchObject([
    { deal_id: 'own-zai-lab-amgen-2025-05', deal_type: 'License-out', stage: 'Phase 2', upfront_usd_m: 20 },
    {
      deal_id: 'own-hengrui-kailera-2025-05',
      deal_type: 'NewCo',
      licensor: '恒瑞医药',
      stage: 'Preclinical',
      announced: { precision: 'month' },
      upfront_usd_m: undefined,
      total_usd_m: 6000,
      source_url: undefined,
    },
  ]);
  expect(review('Zai Lab,Amgen,Licensing,2025-05-02,ZL-1,,,\n').deals[0]?.deal_id).toBe(
    'own-zai-lab-amgen-2025-05',
  );
});

test('each cell that can’t be read is named with its address, value and reason; its row is left out', () => {
  const csv = 'Zai Lab,,Licensing,soon,ZL-1,Phase 9,€5m,=1+1\nX,Y,Option,2025-01,,,,10\n';
  const { rows, deals, unknown } = review(csv);
  expect(rows[0]).toMatchObject({ row: 2, outcome: 'faulty', deal: undefined });
  expect(rows[0]?.problems.map(({ row, column, kind }) => [row, column, kind])).toEqual([
    [2, 1, 'missing'],
    [2, 3, 'notADate'],
    [2, 5, 'notInVocabulary'],
    [2, 6, 'otherCurrency'],
    [2, 7, 'notComputed'],
  ]);
  expect(unknown).toEqual([{ field: 'stage', value: 'Phase 9', rows: 1, nearest: undefined }]);
  expect(deals).toHaveLength(1);

  const edits = new Map([
    ['B2', 'Amgen'],
    ['D2', '2025-06'],
    ['G2', '5'],
    ['H2', '50'],
  ]);
  const fixed = review(csv, { edits, vocabulary: { stage: { 'phase 9': 'Phase 3' } } });
  expect(fixed.deals).toHaveLength(2);
  expect(fixed.deals[0]).toMatchObject({ licensee: 'Amgen', stage: 'Phase 3', total_usd_m: 50 });
});

test('a party that is not disclosed is missing, an asset is empty', () => {
  const { rows, deals } = review(
    'N/A,Y,Option,2025-01,,,,\nX,未披露,Option,2025-01,,,,\nX,Y,Option,2025-01,TBD,,,\n',
  );
  expect(rows.flatMap(({ problems }) => problems.map(({ field, kind }) => [field, kind]))).toEqual([
    ['licensor', 'missing'],
    ['licensee', 'missing'],
  ]);
  expect(deals).toHaveLength(1);
  expect(deals[0]?.asset).toBeUndefined();
});

test('a column of currencies tells of the money beside it, unless cell or header say US$ themselves', () => {
  const csv =
    'Licensor,Licensee,Deal type,Announced,Currency,Upfront,Total (US$m)\n' +
    'A,B,Option,2025-01,USD,5,50\nA,C,Option,2025-01,EUR,5,50\nA,D,Option,2025-01,RMB,US$ 5m,50\n' +
    'A,E,Option,2025-01,,5,50\nA,F,Option,2025-01,CNY,,50\nA,G,Option,2025-01,US dollars,5,50\n';
  const { rows, deals } = reviewImport(planOf(csv), base);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['add', 'faulty', 'add', 'add', 'add', 'add']);
  expect(rows[1]?.problems).toMatchObject([{ column: 5, value: '5', kind: 'otherCurrency' }]);
  expect(deals.map(({ upfront_usd_m }) => upfront_usd_m)).toEqual([5, 5, 5, undefined, 5]);
  const chinese = csv.replace('Currency', '币种').replace('RMB', '人民币');
  expect(reviewImport(planOf(chinese), base).deals).toHaveLength(5);
});

describe('a unit that only the size of some figures speaks for', () => {
  const csvOf = (header: string, cells: readonly string[]) =>
    `Licensor,Licensee,Deal type,Announced,${header}\n` +
    `${cells.map((cell, row) => `A,B${row},Option,2025-01,${cell}`).join('\n')}\n`;
  const found = (plan: ImportPlan) =>
    reviewImport(plan, base).rows.map(
      ({ deal, problems }) => problems[0]?.kind ?? deal?.upfront_usd_m ?? 'nothing',
    );

  test.each<[string, readonly string[], readonly (number | string)[]]>([
    ['Upfront', ['50', '50000000'], ['tooLittle', 50]],
    ['Upfront (USD)', ['50', '"1,250.5"', '999.99', '50000000'], ['tooLittle', 0.0012505, 'tooLittle', 50]],
    ['Upfront', ['$50', '0', 'n/a', '50m', '50000000'], ['tooLittle', 0, 'nothing', 50, 50]],
    ['Currency,Upfront', ['USD,50', ',50', 'USD,50000000'], ['tooLittle', 'tooLittle', 50]],
    // Nothing here is guessed, or nothing by the size of another figure.
    ['Upfront (US$ thousand)', ['0.5', '50000000'], [0.0005, 50_000]],
    ['Upfront', ['0.0001', '50'], [0.0001, 50]],
  ])('%s: %j', (header, cells, expected) => expect(found(planOf(csvOf(header, cells)))).toEqual(expected));

  const withUnit = (plan: ImportPlan, column: number, factor: number, isTyped: boolean): ImportPlan => {
    const columns = plan.mapping.columns.map((use, at) =>
      at === column ? { ...use, ...chosenUnit(use, factor, isTyped) } : use,
    );
    return { ...plan, mapping: { ...plan.mapping, columns } };
  };

  test('one that the user chose is taken at its word, and so is a rate, but not for dollars beside it', () => {
    const plan = planOf(csvOf('Upfront', ['50', '50000000']));
    expect(found(withUnit(withUnit(plan, 4, 1, false), 4, 1e-6, false))).toEqual([0.00005, 50]);
    const euros = planOf(csvOf('Currency,Upfront', ['EUR,50', 'USD,50', 'EUR,50000000', 'USD,50000000']));
    expect(found(withUnit(euros, 5, 1.1e-6, true))).toEqual([0.000055, 'tooLittle', 55, 50]);
    const dollars = planOf(csvOf('Currency,Upfront', ['USD,50', 'USD,50000000']));
    expect(found(withUnit(dollars, 5, 2e-6, true))).toEqual([0.0001, 100]);
  });
});

describe('a rate that the user typed for a column', () => {
  /** The plan with what 1 of a column is in US$ million. */
  const rated = (csv: string, header: string, factor: number, isTyped = true): ImportPlan => {
    const plan = planOf(csv);
    const names = csv.split('\n', 1)[0]?.split(',') ?? [];
    return unitIn(plan, names.indexOf(header), factor, isTyped);
  };
  const unitIn = (plan: ImportPlan, place: number, factor: number, isTyped: boolean): ImportPlan => {
    const columns = plan.mapping.columns.map((use, column) =>
      column === place ? { ...use, ...chosenUnit(use, factor, isTyped) } : use,
    );
    return { ...plan, mapping: { ...plan.mapping, columns } };
  };
  const START = 'Licensor,Licensee,Deal type,Announced';
  const fileOf = (header: string, cells: readonly string[]) =>
    `${START},${header}\n${cells.map((cell, row) => `A,B${row},Option,2025-01,${cell}`).join('\n')}\n`;

  test.each<[string, number, readonly (readonly [string, number | string])[]]>([
    [
      'Upfront (€m)',
      1.1,
      [
        ['50', 55],
        ['€50m', 55],
        ['EUR 1bn', 1100],
        ['50 million euros', 55],
        ['$50m', 50],
        ['£50m', 'otherCurrency'],
        ['n/a', 'nothing'],
      ],
    ],
    [
      'Upfront (RMB m)',
      0.14,
      [
        ['100', 14],
        ['RMB 100', 14],
        ['¥100m', 'otherCurrency'],
        ['3亿元', 42],
        ['人民币3亿元', 42],
        ['CNY100m', 14],
        ['2亿美元', 200],
        ['5億円', 'otherCurrency'],
      ],
    ],
    [
      'Upfront',
      1.25,
      [
        ['£40m', 50],
        ['GBP 40', 50],
        ['40', 50],
        ['US$ 40m', 40],
      ],
    ],
    [
      'Upfront',
      1.25,
      [
        ['£40m', 'otherCurrency'],
        ['€40m', 'otherCurrency'],
        ['US$ 40m', 40],
      ],
    ],
    [
      'Upfront (A$ m)',
      0.65,
      [
        ['A$100', 65],
        ['AUD 100m', 65],
        ['C$100m', 'otherCurrency'],
      ],
    ],
    [
      'Upfront (US$m)',
      2,
      [
        ['€50m', 'otherCurrency'],
        ['$50m', 50],
      ],
    ],
  ])('%s × %s', (header, factor, cells) => {
    const plan = rated(
      fileOf(
        header,
        cells.map(([cell]) => cell),
      ),
      header,
      factor,
    );
    const found = reviewImport(plan, base).rows.map(
      ({ deal, problems }) => problems[0]?.kind ?? deal?.upfront_usd_m ?? 'nothing',
    );
    expect(found).toEqual(cells.map(([, expected]) => expected));
  });

  test('it counts for the rows of a column of currencies that say its currency', () => {
    const csv =
      `${START},Currency,Upfront\nA,B,Option,2025-01,EUR,50\nA,C,Option,2025-01,USD,50\nA,D,Option,2025-01,,50\n` +
      'A,E,Option,2025-01,euro,€50m\nA,F,Option,2025-01,EUR,US$ 50m\n';
    const inMillions = (text: string) => text.replace('Upfront', 'Upfront (m)');
    const { deals } = reviewImport(rated(inMillions(csv), 'Upfront (m)', 1.1), base);
    expect(deals.map(({ upfront_usd_m }) => upfront_usd_m)).toEqual([55, 50, 50, 55, 50]);
    const another = `${inMillions(csv)}A,G,Option,2025-01,GBP,50\n`;
    const { rows } = reviewImport(rated(another, 'Upfront (m)', 1.1), base);
    // Nobody can tell which of the two it was typed for.
    expect(rows.map(({ problems }) => problems[0]?.kind)).toEqual([
      'otherCurrency',
      undefined,
      undefined,
      'otherCurrency',
      undefined,
      'otherCurrency',
    ]);
  });

  const THOUSANDS =
    `${START},Currency,Upfront\nA,B,Option,2025-01,EUR,"50,000"\nA,C,Option,2025-01,USD,"50,000"\n` +
    'A,D,Option,2025-01,,"50,000"\nA,E,Option,2025-01,EUR,"US$ 50,000"\nA,F,Option,2025-01,USD,50m\n';
  const told = (plan: ImportPlan) =>
    reviewImport(plan, base).rows.map(
      ({ deal, problems }) => problems[0]?.kind ?? deal?.upfront_usd_m ?? 'nothing',
    );
  const UPFRONT = 5;

  test('dollars beside it have the unit that header or figures say, or that was chosen before; else none', () => {
    const plan = planOf(THOUSANDS);
    expect(told(unitIn(plan, UPFRONT, 0.0011, true))).toEqual([
      55,
      'unitUnknown',
      'unitUnknown',
      'unitUnknown',
      50,
    ]);
    const chosen = unitIn(plan, UPFRONT, 0.001, false);
    expect(told(chosen)).toEqual(['otherCurrency', 50, 50, 50, 50]);
    expect(told(unitIn(chosen, UPFRONT, 0.0011, true))).toEqual([55, 50, 50, 50, 50]);
    const said = planOf(THOUSANDS.replace('Upfront', 'Upfront (thousands)'));
    expect(told(unitIn(said, UPFRONT, 0.0011, true))).toEqual([55, 50, 50, 50, 50]);
    const counted = planOf(THOUSANDS.replaceAll('50,000"', '50,000,000"'));
    expect(told(unitIn(counted, UPFRONT, 0.0000011, true))).toEqual([55, 50, 50, 50, 50]);
  });

  test.each([
    [
      ['USD,50', ',50', ',US$ 50', 'USD,5m', 'US dollars,$5m'],
      [5, 5, 5, 5, 5],
    ],
    [
      [',50', ',50'],
      [5, 5],
    ],
  ])('where currencies say US dollars or nothing, what was typed is their unit: %j', (cells, expected) =>
    expect(told(unitIn(planOf(fileOf('Currency,Upfront', cells)), UPFRONT, 0.1, true))).toEqual(expected),
  );

  test('a currency of a row without a figure is in nobody’s way', () => {
    const csv = fileOf('Currency,Upfront', ['USD,50', 'EUR,', 'EUR,n/a', 'USD,5m']);
    expect(told(unitIn(planOf(csv), UPFRONT, 0.1, true))).toEqual([5, 'nothing', 'nothing', 5]);
  });

  test('a unit of US dollars that was chosen by mistake leaves the magnitude of a header in euros', () => {
    const plan = planOf(fileOf('Upfront (EUR bn)', ['2', '€50m']));
    const chosen = unitIn(unitIn(plan, 4, 1, false), 4, 0.001, false);
    expect(told(unitIn(chosen, 4, 1100, true))).toEqual([2200, 55]);
  });

  test('a unit of US dollars that was chosen is no rate', () => {
    const csv = fileOf('Upfront (€m)', ['50', '€50m']);
    const { rows } = reviewImport(rated(csv, 'Upfront (€m)', 1, false), base);
    expect(rows.map(({ deal }) => deal?.upfront_usd_m)).toEqual([50, undefined]);
  });
});

describe('what can hardly be meant is told, and added all the same', () => {
  const HEADERS =
    'Licensor,Licensee,Deal type,Announced,Upfront (US$m),Milestones (US$m),Total (US$k),Equity (US$m),Equity in,Status date';
  const warned = (row: string, more: Partial<ImportPlan> = {}) => {
    const { rows } = reviewImport(planOf(`${HEADERS}\nA,B,Option,${row}\n`, more), base);
    return rows.map(({ outcome, warnings }) => [
      outcome,
      ...warnings.map(({ column, value, kind, part, amountUsdM }) =>
        [column, value, kind, part, amountUsdM].filter((each) => each !== undefined).join(' '),
      ),
    ])[0];
  };

  test.each<[string, readonly string[]]>([
    ['2025-03-01,50,450,500000,,', []],
    ['2025-03-01,500,,"50,000",,', ['6 50,000 totalBelowPart upfront_usd_m 500']],
    ['2025-03-01,300,300,500000,,', ['6 500000 totalBelowParts 600']],
    ['2025-03-01,300,202,500000,,', []],
    ['2025-03-01,300,150,500000,100,included', ['6 500000 totalBelowParts 550']],
    ['2025-03-01,300,150,500000,100,outside', []],
    ['2025-03-01,,,50000,60,included', ['6 50000 totalBelowPart equity_usd_m 60']],
    ['2025-03-01,,,25000000,,', ['6 25000000 huge']],
    ['2205-03-01,1,,,,', ['3 2205-03-01 afterData']],
    ['1925-03-01,1,,,,', ['3 1925-03-01 beforeField']],
    ['1980-01,1,,,,', []],
    ['2027-02,1,,,,', []],
    ['2027-04-01,1,,,,', ['3 2027-04-01 afterData']],
    ['2025-03-01,1,,,,,2025-02', ['9 2025-02 statusBefore']],
  ])('%s', (row, expected) => expect(warned(row)).toEqual(['add', ...expected]));

  test('what was typed over is looked at again, and a row that is left out not at all', () => {
    const row = '2025-03-01,500,,"50,000",,';
    expect(warned(row, { edits: new Map([['G2', '900000']]) })).toEqual(['add']);
    expect(warned('soon,500,,"50,000",,')).toEqual(['faulty']);
    const twice = planOf(`${HEADERS}\nA,B,Option,${row}\nA,B,Option,${row}\n`);
    expect(reviewImport(twice, base).rows.map(({ warnings }) => warnings.length)).toEqual([1, 0]);
  });

  test.each<[string, number, readonly string[], readonly (number | undefined)[]]>([
    // €50m is 50 million euros whatever its column is in, and €50k in a column of millions is no 50 million.
    ['Upfront (EUR k)', 0.0011, ['"50,000"', '€50m', '€50k', '$50m'], [undefined, 55, undefined, undefined]],
    ['Upfront (EUR m)', 1.1, ['50', '€50m', '€1bn'], [undefined, undefined, 1100]],
    // Nobody said what 1 of the column is: 0.0011 may be a rate for thousands.
    ['Upfront', 0.0011, ['"50,000"', '€50m', 'US$ 50m'], [undefined, 0.055, undefined]],
  ])('cells with a unit of their own in %s', (header, factor, cells, expected) => {
    const start = `Licensor,Licensee,Deal type,Announced,${header}\n`;
    const plan = planOf(start + cells.map((cell, at) => `A,B${at},Option,2025-01,${cell}\n`).join(''));
    const columns = plan.mapping.columns.map((use, at) =>
      at === 4 ? { ...use, ...chosenUnit(use, factor, true) } : use,
    );
    const { rows } = reviewImport({ ...plan, mapping: { ...plan.mapping, columns } }, base);
    expect(rows.map(({ warnings }) => warnings[0]?.amountUsdM)).toEqual(expected);
    expect(rows.flatMap(({ warnings }) => warnings.map(({ kind }) => kind))).toEqual(
      expected.flatMap((amount) => (amount === undefined ? [] : ['ownUnit'])),
    );
  });

  test.each<[string, readonly string[], readonly unknown[], readonly number[]]>([
    // Beside percentages 0.05 is 0.05 %, or 5 %: nobody can tell.
    ['Royalty', ['0.05', '5 %', '5', '5％', '0.5%'], [0.05, 5, 5, 5, 0.5], [0]],
    ['Royalty', ['0.05', '5', '12'], [0.05, 5, 12], [0]],
    ['Royalty (pct)', ['0.05', '0.12', '0'], [0.05, 0.12, 0], [0, 1]],
    ['Royalty', ['0.05', '0.12', '1', '0'], [5, 12, 100, 0], [2]],
    ['Royalty', ['0.05', '0.5'], [5, 50], []],
  ])('percentages in %s: %j', (header, cells, values, doubtful) => {
    const start = `Licensor,Licensee,Deal type,Announced,${header}\n`;
    const plan = planOf(start + cells.map((cell, at) => `A,B${at},Option,2025-01,${cell}\n`).join(''));
    const { table, mapping } = plan;
    const field = 'royalty_high_pct' as const;
    const unit = guessUnit(table, mapping.header, 4, field, mapping.decimal);
    const columns = mapping.columns.map((use, at) => (at === 4 ? { ...use, field, ...unit } : use));
    const { rows } = reviewImport({ ...plan, mapping: { ...mapping, columns } }, base);
    expect(rows.map((row) => row.deal?.royalty_high_pct)).toEqual(values);
    const told = rows.flatMap(({ warnings }) => warnings);
    expect(told.map(({ row, kind, column }) => [row - 2, kind, column])).toEqual(
      doubtful.map((at) => [at, 'noPercentSign', 4]),
    );
    expect(told.map(({ percentagePoints }) => percentagePoints)).toEqual(doubtful.map((at) => values[at]));
  });
});

test('a formula without a result is told with its cell, in any column', () => {
  const { rows } = review('=A1,Y,Option,=TODAY(),,=B1,=SUM(A1:A9),=1+1\n');
  expect(rows[0]?.problems.map(({ row, column, kind }) => [row, column, kind])).toEqual(
    [0, 3, 5, 6, 7].map((column) => [2, column, 'notComputed']),
  );
});

test('an entry may be left empty where the field is not needed', () => {
  const { deals } = review('X,Y,Option,2025-01,,Stage X,,10\n', { vocabulary: { stage: { 'stage x': '' } } });
  expect(deals[0]?.stage).toBeUndefined();
  const needed = review('X,Y,Swap,2025-01,,,,10\n', { vocabulary: { deal_type: { swap: '' } } });
  expect(needed.rows[0]?.problems.map(({ field, kind }) => [field, kind])).toEqual([
    ['deal_type', 'missing'],
  ]);
});

test('a field without a column may have one value for all rows; without either nothing is read', () => {
  const plan = planOf('Licensor,Licensee,Date\nX,Y,2025-01\n');
  expect(reviewImport(plan, base)).toMatchObject({ missing: ['deal_type'], rows: [], deals: [] });
  const given = { ...plan, mapping: { ...plan.mapping, constants: { deal_type: 'Option' } } };
  expect(reviewImport(given, base).deals).toMatchObject([{ deal_type: 'Option' }]);
});

describe('deals that may be there already are left out until the user decides', () => {
  test.each([
    [
      'under another name of both parties, a week later',
      'Jiangsu Hengrui Pharmaceuticals,MSD,Licensing,2025-04-01,,,200,1970',
      'nearDate',
    ],
    [
      'in Chinese, the same asset years later',
      '恒瑞医药,Merck & Co.,Licensing,2030-04-01,hrs 5346,,200,1970',
      'sameAsset',
    ],
    ['a party of a joint deal', 'C,B,Licensing,2020-02-01,,,1,2', 'nearDate'],
  ])('%s', (_, row, why) => {
    const { rows, deals } = review(`${row}\n`);
    expect(rows[0]).toMatchObject({ outcome: 'skip', duplicate: { why, isOwn: false } });
    expect(deals).toEqual([]);
  });

  test.each([
    ['other parties', 'Zai Lab,MSD,Licensing,2025-03-25,HRS-5346,,200,1970'],
    ['46 days later, another asset', 'Hengrui,MSD,Licensing,2025-05-10,HRS-9,,200,1970'],
    ['the other way round', 'MSD,Hengrui,Licensing,2025-03-25,,,200,1970'],
  ])('not so: %s', (_, row) => expect(review(`${row}\n`).rows[0]).toMatchObject({ outcome: 'add' }));

  const ROW = 'Hengrui,MSD,Licensing,2025-03-25,HRS-5346,,200,1970\n';
  test('beside: under an id of its own; replace: under the public id, so that formulas follow', () => {
    const beside = review(ROW, { choices: new Map([[2, 'beside']]) });
    expect(beside.deals[0]?.deal_id).toBe('own-hengrui-msd-2025-03'.replace('msd', 'merck-and-co'));
    const replaced = review(ROW, { choices: new Map([[2, 'replace']]) });
    expect(replaced.deals[0]?.deal_id).toBe('hengrui-merck-2025-03');
    expect(withOwnDeals(base, replaced.deals).size).toBe(base.size);
    expect(withOwnDeals(base, beside.deals).size).toBe(base.size + 1);
  });

  test('two rows don’t both replace one deal, and a row that repeats another is left out, too', () => {
    const { rows } = review(ROW + ROW, {
      choices: new Map([
        [2, 'replace'],
        [3, 'replace'],
      ]),
    });
    expect(rows.map(({ outcome }) => outcome)).toEqual(['replace', 'beside']);
    const repeated = review(
      'X,Y,Option,2025-01-05,,,,1\nX,Y,Option,2025-01-05,Z,,,1\nX,Y,Option,2025-01-06,,,,1\n',
    );
    expect(repeated.rows.map(({ outcome, repeats }) => [outcome, repeats])).toEqual([
      ['add', undefined],
      ['skip', 2],
      ['add', undefined],
    ]);
    expect(repeated.deals.map(({ deal_id }) => deal_id)).toEqual(['own-x-y-2025-01', 'own-x-y-2025-01-2']);
  });

  test('a file imported again is found under the same ids', () => {
    const csv = 'X,Y,Option,2025-01-05,,,,1\n';
    const again = review(csv, {}, withOwnDeals(base, review(csv).deals));
    expect(again.rows[0]).toMatchObject({ outcome: 'skip', duplicate: { isOwn: true } });
  });
});

test('ids of the file are kept behind a prefix, and parents are found by them', () => {
  const csv =
    'Deal id,Parent deal,Counted in parent,Licensor,Licensee,Deal type,Announced\n' +
    'D 17,,,X,Y,Option,2025-01\nD 18,D 17,yes,X,Y,Licensing,2026-05\nD 19,a-b-2020-01,no,X,Y,Licensing,2027-05\n' +
    'D 20,gone,,X,Y,Licensing,2028-05\nD 21,D 21,,X,Y,Licensing,2029-05\nD 22,,yes,X,Y,Licensing,2030-05\n';
  const { deals, rows } = reviewImport(planOf(csv), base);
  expect(deals.map(({ deal_id, parent_deal_id }) => [deal_id, parent_deal_id])).toEqual([
    ['own-d-17', undefined],
    ['own-d-18', 'own-d-17'],
    ['own-d-19', 'a-b-2020-01'],
  ]);
  expect(rows.slice(3).flatMap(({ problems }) => problems.map(({ kind }) => kind))).toEqual([
    'unknownParent',
    'ownParent',
    'countedAlone',
  ]);
});

const PARENTS = 'Deal id,Parent deal,Licensor,Licensee,Deal type,Announced,Royalty low %,Royalty high %\n';

test.each([
  ['交易-1', '合同-1', /^own-1-[a-z0-9]{1,7}$/],
  ['交易甲', '交易乙', /^own-[a-z0-9]{1,7}$/],
  ['D/1', 'D-1', /^own-d-1(-[a-z0-9]{1,7})?$/],
  [`${'x'.repeat(95)}1`, `${'x'.repeat(95)}2`, /^own-x{80}-[a-z0-9]{1,7}$/],
])(
  'a corrected list takes the place of the deals that it corrects, under the ids %s and %s',
  (one, other, id) => {
    const list = (upfront: number, choices = new Map<number, 'replace'>(), set = base) =>
      reviewImport(
        planOf(
          `Deal id,Licensor,Licensee,Deal type,Announced,Upfront\n${one},A1,B1,Option,2024-01,${String(upfront)}\n` +
            `${other},A1,B1,Option,2025-02,${String(upfront)}\n#${other}.,C1,D1,Option,2025-02,1\n`,
          { choices },
        ),
        set,
      ).deals;
    const first = list(5);
    expect(first).toMatchObject([
      { deal_id: expect.stringMatching(id) },
      { deal_id: expect.stringMatching(id) },
      {},
    ]);
    const choices = new Map([2, 3].map((row) => [row, 'replace'] as const));
    const corrected = list(9, choices, withOwnDeals(base, first));
    expect(corrected.map(({ deal_id }) => deal_id)).toEqual(first.slice(0, 2).map(({ deal_id }) => deal_id));
  },
);

test('no deal gets a parent that is not added', () => {
  // The grandchild stands before its parents; the last row's parent is public.
  const csv =
    PARENTS +
    'D 3,D 2,X,Y,Licensing,2027-05,,\nD 1,,X,Y,Option,2025-01,20,10\nD 2,D 1,X,Y,Licensing,2026-05,,\n' +
    'D 4,gone,P,Q,Licensing,2026-05,20,10\nD 5,a-b-2020-01,P,R,Licensing,2026-05,1,2\n';
  const { rows, deals } = reviewImport(planOf(csv), base);
  expect(deals.map(({ deal_id, parent_deal_id }) => [deal_id, parent_deal_id])).toEqual([
    ['own-d-5', 'a-b-2020-01'],
  ]);
  expect(rows.map(({ row, outcome, problems }) => [row, outcome, problems.map(({ kind }) => kind)])).toEqual([
    [2, 'faulty', ['unknownParent']],
    [3, 'faulty', ['royaltyOrder']],
    [4, 'faulty', ['unknownParent']],
    [5, 'faulty', ['royaltyOrder', 'unknownParent']],
    [6, 'add', []],
  ]);
  // A sound row may have the id that a faulty one would have had.
  const freed = PARENTS + 'D 1,,X,Y,Option,2025-01,20,10\nD 1,,X,Y,Option,2025-01,10,20\n';
  expect(reviewImport(planOf(freed), base).rows).toMatchObject([
    { outcome: 'faulty' },
    { outcome: 'add', deal: { deal_id: 'own-d-1' }, repeats: undefined },
  ]);
});

test('an id that the file gives twice is a repeat, whatever else the rows say', () => {
  const csv =
    PARENTS +
    '7,,X,Y,Option,2025-01-05,,\n7,,X,Z,Option,2025-03-06,,\n8,7,X,Y,Licensing,2027-01-05,,\n项目7,,P,Q,Option,2025-01,,\n';
  const { rows, deals } = reviewImport(planOf(csv), base);
  expect(rows.map(({ outcome, repeats }) => [outcome, repeats])).toEqual([
    ['add', undefined],
    ['skip', 2],
    ['add', undefined],
    ['add', undefined],
  ]);
  const named = expect.stringMatching(/^own-7-[a-z0-9]{3,}$/) as string;
  expect(deals.map(({ deal_id }) => deal_id)).toEqual(['own-7', 'own-8', named]);
  const beside = reviewImport(planOf(csv, { choices: new Map([[3, 'beside']]) }), base);
  expect(beside.deals.map(({ deal_id, parent_deal_id }) => [deal_id, parent_deal_id])).toEqual([
    ['own-7', undefined],
    ['own-7-2', undefined],
    ['own-8', 'own-7'],
    [named, undefined],
  ]);
});

test('nothing that other programs would execute becomes a deal', () => {
  const { rows, deals } = review(
    '=HYPERLINK("x"),Y,Option,2025-01,,,,\nX,<img src=x onerror=y>,Option,2025-01,,,,\nX,Y\u0000,Option,2025-01,,,,\n',
  );
  expect(deals).toEqual([]);
  expect(rows.flatMap(({ problems }) => problems.map(({ kind }) => kind))).toEqual([
    'notComputed',
    'markUp',
    'control',
  ]);
});
