/** Linked tables of an organisation's server, on the object model and over HTTP: inserted, refreshed, undone, refused. */
import type { ServerResponse } from 'node:http';
import { InputError } from '../../src/deals/input-error';
import type { DealRow } from '../../src/deals/row';
import { decideSource, organisation } from '../../src/source/in-force';
import type { OrganisationDeals } from '../../src/source/organisation-deals';
import { inspectLinkedTable } from '../../src/workbook/inspect';
import { SETTING_PREFIX } from '../../src/workbook/link-setting';
import { listLinkedTables } from '../../src/workbook/links';
import { applyRefresh, reviewRefresh } from '../../src/workbook/refresh';
import { undoLast } from '../../src/workbook/undo';
import type { ServerReason } from '../../src/workbook/workbook-error';
import type { WorkProgress } from '../../src/workbook/work';
import { FRONT_USER } from '../oracle/clickhouse-front';
import type { Front } from '../oracle/clickhouse-front';
import { openTableServer } from '../source/table-front';
import type { ServerState } from '../source/table-front';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, insertAll, newData, onSheet, openWorkbook, refreshLinkedTable, seen, valuesAt } from './io';

// The frame of the add-in that speaks to other origins is not here: the same client speaks to the server itself.
let mockConnect: () => Promise<OrganisationDeals>;
jest.mock('../../src/source/clickhouse/open', () => ({ openServer: () => mockConnect() }));

class Kept {
  readonly #items = new Map<string, string>();
  getItem = (key: string) => this.#items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#items.set(key, value);
  removeItem = (key: string) => void this.#items.delete(key);
}

const here = [dealRow('here-a-2024-05', '2024-05-03', { total_usd_m: 1 })];
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name, place) =>
  dealRow(`server-${name}-2025-0${place + 1}`, `2025-0${place + 1}`, {
    total_usd_m: 100 * (place + 1),
    notes: `=${name}`,
    modality: place === 3 ? 'Bispecific antibody' : 'ADC',
  }),
) as [DealRow, DealRow, DealRow, DealRow];

let host: ExcelHost;
let front: Front;
let state: ServerState;
/** What happens in place of an answer, by the number of the request; counted from `spoiling` on. */
let spoils: Record<number, (response: ServerResponse) => unknown> = {};
let asked = 0;
const spoiling = (next: typeof spoils) => {
  spoils = next;
  asked = 0;
};

/** Enters the server on this machine, in use or not. */
function enter(
  inUse = true,
  password: string | null = FRONT_USER.password,
  address = 'https://clickhouse.example.com',
): void {
  Object.assign(globalThis, { localStorage: new Kept(), sessionStorage: new Kept() });
  const { user, database } = FRONT_USER;
  const settings = { address, user, database, inUse };
  localStorage.setItem(
    'dealsheet.organisation',
    JSON.stringify({ ...settings, ...(password === null ? {} : { password }) }),
  );
  organisation.restart();
}

beforeEach(async () => {
  host = openWorkbook(here);
  state = { version: '2026-11', deals: [a, b, c] };
  spoiling({});
  const server = await openTableServer(
    state,
    (_, response) => {
      asked += 1;
      return spoils[asked]?.(response) !== undefined;
    },
    2,
  );
  front = server.front;
  mockConnect = server.connect;
  enter();
  await decideSource();
  newData(here, '2026-01');
});
afterEach(async () => {
  host.dispose();
  enter(false);
  await front.close();
});

const ids = async () => {
  const used = await onSheet('Deals', (sheet) => sheet.getUsedRange(true).load('values'));
  return used.values.slice(1).map(([id]) => id as unknown);
};
const SERVER_IDS = [a, b, c].map(({ deal_id }) => deal_id);
/** All sheets, tables and settings of ours: what a refusal must leave as it was. */
const workbookNow = async () => {
  const { sheets, settings, parts } = await onSheet('Sheet1', (_, context) => ({
    sheets: context.workbook.worksheets.load('items/name'),
    settings: context.workbook.settings.load('items/key,items/value'),
    parts: context.workbook.customXmlParts.load('items/id'),
  }));
  return JSON.stringify([
    sheets.items.map(({ name }) => name),
    settings.items.map(({ key, value }) => [key, value as unknown]),
    parts.items.length,
    sheets.items.some(({ name }) => name === 'Deals') ? await seen() : '',
  ]);
};

