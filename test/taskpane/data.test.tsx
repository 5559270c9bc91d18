import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { requestFromPane } from '../../src/commands/pane-requests';
import { BUNDLED_TABLES, bundledDeals } from '../../src/source/bundled';
import { bundledTables } from '../../src/source/bundled-tables';
import { readAssumptions } from '../../src/valuation/assumptions';
import { assumptionsInForce } from '../../src/valuation/in-force';
import { labelOf } from '../../src/source/deal-source';
import { answeringNow } from '../../src/source/answering';
import type { Answering } from '../../src/source/answering';
import { dealsInForce, decideSource, pinFollowed } from '../../src/source/in-force';
import { versionId } from '../../src/source/version-name';
import type { PinnedVersion } from '../../src/source/in-force';
import { readFeedSettings, writeFeedSettings } from '../../src/source/feed-settings';
import { MemoryShelf, refuseStorage } from '../source/memory-shelf';
import { useOwnDeals as putOwnDeals } from '../../src/source/own/own-layer';
import type { CellValue } from '../../src/workbook/cell';
import type { DealsCell } from '../../src/workbook/deals-cell-values';
import type { LinkedTable } from '../../src/workbook/reports';
import { pinOf } from '../../src/taskpane/data/moves';
import { countDeals } from '../../src/deals/query';
import { TRUSTED, trustShares } from '../../src/taskpane/data/coverage';
import { filtersAsRead } from '../../src/taskpane/deals/filters-as-read';
import { NO_FILTERS, queryOf } from '../../src/taskpane/deals/filters';
import { searchNames } from '../../src/taskpane/deals/search-names';
import { readSearch } from '../../src/taskpane/deals/search-reading';
import { csvDeals, realDeals } from './deals-csv';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { dealRow } from '../workbook/io';
import type { BlockReport, CellBlock } from '../../src/workbook/comparison-sheet';
import type { RefreshReport } from '../../src/workbook/reports';
import type { WorkbookAccess } from '../../src/taskpane/workbook-access';
import { openPane } from './open-pane';

// jsdom has no IndexedDB: what is kept on this machine is kept in memory.
let mockShelf = new MemoryShelf();
jest.mock('../../src/source/shelf', () => ({
  ...jest.requireActual<object>('../../src/source/shelf'),
  browserShelf: new Proxy({}, { get: (_, operation) => Reflect.get(mockShelf, operation) as unknown }),
}));
beforeEach(() => void (mockShelf = new MemoryShelf()));

const csv = readFileSync(path.join(__dirname, '../../src/data/deals.csv'));
const sha256 = createHash('sha256').update(csv).digest('hex');
const version = (name: string, more = {}) => ({
  name,
  file: `deals-${name}.csv`,
  sha256,
  from: '2020-01-01',
  through: '2026-10-31',
  rows: csvDeals.length,
  bytes: csv.length,
  ...more,
});

/** The add-in's own server, as far as the pane asks it. */
function serve(files: Record<string, Uint8Array | undefined>) {
  const answer = (address: unknown) => {
    const body = files[String(address).split('/').pop() ?? ''];
    const chunks = body ? [body] : [];
    return Promise.resolve({
      ok: body !== undefined,
      status: body ? 200 : 404,
      headers: { get: () => (body ? String(body.length) : null) },
      body: {
        getReader: () => ({ read: () => Promise.resolve({ value: chunks.shift() }) }),
        cancel: () => Promise.resolve(),
      },
    });
  };
  Object.assign(globalThis, { fetch: jest.fn(answer) });
}
const index = (...versions: object[]) => new TextEncoder().encode(JSON.stringify({ versions }));

const linked: LinkedTable = {
  id: 'a',
  tableName: 'tblDeals1',
  sheetName: 'Sheet1',
  query: { criteria: [] },
  columns: ['deal_id'],
  dataVersion: '2026-11',
  origin: 'machine',
  refreshedAt: '2026-11-22T10:00:00Z',
  deals: 14,
  status: 'current',
};

/** Cells below each other with a formula, as they are read. */
const dealsCells = (formula: string, count: number, shown: CellValue = 1): DealsCell[] =>
  Array.from({ length: count }, (_, row) => ({
    ...{ sheetName: 'Sheet1', row, column: 0, rows: 1, columns: 1, formula },
    ...{ values: [[shown]], texts: [[String(shown)]], formats: [['General']] },
  }));

const openData = async (workbook: Parameters<typeof openPane>[0] = {}) => {
  const { user } = await openPane(workbook);
  await user.click(screen.getByRole('button', { name: 'Data' }));
  await screen.findByRole('button', { name: 'Check this installation' });
  return user;
};
/** A button that can be pressed: while something is under way it takes no click. */
const freeButton = (name: string) =>
  waitFor(() => {
    const button = screen.getByRole('button', { name });
    expect(button).not.toHaveAttribute('aria-disabled', 'true');
    return button;
  });
