/**
 * Everything that may go wrong between the add-in and an organisation's server: the client speaks real HTTP to a server
 * that misbehaves. Each fault has its words, and cells show #N/A; nothing of a failed answer is kept.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DealSet } from '../../src/deals/dataset';
import { InputError } from '../../src/deals/input-error';
import { countDeals, percentileOf } from '../../src/deals/query';
import { connectServer } from '../../src/source/clickhouse/connect-server';
import { Server } from '../../src/source/clickhouse/server';
import { FRONT_USER, openFront } from '../oracle/clickhouse-front';
import type { Front } from '../oracle/clickhouse-front';

const version = '{"data":[["2026-11","2020-01-01","2026-02-28","a server"]]}';
const counted = '{"data":[[3,43831,46000]]}';

/** A server with three deals, as far as these tests look. */
function answer(query: string): string {
  if (query.startsWith('SELECT name, toString')) return version;
  if (query.includes('min(announced_serial)')) return counted;
  if (query.includes('deal_aliases')) return '{"data":[]}';
  if (query.includes('GROUP BY'))
    return '{"data":[["2026-11",2021,3,2,"10.5"],["2026-11",2022,3,2,"10.5"],["2026-11",2023,3,2,"10.5"],["2026-11",2024,3,2,"10.5"]],"rows":4}';
  if (query.includes('quantile')) return '{"data":[["2026-11",7.5]]}';
  return '{"data":[["2026-11",3,2,"10.500000"]]}';
}

type Spoil = (response: ServerResponse, request: IncomingMessage) => void;
const status =
  (code: number, body = '', headers: Record<string, string> = {}): Spoil =>
  (response) =>
    response.writeHead(code, headers).end(body);
const said = (body: string): Spoil => status(200, body);
const fault = (code: number, number: number, words: string): Spoil =>
  status(code, `Code: ${number}. DB::Exception: ${words}. (SOME_NAME) (version 26.7.2.1)`, {
    'x-clickhouse-exception-code': String(number),
  });
const never: Spoil = () => undefined;

/** Writes for ever, as fast as it is read. */
const endless =
  (code: number, sent: { bytes: number }): Spoil =>
  (response) => {
    const part = ' '.repeat(50_000);
    const more = () => {
      while (!response.destroyed && (sent.bytes += part.length) && response.write(part));
    };
    response.writeHead(code).on('drain', more);
    more();
  };

const opened: Front[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((front) => front.close()));
});

/** A server that is well while it is connected; afterwards `spoils` happen one after the other, then it is well again. */
async function connectedTo(
  spoils: readonly Spoil[],
): Promise<{ deals: DealSet; server: Server; front: Front }> {
  const left = [...spoils];
  let isConnected = false;
  const front = await openFront(
    ({ query }) => answer(query),
    (request, response) => {
      const spoil = isConnected ? left.shift() : undefined;
      spoil?.(response, request);
      return spoil !== undefined;
    },
  );
  opened.push(front);
  const server = new Server(
    { ...FRONT_USER, address: front.address },
    {
      request: fetch,
      timeoutMilliseconds: 2_000,
      pausesMilliseconds: [1, 1],
      atOnce: 4,
      mostAnswerBytes: 1_000_000,
    },
  );
  const { set: deals } = await connectServer(server);
  isConnected = true;
  return { deals, server, front };
}

const ask = async (deals: DealSet): Promise<unknown> => {
  try {
    return await deals.elsewhere?.answering(() => countDeals(deals, { criteria: [] }));
  } catch (reason) {
    return reason;
  }
};

/** Four cells of one form, which one statement answers. */
const askFour = (deals: DealSet): Promise<unknown[]> =>
  Promise.all(
    [2021, 2022, 2023, 2024].map(async (year) => {
      try {
        const query = { criteria: [{ field: 'year', test: year }] };
        return await deals.elsewhere?.answering(() => countDeals(deals, query));
      } catch (reason) {
        return reason;
      }
    }),
  );

/** What ClickHouse 23.8 to 25.10 says of a fault, unless it is told otherwise: JSON that is whole and has no rows. */
const faultInside = (number: number, data = '', rows = 0): Spoil =>
  said(
    `{"meta":[],"data":[${data}],"rows":${rows},"exception":"Code: ${number}. DB::Exception: words. (NAME)"}`,
  );

const BUSY = 'The organisation’s data server is too busy to answer.';
const GONE = 'The organisation’s data server can’t be reached.';
const BROKEN =
  'What answers at the address of the organisation’s data server is not ClickHouse, or its answer broke off.';
const LATE = 'The organisation’s data server took too long to answer.';
const PASSWORD = 'The organisation’s data server refused the user or the password.';
const ODD = 'The organisation’s data server holds something that DealSheet can’t read';