test('a new table gets its rows from the server, page by page, and remembers whose they are', async () => {
  const heard: WorkProgress[] = [];
  const { insertLinkedTable } = await import('../../src/workbook/linked-table');
  const report = await insertLinkedTable(
    {
      query: { criteria: [], sort: [{ field: 'total_usd_m', descending: true }] },
      columns: ['deal_id', 'total_usd_m', 'notes'],
      destination: 'newSheet',
    },
    { onProgress: (progress) => heard.push(progress) },
  );
  expect(report).toMatchObject({ deals: 3, dataVersion: '2026-11', origin: 'organisation' });
  expect(await valuesAt('A1:C4')).toEqual([
    ['Deal id', 'Total US$ m', 'Notes'],
    [c.deal_id, 300, '=c'],
    [b.deal_id, 200, '=b'],
    [a.deal_id, 100, '=a'],
  ]);
  expect(heard.filter(({ phase }) => phase === 'fetching').map(({ done, total }) => [done, total])).toEqual([
    [0, 1],
    [0, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(front.requests.filter(({ query }) => query.endsWith('FORMAT CSV'))).toHaveLength(2);
  expect(await listLinkedTables()).toMatchObject([
    { origin: 'organisation', dataVersion: '2026-11', status: 'current' },
  ]);
  // An earlier DealSheet would take it for one of its own and refresh it from the data on its machine.
  const settings = await onSheet('Deals', (_, context) =>
    context.workbook.settings.load('items/key,items/value'),
  );
  const link = settings.items.find(({ key }) => key.startsWith(SETTING_PREFIX));
  expect(JSON.parse(String(link?.value))).toMatchObject({ format: 2, origin: 'organisation' });
});

test('a refresh takes the newer version of the server, keeps what was typed, and is undone', async () => {
  const { id } = await insertAll();
  await onSheet('Deals', (sheet) => (sheet.getRange('D2').values = [['mine']]));
  const before = await seen();
  Object.assign(state, { version: '2026-12', deals: [a, { ...b, total_usd_m: 250 }, d] });
  expect(await inspectLinkedTable(id)).toEqual({
    state: 'versions',
    isCurrent: true,
    onServer: '2026-11',
    server: 'same',
  });
  const report = await refreshLinkedTable(id);
  expect(report).toMatchObject({
    dataVersion: { before: '2026-11', after: '2026-12' },
    origin: { before: 'organisation', after: 'organisation' },
    added: [d.deal_id],
    removed: [c.deal_id],
    changed: [{ dealId: b.deal_id, before: 200, after: 250 }],
    edited: [{ dealId: a.deal_id, kept: 'mine' }],
  });
  expect(await ids()).toEqual([a.deal_id, b.deal_id, d.deal_id]);
  expect(await inspectLinkedTable(id)).toEqual({
    state: 'versions',
    isCurrent: true,
    onServer: '2026-12',
    server: 'same',
  });
  await undoLast();
  expect(await seen()).toEqual(before);
  expect(await listLinkedTables()).toMatchObject([
    { origin: 'organisation', dataVersion: '2026-11', status: 'newerData' },
  ]);
});

test('the server changed between review and apply: nothing is written, and the new plan is shown', async () => {
  const { id } = await insertAll();
  Object.assign(state, { version: '2026-12', deals: [a, b] });
  const { waiting } = await reviewRefresh({ ids: [id] });
  Object.assign(state, { version: '2027-01', deals: [a, b, c, d] });
  const before = await workbookNow();
  const outcome = await applyRefresh(waiting);
  expect(outcome).toMatchObject({
    refreshed: [],
    refused: [],
    waiting: [{ report: { added: [d.deal_id] } }],
  });
  expect(await workbookNow()).toBe(before);
  expect((await applyRefresh(outcome.waiting)).refreshed).toHaveLength(1);
  expect(await ids()).toEqual([...SERVER_IDS, d.deal_id]);
});

describe('what keeps the server from answering changes nothing', () => {
  const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end();
  const pageBreaks = { 7: status(500) };
  test.each<[string, () => unknown, RegExp, ServerReason]>([
    [
      'not set up on this machine',
      () => (localStorage.removeItem('dealsheet.organisation'), organisation.restart()),
      /Connect under Data, Organisation’s data/,
      'notSetUp',
    ],
    ['set up, not in use', () => enter(false), /set up but not in use/, 'notInUse'],
    ['without its password', () => enter(true, null), /Enter it under Data/, 'needsPassword'],
    [
      'the workbook pinned',
      () => decideSource({ pin: { name: '2026-01' } }),
      /pinned to a data version on this machine. Release it/,
      'pinned',
    ],
    [
      'away',
      () => (
        (mockConnect = () => Promise.reject(new InputError('notAvailable', 'It can’t be reached.'))),
        organisation.restart()
      ),
      /can’t be reached.*Nothing in the workbook was changed/,
      'fault',
    ],
    [
      'a page broken in the middle',
      () => (organisation.restart(), spoiling(pageBreaks)),
      /fault 500.*Nothing in the workbook was changed/,
      'fault',
    ],
  ])('%s', async (_, happens, words, reason) => {
    const { id } = await insertAll();
    state.deals = [a, b, d];
    const before = await workbookNow();
    await happens();
    const review = await reviewRefresh();
    expect(review).toMatchObject({ waiting: [], unchanged: [], refused: [{ table: { id } }] });
    expect(review.refused[0]?.problem).toMatchObject({
      code: 'server',
      reason,
      message: expect.stringMatching(words),
    });
    spoils = { ...spoils, [asked + 3]: status(500) };
    await expect(insertAll({ origin: 'organisation', replaces: id })).rejects.toMatchObject({
      code: 'server',
    });
    if (reason !== 'fault')
      await expect(insertAll({ origin: 'organisation' })).rejects.toThrow(/^New tables get their rows/);
    expect(await workbookNow()).toBe(before);
  });

  test('and a table of this machine is refreshed all the same', async () => {
    await insertAll({ origin: 'machine' });
    await insertAll({ name: 'tblServer' });
    enter(false);
    newData([...here, a], '2026-02');
    const { waiting, refused } = await reviewRefresh();
    expect(waiting).toMatchObject([{ report: { added: [a.deal_id], origin: { after: 'machine' } } }]);
    expect(refused).toMatchObject([{ table: { tableName: 'tblServer', origin: 'organisation' } }]);
  });

  test('more deals than a table takes', async () => {
    const most = jest.spyOn(organisation, 'fetch');
    const { TooManyDeals } = await import('../../src/source/organisation-deals');
    most.mockRejectedValueOnce(new TooManyDeals(1_234_567, 100_000));
    const before = await workbookNow();
    await expect(insertAll()).rejects.toMatchObject({
      code: 'tooMany',
      message: expect.stringMatching(/1,234,567 such deals.*at most 100,000.*Narrow the search/),
    });
    expect(await workbookNow()).toBe(before);
    most.mockRestore();
  });

  test('a cancel between two pages', async () => {
    const before = await workbookNow();
    const cancel = new AbortController();
    const onProgress = ({ phase, done }: WorkProgress) => {
      if (phase === 'fetching' && done === 2) cancel.abort();
    };
    const { insertLinkedTable } = await import('../../src/workbook/linked-table');
    const request = { query: { criteria: [] }, columns: ['deal_id'], destination: 'newSheet' } as const;
    await expect(insertLinkedTable(request, { onProgress, signal: cancel.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await workbookNow()).toBe(before);
  });
});

test('a table keeps to whose deals it was made from, until it is moved by a reviewed step; undo takes that back', async () => {
  const { id } = await insertAll({ origin: 'machine' });
  expect(await reviewRefresh()).toMatchObject({ unchanged: [{ origin: { after: 'machine' } }] });
  expect(await ids()).toEqual([here[0]?.deal_id]);
  const { waiting } = await reviewRefresh({ ids: [id], to: 'organisation' });
  expect(waiting).toMatchObject([
    {
      report: {
        origin: { before: 'machine', after: 'organisation' },
        added: SERVER_IDS,
        removed: ['here-a-2024-05'],
      },
    },
  ]);
  await applyRefresh(waiting);
  expect(await ids()).toEqual(SERVER_IDS);
  expect(await listLinkedTables()).toMatchObject([{ origin: 'organisation', status: 'current' }]);
  await undoLast();
  expect(await ids()).toEqual([here[0]?.deal_id]);
  expect(await listLinkedTables()).toMatchObject([
    { origin: 'machine', dataVersion: '2026-01', status: 'current' },
  ]);
});

test('in a pinned workbook a new table holds the pinned data, as its cells do', async () => {
  await decideSource({ pin: { name: '2026-11' } });
  newData(here, '2026-01');
  expect(await insertAll()).toMatchObject({ origin: 'machine', deals: 1 });
});

test('a colleague without the server sees whose table it is, not other rows', async () => {
  const { id } = await insertAll();
  enter(false);
  expect(await listLinkedTables()).toMatchObject([{ origin: 'organisation', status: 'unknown' }]);
  expect(await inspectLinkedTable(id)).toMatchObject({ state: 'broken', problem: { code: 'server' } });
});

const OTHER = 'https://clickhouse-2.example.com';
const linkSetting = async () => {
  const settings = await onSheet('Deals', (_, context) =>
    context.workbook.settings.load('items/key,items/value'),
  );
  const item = settings.items.find(({ key }) => key.startsWith(SETTING_PREFIX));
  return { key: item?.key ?? '', json: JSON.parse(String(item?.value)) as Record<string, unknown> };
};

describe('another server that has a version of the same name', () => {
  test('the table is not current there; a refresh says so though no cell differs, and is undone', async () => {
    const { id } = await insertAll();
    const ours = (await linkSetting()).json['server'];
    enter(true, FRONT_USER.password, OTHER);
    expect(await listLinkedTables()).toMatchObject([{ status: 'otherServer' }]);
    expect(await inspectLinkedTable(id)).toMatchObject({ isCurrent: false, server: 'other' });
    expect(await listLinkedTables()).toMatchObject([{ status: 'otherServer' }]);
    const { waiting, unchanged } = await reviewRefresh();
    expect(unchanged).toEqual([]);
    expect(waiting).toMatchObject([{ report: { server: { before: ours }, changed: [], added: [] } }]);
    expect((await applyRefresh(waiting)).refreshed).toHaveLength(1);
    expect(await listLinkedTables()).toMatchObject([{ status: 'current' }]);
    expect((await linkSetting()).json['server']).not.toBe(ours);
    await undoLast();
    expect((await linkSetting()).json['server']).toBe(ours);
    enter();
    expect(await listLinkedTables()).toMatchObject([{ status: 'unknown' }]);
    expect(await inspectLinkedTable(id)).toMatchObject({ isCurrent: true, server: 'same' });
  });

  test('what was reviewed with one is not applied with the rows of the other', async () => {
    const { id } = await insertAll();
    state.deals = [a, { ...b, total_usd_m: 250 }, c];
    const { waiting } = await reviewRefresh({ ids: [id] });
    const before = await workbookNow();
    enter(true, FRONT_USER.password, OTHER);
    const outcome = await applyRefresh(waiting);
    expect(outcome).toMatchObject({ refreshed: [], refused: [], waiting: [{ report: { id } }] });
    expect(await workbookNow()).toBe(before);
    expect((await applyRefresh(outcome.waiting)).refreshed).toHaveLength(1);
  });

  test('a link that does not say which server takes it over at the next refresh', async () => {
    const { id } = await insertAll();
    const { key, json } = await linkSetting();
    await onSheet('Deals', (_, context) =>
      context.workbook.settings.add(key, JSON.stringify({ ...json, server: undefined })),
    );
    expect(await inspectLinkedTable(id)).toMatchObject({ isCurrent: true, server: 'unknown' });
    const { unchanged } = await reviewRefresh();
    expect(unchanged).toMatchObject([{ server: { before: undefined, after: json['server'] } }]);
    expect((await linkSetting()).json['server']).toBe(json['server']);
    expect(await inspectLinkedTable(id)).toMatchObject({ isCurrent: true, server: 'same' });
  });
});

test('deals that change under the name of their version between review and apply are reviewed anew', async () => {
  const { id } = await insertAll();
  state.deals = [a, { ...b, total_usd_m: 250 }, c];
  const { waiting } = await reviewRefresh({ ids: [id] });
  state.deals = [a, { ...b, total_usd_m: 251 }, c];
  const outcome = await applyRefresh(waiting);
  expect(outcome).toMatchObject({
    refreshed: [],
    waiting: [{ report: { changed: [{ before: 200, after: 251 }] } }],
  });
});

test('moving a table to the server where no cell differs is undone, too', async () => {
  state.deals = here;
  const { id } = await insertAll({ origin: 'machine' });
  const { unchanged, waiting } = await reviewRefresh({ ids: [id], to: 'organisation' });
  expect([unchanged.length, waiting.length]).toEqual([1, 0]);
  expect(await listLinkedTables()).toMatchObject([{ origin: 'organisation' }]);
  await undoLast();
  expect(await listLinkedTables()).toMatchObject([
    { origin: 'machine', dataVersion: '2026-01', status: 'current' },
  ]);
  expect((await linkSetting()).json).not.toHaveProperty('server');
});

test('a cancel ends a table that waits for the connection', async () => {
  const { id } = await insertAll();
  mockConnect = () => new Promise(() => undefined);
  organisation.restart();
  const cancel = new AbortController();
  const waits = [
    reviewRefresh({ ids: [id], signal: cancel.signal }),
    inspectLinkedTable(id, { signal: cancel.signal }),
  ];
  const outcomes = Promise.allSettled(waits);
  setTimeout(() => cancel.abort());
  for (const outcome of await outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  await expect(organisation.count({ criteria: [] }, cancel.signal)).rejects.toThrow('cancelled');
});
