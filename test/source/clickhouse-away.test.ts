/** A server that is silent, or not there: many statements don't each wait for it. */
import { Server } from '../../src/source/clickhouse/server';
import { sql, wholeValue } from '../../src/source/clickhouse/sql';

type Request = (address: string, init?: RequestInit) => Promise<Response>;

const silent: Request = (_, init) =>
  new Promise((__, reject) =>
    init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
  );
/** Begins to answer, and no more. */
const endless: Request = async (_, init) =>
  new Response(
    new ReadableStream({
      start: (controller) =>
        init?.signal?.addEventListener('abort', () =>
          controller.error(new DOMException('aborted', 'AbortError')),
        ),
    }),
  );
const gone: Request = () => Promise.reject(new TypeError('Failed to fetch'));
const well: Request = async () => new Response('{"data":[[1]]}');

function serverOf(first: Request) {
  const state = { request: first, sent: 0 };
  const server = new Server(
    { address: 'http://server', user: 'user', password: 'password', database: 'deals' },
    {
      request: (address, init) => {
        state.sent += 1;
        return state.request(address, init);
      },
      timeoutMilliseconds: 20,
      pausesMilliseconds: [1, 1, 1],
      atOnce: 4,
    },
  );
  /** So many statements at one moment: how many were answered, the words of the others, and the requests sent. */
  const wave = async (statements: number, signal?: AbortSignal) => {
    const before = state.sent;
    const told = await Promise.allSettled(
      Array.from({ length: statements }, (_, place) =>
        server.ask({ sql: sql`SELECT ${wholeValue(place)}`, format: 'JSONCompact' }, signal),
      ),
    );
    const refused = told.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
    return {
      answered: statements - refused.length,
      words: [...new Set(refused)],
      sent: state.sent - before,
    };
  };
  return { state, wave };
}

const LATE = [expect.stringContaining('took too long')];
const GONE = [expect.stringContaining('can’t be reached')];
afterEach(() => jest.restoreAllMocks());

test.each<[string, Request, words: unknown, most: number]>([
  ['silent', silent, LATE, 4],
  ['silent once it began', endless, LATE, 4],
  ['not there', gone, GONE, 16],
])(
  'a server that is %s is asked a few times for 45 statements, then once',
  async (_, request, words, most) => {
    const { state, wave } = serverOf(request);
    const first = await wave(45);
    expect(first).toMatchObject({ answered: 0, words });
    expect(first.sent).toBeLessThanOrEqual(most);
    expect(await wave(45)).toEqual({ answered: 0, words, sent: 1 });
    expect(await wave(45)).toEqual({ answered: 0, words, sent: 0 });
    const later = performance.now() + 11_000;
    jest.spyOn(performance, 'now').mockReturnValue(later);
    // Whatever becomes of the clock on the wall.
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 86_400_000);
    expect(await wave(45)).toEqual({ answered: 0, words, sent: 1 });
    jest.spyOn(performance, 'now').mockReturnValue(later + 11_000);
    state.request = well;
    expect(await wave(45)).toEqual({ answered: 45, words: [], sent: 45 });
  },
);

test('a server that is back at once answers all of the next recalculation', async () => {
  const { state, wave } = serverOf(gone);
  await wave(5);
  state.request = well;
  expect(await wave(45)).toEqual({ answered: 45, words: [], sent: 45 });
});

test('one statement that is too much for a server says nothing of the others', async () => {
  const { state, wave } = serverOf(well);
  let count = 0;
  state.request = (address, init) => ((count += 1) === 1 ? silent(address, init) : well(address, init));
  expect(await wave(45)).toEqual({ answered: 44, words: LATE, sent: 45 });
  expect(await wave(45)).toEqual({ answered: 45, words: [], sent: 45 });
});

test('what was cancelled is not sent, nor sent again', async () => {
  const { state, wave } = serverOf(gone);
  const stop = new AbortController();
  state.request = (address, init) => {
    stop.abort();
    return gone(address, init);
  };
  const words = [expect.stringContaining('cancelled')];
  const first = await wave(45, stop.signal);
  expect(first).toMatchObject({ answered: 0, words });
  expect(first.sent).toBeLessThanOrEqual(4);
  expect(await wave(45, stop.signal)).toEqual({ answered: 0, words, sent: 0 });
  state.request = well;
  expect(await wave(45)).toEqual({ answered: 45, words: [], sent: 45 });
});
