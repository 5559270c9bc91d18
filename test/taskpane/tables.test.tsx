import { act, screen, waitFor, within } from '@testing-library/react';
import { forgetMessage, rememberMessage } from '../../src/functions/last-messages';
import { requestFromPane } from '../../src/commands/pane-requests';
import { useDeals as putInForce } from '../../src/source/in-force';
import type { LinkedTable, RefreshReport, UndoableAction } from '../../src/workbook/reports';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { realDeals } from './deals-csv';
import { openPane } from './open-pane';

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
  added: [],
  removed: [],
  changed: [],
  edited: [],
  keptRows: [],
  deletedRows: [],
  duplicates: [],
  ownRows: 0,
  missingColumns: [],
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
  expect(items[0]).toHaveTextContent('Sheet1 · 14 deals · Current · data 2026-11');
  expect(items[1]).toHaveTextContent('Newer data');
});

test('a table that was deleted can only be unlinked', async () => {
  await openTables({ workbook: listing(table({ status: 'gone' })) });
  expect(await screen.findByText('Deleted')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Go to tblDeals1' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Refresh tblDeals1' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByRole('button', { name: 'Unlink tblDeals1' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a refresh reports what it did, old value and new, and what it left alone', async () => {
  const user = await openTables({
    workbook: {
      ...listing(table({ status: 'newerData' })),
      refreshLinkedTable: () =>
        Promise.resolve(
          report({
            added: ['new-deal-2024-01'],
            changed: [
              { dealId: 'x-y-2024-02', column: 'upfront_usd_m', before: 85, after: 95.5 },
              { dealId: 'x-y-2024-02', column: 'royalty_text', before: '', after: 'tiered' },
            ],
            edited: [{ dealId: 'x-z-2024-03', column: 'total_usd_m', kept: 1500, data: 1570 }],
            missingColumns: ['stage'],
            ownRows: 2,
          }),
        ),
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Refresh tblDeals1' }));
  const summary = await screen.findByText('1 added · 2 cells changed · 1 edit of yours kept');
  const details = summary.closest('details');
  expect(details).toHaveTextContent('Upfront (US$ m)85 → 95.5');
  expect(details).toHaveTextContent('Royalty as wordedundisclosed → tiered');
  expect(details).toHaveTextContent('1,500 (data: 1,570)');
  expect(details).toHaveTextContent('Columns that you deleted stay out: Stage');
  expect(details).toHaveTextContent('2 rows of your own left alone');
});

test('a refresh that changes nothing says so', async () => {
  const user = await openTables({
    workbook: { ...listing(table()), refreshLinkedTable: () => Promise.resolve(report()) },
  });
  await user.click(await screen.findByRole('button', { name: 'Refresh tblDeals1' }));
  expect(await screen.findByText('Nothing changed')).toBeVisible();
});

test('rows that the user deleted come back only when asked', async () => {
  const restored: unknown[] = [];
  const user = await openTables({
    workbook: {
      ...listing(table()),
      refreshLinkedTable: (_id, options) => {
        restored.push(options?.restoreDeletedRows);
        return Promise.resolve(report({ deletedRows: ['gone-by-hand-2024-01'] }));
      },
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Refresh tblDeals1' }));
  await user.click(await screen.findByText('Nothing changed'));
  await user.click(screen.getByRole('button', { name: 'Put deleted rows back' }));
  expect(restored).toEqual([false, true]);
});

test('refresh all goes on past a table that refuses, and names it', async () => {
  const locked = table({ id: 'b', tableName: 'Locked' });
  const user = await openTables({
    workbook: {
      ...listing(table(), locked),
      refreshAllLinkedTables: () =>
        Promise.resolve({
          refreshed: [report({ removed: ['old-2024-01'] })],
          failed: [{ table: locked, reason: 'The sheet is protected.' }],
        }),
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Refresh all' }));
  expect(await screen.findByText('1 removed')).toBeVisible();
  expect(screen.getByText('1 table could not be refreshed')).toBeVisible();
  expect(screen.getByText('Locked: The sheet is protected.')).toBeVisible();
});

test('a refused refresh says why', async () => {
  const user = await openTables({
    workbook: {
      ...listing(table()),
      refreshLinkedTable: () =>
        Promise.reject(new WorkbookError('noRoom', 'Cells below Sheet1!A20 are in use.')),
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
        return Promise.resolve({
          ...undone,
          keptEdits: [{ dealId: 'x-y-2024-02', column: 'notes' as const }],
        });
      },
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Undo the last change: tblDeals1' }));
  expect(await screen.findByText('tblDeals1 is as it was before')).toBeVisible();
  expect(screen.getByText('1 cells that you changed since were left as they are.')).toBeVisible();
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

test('formulas that failed stand here with their message until they answer again', async () => {
  const message = 'deal: there is no deal "kelun". Did you mean kelun-merck-2022-12?';
  await openTables();
  await screen.findByText('No linked tables yet');
  act(() => rememberMessage({ address: 'Sheet1!B2', error: '#N/A', message }));
  expect(await screen.findByText('Sheet1!B2')).toBeVisible();
  expect(screen.getByText('#N/A')).toBeVisible();
  expect(screen.getByText(message)).toBeVisible();
  const manual = screen.getByRole('link', { name: 'Manual of the functions' });
  expect(manual).toHaveAttribute('href', 'help/index.html');
  act(() => forgetMessage('Sheet1!B2'));
  await waitFor(() => expect(screen.queryByText('Sheet1!B2')).not.toBeInTheDocument());
});

test('the ribbon’s "Refresh all" is done here, in sight', async () => {
  await openPane({
    workbook: {
      ...listing(table()),
      refreshAllLinkedTables: () =>
        Promise.resolve({ refreshed: [report({ added: ['n-2024-01'] })], failed: [] }),
    },
  });
  act(() => requestFromPane('refreshAllTables'));
  expect(await screen.findByText('1 added')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Tables' })).toHaveAttribute('aria-current', 'page');
});
