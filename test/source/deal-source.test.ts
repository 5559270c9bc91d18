import { buildDealSet } from '../../src/deals/dataset';
import type { DealSet } from '../../src/deals/dataset';
import { InputError } from '../../src/deals/input-error';
import { withOwnDeals } from '../../src/deals/own/layer';
import { DealSource, labelOf } from '../../src/source/deal-source';
import { meetsPin } from '../../src/source/pinned-version';
import type { SourceParts } from '../../src/source/deal-source';
import { dealRow } from '../workbook/io';

const setNamed = (name: string): DealSet =>
  buildDealSet([], { name, from: 43831, through: 46081, source: 'test' }, []);

const bundled = setNamed('2026-11');
const newer = setNamed('2026-11-10');
const older = setNamed('2026-09');

const never = () => new Promise<undefined>(() => undefined);

const source = (parts: Partial<SourceParts> = {}): DealSource =>
  new DealSource({
    bundled: () => bundled,
    stored: async () => undefined,
    offered: async () => undefined,
    current: async () => undefined,
    waitMilliseconds: 3_000,
    ...parts,
  });

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('what comes into force', () => {
  const table: [string, Partial<SourceParts>, string | undefined, DealSet | 'refused'][] = [
    ['nothing pinned, nothing stored', {}, undefined, bundled],
    ['nothing pinned, a newer version stored', { current: async () => newer }, undefined, newer],
    ['nothing pinned, an older version stored', { current: async () => older }, undefined, bundled],
    [
      'nothing pinned, storage refused',
      { current: () => Promise.reject(new Error('refused')) },
      undefined,
      bundled,
    ],
    ['pinned to the bundled version', { current: async () => newer }, '2026-11', bundled],
    [
      'pinned to a stored version',
      { stored: async ({ name }) => (name === '2026-09' ? older : undefined) },
      '2026-09',
      older,
    ],
    [
      'pinned to a version that only the add-in’s server has',
      { offered: async ({ name }) => (name === '2026-09' ? older : undefined) },
      '2026-09',
      older,
    ],
    ['pinned to a version that is nowhere', {}, '2020-01', 'refused'],
    ['pinned, storage refused', { stored: () => Promise.reject(new Error('refused')) }, '2026-09', 'refused'],
  ];

  test.each(table)('%s', async (_, parts, pin, expected) => {
    const deals = source(parts);
    const waiting = deals.now();
    expect(waiting).toBeInstanceOf(Promise);
    const seen = Promise.resolve(waiting).catch((reason: unknown) => reason);
    await deals.decide(pin === undefined ? {} : { pin: { name: pin } });
    if (expected === 'refused') {
      expect(await seen).toMatchObject({ kind: 'notAvailable', message: expect.stringContaining(pin ?? '') });
      await expect(deals.now()).rejects.toBeInstanceOf(InputError);
      expect(deals.inForce).toBeUndefined();
    } else {
      expect(await seen).toBe(expected);
      expect(deals.now()).toBe(expected);
    }
  });
});

test('a pin with a hash takes no other data of the same name', async () => {
  const named = { ...bundled, version: { ...bundled.version, sha256: 'a'.repeat(64) } };
  const deals = source({ bundled: () => named });
  await deals.decide({ pin: { name: '2026-11', sha256: 'a'.repeat(64) } });
  expect(deals.inForce).toBe(named);
  await deals.decide({ pin: { name: '2026-11', sha256: 'b'.repeat(64) } });
  expect(deals.refusal).toMatchObject({ kind: 'notAvailable' });
});

