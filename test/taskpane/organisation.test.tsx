/** The organisation's server in the pane: what is kept where, what is said, and what a failure leaves as it was. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { InputError } from '../../src/deals/input-error';
import { bundledDeals } from '../../src/source/bundled';
import { decideSource, organisation, serverUse } from '../../src/source/in-force';
import type { PinnedVersion } from '../../src/source/in-force';
import { explained } from '../../src/taskpane/activity';
import { pinOf } from '../../src/taskpane/data/moves';
import { TEXTS } from './texts';
import type { LinkedTable, ReviewedRefresh } from '../../src/workbook/reports';
import { WorkbookError } from '../../src/workbook/workbook-error';
import type { LinkedTableRequest } from '../../src/workbook/linked-table';
import type { ReviewOptions } from '../../src/workbook/refresh';
import { openPane } from './open-pane';
import { cancelOfRunning } from './running';
import { realDeals } from './deals-csv';

// jsdom lets no frame speak to other origins: the server behind it is one that is well, or away.
let mockAway = false;
let mockSilent = false;
let mockDeals = 0;
const mockAsked: unknown[] = [];
jest.mock('../../src/source/clickhouse/open', () => ({
  openServer: (address: unknown) => {
    mockAsked.push(address);
    if (mockSilent) return new Promise(() => undefined);
    return mockAway
      ? Promise.reject(new InputError('notAvailable', 'The organisation’s data server can’t be reached.'))
      : Promise.resolve({
          set: realDeals,
          versionNow: () => Promise.resolve('2026-11'),
          hearOtherVersion: () => undefined,
          count: () => Promise.resolve({ deals: mockDeals, version: '2026-11' }),
        });
  },
}));

beforeEach(() => {
  mockAway = false;
  mockSilent = false;
  mockDeals = 0;
  mockAsked.length = 0;
  localStorage.clear();
  sessionStorage.clear();
  organisation.restart();
});

const open = async () => {
  const recalculateDeals = jest.fn(() => Promise.resolve());
  const { user } = await openPane({ workbook: { recalculateDeals } });
  await user.click(screen.getByRole('button', { name: 'Data' }));
  const section = (await screen.findByRole('heading', { name: 'Organisation’s data' })).parentElement;
  if (!section) throw new Error('the heading stands alone');
  return { user, recalculateDeals, section: within(section) };
};
type Opened = Awaited<ReturnType<typeof open>>;

const fillIn = async ({ user, section }: Opened, address = 'https://clickhouse.example.com:8443/') => {
  await user.click(section.getByRole('button', { name: 'Set up a server' }));
  await user.type(section.getByLabelText('Address of the server'), address);
  await user.type(section.getByLabelText('User'), 'dealsheet');
  await user.type(section.getByLabelText('Password'), 'secret');
};

test('is tested, used, stopped and forgotten; the password stays in this window', async () => {
  const opened = await open();
  const { user, section, recalculateDeals } = opened;
  await fillIn(opened);
  await user.click(section.getByRole('button', { name: 'Test the connection' }));
  expect(await section.findByRole('status')).toHaveTextContent(/^Connected: version .+, 367 deals/);
  expect(localStorage.getItem('dealsheet.organisation')).toBeNull();
  await user.click(section.getByRole('button', { name: 'Use for cells and tables' }));
  expect(
    await section.findByText(/Cells are answered by https:\/\/clickhouse.example.com:8443\./),
  ).toBeVisible();
  await waitFor(() => expect(recalculateDeals).toHaveBeenCalledTimes(1));
  // Tested, tried once more before cells ask it, and used.
  expect(mockAsked).toHaveLength(3);
  expect(mockAsked[2]).toMatchObject({ user: 'dealsheet', password: 'secret', database: 'default' });

  expect(localStorage.getItem('dealsheet.organisation')).not.toContain('secret');
  expect(sessionStorage.getItem('dealsheet.organisation.password')).toContain('secret');

  // Another window sets up another server: it answers here, too, and is not sent the password of this one.
  const mine = localStorage.getItem('dealsheet.organisation') ?? '';
  const setElsewhere = (settings: string) =>
    act(() => {
      localStorage.setItem('dealsheet.organisation', settings);
      window.dispatchEvent(
        new StorageEvent('storage', { key: 'dealsheet.organisation', storageArea: localStorage }),
      );
    });
  setElsewhere(mine.replace('clickhouse.example.com:8443', 'other.example.com'));
  expect(await section.findByText(/Cells are answered by https:\/\/other\.example\.com\./)).toBeVisible();
  expect(section.getByText(/password/i)).toBeVisible();
  await expect(organisation.now()).rejects.toThrow('password');
  expect(mockAsked).toHaveLength(3);
  setElsewhere(mine);
  expect(
    await section.findByText(/Cells are answered by https:\/\/clickhouse.example.com:8443\./),
  ).toBeVisible();

  await user.click(await section.findByRole('button', { name: 'Stop using' }));
  expect(await section.findByText(/is set up, but not in use/)).toBeVisible();
  expect(organisation.isInUse).toBe(false);
  await waitFor(() => expect(recalculateDeals).toHaveBeenCalledTimes(2));
  await user.click(section.getByRole('button', { name: 'Forget the server' }));
  expect(await section.findByRole('button', { name: 'Set up a server' })).toBeVisible();
  expect(localStorage.getItem('dealsheet.organisation')).toBeNull();
  expect(sessionStorage.getItem('dealsheet.organisation.password')).toBeNull();
});

test('keeps the password on this machine where the user says so', async () => {
  const opened = await open();
  await fillIn(opened);
  await opened.user.click(opened.section.getByLabelText('Keep the password on this machine'));
  await opened.user.click(opened.section.getByRole('button', { name: 'Use for cells and tables' }));
  await opened.section.findByText(/Cells are answered by/);
  expect(localStorage.getItem('dealsheet.organisation')).toContain('secret');
  expect(sessionStorage.length).toBe(0);
});

test('a server that is away changes nothing', async () => {
  mockAway = true;
  const opened = await open();
  await fillIn(opened);
  await opened.user.click(opened.section.getByRole('button', { name: 'Use for cells and tables' }));
  expect(await screen.findByText(/can’t be reached/)).toBeVisible();
  expect(localStorage.getItem('dealsheet.organisation')).toBeNull();
  expect(organisation.isInUse).toBe(false);
  expect(opened.recalculateDeals).not.toHaveBeenCalled();
});

test.each(['http://clickhouse.example.com', 'https://me:secret@clickhouse.example.com', 'clickhouse'])(
  'the address %s is refused',
  async (address) => {
    const opened = await open();
    await fillIn(opened, address);
    await opened.user.click(opened.section.getByRole('button', { name: 'Use for cells and tables' }));
    const said = await opened.section.findByRole('alert');
    const field = opened.section.getByLabelText('Address of the server');
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription(said.textContent ?? '');
    expect(mockAsked).toHaveLength(0);
  },
);

/** A server that the user let answer before this window was opened. */
function inUse({ password = 'secret' }: { password?: string | null } = {}): void {
  const settings = { address: 'https://clickhouse.example.com', user: 'u', database: 'd', inUse: true };
  localStorage.setItem(
    'dealsheet.organisation',
    JSON.stringify(password === null ? settings : { ...settings, password }),
  );
  organisation.restart();
}

