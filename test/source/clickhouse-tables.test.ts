/** The deals of a table from an organisation's server: counted, sent in pages of one version, or not at all. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { comparables } from '../../src/deals/comparables';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import { countDeals } from '../../src/deals/query';
import type { DealQuery } from '../../src/deals/query';
import type { DealRow } from '../../src/deals/row';
import { InputError } from '../../src/deals/input-error';
import { PAGE, rowsStatement } from '../../src/source/clickhouse/rows';
import { Organisation } from '../../src/source/organisation';
import { OtherVersion, TooManyDeals } from '../../src/source/organisation-deals';
import type { OrganisationDeals } from '../../src/source/organisation-deals';
import { bundledRows, bundledSet } from '../deals/bundled';
import type { Front } from '../oracle/clickhouse-front';
import { openTableServer } from './table-front';
import type { ServerState } from './table-front';

const ADCS = { criteria: [{ field: 'modality', test: 'ADC' }] };
const ALL = { criteria: [] };
const [pattern] = bundledRows as [(typeof bundledRows)[0]];

const opened: Front[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((front) => front.close()));
});

/** What is done instead of answering the request of this number after the connection; 1 is the count. */
type Spoils = Record<number, (response: ServerResponse, request: IncomingMessage) => unknown>;

async function server(state: ServerState, spoils: Spoils = {}, pageSize = 100) {
  let asked: number | undefined;
  const { front, connect } = await openTableServer(
    state,
    (request, response) => {
      if (asked === undefined) return false;
      asked += 1;
      const spoil = spoils[asked];
      return spoil?.(response, request) !== undefined;
    },
    pageSize,
  );
  opened.push(front);
  const deals = await connect();
  asked = 0;
  const before = front.requests.length;
  return { front, connect, deals, sent: () => front.requests.length - before };
}

/** The organisation of a machine on which the server is in use. */
const organisationOf = (connect: () => Promise<OrganisationDeals>): Organisation =>
  new Organisation({
    settings: () => ({
      address: 'https://clickhouse.example.com',
      user: '',
      database: 'd',
      inUse: true,
      password: '',
      keepsPassword: false,
    }),
    connect,
    clock: () => 0,
    later: () => undefined,
  });

const bundled = (): ServerState => ({ version: '2026-12', deals: bundledRows });

test('counts, and sends exactly the deals of a query with all their fields', async () => {
  const { deals } = await server(bundled());
  const adcs = bundledRows.filter(({ modality }) => modality?.includes('ADC'));
  expect(await deals.count(ADCS)).toEqual({ deals: adcs.length, version: '2026-12' });
  const { set } = await deals.fetch(ADCS, { most: 1_000 });
  expect(set.version.name).toBe('2026-12');
  const ids = Array.from({ length: set.size }, (_, row) => set.row(row).deal_id);
  expect(ids).toEqual(
    Array.from({ length: bundledSet.size }, (_, row) => bundledSet.row(row))
      .filter(({ modality }) => modality?.includes('ADC'))
      .map(({ deal_id }) => deal_id),
  );
  const rowOf = (id: string) => bundledSet.row(bundledSet.rowOf(id) ?? -1);
  for (let row = 0; row < set.size; row += 1) expect(set.row(row)).toEqual(rowOf(ids[row] ?? ''));
});

test('all deals come in pages, every one once, with progress', async () => {
  const { deals, front } = await server(bundled());
  const heard: string[] = [];
  const { set } = await deals.fetch(ALL, {
    most: 100_000,
    onFetched: (come, of) => heard.push(`${come}/${of}`),
  });
  expect(canonicalCsv(Array.from({ length: set.size }, (_, row) => set.row(row)))).toBe(
    canonicalCsv(bundledRows),
  );
  expect(heard).toEqual(['0/367', '100/367', '200/367', '300/367', '367/367']);
  expect(front.requests.filter(({ query }) => query.endsWith('FORMAT CSV'))).toHaveLength(4);
});

test('a last page that is full ends the pages as well', async () => {
  const { deals, sent } = await server({ version: '1', deals: bundledRows.slice(0, 200) });
  expect((await deals.fetch(ALL, { most: 200 })).set.size).toBe(200);
  // How many, what they are, two full pages, one that is empty, and what they are.
  expect(sent()).toBe(6);
});

test('more deals than a table takes are not asked for', async () => {
  const { deals, sent } = await server(bundled());
  await expect(deals.fetch(ALL, { most: 366 })).rejects.toEqual(new TooManyDeals(367, 366));
  expect(sent()).toBe(1);
});