const value = (label: string) => screen.getByText(label, { selector: 'dt' }).nextElementSibling;

const ownDeals = Array.from({ length: 200 }, (_, at) => dealRow(`own-${String(at)}`, '2025-01'));

test('says which data answer and what they cover', async () => {
  await openData();
  expect(value('Version')).toHaveTextContent('2026-11');
  expect(value('Covers')).toHaveTextContent('Jan 1, 2020 – Feb 28, 2026');
  expect(value('Deals')).toHaveTextContent(String(csvDeals.length));
});

test('shows our licences beside the published ones, year by year', async () => {
  await openData();
  const rows = within(screen.getByRole('table', { name: /as published, by year/ })).getAllByRole('row');
  const cells = rows.map((row) =>
    within(row)
      .queryAllByRole('cell')
      .map((cell) => cell.textContent),
  );
  const licences = (year: string) =>
    csvDeals.filter(
      (deal) =>
        deal['announced']?.startsWith(year) &&
        deal['deal_type'] !== 'Acquisition' &&
        deal['deal_type'] !== 'Domestic-rights',
    );
  const ours = (year: string) => {
    const sum = licences(year).reduce((total, deal) => total + Number(deal['total_usd_m'] ?? 0), 0);
    return [String(licences(year).length), (sum / 1000).toFixed(1)];
  };
  // As PharmCube published them (market.csv).
  expect(cells.slice(1)).toEqual([
    [ours('2025')[0], '157', ours('2025')[1], '135.7'],
    [ours('2024')[0], '94', ours('2024')[1], '51.9'],
  ]);
});

test('says what share of the public deals is sourced and disclosed; each share leads to its deals', async () => {
  const user = await openData();
  await act(() => Promise.resolve(putOwnDeals({ place: 'machine', deals: ownDeals })));
  expect(value('Deals')).toHaveTextContent('200 of them own');
  const share = (field: string, passes: (text: string) => boolean) =>
    `${((csvDeals.filter((deal) => passes(deal[field] ?? '')).length / csvDeals.length) * 100).toFixed(1)}%`;
  const shown = (label: string) => screen.getByText(label).closest('tr');
  expect(shown('Two pages agree')).toHaveTextContent(share('n_sources', (text) => text === '2'));
  expect(shown('Disclose a total')).toHaveTextContent(share('total_usd_m', (text) => text !== ''));
  expect(shown('Disclose an upfront')).toHaveTextContent(share('upfront_usd_m', (text) => text !== ''));
  await user.click(within(shown('Two pages agree') ?? document.body).getByRole('button'));
  const agreeing = csvDeals.filter((deal) => deal['n_sources'] === '2').length;
  // Own deals are none of those that were counted.
  expect(within(screen.getByLabelText('Sums of the deals shown')).getByText(String(agreeing))).toBeVisible();
  await act(() => Promise.resolve(putOwnDeals({ place: undefined, deals: [] })));
});

test('what is our own judgement is listed with what it rests on, and leads to the formula that lists it', async () => {
  const blocks: unknown[] = [];
  const takenBack: unknown[] = [];
  const user = await openData({
    workbook: {
      insertFormulas: (block) => {
        blocks.push(block);
        if (block.newSheet === undefined)
          return Promise.reject(new WorkbookError('occupied', 'Something stands there.'));
        return Promise.resolve({ sheetName: 'Deal book', address: 'A1', written: [] });
      },
      takeBackFormulas: (written) => {
        takenBack.push(written);
        return Promise.resolve({});
      },
    },
  });
  const house = assumptionsInForce(readAssumptions([]), bundledTables()).filter(
    ({ basis }) => basis === 'house',
  );
  await user.click(screen.getByText(`Our own judgement (${String(house.length)} assumptions)`));
  const list = within(screen.getByText('discount_rate').closest('ul') ?? document.body);
  expect(list.getAllByRole('listitem')).toHaveLength(house.length);
  expect(screen.getByText('discount_rate').closest('li')).toHaveTextContent(/12.*cited range 10-13 %/);
  await user.click(screen.getByRole('button', { name: 'Insert all assumptions' }));
  await user.click(await screen.findByRole('button', { name: 'Insert on a new sheet' }));
  expect(await screen.findByText("Written to 'Deal book'!A1")).toBeVisible();
  const block = { cells: [['=DEALS.DEAL_ASSUMPTIONS()']], rows: 64, columns: 6 };
  expect(blocks).toEqual([block, { ...block, newSheet: 'Formulas' }]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText("'Deal book'!A1 is as it was before")).toBeVisible();
  expect(takenBack).toHaveLength(1);
  expect(screen.getByText(/the one publisher compared, for 2024–2025 alone/)).toBeVisible();
});

