import { act, screen, within } from '@testing-library/react';
import type { LinkedTableRequest } from '../../src/workbook/linked-table';
import type { LinkedTableReport } from '../../src/workbook/reports';
import type { WorkOptions } from '../../src/workbook/work';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { openPane } from './open-pane';

const report = (request: LinkedTableRequest): LinkedTableReport => ({
  id: '1',
  tableName: request.name ?? 'tblDeals1',
  sheetName: 'Sheet1',
  address: 'B4:N20',
  deals: 16,
  columns: request.columns,
  dataVersion: '2026-11',
  origin: 'machine',
  sources: 'hyperlinks',
});

/** A workbook that takes every table and keeps what it was asked for. */
function takingWorkbook() {
  const requests: LinkedTableRequest[] = [];
  return {
    requests,
    insertLinkedTable: (request: LinkedTableRequest) => {
      requests.push(request);
      return Promise.resolve(report(request));
    },
  };
}

const insert = () => screen.getByRole('button', { name: 'Insert table' });
const openOptions = () => screen.getByTitle('Columns and place');

test('inserts what the list shows, with the chosen columns, and says what was written', async () => {
  const workbook = takingWorkbook();
  const { user } = await openPane({ workbook });
  await user.type(screen.getByLabelText('Search deals'), 'hengrui');
  await user.click(insert());
  expect(await screen.findByText('tblDeals1 inserted')).toBeVisible();
  expect(screen.getByText('16 deals × 13 columns at Sheet1!B4:N20')).toBeVisible();
  const [request] = workbook.requests;
  expect(request?.query).toMatchObject({ criteria: [{ field: 'licensor', test: 'Jiangsu Hengrui' }] });
  expect(request?.destination).toBe('selection');
  expect(request?.columns.slice(0, 4)).toEqual(['deal_id', 'announced', 'licensor', 'licensee']);
  expect(request?.columns).toContain('source_url');
});

test('takes an insertion back', async () => {
  const undone: string[] = [];
  const { user } = await openPane({
    workbook: {
      ...takingWorkbook(),
      undoLast: () => {
        undone.push('tblDeals1');
        return Promise.resolve({ kind: 'insert', tableName: 'tblDeals1', restoredCells: 221, keptCells: 0 });
      },
    },
  });
  await user.click(insert());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('tblDeals1 taken back')).toBeVisible();
  expect(undone).toHaveLength(1);
});

test('own columns, their order, the place and the name reach the workbook', async () => {
  const workbook = takingWorkbook();
  const { user } = await openPane({ workbook });
  await user.click(openOptions());
  await user.click(screen.getByLabelText('On a new sheet'));
  await user.type(screen.getByLabelText('Table name'), 'Comps');
  await user.selectOptions(screen.getByLabelText('Columns'), 'own');
  await user.click(screen.getByRole('button', { name: 'Move Licensee up' }));
  await user.click(screen.getByRole('button', { name: 'Remove Asset' }));
  await user.selectOptions(screen.getByLabelText('Add a column'), 'target');
  await user.click(insert());
  await screen.findByText('Comps inserted');
  expect(workbook.requests[0]).toMatchObject({
    name: 'Comps',
    destination: 'newSheet',
    columns: [
      'deal_id',
      'announced',
      'licensee',
      'licensor',
      'modality',
      'stage',
      'upfront_usd_m',
      'total_usd_m',
      'source_url',
      'target',
    ],
  });
});

test('own columns move by Alt and an arrow key, and the focus goes with them', async () => {
  const { user } = await openPane({ workbook: takingWorkbook() });
  await user.click(openOptions());
  await user.selectOptions(screen.getByLabelText('Columns'), 'own');
  const order = () => within(screen.getByRole('list', { name: /order/ })).getAllByRole('listitem');
  screen.getByRole('button', { name: 'Remove Asset' }).focus();
  await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
  expect(order()[2]).toHaveTextContent('Asset');
  expect(screen.getByRole('button', { name: 'Remove Asset' })).toHaveFocus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(order()[3]).toHaveTextContent('Asset');
});