test('a pin takes no other days of the same data, and one of an unknown form takes nothing', async () => {
  const own = setNamed('2026-09');
  const deals = source({ stored: async (pin) => (meetsPin(pin, labelOf(own)) ? own : undefined) });
  const days = { from: '2020-01-01', through: '2026-02-28' };
  await deals.decide({ pin: { name: '2026-09', ...days } });
  expect(deals.inForce).toBe(own);
  for (const other of [{ from: '2019-01-01' }, { through: '2026-03-31' }]) {
    await deals.decide({ pin: { name: '2026-09', ...days, ...other } });
    expect(deals.refusal?.message).toMatch(/2026-09, which is neither on this machine/);
  }
  await deals.decide({ pin: { name: '2026-11', unread: { 'DealSheet.pin': { name: '2026-11' } } } });
  expect([deals.inForce, deals.refusal?.kind]).toEqual([undefined, 'notAvailable']);
  expect(deals.refusal?.message).toMatch(/a form that this DealSheet does not know.*pin the workbook anew/);
});

test('says why the bundled data serve, and forgets it with the next data', async () => {
  const deals = source({ current: () => Promise.reject(new Error('storage is refused')) });
  await deals.decide({});
  expect([deals.inForce, deals.shortfall]).toEqual([bundled, 'storage is refused']);
  deals.use(newer);
  expect(deals.shortfall).toBeUndefined();
});

test('tells whether cells have been answered otherwise before', async () => {
  const deals = source({ current: async () => newer });
  const ask = () => Promise.resolve(deals.now()).catch(() => undefined);
  expect(await deals.decide({})).toBe(false);
  expect(await deals.decide({ pin: { name: '2026-11' } })).toBe(false);
  await ask();
  expect(await deals.decide({ pin: { name: '2026-11' } })).toBe(false);
  expect(await deals.decide({})).toBe(true);
  await ask();
  expect(await deals.decide({ pin: { name: '2020-01' } })).toBe(true);
  await ask();
  expect(await deals.decide({})).toBe(true);
});

describe('when the decision takes too long', () => {
  test('bundled data answer where nothing is pinned, and a later decision replaces them', async () => {
    const deals = source({ current: async () => newer });
    const told: string[] = [];
    deals.onChanged((set) => void told.push(set?.version.name ?? 'none'));
    const waiting = deals.now();
    await jest.advanceTimersByTimeAsync(3_000);
    expect(await waiting).toBe(bundled);
    await deals.decide({});
    expect(deals.now()).toBe(newer);
    expect(told).toEqual(['2026-11', '2026-11-10']);
  });

  test('#N/A where the pinned version is still being looked for', async () => {
    const deals = source({ stored: never });
    const seen = Promise.resolve(deals.now()).catch((reason: unknown) => reason);
    void deals.decide({ pin: { name: '2026-09' } });
    await jest.advanceTimersByTimeAsync(3_000);
    expect(await seen).toMatchObject({ kind: 'notAvailable', message: expect.stringContaining('2026-09') });
    deals.use(older);
    expect(deals.now()).toBe(older);
  });

  test('damaged bundled data reach the waiting formulas', async () => {
    const deals = source({
      bundled: () => {
        throw new Error('cut short');
      },
    });
    const seen = Promise.resolve(deals.now()).catch((reason: unknown) => reason);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(await seen).toMatchObject({ message: 'cut short' });
  });
});

test('listeners hear of a refusal, too: the data that were in force are so no longer', async () => {
  const deals = source();
  const told: string[] = [];
  deals.onChanged((set) => void told.push(set?.version.name ?? 'none'));
  await deals.decide({});
  await deals.decide({ pin: { name: '2020-01' } });
  expect(told).toEqual(['2026-11', 'none']);
  expect(deals.refusal).toMatchObject({ kind: 'notAvailable' });
});

test('the latest decision wins over one that is still looking', async () => {
  let found: (set: DealSet) => void = () => undefined;
  const deals = source({ stored: () => new Promise((resolve) => (found = resolve)) });
  const slow = deals.decide({ pin: { name: '2026-09' } });
  await deals.decide({});
  found(older);
  await slow;
  expect(deals.now()).toBe(bundled);
});

