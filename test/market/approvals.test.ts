import { aliasIndex } from '../../src/deals/alias-index';
import { selectApprovals } from '../../src/market/approvals';
import { disagreement } from '../../src/market/disagreement';
import { bundledDeals } from '../../src/source/bundled';
import { bundledTables } from '../../src/source/bundled-tables';

const tables = bundledTables();
const { aliases } = bundledDeals();

const drugs = (...pairs: readonly (readonly [field: string, test: string | number | null])[]) =>
  selectApprovals(
    tables,
    pairs.map(([field, test]) => ({ field, test })),
    aliases,
  );

test('without criteria all of them', () => expect(drugs()).toHaveLength(28));

test.each<
  [
    string,
    readonly (readonly [string, string | number | null])[],
    (row: (typeof tables.approvals)[number]) => boolean,
  ]
>([
  ['agency', [['agency', 'fda']], (row) => row.agency === 'FDA'],
  ['not agency', [['agency', '<>FDA']], (row) => row.agency !== 'FDA'],
  ['route whatever its case', [['Route', 'independent']], (row) => row.route === 'Independent'],
  [
    'outcome with a blank typed otherwise',
    [['outcome', 'complete_response_letter']],
    (row) => row.outcome === 'Complete response letter',
  ],
  ['no partner', [['partner', '=']], (row) => row.partner === undefined],
  ['some partner', [['partner', '<>']], (row) => row.partner !== undefined],
  ['a wildcard', [['medicine', '*mab*']], (row) => /mab/i.test(row.drug)],
  [
    'a modality group',
    [['modality', 'Antibody']],
    (row) => ['Monoclonal antibody', 'Fusion protein'].includes(row.modality ?? ''),
  ],
  [
    'not a modality group',
    [['modality', '<>Antibody']],
    (row) => !['Monoclonal antibody', 'Fusion protein'].includes(row.modality ?? ''),
  ],
  ['a year', [['period', 2024]], (row) => row.date.startsWith('2024')],
  ['a span', [['period', '2023:2024']], (row) => /^202[34]/.test(row.date)],
  ['a half', [['period', '2024H1']], (row) => /^2024-0[1-6]/.test(row.date)],
  ['since a day', [['date', '>=2025-01-01']], (row) => row.date >= '2025'],
  [
    'two criteria',
    [
      ['agency', 'FDA'],
      ['outcome', 'Approved'],
    ],
    (row) => row.agency === 'FDA' && row.outcome === 'Approved',
  ],
])('%s', (_, pairs, holds) => {
  const expected = tables.approvals.filter(holds);
  expect(expected.length).toBeGreaterThan(0);
  expect(drugs(...pairs)).toEqual(expected);
});

test('an originator is found by its other names', () => {
  const rows = selectApprovals(
    tables,
    [{ field: 'originator', test: '百济神州' }],
    aliasIndex([{ company: 'BeiGene', alias: '百济神州', kind: 'chinese' }]),
  );
  expect(rows.map(({ originator }) => originator)).toEqual(expect.arrayContaining(['BeiGene']));
  expect(rows.every(({ originator }) => originator === 'BeiGene')).toBe(true);
});

describe('where publishers differ', () => {
  const rowsOf = (metric: string, period: string) =>
    tables.market.filter(
      (row) => row.metric === metric && row.period === period && row.segment === 'China license-out',
    );

  test('the others are named with their figures', () => {
    const pharmcube = rowsOf('deal count', '2025').find(
      ({ publisher }) => publisher === 'PharmCube NextPharma (医药魔方)',
    );
    if (!pharmcube) throw new Error('the file has that row');
    expect(disagreement(tables, pharmcube)).toMatch(/^others differ: .*via Yicai 158/);
  });

  test('where all agree there is nothing to say', () => {
    for (const row of rowsOf('upfront', '2024')) expect(disagreement(tables, row)).toBe('');
  });
});