test('the choice of the place says where the table would go, and follows the selection', async () => {
  let look: () => void = () => undefined;
  let first = 'B4';
  let watched = 0;
  const workbook = {
    ...takingWorkbook(),
    placeAtSelection: ({ rows, columns }: { rows: number; columns: number }) =>
      Promise.resolve(`Sheet2!${first}, ${String(rows)} × ${String(columns)}`),
    watchSelection: (listener: () => void) => {
      [look, watched] = [listener, watched + 1];
      return Promise.resolve(() => Promise.resolve(void (watched -= 1)));
    },
  };
  const { user } = await openPane({ workbook });
  await user.click(openOptions());
  expect(await screen.findByText('Sheet2!B4, 368 × 13')).toBeVisible();
  first = 'D9';
  act(() => look());
  expect(await screen.findByText('Sheet2!D9, 368 × 13')).toBeVisible();
  await user.selectOptions(screen.getByLabelText('Columns'), 'All fields');
  expect(await screen.findByText(/^Sheet2!D9, 368 × (?!13)/)).toBeVisible();
  expect(watched).toBe(1);
  await user.click(openOptions());
  expect(watched).toBe(0);
});

test('a table that is not to stay linked is inserted as values', async () => {
  const workbook = takingWorkbook();
  const { user } = await openPane({ workbook });
  await user.click(openOptions());
  const linked = screen.getByLabelText('Keep linked');
  expect(linked).toBeChecked();
  await user.click(linked);
  expect(screen.getByText('Values only: it will not follow newer data.')).toBeVisible();
  await user.click(insert());
  await screen.findByText('tblDeals1 inserted');
  expect(workbook.requests[0]).toMatchObject({ keepLinked: false });
});

test('an open deal is inserted alone', async () => {
  const workbook = takingWorkbook();
  const { user } = await openPane({ workbook });
  await user.type(screen.getByLabelText('Search deals'), 'kelun-merck-2022-12{Enter}');
  await user.click(screen.getByRole('button', { name: 'Insert this deal' }));
  await screen.findByText('tblDeals1 inserted');
  expect(workbook.requests[0]?.query.criteria).toEqual([{ field: 'deal_id', test: 'kelun-merck-2022-12' }]);
});

test('where the cells are not empty, a new sheet is one click away', async () => {
  const taking = takingWorkbook();
  const { user } = await openPane({
    workbook: {
      insertLinkedTable: (request) =>
        request.destination === 'selection'
          ? Promise.reject(new WorkbookError('occupied', 'Sheet1!B4:N20 is not empty.'))
          : taking.insertLinkedTable(request),
    },
  });
  await user.click(insert());
  const alert = await screen.findByText('Nothing was inserted');
  expect(alert.closest('[role=alert]')).toHaveTextContent('Sheet1!B4:N20 is not empty.');
  await user.click(screen.getByRole('button', { name: 'Insert on a new sheet' }));
  expect(await screen.findByText('tblDeals1 inserted')).toBeVisible();
  expect(taking.requests[0]?.destination).toBe('newSheet');
});

test('whatever else goes wrong is said in its own words', async () => {
  const { user } = await openPane({
    workbook: { insertLinkedTable: () => Promise.reject(new Error('The moon is in the way.')) },
  });
  await user.click(insert());
  expect(await screen.findByText('The moon is in the way.')).toBeVisible();
});

test('a long insertion shows how far it is and can be cancelled; another cannot start meanwhile', async () => {
  const started: WorkOptions[] = [];
  const { user } = await openPane({
    workbook: {
      insertLinkedTable: (_request, options = {}) => {
        started.push(options);
        return new Promise((_resolve, reject) => {
          options.signal?.addEventListener('abort', () =>
            reject(new WorkbookError('cancelled', 'cancelled')),
          );
        });
      },
    },
  });
  await user.click(insert());
  act(() => started[0]?.onProgress?.({ done: 40, total: 100, phase: 'writing' }));
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40');
  expect(screen.getByText('Writing 40%')).toBeVisible();
  await user.click(insert());
  expect(started).toHaveLength(1);
  // It goes on while the user looks elsewhere.
  await user.click(screen.getByRole('button', { name: 'Tables' }));
  expect(screen.getByRole('progressbar')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('Cancelled. The sheet is as it was.')).toBeVisible();
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
});

test('a sheet that stays after a cancel or a failure is named', async () => {
  const { user } = await openPane({
    workbook: {
      insertLinkedTable: (_request, options = {}) =>
        new Promise((_resolve, reject) => {
          options.signal?.addEventListener('abort', () =>
            reject(new WorkbookError('cancelled', 'Cancelled.', { keptSheet: 'Deals 7' })),
          );
        }),
    },
  });
  await user.click(insert());
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText(/The sheet “Deals 7” stays: something of yours/)).toBeVisible();
  expect(screen.queryByText(/The sheet is as it was/)).toBeNull();
});