test.each(['withSource', 'withTwoSources', 'withTotal', 'withUpfront'] as const)(
  'what is searched for a share finds the deals that it counts: %s',
  (name) => {
    const parts = readSearch(TRUSTED[name], searchNames(realDeals));
    const found = countDeals(realDeals, queryOf(filtersAsRead(NO_FILTERS, parts)));
    expect(found / realDeals.size).toBe(trustShares(realDeals)[name]);
  },
);

/** The bundled data with an upfront of 1 for one deal, without another one and with a new one. */
const changedCsv = (newId = 'chipscreen-new-2027-01') => {
  const [header = '', first = '', second = '', ...rest] = csv.toString('utf8').trimEnd().split('\n');
  const columns = header.split(',');
  const cells = first.split(',');
  cells[columns.indexOf('upfront_usd_m')] = '1';
  const added = first.replace('chipscreen-huya-2007-03', newId).replace('2007-03-06', '2027-01-06');
  expect(second).toMatch(/^hutchmed-lilly-2007-08,/);
  return new TextEncoder().encode([header, cells.join(','), ...rest, added, ''].join('\n'));
};
const offering = (name: string, bytes: Uint8Array) =>
  serve({
    'index.json': index(
      version('2026-11'),
      version(name, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }),
    ),
    [`deals-${name}.csv`]: bytes,
  });