test.each<[string, readonly Spoil[], words: string, requests: number]>([
  ['429 for good', [status(429), status(429), status(429)], BUSY, 3],
  ['503 for good', [status(503), status(503), status(503)], BUSY, 3],
  [
    'too many queries at once',
    [1, 2, 3].map(() => fault(500, 202, 'Too many simultaneous queries')),
    BUSY,
    3,
  ],
  ['500 of a proxy, in HTML', [status(500, '<html>oops</html>')], 'answered with fault 500', 1],
  ['gone in the middle of a request', [1, 2, 3].map((): Spoil => (response) => response.destroy()), GONE, 3],
  ['a page to sign in at', [said('<html>Sign in</html>')], BROKEN, 1],
  ['half an answer', [said('{"data":[[3,2,"10.')], BROKEN, 1],
  ['nothing', [said('')], BROKEN, 1],
  ['another JSON', [said('{"rows":[]}')], BROKEN, 1],
  ['no rows', [said('{"data":[]}')], ODD, 1],
  ['no version', [said('{"data":[[3,2,"1"]]}')], ODD, 1],
  ['a row too short', [said('{"data":[["2026-11",3,2]]}')], ODD, 1],
  ['a count that is a text', [said('{"data":[["2026-11","many",2,"1"]]}')], ODD, 1],
  ['a count below zero', [said('{"data":[["2026-11",-3,2,"1"]]}')], ODD, 1],
  ['a sum that is a formula', [said('{"data":[["2026-11",3,2,"=1+1"]]}')], ODD, 1],
  ['rows that are objects', [said('{"data":[{"__proto__":{"deals":1}}]}')], ODD, 1],
  ['an answer that never begins', [never], LATE, 1],
  ['an answer that never ends', [(response) => response.writeHead(200).write('{"data":[[3,')], LATE, 1],
  ['a wrong password', [fault(403, 516, 'dealsheet: Authentication failed')], PASSWORD, 1],
  ['401 of a proxy', [status(401)], PASSWORD, 1],
  ['no right to read', [fault(403, 497, 'Not enough privileges')], 'may not read the deals', 1],
  ['no such table', [fault(404, 60, 'Unknown table')], 'has not the tables', 1],
  ['a quota that is used up', [fault(500, 201, 'Quota exceeded')], 'The quota of the user', 1],
  ['a limit of time on the server', [fault(500, 159, 'Timeout exceeded')], LATE, 1],
  ['a fault of another kind', [fault(500, 999, 'Something')], 'refused the question', 1],
  ['a fault inside an answer', [faultInside(999)], 'refused the question', 1],
  ['memory used up inside an answer', [1, 2, 3].map(() => faultInside(241)), BUSY, 3],
  ['a fault after the rows', [faultInside(159, '[3,2,"10.5"]', 1)], LATE, 1],
  [
    'memory used up, said in JSON with a status',
    [1, 2, 3].map(() =>
      status(500, '{"meta":[],"data":[],"rows":0,"exception":"Code: 241. DB::Exception: words"}'),
    ),
    BUSY,
    3,
  ],
  ['fewer rows than the server says', [said('{"data":[[3,2,"10.5"]],"rows":2}')], BROKEN, 1],
  [
    'an answer that a fault breaks off',
    [said('{"data":[[3,2,"1Code: 159. DB::Exception: Timeout exceeded. (NAME)')],
    LATE,
    1,
  ],
])('%s', async (_, spoils, words, requests) => {
  const { deals, server } = await connectedTo(spoils);
  const before = server.sent;
  const reason = await ask(deals);
  expect(reason).toBeInstanceOf(InputError);
  expect(reason).toMatchObject({ kind: 'notAvailable', message: expect.stringContaining(words) });
  expect(server.sent - before).toBe(requests);
  // The server is well again, and so is the next recalculation.
  expect(await ask(deals)).toBe(3);
});

test.each<[string, readonly Spoil[], words: string, requests: number]>([
  ['memory used up', [1, 2, 3].map(() => faultInside(241)), BUSY, 3],
  ['a fault of another kind', [faultInside(999)], 'refused the question', 1],
  ['a part of the groups', [faultInside(159, '[2021,3,2,"10.5"]', 1)], LATE, 1],
  ['fewer groups than the server says', [said('{"data":[[2021,3,2,"10.5"]],"rows":4}')], BROKEN, 1],
])('%s of cells that share a statement is no zero', async (_, spoils, words, requests) => {
  const { deals, server } = await connectedTo(spoils);
  const before = server.sent;
  const reason = { kind: 'notAvailable', message: expect.stringContaining(words) };
  expect(await askFour(deals)).toMatchObject([reason, reason, reason, reason]);
  expect(server.sent - before).toBe(requests);
  expect(await askFour(deals)).toEqual([3, 3, 3, 3]);
});

test('a fault at the end of rows is told from rows', async () => {
  const fault = said('Code: 159. DB::Exception: Timeout exceeded. (NAME)\n');
  const { deals } = await connectedTo([fault]);
  const found = Promise.resolve(deals.elsewhere?.answering(() => deals.rowOf('a-deal')));
  await expect(found).rejects.toMatchObject({ message: expect.stringContaining(LATE) });
});