test('in Chinese a failure names the sheet that stays', async () => {
  const { user } = await openPane({
    language: 'zh-CN',
    workbook: {
      insertLinkedTable: () =>
        Promise.reject(new WorkbookError('host', 'Excel refused: moon.', { keptSheet: 'Deals 7' })),
    },
  });
  await user.click(screen.getByRole('button', { name: '插入表格' }));
  expect(await screen.findByText(/Excel refused: moon\.[^]*工作表“Deals 7”保留/)).toBeVisible();
});

test('in Chinese the advice comes first, the reason after it', async () => {
  const { user } = await openPane({
    language: 'zh-CN',
    workbook: {
      insertLinkedTable: () => Promise.reject(new WorkbookError('protected', 'The sheet "A" is protected.')),
    },
  });
  await user.click(screen.getByRole('button', { name: '插入表格' }));
  const alert = (await screen.findByText('未插入任何内容')).closest('[role=alert]');
  expect(alert).toHaveTextContent('请在“审阅”选项卡取消保护后重试');
  expect(alert).toHaveTextContent('The sheet "A" is protected.');
});

describe('a deal of a card where the selected cell offers more than a table of its own', () => {
  const open = async (workbook: Parameters<typeof openPane>[0] & object) => {
    const opened = await openPane(workbook);
    await opened.user.type(screen.getByLabelText('Search deals'), 'kelun-merck-2022-12{Enter}');
    return opened;
  };

  test('is added to the table of picked deals there, and taken out again', async () => {
    const done: string[] = [];
    const { user } = await open({
      workbook: {
        dealTarget: () =>
          Promise.resolve({ kind: 'table', linkId: '1', tableName: 'tblComps', holdsIt: done.length === 1 }),
        addDeal: (dealId, offered) => {
          done.push(`${offered.kind === 'table' ? offered.linkId : ''} ${dealId}`);
          return Promise.resolve({ kind: 'table', tableName: 'tblComps', deals: 5, notes: [] });
        },
        undoLast: () => {
          done.push('undo');
          return Promise.resolve({ kind: 'refresh', tableName: 'tblComps', restoredCells: 1, keptCells: 0 });
        },
      },
    });
    await screen.findByRole('button', { name: 'Add to tblComps' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Added to tblComps')).toBeVisible();
    expect(screen.getByText('It now holds 5 deals.')).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Already in tblComps' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('The deal was taken out again')).toBeVisible();
    expect(done).toEqual(['1 kelun-merck-2022-12', 'undo']);
  });

  test('goes to a new sheet where that is chosen, though the table there holds it', async () => {
    const inserted: unknown[] = [];
    const { user } = await open({
      workbook: {
        dealTarget: () =>
          Promise.resolve({ kind: 'table', linkId: '1', tableName: 'tblComps', holdsIt: true }),
        insertLinkedTable: ({ destination }) => {
          inserted.push(destination);
          return Promise.reject(new WorkbookError('protected', 'The workbook is protected.'));
        },
      },
    });
    await screen.findByRole('button', { name: 'Already in tblComps' });
    await user.click(openOptions());
    await user.click(await screen.findByLabelText('On a new sheet'));
    await user.click(screen.getByRole('button', { name: 'Insert this deal' }));
    expect(await screen.findByText('Nothing was inserted')).toBeVisible();
    expect(inserted).toEqual(['newSheet']);
  });

  test('follows the hand that comes back from the sheet', async () => {
    let kind: 'none' | 'row' = 'none';
    const { user } = await open({
      workbook: {
        dealTarget: () => Promise.resolve(kind === 'row' ? { kind, address: "'My comps'!A7:D7" } : undefined),
        addDeal: () =>
          Promise.resolve({ kind: 'row', written: { sheetName: 'My comps', address: 'A7:D7', written: [] } }),
      },
    });
    expect(screen.getByRole('button', { name: 'Insert this deal' })).toBeVisible();
    kind = 'row';
    act(() => void window.dispatchEvent(new Event('focus')));
    const add = await screen.findByRole('button', { name: 'Add as a row' });
    expect(add).toHaveAttribute('title', expect.stringMatching(/'My comps'!A7:D7.*amounts in US\$ m/));
    await user.click(add);
    expect(await screen.findByText("Written at 'My comps'!A7:D7")).toBeVisible();
  });
});