describe('a table is inserted from the server', () => {
  const insert = () => screen.getByRole('button', { name: 'Insert table' });
  const opened = async () => {
    await act(() => decideSource());
    const requests: LinkedTableRequest[] = [];
    const insertLinkedTable = (request: LinkedTableRequest) => {
      requests.push(request);
      return Promise.resolve({
        ...{ id: '1', tableName: 'tblDeals1', sheetName: 'Sheet1', address: 'A1:B9', deals: 12_345 },
        ...{ columns: request.columns, dataVersion: '2026-12', sources: 'none' as const },
        origin: 'organisation' as const,
      });
    };
    const { user } = await openPane({ workbook: { insertLinkedTable } });
    return { user, requests };
  };

  test('after it was said how many deals it has, which are others than the list shows', async () => {
    inUse();
    mockDeals = 12_345;
    const { user, requests } = await opened();
    expect(await screen.findByText('Counting in your organisation’s data …')).toBeVisible();
    expect(insert()).toHaveAttribute('aria-disabled', 'true');
    await screen.findByText(
      'Inserts from your organisation’s data (version 2026-11): 12,345 deals. The list shows 367 on this machine.',
    );
    expect(screen.getByTitle('Columns and place')).toHaveTextContent('12,345 × 13');
    await user.click(insert());
    await screen.findByText(/From your organisation’s data, version 2026-12\.$/);
    expect(requests).toHaveLength(1);
  });

  test('but not where they are too many for a table', async () => {
    inUse();
    mockDeals = 2_000_000;
    const { user, requests } = await opened();
    await screen.findByText(/have 2,000,000 such deals; a table takes at most 100,000\. Narrow the search/);
    expect(insert()).toHaveAttribute('aria-disabled', 'true');
    await user.click(insert());
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(requests).toEqual([]);
  });

  test('nor where the server is away; it is asked again when the user says so', async () => {
    inUse();
    mockAway = true;
    const { user } = await opened();
    await screen.findByText(/Tables are inserted from your organisation’s data\. .*can’t be reached/);
    expect(insert()).toHaveAttribute('aria-disabled', 'true');
    mockAway = false;
    mockDeals = 7;
    act(() => organisation.restart());
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/7 deals\. The list shows 367/)).toBeVisible();
  });

  test('nor without its password', async () => {
    inUse({ password: null });
    await opened();
    expect(
      await screen.findByText(/password was kept for one session only\. Enter it under Data/),
    ).toBeVisible();
    expect(insert()).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('linked tables', () => {
  const table = (more: Partial<LinkedTable>): LinkedTable => ({
    ...{
      id: 'a',
      tableName: 'tblDeals1',
      sheetName: 'Sheet1',
      query: { criteria: [] },
      columns: ['deal_id'],
    },
    ...{ dataVersion: '2026-11', origin: 'organisation', refreshedAt: '2026-11-22T10:00:00Z', deals: 14 },
    status: 'unknown',
    ...more,
  });
  const reviewed = (more: Partial<ReviewedRefresh['report']>): ReviewedRefresh => ({
    report: {
      ...{ id: 'a', tableName: 'tblDeals1', sheetName: 'Sheet1', added: [], removed: [], changed: [] },
      ...{ edited: [], keptRows: [], deletedRows: [], duplicates: [], ownRows: 0, missingColumns: [] },
      ...{
        filledColumns: [],
        lostFormulas: [],
        notes: [],
        deals: 15,
        dataVersion: { before: '2026-11', after: '2026-11' },
      },
      origin: { before: 'organisation', after: 'organisation' },
      ...more,
    },
    deals: { origin: 'organisation', set: realDeals },
    restoreDeletedRows: false,
  });
  const openTables = async (workbook: NonNullable<Parameters<typeof openPane>[0]>['workbook']) => {
    await act(() => decideSource());
    const { user } = await openPane({ workbook: workbook ?? {} });
    await user.click(screen.getByRole('button', { name: 'Tables' }));
    return user;
  };

  test.each([
    [
      { state: 'versions', isCurrent: true, onServer: '2026-11', server: 'same' } as const,
      'organisation’s data 2026-11Current',
    ],
    [
      { state: 'versions', isCurrent: true, onServer: '2026-11', server: 'unknown' } as const,
      'Current · which server it came from is not remembered',
    ],
    [
      { state: 'versions', isCurrent: false, onServer: '2026-11', server: 'other' } as const,
      'Rows of another server',
    ],
    [
      { state: 'versions', isCurrent: false, onServer: '2026-12', server: 'same' } as const,
      'Newer data on the server: 2026-12',
    ],
    [
      { state: 'broken', problem: new WorkbookError('server', 'Connect under Data.') } as const,
      'Organisation’s data not connectedConnect under Data.',
    ],
  ])('say how they stand to the server: %j', async (condition, words) => {
    await openTables({
      listLinkedTables: () => Promise.resolve([table({})]),
      inspectLinkedTable: () => Promise.resolve(condition),
    });
    await waitFor(() => expect(screen.getByRole('listitem')).toHaveTextContent(words));
  });

  test('of this machine say so where cells are answered by the server, and are moved by a reviewed step', async () => {
    inUse();
    const asked: ReviewOptions[] = [];
    const waiting = reviewed({ origin: { before: 'machine', after: 'organisation' } });
    const user = await openTables({
      listLinkedTables: () => Promise.resolve([table({ origin: 'machine', status: 'current' })]),
      reviewRefresh: (options = {}) => {
        asked.push(options);
        return Promise.resolve({ waiting: [waiting], unchanged: [], refused: [] });
      },
    });
    await screen.findByText(/Holds the data on this machine/);
    await user.click(
      screen.getByRole('button', { name: 'Take tblDeals1 from your organisation’s data, too' }),
    );
    await screen.findByText('Sheet1 · data 2026-11 → organisation’s data 2026-11');
    expect(asked).toMatchObject([{ ids: ['a'], to: 'organisation' }]);
  });

  test('of another server say so in the review, though no cell differs', async () => {
    inUse();
    const server = { before: '0123456789ab', after: 'ba9876543210' };
    const user = await openTables({
      listLinkedTables: () => Promise.resolve([table({ status: 'otherServer' })]),
      reviewRefresh: () => Promise.resolve({ waiting: [reviewed({ server })], unchanged: [], refused: [] }),
    });
    await screen.findByText('Rows of another server');
    await user.click(screen.getByRole('button', { name: 'Refresh tblDeals1' }));
    await screen.findByText(/came from another server of your organisation/);
    screen.getByRole('button', { name: 'Apply' });
  });

  test('those of a silent server are looked at last', async () => {
    const looked: string[] = [];
    await openTables({
      listLinkedTables: () =>
        Promise.resolve([table({ id: 'far' }), table({ id: 'near', origin: 'machine', status: 'current' })]),
      inspectLinkedTable: (id) => {
        looked.push(id);
        return id === 'far' ? new Promise(() => undefined) : Promise.resolve({ state: 'unchecked' });
      },
    });
    await waitFor(() => expect(looked.slice(0, 2)).toEqual(['near', 'far']));
  });
});

describe('freezing all formulas of a workbook', () => {
  const preview = {
    ...{ sheets: [{ sheetName: 'Model', formulas: 3, cells: 3, spills: 0 }], protectedSheets: [] },
    ...{ left: [], unread: [], noteSheet: undefined },
  };
  const freezing = async () => {
    await act(() => decideSource());
    const sources: unknown[] = [];
    const { user } = await openPane({
      workbook: {
        previewFreeze: () => Promise.resolve(preview),
        freezeWorkbook: (_name, wordsOf) => {
          sources.push(wordsOf({ formulas: 3, frozenOn: 46081 }).lines.slice(1, -1));
          return Promise.resolve({ ...preview, noteSheet: 'DealSheet sources' });
        },
      },
    });
    await user.click(screen.getByRole('button', { name: 'Tables' }));
    await user.click(await screen.findByRole('button', { name: 'Freeze all DEALS formulas …' }));
    const freeze = await screen.findByRole('button', { name: 'Freeze to values' });
    return { user, freeze, sources };
  };
  const unknownVersion = [
    'Source: the organisation’s data server https://clickhouse.example.com, through DealSheet; its data version is not known, since it does not answer now',
  ];
  test.each([
    [
      'answers',
      () => inUse(),
      [
        'Source: DealSheet, data version 2026-11 (deals announced through Feb 28, 2026)',
        'Answered by https://clickhouse.example.com',
      ],
    ],
    ['is away', () => (inUse(), (mockAway = true)), unknownVersion],
    ['needs its password', () => inUse({ password: null }), unknownVersion],
  ])('names the server in use as the source where it %s', async (_, prepare, expected) => {
    prepare();
    const { user, freeze, sources } = await freezing();
    await user.click(freeze);
    await screen.findByText('3 formulas became values');
    expect(sources).toEqual([expected]);
  });

  test('a server that does not answer can be waited for once, and given up', async () => {
    inUse();
    mockSilent = true;
    const { user, freeze, sources } = await freezing();
    await user.click(freeze);
    expect(await screen.findByText('Freezing DEALS formulas', { selector: '[aria-hidden]' })).toBeVisible();
    await waitFor(() => expect(freeze).toHaveAttribute('aria-disabled', 'true'));
    await user.click(cancelOfRunning());
    expect(await screen.findByText('Cancelled. The sheet is as it was.')).toBeVisible();
    expect(sources).toEqual([]);
  });
});

test.each([
  ['notSetUp', /尚未设置/],
  ['notInUse', /未启用/],
  ['pinned', /取消固定/],
  ['needsPassword', /重新输入/],
  ['fault', /未能给出数据/],
] as const)('%s: what to do is said in Chinese, too', (reason, advice) => {
  const refusal = new WorkbookError('server', 'Said by the workbook.', { reason });
  expect(explained(refusal, TEXTS['zh-CN'])).toMatch(advice);
  expect(explained(refusal, TEXTS['en-US'])).toBe('Said by the workbook.');
});

describe('a workbook whose cells the server answers', () => {
  /** The server in use, and what the workbook keeps to. */
  async function openAnswered(pin?: PinnedVersion) {
    const kept: { pin: PinnedVersion | undefined; recalculations: number } = { pin, recalculations: 0 };
    localStorage.setItem(
      'dealsheet.organisation',
      JSON.stringify({ ...server, inUse: true, password: 'secret' }),
    );
    organisation.restart();
    await act(async () => void (await decideSource({ pin })));
    const { user } = await openPane({
      deals: bundledDeals(),
      workbook: {
        readPin: () => Promise.resolve(kept.pin),
        writePin: (next) => Promise.resolve(void (kept.pin = next)),
        recalculateDeals: () => Promise.resolve(void (kept.recalculations += 1)),
        countDealsCells: () => Promise.resolve(12),
      },
    });
    await user.click(screen.getByRole('button', { name: 'Data' }));
    await screen.findByRole('button', { name: 'Check this installation' });
    return { user, kept };
  }
  const server = { address: 'https://clickhouse.example.com', user: 'dealsheet', database: 'deals' };
  afterEach(async () => {
    localStorage.clear();
    organisation.restart();
    await act(async () => void (await decideSource()));
  });

  test('is pinned to the data of this machine only after a look, and taken back', async () => {
    const { user, kept } = await openAnswered();
    expect(screen.getByText(/can’t be pinned to a server’s numbers.*freeze them under Tables/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Pin this workbook' }));
    expect(await screen.findByText('What pinning to version 2026-11 changes')).toBeVisible();
    expect(screen.getByText(/can’t list the difference: the server has its own data/)).toBeVisible();
    expect([kept, serverUse()]).toEqual([{ pin: undefined, recalculations: 0 }, 'inUse']);
    await user.click(screen.getByRole('button', { name: 'Not now' }));
    expect([kept, serverUse()]).toEqual([{ pin: undefined, recalculations: 0 }, 'inUse']);

    await user.click(screen.getByRole('button', { name: 'Pin this workbook' }));
    await user.click(await screen.findByRole('button', { name: 'Pin to version 2026-11' }));
    expect(await screen.findByText('Version 2026-11 is in force')).toBeVisible();
    expect([kept, serverUse()]).toEqual([{ pin: pinOf(bundledDeals()), recalculations: 1 }, 'pinned']);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('The organisation’s server answers here')).toBeVisible();
    expect([kept, serverUse()]).toEqual([{ pin: undefined, recalculations: 2 }, 'inUse']);
  });

  test('comes back to the server from a pin only after a look, and taken back', async () => {
    const pin = pinOf(bundledDeals());
    const { user, kept } = await openAnswered(pin);
    const leave = 'Let the organisation’s server answer here';
    await user.click(screen.getByRole('button', { name: leave }));
    expect(await screen.findByText('What leaving the pin changes')).toBeVisible();
    expect([kept, serverUse()]).toEqual([{ pin, recalculations: 0 }, 'pinned']);
    const [apply] = screen.getAllByRole('button', { name: leave });
    await user.click(apply ?? screen.getByText('no such button'));
    expect(await screen.findByText('The organisation’s server answers here')).toBeVisible();
    expect([kept, serverUse()]).toEqual([{ pin: undefined, recalculations: 1 }, 'inUse']);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Version 2026-11 is in force')).toBeVisible();
    expect([kept, serverUse()]).toEqual([{ pin, recalculations: 2 }, 'pinned']);
  });
});