test('newer data are reviewed, put in force only when asked, kept, and taken back', async () => {
  offering('2027-01', changedCsv());
  let recalculations = 0;
  const user = await openData({
    workbook: {
      recalculateDeals: () => Promise.resolve(void (recalculations += 1)),
      readDealsCells: () => Promise.resolve(dealsCells('=ROUND(DEALS.DEAL_COUNTIFS(),0)', 12)),
    },
  });
  expect(fetch).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  expect(await screen.findByText(/Version 2027-01 is available/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Review version 2027-01' }));

  // What changes, before anything does.
  expect(await screen.findByText('What version 2027-01 changes')).toBeVisible();
  const entries = (list: string) =>
    within(screen.getByRole('list', { name: list }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
  expect(entries('New deals')).toEqual([
    expect.stringMatching(/^Chipscreen Biosciences → .* · chipscreen-new-2027-01$/),
  ]);
  expect(entries('Withdrawn deals')).toEqual([
    'HUTCHMED → Eli Lillydiscovery programmes in oncology and inflammation · Aug 2007 · hutchmed-lilly-2007-08',
  ]);
  expect(entries('Changed deals')).toEqual([
    expect.stringMatching(
      /^Chipscreen Biosciences → HUYA Bioscience International.*chipscreen-huya-2007-03.*Upfront.*undisclosed → 1$/i,
    ),
  ]);
  expect(
    screen.getByText('Announcements from Jan 1, 2020 through Oct 31, 2026, so far through Feb 28, 2026.'),
  ).toBeVisible();
  expect(screen.getByText('12 cells with a DEALS formula will be recalculated.')).toBeVisible();
  expect(await axe(document.body, { rules: { region: { enabled: false } } })).toHaveNoViolations();
  expect([dealsInForce()?.version.name, recalculations, mockShelf.bytes.size]).toEqual(['2026-11', 0, 0]);

  await user.click(screen.getByRole('button', { name: 'Use version 2027-01' }));
  expect(await screen.findByText('Version 2027-01 is in force')).toBeVisible();
  expect(value('Version')).toHaveTextContent('2027-01');
  expect(value('Covers')).toHaveTextContent('Oct 31, 2026');
  expect([dealsInForce()?.rowOf('hutchmed-lilly-2007-08'), recalculations]).toEqual([undefined, 1]);
  expect(mockShelf.index.current).toBe(versionId(dealsInForce()?.version ?? { name: '' }));
  expect(await screen.findByRole('button', { name: 'Go back to version 2026-11' })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Version 2026-11 is in force')).toBeVisible();
  expect([dealsInForce()?.version.name, mockShelf.index.current, recalculations]).toEqual([
    '2026-11',
    undefined,
    2,
  ]);
});

test('where storage is refused, the data stay as they are and the pane says so', async () => {
  refuseStorage(mockShelf);
  offering('2027-01', changedCsv());
  const user = await openData();
  expect(await screen.findByText(/Nothing can be kept on this machine/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Review version 2027-01' }));
  expect(
    await screen.findByText(/This browser refuses to store data for DealSheet/, { selector: '[role] *' }),
  ).toBeVisible();
  expect(dealsInForce()?.version.name).toBe('2026-11');
});

test('linked tables follow the data where the user leaves the tick, and go back with them', async () => {
  offering('2027-01', changedCsv());
  const refreshed: (string | undefined)[] = [];
  const protectedSheet = new WorkbookError('protected', 'The sheet is protected.');
  const user = await openData({
    workbook: {
      foreseeRefresh: () => Promise.resolve([{ kind: 'refused', table: linked, problem: protectedSheet }]),
      reviewRefresh: () => {
        refreshed.push(dealsInForce()?.version.name);
        const refused = [{ table: linked, problem: protectedSheet }];
        return Promise.resolve({ waiting: [], unchanged: [], refused });
      },
    },
  });
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Review version 2027-01' }));
  expect(await screen.findByLabelText('Refresh the linked table, too')).toBeChecked();
  expect(screen.getByRole('list', { name: 'Linked tables' })).toHaveTextContent(
    'tblDeals1 Sheet1: The sheet is protected.',
  );
  await user.click(screen.getByRole('button', { name: 'Use version 2027-01' }));
  expect(await screen.findByText(/Not refreshed: tblDeals1/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Version 2026-11 is in force')).toBeVisible();
  expect(refreshed).toEqual(['2027-01', '2026-11']);
});

test('a review tells of own deals in the feed, and of those that the user’s own deals hide', async () => {
  offering('2027-01', changedCsv('OWN-x-y-2027-01'));
  const user = await openData();
  const own = [dealRow('own-x-y-2027-01', '2027-01-06')];
  await act(() => Promise.resolve(putOwnDeals({ place: 'machine', deals: own })));
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Review version 2027-01' }));
  expect(await screen.findByText(/^1 deal of it has an id that begins with “own-”/)).toHaveTextContent(
    /You have 1 of them as an own deal: yours stands in its place until you remove it/,
  );
  await act(() => Promise.resolve(putOwnDeals({ place: undefined, deals: [] })));
});

/** Opens the review of a version in which one upfront is 1, one deal is gone and one is new. */
async function openReview(workbook: Partial<WorkbookAccess>, language = 'en-US') {
  offering('2027-01', changedCsv());
  const { user } = await openPane({ workbook, language });
  const chinese = language === 'zh-CN';
  await user.click(screen.getByRole('button', { name: chinese ? '数据' : 'Data' }));
  await user.click(
    await screen.findByRole('button', { name: chinese ? '检查新数据' : 'Check for newer data' }),
  );
  await user.click(
    await screen.findByRole('button', {
      name: chinese ? '查看版本 2027-01 的变化' : 'Review version 2027-01',
    }),
  );
  await screen.findByText(chinese ? '版本 2027-01 的变化' : 'What version 2027-01 changes');
  return user;
}
const itemsOf = (list: string) =>
  within(screen.getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

const UPFRONT = '=DEALS.DEAL_GET("chipscreen-huya-2007-03","upfront")';
const GONE = '=DEALS.DEAL_GET("hutchmed-lilly-2007-08","licensor")';
const at = (cells: DealsCell[], row: number) => cells.map((cell) => ({ ...cell, row }));
/** Cells of a workbook: one changes, one is gone, one stays, one can't be foreseen. */
const mixed = (upfront: CellValue = '') => [
  ...at(dealsCells(UPFRONT, 1, upfront), 0),
  ...at(dealsCells(GONE, 1, csvDeals[1]?.['licensor'] ?? ''), 1),
  ...at(dealsCells('=DEALS.POS("Phase 1")', 1, 0.0787), 2),
  ...at(dealsCells(`=DEALS.DEAL_COUNTIFS()`, 1, csvDeals.length), 3),
  ...at(dealsCells('=SUM(DEALS.DEAL_COUNTIFS(),1)', 1, 3), 4),
];

test('a review says which cells will show what, which stay, and which can’t be foreseen', async () => {
  const shown: unknown[] = [];
  const report = {
    ...{ id: 'a', tableName: 'tblDeals1', sheetName: 'Sheet1', added: ['x', 'y'], removed: ['z'] },
    changed: [
      { dealId: 'p', column: 'notes', before: '', after: 'a' },
      { dealId: 'p', column: 'target', before: '', after: 'b' },
    ],
    lostFormulas: [{ where: 'Sheet1!Z1', formula: '=A1' }],
  } as unknown as RefreshReport;
  const block = { row: 20, column: 0, rows: 3, columns: 3 };
  const user = await openReview({
    readDealsCells: () => Promise.resolve(mixed()),
    foreseeRefresh: () => Promise.resolve([{ kind: 'planned', table: linked, report, block }]),
    showCells: (...where) => Promise.resolve(void shown.push(where)),
  });
  expect(screen.getByText('5 cells with a DEALS formula will be recalculated.')).toBeVisible();
  expect(screen.getByText('2 will show another value')).toBeVisible();
  expect(itemsOf('DEALS cells that will show another value')).toEqual([
    'Sheet1!A1 empty → 1',
    `Sheet1!A2 ${csvDeals[1]?.['licensor'] ?? ''} → #N/A`,
  ]);
  expect(screen.getByText('1 will show the same')).toBeVisible();
  expect(itemsOf('DEALS cells that can’t be foreseen')).toEqual([
    'Sheet1!A3 does not show what the present data give',
    'Sheet1!A5 the DEALS call is part of a larger formula',
  ]);
  expect(itemsOf('Linked tables')).toEqual([
    'tblDeals1 Sheet1: 2 rows added, 1 row changed, 1 row removed, and 1 formula refers to a row that goes',
  ]);
  await user.click(screen.getByText('2 will show another value'));
  await user.click(screen.getByRole('button', { name: 'Sheet1!A1' }));
  expect(shown).toEqual([['Sheet1', 'A1']]);
  expect(dealsInForce()?.version.name).toBe('2026-11');
  expect(await axe(document.body, { rules: { region: { enabled: false } } })).toHaveNoViolations();
});

/** A list of two rows with a date in its second. */
const spilling = (serial: number, text: string): DealsCell[] => [
  {
    ...{
      sheetName: 'My list',
      row: 4,
      column: 1,
      rows: 2,
      columns: 1,
      formula: '=DEALS.DEAL_LIST("announced")',
    },
    ...{ values: [['Announced'], [serial]], texts: [['Announced'], [text]] },
    formats: [['General'], ['yyyy-mm-dd']],
  },
];

test('after a move the cells that show another value are told as they were read, and put on a sheet', async () => {
  const blocks: CellBlock[] = [];
  const takenBack: unknown[] = [];
  const written = { sheetName: 'Changes', address: 'A1:F2' } as BlockReport;
  const user = await openReview({
    readDealsCells: () => Promise.resolve([...mixed(), ...spilling(45924, '2025-09-24')]),
    readRecalculatedCells: () => Promise.resolve([...mixed(1), ...spilling(45947, '2025-10-17')]),
    insertBlock: (block) => {
      blocks.push(block);
      return Promise.resolve(written);
    },
    takeBackBlock: (report) => Promise.resolve(void takenBack.push(report)),
  });
  await user.click(screen.getByRole('button', { name: 'Use version 2027-01' }));
  expect(await screen.findByText('Version 2027-01 is in force')).toBeVisible();
  expect(
    screen.getByText(/DEALS cells were recalculated. 2 of 6 DEALS cells show another value./),
  ).toBeVisible();
  expect(itemsOf('What changed in this workbook')).toEqual([
    'Sheet1!A1 empty → 1',
    "'My list'!B5 1 of 2 cells changed, first B6: 2025-09-24 → 2025-10-17",
  ]);
  await user.click(screen.getByRole('button', { name: 'Put on a new sheet' }));
  expect(await screen.findByText('The changes are at Changes!A1:F2')).toBeVisible();
  expect(blocks[0]?.cells).toEqual([
    ['Sheet', 'Cell', 'Before', 'After', 'Cells changed', 'Formula'],
    ['Sheet1', 'A1', '', 1, 1, UPFRONT],
    ['My list', 'B6', 45924, 45947, 1, '=DEALS.DEAL_LIST("announced")'],
  ]);
  expect(blocks[0]?.formats[2]).toEqual([null, null, 'yyyy-mm-dd', 'yyyy-mm-dd', null, null]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('The sheet with the changes is gone again')).toBeVisible();
  expect(takenBack).toEqual([written]);
  await user.click(screen.getByRole('button', { name: 'Close the list' }));
  expect(screen.queryByText('What changed in this workbook')).toBeNull();
});

test('where cells can’t be read, the review says so and claims nothing of them', async () => {
  const busy = new WorkbookError('busy', 'A cell is being edited.');
  const user = await openReview({
    readDealsCells: () => Promise.reject(busy),
    foreseeRefresh: () => Promise.resolve([]),
  });
  expect(screen.getByText(/could not be looked up. A cell is being edited./)).toBeVisible();
  expect(screen.queryByText(/No cell of this workbook/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Use version 2027-01' }));
  expect(await screen.findByText(/Which DEALS cells show another value could not be read/)).toBeVisible();
});

test('a cancel stops the look at the workbook alone: the review is there without it', async () => {
  let looking: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (looking = resolve));
  offering('2027-01', changedCsv());
  const user = await openData({
    workbook: {
      readDealsCells: ({ signal } = {}) =>
        new Promise((_, reject) => {
          looking();
          signal?.addEventListener('abort', () => reject(new WorkbookError('cancelled', 'Cancelled.')));
        }),
    },
  });
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Review version 2027-01' }));
  await act(() => begun);
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('What version 2027-01 changes')).toBeVisible();
  expect(screen.getByText(/You stopped the look at this workbook/)).toBeVisible();
  expect(dealsInForce()?.version.name).toBe('2026-11');
});

test('in Chinese the review says the same', async () => {
  await openReview({ readDealsCells: () => Promise.resolve(mixed()) }, 'zh-CN');
  expect(screen.getByText('2 个将显示不同的值')).toBeVisible();
  expect(itemsOf('将显示不同值的 DEALS 单元格')[0]).toBe('Sheet1!A1 空 → 1');
  expect(itemsOf('无法预知的 DEALS 单元格')).toEqual([
    'Sheet1!A3 当前显示的不是现有数据给出的值',
    'Sheet1!A5 DEALS 函数只是公式的一部分',
  ]);
});

test('feeds are added with their keys, asked along with the own one, and removed', async () => {
  offering('2026-11', csv);
  const user = await openData();
  await user.click(screen.getByRole('button', { name: 'Add a feed' }));
  await user.type(screen.getByLabelText('Address'), 'http://deals.example.com');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect(screen.getByText('A feed’s address begins with https://.')).toBeVisible();
  await user.clear(screen.getByLabelText('Address'));
  await user.type(screen.getByLabelText('Address'), 'https://deals.example.com/feed/index.json');
  await user.type(screen.getByLabelText('Public key (optional)'), 'abc');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect(screen.getByText(/A public key has 44 characters/)).toBeVisible();
  expect(await axe(document.body, { rules: { region: { enabled: false } } })).toHaveNoViolations();
  await user.clear(screen.getByLabelText('Public key (optional)'));
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect(screen.getByText('https://deals.example.com/feed/')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove https://deals.example.com/feed/' }));
  expect(screen.queryByText('https://deals.example.com/feed/')).toBeNull();
});

test('newer data are looked for when the pane opens only where the user wishes so', async () => {
  offering('2027-01', changedCsv());
  const { unmount, user } = await openPane();
  await user.click(screen.getByRole('button', { name: 'Data' }));
  expect(fetch).not.toHaveBeenCalled();
  await user.click(await screen.findByLabelText('Check for newer data when the pane opens'));
  unmount();
  const again = await openPane();
  expect(await screen.findByText('Newer deal data: version 2027-01')).toBeVisible();
  await again.user.click(screen.getByRole('button', { name: 'Look' }));
  expect(await screen.findByRole('button', { name: 'Review version 2027-01' })).toBeVisible();
  again.unmount();

  // A workbook whose version is not here has no data that anything could be newer than.
  serve({});
  await decideSource({ pin: { name: '2027-01' } });
  offering('2027-01', changedCsv());
  await openPane({ deals: undefined });
  expect(
    await screen.findByText('Version 2027-01, to which this workbook is pinned, is offered by a feed'),
  ).toBeVisible();
  await act(async () => void (await decideSource({})));
});

test('damaged data change nothing and the pane says so', async () => {
  const damaged = new Uint8Array(csv);
  damaged[1000] = 0x78;
  serve({ 'index.json': index(version('2027-01')), 'deals-2027-01.csv': damaged });
  const user = await openData();
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Review version 2027-01' }));
  expect(await screen.findByText(/2027-01 is damaged/)).toBeVisible();
  expect(dealsInForce()?.version.name).toBe('2026-11');
});

test('where nothing newer is offered, or the server does not answer, the pane says which', async () => {
  serve({ 'index.json': index(version('2026-11')) });
  const user = await openData();
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  expect(await screen.findByText('These are the newest data.')).toBeVisible();
  serve({});
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  expect(await screen.findByText('Could not check')).toBeVisible();
});

test('a workbook can be pinned to the version in force and released', async () => {
  let pin: PinnedVersion | undefined;
  const user = await openData({
    deals: bundledDeals(),
    workbook: {
      readPin: () => Promise.resolve(pin),
      writePin: (name) => Promise.resolve(void (pin = name)),
    },
  });
  await user.click(screen.getByRole('button', { name: 'Pin this workbook' }));
  expect(await screen.findByText('This workbook is pinned to version 2026-11.')).toBeVisible();
  expect(pin).toEqual(pinOf(bundledDeals()));
  expect(pin).toMatchObject({ from: '2020-01-01', through: '2026-02-28', tables: BUNDLED_TABLES });
  // Kept on this machine: a newer DealSheet brings other data with it.
  await waitFor(() =>
    expect(mockShelf.index.versions.map(({ entry }) => entry.sha256)).toEqual([pin?.sha256]),
  );
  await user.click(await freeButton('Use the newest data here'));
  expect(await screen.findByRole('button', { name: 'Pin this workbook' })).toBeVisible();
  expect(pin).toBeUndefined();
});

test('newer data in a pinned workbook are reviewed, move its pin alone, and go back with it', async () => {
  offering('2027-01', changedCsv());
  let pin: PinnedVersion | undefined = { name: '2026-11' };
  const user = await openData({
    deals: bundledDeals(),
    workbook: {
      readPin: () => Promise.resolve(pin),
      writePin: (name) => Promise.resolve(void (pin = name)),
    },
  });
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Review version 2027-01' }));
  await user.click(await screen.findByRole('button', { name: 'Use version 2027-01 and pin to it' }));
  expect(await screen.findByText('Version 2027-01 is in force')).toBeVisible();
  expect(pin).toMatchObject({ name: '2027-01', sha256: dealsInForce()?.version.sha256 });
  expect([mockShelf.bytes.size, mockShelf.index.current]).toEqual([1, undefined]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Version 2026-11 is in force')).toBeVisible();
  expect([pin, dealsInForce()?.version.name]).toEqual([labelOf(bundledDeals()), '2026-11']);
});

test('leaving a pin for other numbers is reviewed, too', async () => {
  offering('2027-01', changedCsv());
  let pin: PinnedVersion | undefined = { name: '2026-11' };
  const user = await openData({
    deals: bundledDeals(),
    workbook: {
      readPin: () => Promise.resolve(pin),
      writePin: (name) => Promise.resolve(void (pin = name)),
    },
  });
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Review version 2027-01' }));
  await user.click(await screen.findByRole('button', { name: 'Use version 2027-01 and pin to it' }));
  await screen.findByText('Version 2027-01 is in force');
  await user.click(screen.getByRole('button', { name: 'Use the newest data here' }));
  expect(await screen.findByText('What following the newest data changes')).toBeVisible();
  expect([pin?.name, dealsInForce()?.version.name]).toEqual(['2027-01', '2027-01']);
  const [apply] = screen.getAllByRole('button', { name: 'Use the newest data here' });
  await user.click(apply ?? screen.getByText('no such button'));
  expect(await screen.findByText('Version 2026-11 is in force')).toBeVisible();
  expect(pin).toBeUndefined();
});

/** Opens a workbook whose pin nothing here meets. */
async function openUnmet(unmet: PinnedVersion) {
  const kept: { pin: PinnedVersion | undefined } = { pin: unmet };
  const user = await openData({
    workbook: {
      readPin: () => Promise.resolve(kept.pin),
      writePin: (pin) => Promise.resolve(void (kept.pin = pin)),
      readDealsCells: () => Promise.resolve(dealsCells('=ROUND(DEALS.DEAL_COUNTIFS(),0)', 12)),
    },
  });
  await act(async () => void (await decideSource({ pin: unmet })));
  expect(dealsInForce()).toBeUndefined();
  return { user, kept };
}

test('other data under the name of a missing pinned version are a move: reviewed, and taken back', async () => {
  const missing = { name: '2026-12', sha256: 'a'.repeat(64) };
  offering('2026-12', changedCsv());
  const { user, kept } = await openUnmet(missing);
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  expect(
    await screen.findByText(/offered as version 2026-12 is not the data that this workbook is pinned to/),
  ).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Move this workbook to version 2026-12' }));
  expect(await screen.findByText('What moving to version 2026-12 means')).toBeVisible();
  expect(screen.getByText(/keeps to version 2026-12, which is not here/)).toBeVisible();
  expect(screen.getByText('12 cells with a DEALS formula will be recalculated.')).toBeVisible();
  expect([kept.pin, dealsInForce()]).toEqual([missing, undefined]);
  await user.click(screen.getByRole('button', { name: 'Move this workbook to version 2026-12' }));
  expect(await screen.findByText(/^Version 2026-12 is in force$/)).toBeVisible();
  expect(kept.pin).toEqual(pinOf(dealsInForce() ?? bundledDeals()));
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('The pin is as it was')).toBeVisible();
  expect([kept.pin, dealsInForce()]).toEqual([missing, undefined]);
});

test('a pin of an unknown form shows no other numbers, says what to do, and comes back on Undo', async () => {
  const unread = { name: '2027-01', unread: { 'DealSheet.pin': { name: '2027-01', needs: 'more' } } };
  const { user, kept } = await openUnmet(unread);
  expect(screen.getByText(/pinned in a form that this DealSheet does not know/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Use the newest data here' }));
  expect(await screen.findByText('Version 2026-11 answers here')).toBeVisible();
  expect([kept.pin, dealsInForce()?.version.name]).toEqual([undefined, '2026-11']);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('The pin is as it was')).toBeVisible();
  expect([kept.pin, dealsInForce()]).toEqual([unread, undefined]);
});

test('tables of another add-in than the one that pinned the workbook are said, and accepted when asked', async () => {
  let pin: PinnedVersion | undefined = { ...pinOf(bundledDeals()), tables: 'd'.repeat(64) };
  const user = await openData({
    deals: bundledDeals(),
    workbook: {
      readPin: () => Promise.resolve(pin),
      writePin: (next) => Promise.resolve(void (pin = next)),
    },
  });
  expect(await screen.findByText(/tables beside the deals .* newer or older DealSheet/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Keep to the present tables' }));
  expect(await screen.findByText('The workbook keeps to the present tables')).toBeVisible();
  expect(screen.queryByText(/tables beside the deals/)).toBeNull();
  expect(pin).toEqual(pinOf(bundledDeals()));
});

test('a pin that the pane could not read at first keeps other data out', async () => {
  offering('2027-01', changedCsv());
  let unreadable = true;
  const pin: PinnedVersion = { name: '2026-11' };
  const writePin = jest.fn(() => Promise.resolve());
  const user = await openData({
    deals: bundledDeals(),
    workbook: {
      readPin: () =>
        unreadable ? Promise.reject(new Error('A cell is being edited.')) : Promise.resolve(pin),
      writePin,
    },
  });
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  expect(await screen.findByText('Could not check')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Pin this workbook' }));
  expect(await screen.findByText(/A cell is being edited/)).toBeVisible();
  unreadable = false;
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Review version 2027-01' }));
  expect(await screen.findByRole('button', { name: 'Use version 2027-01 and pin to it' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Pin this workbook' }));
  expect(await screen.findByText('This workbook is pinned to version 2026-11.')).toBeVisible();
  expect(writePin).not.toHaveBeenCalled();
});

test('two panes that change the feeds lose none of them', async () => {
  offering('2026-11', csv);
  const user = await openData();
  const [mine, other] = ['https://deals.example.com/feed/', 'https://other.example.com/'];
  const settings = { feeds: [{ address: other }], checkOnOpening: true };
  writeFeedSettings(settings);
  await user.click(screen.getByRole('button', { name: 'Add a feed' }));
  await user.type(screen.getByLabelText('Address'), mine);
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect(screen.getByText(other)).toBeVisible();
  const both = { ...settings, feeds: [{ address: other }, { address: mine }] };
  expect(readFeedSettings()).toEqual(both);
  await user.click(screen.getByRole('button', { name: `Remove ${mine}` }));
  expect(readFeedSettings()).toEqual(settings);
  writeFeedSettings({ feeds: [], checkOnOpening: false });
});

test.each([
  [true, 'All 2 checks passed'],
  [false, '1 of 2 checks failed'],
])('"Check this installation" from the ribbon reports here (passed: %p)', async (passed, words) => {
  await openPane({
    workbook: {
      checkInstallation: () =>
        Promise.resolve({
          sheetName: 'DealSheet check',
          passed,
          checks: [
            { what: 'a', expected: 1, actual: 1, passed: true },
            { what: 'b', expected: 2, actual: passed ? 2 : 3, passed },
          ],
        }),
    },
  });
  act(() => requestFromPane('checkInstallation'));
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByText(/the sheet “DealSheet check”/)).toBeVisible();
});

test('numbers that last came from other data are said in every place, until they are calculated anew', async () => {
  let noted: Answering | undefined = { version: '2026-10', sha256: 'e'.repeat(64) };
  await act(async () => void (await decideSource()));
  const { user } = await openPane({
    deals: bundledDeals(),
    workbook: {
      readAnswered: () => Promise.resolve(noted),
      recalculateDeals: () => Promise.resolve(void (noted = answeringNow())),
    },
  });
  const line = await screen.findByRole('region', { name: 'Where the numbers come from' });
  expect(line).toHaveTextContent('last came from version 2026-10. Here version 2026-11 answers');
  await user.click(screen.getByRole('button', { name: 'Tables' }));
  expect(line).toBeVisible();
  expect(await axe(line, { rules: { region: { enabled: false } } })).toHaveNoViolations();
  await user.click(within(line).getByRole('button', { name: 'Recalculate' }));
  await waitFor(() => expect(line).not.toBeInTheDocument());
  expect(noted).toEqual({ version: '2026-11', sha256: bundledDeals().version.sha256 });
});

test.each<[string, Answering, RegExp | undefined]>([
  ['the very data', { version: '2026-11' }, undefined],
  ['other data of the name', { version: '2026-11', sha256: 'e'.repeat(64) }, /Here other data of that name/],
  [
    'a server',
    { version: '2026-11', server: 'abcdef012345' },
    /from an organisation’s server, version 2026-11\./,
  ],
])('numbers from %s', async (_, noted, expected) => {
  await openPane({ deals: bundledDeals(), workbook: { readAnswered: () => Promise.resolve(noted) } });
  const line = screen.queryByRole('region', { name: 'Where the numbers come from' });
  if (!expected) return expect(line).toBeNull();
  expect(line).toHaveTextContent(expected);
  await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
  expect(line).not.toBeInTheDocument();
});

test('a pin that answers do not keep to is said, and kept to when asked', async () => {
  const pin = pinOf(bundledDeals());
  await act(async () => void (await decideSource()));
  const user = await openData({ deals: bundledDeals(), workbook: { readPin: () => Promise.resolve(pin) } });
  expect(await screen.findByText(/not answered as this workbook’s pin says \(2026-11\)/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Answer as the pin says' }));
  await waitFor(() => expect(screen.queryByText(/not answered as this workbook’s pin says/)).toBeNull());
  expect(pinFollowed()).toEqual(pin);
  await act(async () => void (await decideSource()));
});