test('a malformed query is refused without a request, and one that nothing can pass is empty', async () => {
  const { deals, sent } = await server(bundled());
  await expect(deals.count({ criteria: [{ field: 'colour', test: 1 }] })).rejects.toBeInstanceOf(InputError);
  expect(sent()).toBe(0);
  const never = { criteria: [{ field: 'year', test: 2021.5 }] };
  expect((await deals.fetch(never, { most: 10 })).set.size).toBe(0);
});

describe('the server has another version', () => {
  const change = (state: ServerState) => () => {
    state.version = '2027-01';
    state.deals = state.deals.slice(10);
    return undefined;
  };
  test.each([
    ['before the first page', 1],
    ['between two pages', 4],
    ['after the last page', 7],
  ])('%s: nothing of either is told', async (_, place) => {
    const state = bundled();
    const { deals } = await server(state, { [place]: change(state) });
    await expect(deals.fetch(ALL, { most: 1_000 })).rejects.toBeInstanceOf(OtherVersion);
  });

  test('deals that change under the same name are found by their number', async () => {
    const state = bundled();
    const { deals } = await server(state, {
      4: () => {
        state.deals = state.deals.slice(5);
        return undefined;
      },
    });
    await expect(deals.fetch(ALL, { most: 1_000 })).rejects.toBeInstanceOf(OtherVersion);
  });

  // The deals are exchanged first, the version is named after that.
  test.each<[string, (deals: readonly DealRow[]) => readonly DealRow[]]>([
    ['as many others', (deals) => deals.map((deal) => ({ ...deal, total_usd_m: 1 }))],
    [
      'deals that come a second time, later in the order',
      (deals) => deals.map((deal) => ({ ...deal, announced: { serial: 46_900, precision: 'day' as const } })),
    ],
  ])('under the same name, between two pages, %s: all is fetched anew, in one state', async (_, loaded) => {
    const state = bundled();
    const after = loaded(state.deals);
    const { deals, connect } = await server(state, { 4: () => void (state.deals = after) });
    const made: OrganisationDeals[] = [deals];
    const organisation = organisationOf(async () => made.shift() ?? connect());
    const { set, contents } = await organisation.fetch(ALL, { most: 1_000 });
    const rows = Array.from({ length: set.size }, (_, row) => set.row(row));
    expect(canonicalCsv(rows)).toBe(canonicalCsv(after));
    expect(await organisation.contents(ALL)).toMatchObject(contents);
    state.deals = bundledRows;
    expect((await organisation.contents(ALL)).checksum).not.toBe(contents.checksum);
  });

  test('the organisation starts over with it, and cells hear of it', async () => {
    const state = bundled();
    const { deals, connect } = await server(state, { 4: change(state) });
    const made: OrganisationDeals[] = [deals];
    const organisation = organisationOf(async () => made.shift() ?? connect());
    let heard = 0;
    organisation.onNewVersion(() => (heard += 1));
    const { set } = await organisation.fetch(ALL, { most: 1_000 });
    expect([set.version.name, set.size, heard]).toEqual(['2027-01', 357, 1]);
  });

  test('a figure of another version tells it, with no request more: all is asked anew at once', async () => {
    const state = bundled();
    const { connect, front } = await server(state);
    const organisation = organisationOf(connect);
    let heard = 0;
    organisation.onNewVersion(() => (heard += 1));
    const cell = async (query: DealQuery) => {
      const set = await organisation.now();
      return set.elsewhere?.answering(() => countDeals(set, query));
    };
    expect(await cell(ALL)).toBe(367);
    expect(heard).toBe(0);
    change(state)();
    const before = front.requests.length;
    await cell(ADCS);
    expect(front.requests.length - before).toBe(1);
    expect(heard).toBe(1);
    expect(organisation.connected).toBeUndefined();
    expect(await cell(ALL)).toBe(357);
    expect(organisation.connected?.version.name).toBe('2027-01');
  });

  test('between the two requests for comparables: none of either are shown, and all is asked anew', async () => {
    const state = bundled();
    const { connect, front } = await openTableServer(state, (_, response, count) => {
      void response;
      // After the connection: how alike the last one is, and now which they are.
      if (count === 5) change(state)();
      return false;
    });
    opened.push(front);
    const organisation = organisationOf(connect);
    let heard = 0;
    organisation.onNewVersion(() => (heard += 1));
    const cell = async () => {
      const set = await organisation.now();
      return set.elsewhere?.answering(() => comparables(set, { modality: 'ADC' }, { count: 1 }).length);
    };
    expect(await cell()).toBe(0);
    expect(heard).toBe(1);
    expect(await cell()).toBe(1);
    expect(organisation.connected?.version.name).toBe('2027-01');
  });

  test('after three tries it is said that the deals keep changing', async () => {
    const state = bundled();
    let versions = 0;
    const { connect } = await openTableServer(state, (_, response) => {
      void response;
      versions += 1;
      state.version = `v${versions}`;
      return false;
    }).then((each) => {
      opened.push(each.front);
      return each;
    });
    const organisation = organisationOf(connect);
    await expect(organisation.count(ALL)).rejects.toThrow('changed again and again');
  });
});

