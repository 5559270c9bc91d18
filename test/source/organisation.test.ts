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

test('servers of two minds behind one address don’t have cells asked for ever', async () => {
  const { made, state } = organisation();
  let heard = 0;
  made.onNewVersion(() => (heard += 1));
  for (let answers = 0; answers < 20; answers += 1) {
    await made.now();
    state.tell();
  }
  expect(heard).toBe(3);
  state.time = 60_000;
  await made.now();
  state.tell();
  expect(heard).toBe(4);
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
