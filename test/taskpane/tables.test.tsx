import { act, screen, waitFor, within } from '@testing-library/react';
import { forgetMessage, rememberMessage } from '../../src/functions/last-messages';
import { requestFromPane } from '../../src/commands/pane-requests';
import { useDeals as putInForce } from '../../src/source/in-force';
import type { CellsChange } from '../../src/workbook/watch-cells';
import type { WorkbookFreeze } from '../../src/workbook/freeze-workbook';
import type { LinkedTableRequest } from '../../src/workbook/linked-table';
import type {
  LinkedTable,
  RefreshOutcome,
  RefreshReport,
  ReviewedRefresh,
  TableCondition,
  UndoableAction,
} from '../../src/workbook/reports';
import { WorkbookError } from '../../src/workbook/workbook-error';
import type { WorkbookErrorCode } from '../../src/workbook/workbook-error';
import { realDeals } from './deals-csv';
import { openPane } from './open-pane';
import { cancelOfRunning } from './running';

const table = (more: Partial<LinkedTable> = {}): LinkedTable => ({
  id: 'a',
  tableName: 'tblDeals1',
  sheetName: 'Sheet1',
  query: {
    criteria: [
      { field: 'modality_group', test: 'ADC' },
      { field: 'period', test: '2024' },
      { field: 'licensee', test: 'Merck & Co.' },
      { field: 'total_usd_m', test: '>=500' },
    ],
  },
  columns: ['deal_id', 'total_usd_m'],
  dataVersion: '2026-11',
  origin: 'machine',
  refreshedAt: '2026-11-22T10:00:00Z',
  deals: 14,
  status: 'current',
  ...more,
});

const report = (more: Partial<RefreshReport> = {}): RefreshReport => ({
  id: 'a',
  tableName: 'tblDeals1',
  sheetName: 'Sheet1',
  dataVersion: { before: '2026-08', after: '2026-11' },
  origin: { before: 'machine', after: 'machine' },
  added: [],
  removed: [],
  changed: [],
  edited: [],
  keptRows: [],
  deletedRows: [],
  duplicates: [],
  ownRows: 0,
  missingColumns: [],
  filledColumns: [],
  lostFormulas: [],
  notes: [],
  deals: 14,
  ...more,
});

const openTables = async (workbook: Parameters<typeof openPane>[0] = {}) => {
  const { user } = await openPane(workbook);
  await user.click(screen.getByRole('button', { name: 'Tables' }));
  return user;
};
const listing = (...tables: LinkedTable[]) => ({ listLinkedTables: () => Promise.resolve(tables) });