test('a list of several pages ends with the version that the server has by then, one page does not', () => {
  const lines = canonicalCsv(
    Array.from({ length: PAGE + 5 }, (_, place) => ({ ...pattern, deal_id: `d-${place}` })),
  ).split('\n');
  const pageOf = (from: number, to: number) => lines.slice(1 + from, 1 + to).join('\n');
  const first = rowsStatement({ key: 'k', question: { kind: 'rows', tests: [], most: 2 * PAGE } });
  const second = first.read(pageOf(0, PAGE)).next;
  const last = second?.read(pageOf(PAGE, PAGE + 5));
  expect(last?.answers.size).toBe(0);
  const told = last?.next?.read([['2027-01']]);
  expect([told?.version, (told?.answers.get('k') as DealRow[]).length]).toEqual(['2027-01', PAGE + 5]);
  expect(first.read(pageOf(0, 5)).answers.size).toBe(1);
});

describe('what breaks in the middle', () => {
  const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end();
  const said = (body: string) => (response: ServerResponse) => response.writeHead(200).end(body);
  test.each<[string, Spoils, RegExp]>([
    ['429 to the end', { 3: status(429), 4: status(429), 5: status(429) }, /too busy/],
    ['a fault of the server', { 3: status(500) }, /fault 500/],
    ['silence', { 3: () => null }, /took too long/],
    [
      'a broken connection',
      Object.fromEntries([3, 4, 5].map((n) => [n, (r: ServerResponse) => r.destroy()])),
      /can’t be reached/,
    ],
    [
      'a page that is no page',
      { 3: said('<html>Sign in</html>') },
      /holds something that DealSheet can’t read/,
    ],
    ['a page that breaks off in a row', { 3: said('x-y-2024-01,2024') }, /can’t read/],
    [
      'a fault inside a page',
      { 3: said('Code: 159. DB::Exception: Timeout exceeded. (TIMEOUT_EXCEEDED)') },
      /took too long/,
    ],
    ['a page with the deals of another', { 5: said('') }, /367 deals counted, 200 sent/],
  ])('%s', async (_, spoils, words) => {
    const { deals } = await server(bundled(), spoils);
    const fetched = deals.fetch(ALL, { most: 1_000 });
    await expect(fetched).rejects.toMatchObject({
      kind: 'notAvailable',
      message: expect.stringMatching(words),
    });
  });

  test('429 once, and then an answer, is all well', async () => {
    const { deals } = await server(bundled(), { 3: status(429) });
    expect((await deals.fetch(ALL, { most: 1_000 })).set.size).toBe(367);
  });

  test('a deal that is there twice is named', async () => {
    const again = { ...pattern, announced: { serial: 46_000, precision: 'day' as const } };
    const { deals } = await server({ version: '1', deals: [pattern, again] }, {}, 1);
    await expect(deals.fetch(ALL, { most: 10 })).rejects.toThrow(`has the deal ${pattern.deal_id} twice`);
  });
});

test('a cancel ends the request under way, and no other is sent', async () => {
  const cancel = new AbortController();
  let gone: () => void;
  const isGone = new Promise<void>((resolve) => (gone = resolve));
  const { deals, sent } = await server(bundled(), {
    3: (response) => {
      response.on('close', () => gone());
      cancel.abort();
      return null;
    },
  });
  await expect(deals.fetch(ALL, { most: 1_000, signal: cancel.signal })).rejects.toThrow('cancelled');
  await isGone;
  expect(sent()).toBe(2);
  await expect(deals.count(ALL, cancel.signal)).rejects.toThrow('cancelled');
});