test.each<[string, readonly Spoil[]]>([
  ['429 once', [status(429)]],
  ['503 twice', [status(503), status(503)]],
  ['a connection that breaks once', [(response) => response.destroy()]],
  ['memory used up for a moment, said inside an answer', [faultInside(241)]],
  ['memory used up for a moment', [fault(500, 241, 'Memory limit exceeded')]],
])('%s passes unseen', async (_, spoils) => {
  const { deals } = await connectedTo(spoils);
  expect(await ask(deals)).toBe(3);
});

test('a server that is away from the beginning', async () => {
  const { front } = await connectedTo([]);
  const { address } = front;
  await front.close();
  opened.length = 0;
  const server = new Server(
    { ...FRONT_USER, address },
    { request: fetch, timeoutMilliseconds: 2_000, pausesMilliseconds: [1], atOnce: 1 },
  );
  await expect(connectServer(server)).rejects.toMatchObject({ message: expect.stringContaining(GONE) });
});

test.each(['other', 'pass:wörd', '密码', '🔑', ''])(
  'a wrong password from the beginning: %p',
  async (password) => {
    const { front } = await connectedTo([]);
    const server = new Server(
      { ...FRONT_USER, password, address: front.address },
      { request: fetch, timeoutMilliseconds: 2_000, pausesMilliseconds: [1], atOnce: 1 },
    );
    await expect(connectServer(server)).rejects.toMatchObject({ message: expect.stringContaining(PASSWORD) });
  },
);

test('cells that ask at one moment share a request, and what is known is not asked again', async () => {
  const { deals, server } = await connectedTo([]);
  const before = server.sent;
  const counts = await Promise.all(Array.from({ length: 500 }, () => ask(deals)));
  expect(new Set(counts)).toEqual(new Set([3]));
  expect(server.sent - before).toBe(1);
  expect(await ask(deals)).toBe(3);
  expect(server.sent - before).toBe(1);
});

test('a cell that is cancelled lets go; the request stops when nobody waits for it', async () => {
  let arrived = (): void => undefined;
  let closed = (): void => undefined;
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
  const isClosed = new Promise<string>((resolve) => (closed = () => resolve('closed')));
  const { deals } = await connectedTo([
    (response) => {
      response.on('close', closed);
      arrived();
    },
  ]);
  const cancels: (() => void)[] = [];
  const cells = [1, 2].map(() =>
    Promise.resolve(
      deals.elsewhere?.answering(
        () => percentileOf(deals, { criteria: [] }, 'total_usd_m', 0.5),
        (cancel) => cancels.push(cancel),
      ),
    ).catch((reason: unknown) => reason),
  );
  await hasArrived;
  const cancelled = { kind: 'notAvailable', message: expect.stringContaining('cancelled') };
  cancels[0]?.();
  expect(await cells[0]).toMatchObject(cancelled);
  expect(await Promise.race([isClosed, Promise.resolve('still open')])).toBe('still open');
  cancels[1]?.();
  expect(await cells[1]).toMatchObject(cancelled);
  expect(await isClosed).toBe('closed');
});

test('a cell that is cancelled before anything was sent sends nothing', async () => {
  const { deals, server } = await connectedTo([]);
  const before = server.sent;
  let cancel = (): void => undefined;
  const cell = Promise.resolve(
    deals.elsewhere?.answering(
      () => countDeals(deals, { criteria: [] }),
      (stop) => (cancel = stop),
    ),
  ).catch(() => 'cancelled');
  cancel();
  expect(await cell).toBe('cancelled');
  await new Promise((wait) => setTimeout(wait, 60));
  expect(server.sent).toBe(before);
  expect(await ask(deals)).toBe(3);
});

test('a cell that asks what was just cancelled gets its answer', async () => {
  let arrived = (): void => undefined;
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
  const { deals, server } = await connectedTo([() => arrived()]);
  const before = server.sent;
  let cancel = (): void => undefined;
  const cell = Promise.resolve(
    deals.elsewhere?.answering(
      () => countDeals(deals, { criteria: [] }),
      (stop) => (cancel = stop),
    ),
  ).catch(() => 'cancelled');
  await hasArrived;
  cancel();
  expect(await Promise.all([cell, ask(deals), ask(deals)])).toEqual(['cancelled', 3, 3]);
  expect(server.sent - before).toBe(2);
});

test.each([
  [200, 'The organisation’s data server sent more than any answer to the question has', 1],
  [500, 'The organisation’s data server answered with fault 500', 1],
])('an answer with status %s that does not end is not read to the end', async (code, words, requests) => {
  const sent = { bytes: 0 };
  const { deals, server } = await connectedTo([endless(code, sent)]);
  const before = server.sent;
  expect(await ask(deals)).toMatchObject({ kind: 'notAvailable', message: expect.stringContaining(words) });
  expect(server.sent - before).toBe(requests);
  // What is on its way comes in addition.
  expect(sent.bytes).toBeLessThan(20_000_000);
  // Nothing of it is kept.
  expect(await ask(deals)).toBe(3);
});
