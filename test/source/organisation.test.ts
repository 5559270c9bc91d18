/** When an organisation's server answers cells, and when it does not. */
import { setOf } from '../deals/bundled';
import { Organisation } from '../../src/source/organisation';
import { serverOrigin } from '../../src/source/organisation-settings';
import type { OrganisationSettings } from '../../src/source/organisation-settings';

const entered: OrganisationSettings = {
  address: 'https://clickhouse.example.com',
  user: 'dealsheet',
  database: 'deals',
  inUse: true,
  password: 'secret',
  keepsPassword: false,
};

function organisation(settings: Partial<OrganisationSettings> = {}, fails = 0) {
  const state = {
    time: 0,
    tries: 0,
    version: '2026-11',
    fails,
    settings: { ...entered, ...settings },
    tell: () => {},
    later: [] as { readonly work: () => void; readonly at: number }[],
  };
  const made = new Organisation({
    settings: () => state.settings,
    connect: async () => {
      state.tries += 1;
      if (state.tries <= state.fails) throw new Error('away');
      const set = setOf('');
      return {
        set: { ...set, version: { ...set.version, name: state.version } },
        versionNow: async () => state.version,
        hearOtherVersion: (listener: () => void) => (state.tell = listener),
        count: async () => ({ deals: 0, version: state.version }),
        contents: async () => ({ deals: 0, version: state.version, checksum: '0' }),
        fetch: async () => ({ set, contents: { deals: 0, version: state.version, checksum: '0' } }),
      };
    },
    clock: () => state.time,
    later: (work, milliseconds) => state.later.push({ work, at: state.time + milliseconds }),
  });
  return { made, state };
}

test('connects once, however many cells ask, and then answers at once', async () => {
  const { made, state } = organisation();
  const [first, second] = await Promise.all([made.now(), made.now()]);
  expect(first).toBe(second);
  expect(made.now()).toBe(first);
  expect(state.tries).toBe(1);
});

test('a failure stands for ten seconds, so that a sheet full of cells is one try', async () => {
  const { made, state } = organisation({}, 1);
  await expect(made.now()).rejects.toThrow('away');
  await expect(made.now()).rejects.toThrow('away');
  expect(state.tries).toBe(1);
  expect(made.failure).toBe('away');
  state.time = 10_000;
  await expect(made.now()).resolves.toBeDefined();
  expect(made.failure).toBeUndefined();
});

test('a password that was for one session only is asked for again', async () => {
  const { made, state } = organisation({ password: undefined });
  await expect(made.now()).rejects.toMatchObject({
    kind: 'notAvailable',
    message: expect.stringContaining('Enter it in the DealSheet pane'),
  });
  expect(state.tries).toBe(0);
});

test('another version on the server starts anew and tells it', async () => {
  const { made, state } = organisation();
  const before = await made.now();
  state.version = '2026-12';
  expect(made.now()).toBe(before);
  state.time = 300_000;
  const told = new Promise<void>((resolve) => made.onChanged(resolve));
  made.now();
  await told;
  expect((await made.now()).version.name).toBe('2026-12');
});

test('an answer of another version starts anew at once, and cells are asked again', async () => {
  const { made, state } = organisation();
  await made.now();
  let heard = 0;
  made.onNewVersion(() => (heard += 1));
  const { tell } = state;
  state.version = '2026-12';
  tell();
  // Other answers that were under way tell the same.
  tell();
  expect((await made.now()).version.name).toBe('2026-12');
  expect([heard, state.tries]).toEqual([1, 2]);
});

test('settings that change while it connects win', async () => {
  const { made, state } = organisation();
  const early = made.now();
  state.settings = { ...state.settings, inUse: false };
  made.restart();
  expect(made.isInUse).toBe(false);
  await expect(early).rejects.toMatchObject({ kind: 'notAvailable' });
  // What is no longer used is not sent the password again.
  expect(state.tries).toBe(1);
});

test.each([
  ['https://clickhouse.example.com:8443', 'https://clickhouse.example.com:8443'],
  [' https://clickhouse.example.com/ ', 'https://clickhouse.example.com'],
  ['http://clickhouse.example.com', undefined],
  ['clickhouse.example.com', undefined],
  ['https://me:secret@clickhouse.example.com', undefined],
  ['https://clickhouse.example.com/?database=x', undefined],
  ['https://clickhouse.example.com/path', undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
])('the address %s is %s', (address, origin) => {
  if (origin === undefined) expect(() => serverOrigin(address)).toThrow(Error);
  else expect(serverOrigin(address)).toBe(origin);
});

test('servers of two versions behind one address: renewed at once the first time, then more and more seldom', async () => {
  const { made, state } = organisation();
  const renewed: number[] = [];
  // Cells ask again at once, and the other server answers them.
  made.onNewVersion(() => {
    renewed.push(state.time / 1_000);
    void Promise.resolve(made.now()).then(() => state.tell());
  });
  await made.now();
  state.tell();
  for (let second = 0; second < 1_500; second += 10) {
    state.time = second * 1_000;
    await new Promise((resolve) => setImmediate(resolve));
    state.tell();
    const due = state.later.findIndex(({ at }) => at <= state.time);
    if (due >= 0) state.later.splice(due, 1)[0]?.work();
  }
  expect(renewed).toEqual([0, 60, 180, 420, 720, 1_020, 1_320]);
});

test('a new version after five quiet minutes is taken at once again, and an unused server is not renewed', async () => {
  const { made, state } = organisation();
  let renewed = 0;
  made.onNewVersion(() => (renewed += 1));
  const hears = async (time: number) => {
    await made.now();
    state.time = time;
    state.tell();
    return renewed;
  };
  expect(await hears(0)).toBe(1);
  expect(await hears(299_000)).toBe(2);
  expect(await hears(600_000)).toBe(3);
  expect(await hears(610_000)).toBe(3);
  state.settings = { ...entered, inUse: false };
  made.restart();
  state.later[0]?.work();
  expect(renewed).toBe(3);
});

test('settings that another window changes: cells are asked again where they would be answered otherwise', async () => {
  const { made, state } = organisation();
  let heard = 0;
  made.onNewVersion(() => (heard += 1));
  // Nothing was asked yet: what is asked finds what is set now.
  made.settingsChanged();
  await made.now();
  expect(made.isInUse).toBe(true);
  state.settings = { ...state.settings, keepsPassword: true };
  made.settingsChanged();
  expect([heard, state.tries]).toEqual([0, 1]);

  const before = made.server;
  state.settings = { ...state.settings, address: 'https://other.example.com' };
  made.settingsChanged();
  expect(heard).toBe(1);
  await made.now();
  expect(made.server).not.toBe(before);
  state.settings = { ...state.settings, inUse: false };
  made.settingsChanged();
  expect([heard, made.isInUse, made.connected]).toEqual([2, false, undefined]);
});