test('without linked tables it says what they are and leads to the deals', async () => {
  const user = await openTables();
  expect(await screen.findByText('No linked tables yet')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Go to Deals' }));
  expect(screen.getByLabelText('Search deals')).toBeVisible();
});

test('each table says what it holds, where it is and how fresh it is', async () => {
  await openTables({
    workbook: listing(table(), table({ id: 'b', tableName: 'Comps', status: 'newerData' })),
  });
  const items = within(
    await screen.findByRole('region', { name: 'Linked tables in this workbook' }),
  ).getAllByRole('listitem');
  expect(items[0]).toHaveTextContent('ADC · 2024 · Licensee: Merck & Co. · ≥ US$ 500 m');
  expect(items[0]).toHaveTextContent('14 deals on “Sheet1” · data 2026-11Current');
  expect(items[1]).toHaveTextContent('Newer data');
});

const broken = (code: WorkbookErrorCode, message: string): TableCondition => ({
  state: 'broken',
  problem: new WorkbookError(code, message),
});
const checked = (more: Partial<RefreshReport>): TableCondition => ({
  state: 'checked',
  report: report(more),
});
const edit = { dealId: 'x-z-2024-03', column: 'total_usd_m' as const, kept: 1500, data: 1570 };

test.each<[string, TableCondition, RegExp]>([
  ['nothing to change', checked({}), /Current$/],
  ['edits of the user', checked({ edited: [edit] }), /Current · 1 edit of yours$/],
  [
    'newer data',
    checked({ added: ['n-2024-01'], removed: ['o-2024-01', 'p-2024-01'] }),
    /Newer data: 1 added · 2 removed$/,
  ],
  ['too large to be looked through', { state: 'unchecked' }, /Newer data$/],
  ['the table gone', broken('gone', 'It was deleted.'), /Table goneIt was deleted\.Insert anew$/],
  ['a protected sheet', broken('protected', 'Unprotect it.'), /Sheet protectedUnprotect it\.$/],
  ['no ids', broken('noDealIdColumn', 'Put it back.'), /Id column missingPut it back\.$/],
])('the status says how a table compares with the data: %s', async (_, condition, words) => {
  await openTables({
    workbook: {
      ...listing(table({ status: 'newerData' })),
      inspectLinkedTable: () => Promise.resolve(condition),
    },
  });
  const region = await screen.findByRole('region', { name: 'Linked tables in this workbook' });
  await waitFor(() => expect(within(region).getByRole('listitem')).toHaveTextContent(words));
});

test('a table that was deleted can be unlinked, or inserted anew', async () => {
  const requests: LinkedTableRequest[] = [];
  const user = await openTables({
    workbook: {
      ...listing(table({ status: 'gone' })),
      inspectLinkedTable: () => Promise.resolve(broken('gone', 'It was deleted.')),
      insertLinkedTable: (request) => {
        requests.push(request);
        return Promise.resolve({
          id: 'n',
          tableName: 'tblDeals2',
          sheetName: 'Deals',
          address: 'A1:B15',
          deals: 14,
          columns: request.columns,
          dataVersion: '2026-11',
          origin: 'machine',
          sources: 'none',
        });
      },
    },
  });
  expect(await screen.findByText('It was deleted.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Go to tblDeals1' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Refresh tblDeals1' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByRole('button', { name: 'Unlink tblDeals1' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await user.click(screen.getByRole('button', { name: 'Insert tblDeals1 anew on a new sheet' }));
  expect(await screen.findByText('tblDeals2 inserted on “Deals”')).toBeVisible();
  expect(requests).toEqual([
    {
      query: table().query,
      columns: ['deal_id', 'total_usd_m'],
      destination: 'newSheet',
      replaces: 'a',
      origin: 'machine',
    },
  ]);
});

const REAL = { origin: 'machine', set: realDeals } as const;

/** A workbook in which refreshes wait for their review, and what was applied of them. */
function reviewing(review: readonly RefreshReport[], outcome: Partial<RefreshOutcome> = {}) {
  const applied: RefreshReport[][] = [];
  const waiting = review.map((each) => ({ report: each, deals: REAL, restoreDeletedRows: false }));
  return {
    applied,
    reviewRefresh: () => Promise.resolve({ waiting, unchanged: [], refused: [] }),
    applyRefresh: (reviewed: readonly ReviewedRefresh[]) => {
      applied.push(reviewed.map((each) => each.report));
      return Promise.resolve({ refreshed: review, waiting: [], refused: [], ...outcome });
    },
  };
}

const changes = report({
  added: ['kelun-merck-2022-12'],
  changed: [
    { dealId: 'x-y-2024-02', column: 'upfront_usd_m', before: 85, after: 95.5 },
    { dealId: 'x-y-2024-02', column: 'royalty_text', before: '', after: 'tiered' },
  ],
  edited: [edit],
  filledColumns: ['My share'],
  missingColumns: ['stage'],
  ownRows: 2,
});

test('a refresh shows what it will do, old value and new and what it leaves alone, and does it when applied', async () => {
  const workbook = reviewing([changes]);
  const user = await openTables({ workbook: { ...listing(table({ status: 'newerData' })), ...workbook } });
  await user.click(await screen.findByRole('button', { name: 'Refresh tblDeals1' }));
  const summary = await screen.findByText('1 added · 2 cells changed · 1 edit of yours kept');
  const details = summary.closest('details');
  expect(details).toHaveAttribute('open');
  expect(details).toHaveTextContent(
    /Kelun-Biotech → Merck & Co\..* · Dec 2022 · US\$ 9.48 bn · kelun-merck-2022-12/,
  );
  expect(details).toHaveTextContent('Upfront (US$ m)85 → 95.5');
  expect(details).toHaveTextContent('Royalty as wordedundisclosed → tiered');
  expect(details).toHaveTextContent('1,500 (data: 1,570)');
  expect(details).toHaveTextContent('New rows take the formulas of: My share');
  expect(details).toHaveTextContent('Columns that you deleted stay out: Stage');
  expect(details).toHaveTextContent('2 rows of your own left alone');
  expect(screen.getByRole('heading', { name: 'Review the refresh' })).toHaveFocus();
  expect(workbook.applied).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  expect(await screen.findByText('tblDeals1 refreshed')).toBeVisible();
  expect(workbook.applied).toEqual([[changes]]);
  expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
});

test('a refresh says in the language of the pane which formulas lose rows, and what else there is to know', async () => {
  const lostFormulas = [{ where: 'Sheet1!A1', formula: '=Deals!C4*2' }];
  const ownUnmarked = { kind: 'ownUnmarked' as const, deals: ['a-1', 'b-1', 'c-1', 'd-1'] };
  const review = report({
    removed: ['old-2024-01'],
    lostFormulas,
    notes: [{ kind: 'notSorted' }, ownUnmarked],
  });
  const { user } = await openPane({
    language: 'zh-CN',
    workbook: { ...listing(table()), ...reviewing([review]) },
  });
  await user.click(screen.getByRole('button', { name: '表格' }));
  await user.click(await screen.findByRole('button', { name: '刷新 tblDeals1' }));
  const summary = await screen.findByText('移除 1 行 · 1 个公式将显示 #REF!');
  const details = summary.closest('details');
  expect(details).toHaveTextContent('引用了将移除的行的公式Sheet1!A1 =Deals!C4*2之后这些公式会显示 #REF!');
  expect(details).toHaveTextContent('未重新排序');
  expect(details).toHaveTextContent('（a-1、b-1和c-1 …）');
});

test.each(['Leave as it is', '{Escape}'])('a refresh that is left changes nothing: %s', async (how) => {
  const workbook = reviewing([changes]);
  const user = await openTables({ workbook: { ...listing(table()), ...workbook } });
  await user.click(await screen.findByRole('button', { name: 'Refresh tblDeals1' }));
  const leave = await screen.findByRole('button', { name: 'Leave as it is' });
  await (how === '{Escape}' ? user.keyboard(how) : user.click(leave));
  expect(await screen.findByRole('button', { name: 'Refresh all' })).toBeVisible();
  expect(workbook.applied).toEqual([]);
});

test('where the sheet changed since the review, the new plan is shown and nothing was written', async () => {
  const now = report({ changed: changes.changed.slice(1) });
  const workbook = reviewing([changes], {
    refreshed: [],
    waiting: [{ report: now, deals: REAL, restoreDeletedRows: false }],
  });
  const user = await openTables({ workbook: { ...listing(table()), ...workbook } });
  await user.click(await screen.findByRole('button', { name: 'Refresh tblDeals1' }));
  await user.click(await screen.findByRole('button', { name: 'Apply' }));
  expect(await screen.findByText(/changed since you looked/)).toBeVisible();
  expect(screen.getByText('1 cell changed')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  expect(workbook.applied).toEqual([[changes], [now]]);
});

test('a refresh that changes nothing says so at once', async () => {
  const user = await openTables({
    workbook: {
      ...listing(table()),
      reviewRefresh: () => Promise.resolve({ waiting: [], unchanged: [report()], refused: [] }),
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Refresh tblDeals1' }));
  expect(await screen.findByText('tblDeals1 already holds data 2026-11')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Apply' })).not.toBeInTheDocument();
});

test('rows that the user deleted come back only when asked', async () => {
  const restored: unknown[] = [];
  const user = await openTables({
    workbook: {
      ...listing(table()),
      reviewRefresh: (options) => {
        restored.push(options?.restoreDeletedRows);
        const unchanged = [report({ deletedRows: ['gone-by-hand-2024-01'] })];
        return Promise.resolve({ waiting: [], unchanged, refused: [] });
      },
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Refresh tblDeals1' }));
  await user.click(await screen.findByText('Nothing changed'));
  await user.click(screen.getByRole('button', { name: 'Put deleted rows back' }));
  expect(restored).toEqual([false, true]);
});

test('refresh all is one review; a table that refuses is named', async () => {
  const locked = table({ id: 'b', tableName: 'Locked' });
  const second = report({ id: 'c', tableName: 'Comps', removed: ['old-2024-01'] });
  const workbook = reviewing([changes, second]);
  const refused = [{ table: locked, problem: new WorkbookError('protected', 'The sheet is protected.') }];
  const user = await openTables({
    workbook: {
      ...listing(table(), locked, table({ id: 'c', tableName: 'Comps' })),
      ...workbook,
      reviewRefresh: async () => ({ ...(await workbook.reviewRefresh()), refused }),
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Refresh all' }));
  expect(await screen.findByText('1 removed')).toBeVisible();
  expect(screen.getByText('1 table could not be refreshed')).toBeVisible();
  expect(screen.getByText('Locked: The sheet is protected.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Apply to 2 tables' }));
  expect(await screen.findByText('2 tables refreshed')).toBeVisible();
  expect(workbook.applied).toEqual([[changes, second]]);
});

test('freezing asks first, passes the source note in words, and offers undo', async () => {
  const notes: string[] = [];
  const user = await openTables({
    workbook: {
      ...listing(table()),
      freezeLinkedTable: (_id, noteOf) => {
        const text = noteOf({
          query: table().query,
          dataVersion: '2026-11',
          origin: 'machine',
          dataThrough: 46081,
          deals: 14,
          edits: 2,
          frozenOn: 46349,
        });
        notes.push(text);
        return Promise.resolve({
          tableName: 'tblDeals1',
          formulas: 28,
          note: { address: 'Sheet1!A17', text },
        });
      },
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Freeze tblDeals1 to values' }));
  expect(notes).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Freeze to values' }));
  expect(await screen.findByText('tblDeals1 is frozen to values')).toBeVisible();
  expect(screen.getByText('28 formulas became values. The source note is at Sheet1!A17.')).toBeVisible();
  expect(notes).toEqual([
    'Source: DealSheet, data version 2026-11 (deals announced through Feb 28, 2026). ' +
      'Deals: ADC · 2024 · Licensee: Merck & Co. · ≥ US$ 500 m; 14 in the table; 2 cells edited by hand. ' +
      'Frozen to values on Nov 23, 2026.',
  ]);
  expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
});

test('a refused refresh says why', async () => {
  const user = await openTables({
    workbook: {
      ...listing(table()),
      reviewRefresh: () => Promise.reject(new WorkbookError('noRoom', 'Cells below Sheet1!A20 are in use.')),
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Refresh tblDeals1' }));
  expect(await screen.findByText('Cells below Sheet1!A20 are in use.')).toBeVisible();
});

test('undo takes the last change back and says what stayed', async () => {
  let last: UndoableAction | undefined = { kind: 'refresh', tableName: 'tblDeals1' };
  const user = await openTables({
    workbook: {
      ...listing(table()),
      lastAction: () => last,
      undoLast: () => {
        const undone = { kind: 'refresh' as const, tableName: 'tblDeals1', restoredCells: 24 };
        last = undefined;
        return Promise.resolve({ ...undone, keptCells: 1 });
      },
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Undo the last change: tblDeals1' }));
  expect(await screen.findByText('tblDeals1 is as it was before')).toBeVisible();
  expect(screen.getByText('One cell that you changed since was left as it is.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Undo/ })).not.toBeInTheDocument();
});

test('unlinking asks first, then leaves an ordinary table', async () => {
  const tables = [table()];
  const user = await openTables({
    workbook: {
      listLinkedTables: () => Promise.resolve([...tables]),
      unlink: () => {
        tables.pop();
        return Promise.resolve();
      },
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Unlink tblDeals1' }));
  expect(tables).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Unlink' }));
  expect(await screen.findByText('tblDeals1 is now an ordinary table')).toBeVisible();
  expect(await screen.findByText('No linked tables yet')).toBeVisible();
});

test('the status follows what is typed into the sheet: of what is touched, or of all where cells moved', async () => {
  let condition = checked({});
  let typed: (change: CellsChange) => void = () => undefined;
  let lists = 0;
  const inspected: string[] = [];
  const asked: unknown[] = [];
  await openTables({
    workbook: {
      listLinkedTables: () => {
        lists += 1;
        return Promise.resolve([table(), table({ id: 'b', tableName: 'tblDeals2' })]);
      },
      inspectLinkedTable: (id) => {
        inspected.push(id);
        return Promise.resolve(id === 'b' ? checked({}) : condition);
      },
      touchedTables: (changes) => {
        asked.push(changes);
        return Promise.resolve({ present: [table().id, 'b'], touched: [table().id] });
      },
      watchCells: (listener) => {
        typed = listener;
        return Promise.resolve(() => Promise.resolve());
      },
    },
  });
  const region = await screen.findByRole('region', { name: 'Linked tables in this workbook' });
  const first = () => within(region).getAllByRole('listitem')[0];
  await waitFor(() => expect(inspected).toEqual([table().id, 'b']));
  expect(first()).toHaveTextContent(/Current$/);
  condition = checked({ edited: [edit] });
  const change = { worksheetId: 's', address: 'B2', isStructural: false };
  act(() => typed(change));
  await waitFor(() => expect(first()).toHaveTextContent(/1 edit of yours$/), { timeout: 3_000 });
  expect([lists, asked, inspected.slice(2)]).toEqual([1, [[change]], [table().id]]);
  act(() => typed({ ...change, isStructural: true }));
  await waitFor(() => expect(inspected.slice(3)).toEqual([table().id, 'b']), { timeout: 3_000 });
  expect([lists, asked.length]).toEqual([2, 1]);
});

test('a question that is left gives the focus back to where it was asked', async () => {
  const user = await openTables({ workbook: listing(table()) });
  const freeze = await screen.findByRole('button', { name: /^Freeze tblDeals1/ });
  await user.click(freeze);
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(freeze).toHaveFocus();
  await user.keyboard('{Enter}');
  await user.tab();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('button', { name: 'Cancel' })).not.toBeInTheDocument();
});

test('a workbook that cannot be read is asked again', async () => {
  let attempts = 0;
  const user = await openTables({
    workbook: {
      listLinkedTables: () => {
        attempts += 1;
        return attempts === 1
          ? Promise.reject(new WorkbookError('host', 'Excel is in cell edit mode.'))
          : Promise.resolve([table()]);
      },
    },
  });
  expect(await screen.findByText('Excel is in cell edit mode.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'Go to tblDeals1' })).toBeVisible();
});

test('the status follows when other data come into force', async () => {
  const other = { ...realDeals, version: { ...realDeals.version, name: '2027-01' } };
  let status: LinkedTable['status'] = 'current';
  await openTables({ workbook: { listLinkedTables: () => Promise.resolve([table({ status })]) } });
  expect(await screen.findByText('Current')).toBeVisible();
  status = 'newerData';
  act(() => putInForce(other));
  expect(await screen.findByText('Newer data')).toBeVisible();
});

test('formulas that fail are counted here until they answer again, and lead to why', async () => {
  const message = 'deal: there is no deal "kelun". Did you mean kelun-merck-2022-12?';
  const user = await openTables();
  await screen.findByText('No linked tables yet');
  act(() => rememberMessage({ address: 'Sheet1!B2', error: '#N/A', message }));
  expect(await screen.findByText(/1 DEALS formula shows an error/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'See why, and what to do' }));
  expect(screen.getByRole('button', { name: 'Formulas' })).toHaveAttribute('aria-current', 'page');
  await user.click(screen.getByRole('button', { name: 'Tables' }));
  act(() => forgetMessage('Sheet1!B2'));
  await waitFor(() => expect(screen.queryByText(/shows an error/)).not.toBeInTheDocument());
});

test('the ribbon’s "Refresh all" is done here, in sight', async () => {
  await openPane({
    workbook: {
      ...listing(table()),
      ...reviewing([report({ added: ['n-2024-01'] })]),
    },
  });
  act(() => requestFromPane('refreshAllTables'));
  expect(await screen.findByText('1 added')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Tables' })).toHaveAttribute('aria-current', 'page');
});

test('all DEALS formulas become values after a look at what that does, and can be taken back', async () => {
  const preview: WorkbookFreeze = {
    sheets: [
      { sheetName: 'Model', formulas: 3, cells: 8, spills: 1 },
      { sheetName: 'More', formulas: 1, cells: 1, spills: 0 },
    ],
    protectedSheets: [{ sheetName: 'Locked', formulas: 1 }],
    left: [
      { address: 'Model!A4', formula: '=DEALS.DEAL_GET("none")', why: 'error', shown: '#N/A' },
      { address: 'Model!A5', formula: '=DEALS.DEAL("x")', why: 'card', shown: '#VALUE!' },
      { address: 'Model!C1', formula: '=DEALS.X()', why: 'spillReference', shown: '1', usedBy: 'Model!F1' },
      {
        ...{ address: 'Model!D1', formula: '=DEALS.X()', why: 'spillReference', shown: '1' },
        ...{ usedBy: 'Model!G2:G9', usedIn: 'validation' },
      },
      { address: 'Model!H1:H3', formula: '=DEALS.X()', why: 'arrayFormula', shown: '' },
    ],
    unread: [
      { where: 'Model!B7', kind: 'indirect' },
      { where: 'More', kind: 'conditionalFormat' },
    ],
    noteSheet: undefined,
  };
  const notes: unknown[] = [];
  const undoLast = jest.fn(() =>
    Promise.resolve({
      kind: 'freezeAll' as const,
      tableName: 'The workbook',
      restoredCells: 4,
      keptCells: 0,
    }),
  );
  const user = await openTables({
    workbook: {
      previewFreeze: () => Promise.resolve(preview),
      freezeWorkbook: (_name, wordsOf) => {
        notes.push(wordsOf({ formulas: 4, frozenOn: 46081 }));
        return Promise.resolve({ ...preview, noteSheet: 'DealSheet sources' });
      },
      undoLast,
    },
  });
  const ask = await screen.findByRole('button', { name: 'Freeze all DEALS formulas …' });
  await user.click(ask);
  expect(
    await screen.findByText('4 formulas on 2 sheets become values; 1 of them spills, 9 cells in all:'),
  ).toBeVisible();
  for (const entry of [
    'Model: 3',
    'Locked is protected: 1 formula',
    'Model!A4: #N/A',
    'Model!A5: a deal card has no plain value',
    'Model!C1: Model!F1 refers to all that it spills (#), which only a formula has',
    'Model!D1: the data validation of Model!G2:G9 refers to all that it spills (#), which only a formula has',
    'Model!H1:H3: part of an array formula (Ctrl+Shift+Enter), which changes only as a whole',
    'Model!B7 (INDIRECT)',
    'the conditional formats of More',
    '6 formulas are left as they are:',
  ])
    expect(screen.getByText(entry)).toBeVisible();
  await user.keyboard('{Escape}');
  expect(ask).toHaveFocus();
  expect(screen.queryByText('Model: 3')).toBeNull();
  await user.click(ask);
  await user.click(await screen.findByRole('button', { name: 'Freeze to values' }));
  expect(await screen.findByText('4 formulas became values')).toBeVisible();
  expect(
    screen.getByText(
      /“DealSheet sources”\. 6 formulas are left as they were: Locked is protected: 1 formula; Model!A4: #N\/A; /,
    ),
  ).toBeVisible();
  expect(notes).toEqual([
    {
      sheet: 'DealSheet sources',
      lines: [
        'DEALS formulas frozen to values',
        'Source: DealSheet, data version 2026-11 (deals announced through Feb 28, 2026)',
        'Formulas frozen on Feb 28, 2026: 4',
      ],
      columns: ['Cells', 'Formula before'],
    },
  ]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('The workbook is as it was before')).toBeVisible();
  expect(undoLast).toHaveBeenCalledTimes(1);
});

test('a cancelled freeze that could not put everything back says which cells keep what was typed', async () => {
  const preview: WorkbookFreeze = {
    ...{ sheets: [{ sheetName: 'Model', formulas: 1, cells: 1, spills: 0 }], protectedSheets: [] },
    ...{ left: [], unread: [], noteSheet: undefined },
  };
  const user = await openTables({
    workbook: {
      previewFreeze: () => Promise.resolve(preview),
      freezeWorkbook: (_name, _words, options) =>
        new Promise((_, reject) =>
          options?.signal?.addEventListener('abort', () =>
            reject(new WorkbookError('keptTyped', 'These cells keep what was typed: Model!A1.')),
          ),
        ),
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Freeze all DEALS formulas …' }));
  await user.click(await screen.findByRole('button', { name: 'Freeze to values' }));
  await screen.findByText('Freezing DEALS formulas', { selector: '[role=status] *' });
  await user.click(cancelOfRunning());
  expect(await screen.findByText(/keep what was typed: Model!A1/)).toBeVisible();
  expect(screen.queryByText(/The sheet is as it was/)).toBeNull();
});