test('what the pane puts in force wins over a decision that is still looking', async () => {
  let found: (set: DealSet) => void = () => undefined;
  const deals = source({ stored: () => new Promise((resolve) => (found = resolve)) });
  const slow = deals.decide({ pin: { name: '2026-09' } });
  deals.use(newer);
  found(older);
  await slow;
  expect(deals.now()).toBe(newer);
});

test('a listener that left hears nothing', () => {
  const deals = source();
  const told: string[] = [];
  const leave = deals.onChanged((set) => void told.push(set?.version.name ?? 'none'));
  leave();
  deals.use(newer);
  expect(told).toEqual([]);
});

describe('own deals', () => {
  const layer = (set: DealSet) => withOwnDeals(set, [dealRow('own-x-y-2025-01', '2025-01-02')]);
  const ids = (set: DealSet | undefined) =>
    set && Array.from({ length: set.size }, (_, row) => set.row(row).deal_id);

  test('lie over the version that the decision brings, so that the first answer has them', async () => {
    const deals = source({ current: async () => newer });
    const first = Promise.resolve(deals.now());
    deals.layOver(layer);
    expect(await deals.decide({})).toBe(false);
    expect(ids(await first)).toEqual(['own-x-y-2025-01']);
    expect((await first).version).toBe(newer.version);
    // The same decision again gives the same set: no cell has to be asked again.
    expect(await deals.decide({})).toBe(false);
  });

  test('stay over the next version, over a pinned one, and go when they are taken off', async () => {
    const heard: (DealSet | undefined)[] = [];
    const deals = source({ stored: async () => older });
    await deals.decide({});
    deals.onChanged((set) => heard.push(set));
    deals.layOver(layer);
    expect(ids(heard.at(-1))).toEqual(['own-x-y-2025-01']);
    deals.use(newer);
    expect(heard.at(-1)).toMatchObject({ size: 1, version: newer.version });
    await deals.now();
    expect(await deals.decide({ pin: { name: '2026-09' } })).toBe(true);
    expect(heard.at(-1)).toMatchObject({ size: 1, version: older.version });
    deals.layOver(undefined);
    expect(heard.at(-1)).toBe(older);
  });

  test('a set that has them already gets them once', async () => {
    const deals = source();
    deals.layOver(layer);
    deals.use(layer(newer));
    expect(deals.inForce).toMatchObject({ size: 1, version: newer.version });
  });

  test('do not answer alone where a pinned version is missing', async () => {
    const deals = source();
    await deals.decide({ pin: { name: '2020-01' } });
    deals.layOver(layer);
    expect(deals.inForce).toBeUndefined();
    await expect(deals.now()).rejects.toBeInstanceOf(InputError);
  });
});

describe('while own deals are being read', () => {
  const own = dealRow('own-a-b-2024-05', '2024-05-03');
  const afterAWhile = (milliseconds: number, work: () => void = () => undefined) =>
    new Promise<void>((resolve) => setTimeout(() => (work(), resolve()), milliseconds));

  test('a pinned workbook never answers from another version, however long it takes', async () => {
    const deals = source({ stored: async () => older });
    const seen = Promise.resolve(deals.now()).catch((reason: unknown) => reason);
    const decided = deals.decide({ pin: { name: '2026-09' }, ready: afterAWhile(10_000) });
    await jest.advanceTimersByTimeAsync(3_000);
    expect(await seen).toMatchObject({ kind: 'notAvailable' });
    await jest.advanceTimersByTimeAsync(7_000);
    expect(await decided).toBe(true);
    expect(deals.now()).toBe(older);
  });

  test('cells that were told the bundled deals alone are asked again', async () => {
    const deals = source();
    const seen = deals.now();
    const ready = afterAWhile(4_000, () => deals.layOver((set) => withOwnDeals(set, [own])));
    const decided = deals.decide({ ready });
    await jest.advanceTimersByTimeAsync(3_000);
    expect((await seen).size).toBe(0);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await decided).toBe(true);
    expect((await deals.now()).size).toBe(1);
    // Told again, they need not be asked once more.
    expect(await deals.decide({})).toBe(false);
  });
});
