/**
 * Two open workbooks, each with an instance of the add-in of its own on one machine, as Excel keeps them: what they have
 * in common is what the machine keeps. And one workbook that somebody else pins while it is open.
 */
import { createHash } from 'node:crypto';
import { readMetadata } from '../../src/workbench/bridge/metadata';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import type { PinnedVersion } from '../../src/source/pinned-version';
import { loadFunctions } from '../functions/excel';
import { MemoryShelf } from '../source/memory-shelf';
import { createExcelHost } from '../workbench/headless';
import { dealRow } from './io';

// One machine.
const mockShelf = new MemoryShelf();
jest.mock('../../src/source/shelf', () => ({
  ...jest.requireActual<object>('../../src/source/shelf'),
  browserShelf: new Proxy({}, { get: (_, operation) => Reflect.get(mockShelf, operation) as unknown }),
}));

/** The part of the add-in that one workbook has for itself. */
async function instance() {
  const load = async () => ({
    functions: await loadFunctions(),
    source: await import('../../src/source/in-force'),
    feed: await import('../../src/source/feed'),
    stored: await import('../../src/source/stored'),
    refresh: await import('../../src/source/refresh'),
    bundled: await import('../../src/source/bundled'),
    pins: {
      ...(await import('../../src/workbook/pin')),
      ...(await import('../../src/workbook/write-pin')),
    },
    follow: await import('../../src/taskpane/follow-pin'),
    recalculate: await import('../../src/workbook/recalculate'),
    answered: await import('../../src/workbook/answered'),
  });
  let loaded: Awaited<ReturnType<typeof load>> | undefined;
  await jest.isolateModulesAsync(async () => void (loaded = await load()));
  if (!loaded) throw new Error('the add-in was not loaded');
  return loaded;
}
type Instance = Awaited<ReturnType<typeof instance>>;

async function open(addIn: Instance) {
  const host = createExcelHost();
  const { Excel: excel, spreadsheet } = host;
  const { bridge } = spreadsheet;
  const { metadata, callable } = addIn.functions;
  bridge.define(readMetadata({ allowCustomDataForDataTypeAny: true, functions: metadata }), 'DEALS');
  for (const [id, call] of callable) bridge.customFunctions.associate(id, call);
  Object.assign(globalThis, { CustomFunctions: bridge.customFunctions });
  const run = async <T>(work: (sheet: Excel.Worksheet) => T): Promise<T> => {
    const done = await (excel as unknown as typeof Excel).run(async (context) => {
      const result = work(context.workbook.worksheets.getItem('Sheet1'));
      await context.sync();
      return result;
    });
    await spreadsheet.settled();
    return done;
  };
  return {
    /** Excel is this workbook's from now on. */
    activate: () => Object.assign(globalThis, { Excel: excel, CustomFunctions: bridge.customFunctions }),
    write: (address: string, formula: string) =>
      run((sheet) => void (sheet.getRange(address).formulas = [[formula]])),
    value: async (address: string) =>
      (await run((sheet) => sheet.getRange(address).load('values'))).values[0]?.[0] as unknown,
    settled: () => spreadsheet.settled(),
    dispose: () => host.dispose(),
  };
}

const TOTAL = '=DEALS.DEAL_SUMIFS("total")';
/** Another text: two spreadsheets in one process share what they make of the same text, the function behind it included. */
const TOTAL_OF_SECOND = '=DEALS.DEAL_SUMIFS("Total")';
const versionOf = (name: string, total: number) => {
  const csv = canonicalCsv([dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: total })]);
  const bytes = new TextEncoder().encode(csv);
  const pin: PinnedVersion & { sha256: string; from: string; through: string } = {
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    from: '2020-01-01',
    through: '2026-12-31',
  };
  return { entry: { ...pin, file: 'a.csv', rows: 1, bytes: bytes.length }, bytes, pin };
};
const [december, january] = [versionOf('2026-12', 100), versionOf('2027-01', 200)];

const soon = (milliseconds = 700) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let [one, other]: [Instance, Instance] = [] as never;
beforeAll(async () => {
  [one, other] = [await instance(), await instance()];
  const address = 'https://deals.example.com/feed/';
  for (const { entry, bytes } of [december, january]) {
    const request = () => Promise.resolve(new Response(bytes));
    await one.stored.versionStore.keep(await one.feed.fetchVersion(entry, { address }, { request }));
  }
}, 120_000);

test('each workbook has the numbers of its own pin, whatever the other one and the machine do', async () => {
  const [first, second] = [await open(one), await open(other)];
  await one.source.decideSource({ pin: december.pin });
  await other.source.decideSource({ pin: january.pin });
  await first.write('A1', TOTAL);
  await second.write('A1', TOTAL_OF_SECOND);
  expect([await first.value('A1'), await second.value('A1')]).toEqual([100, 200]);

  // The second one is released, and lets the machine go over to December's data.
  second.activate();
  await other.source.decideSource({});
  const set = await other.stored.versionStore.pinned(december.pin);
  if (!set) throw new Error('December is not kept');
  const { versionStore } = other.stored;
  await other.refresh.applyVersion(set, undefined, {
    store: versionStore,
    bundled: other.bundled.bundledDeals,
    use: other.source.useDeals,
  });
  await other.recalculate.recalculateDeals();
  await second.settled();
  await first.write('A2', TOTAL);
  expect([await first.value('A1'), await first.value('A2'), await second.value('A1')]).toEqual([
    100, 100, 100,
  ]);
  first.dispose();
  second.dispose();
}, 120_000);

test('a workbook that a co-author pins and releases follows while it is open', async () => {
  const workbook = await open(one);
  workbook.activate();
  await one.pins.writePin(december.pin);
  await one.source.decideSource({ pin: await one.pins.readPin() });
  await workbook.write('A1', TOTAL);
  let recalculations = 0;
  await one.follow.followPin(async () => {
    recalculations += 1;
    await one.recalculate.recalculateDeals({ byItself: true });
  });
  expect(await workbook.value('A1')).toBe(100);

  // Somebody else's DealSheet writes: this one hears of the settings alone.
  await other.pins.writePin(january.pin);
  await soon();
  await workbook.settled();
  expect([await workbook.value('A1'), recalculations]).toEqual([200, 1]);
  expect(one.source.pinFollowed()).toMatchObject({ name: '2027-01' });

  // A pin that nobody here can read takes the numbers away.
  await other.pins.writePin({ name: '?', unread: { 'DealSheet.pin': 7 } });
  await soon();
  await workbook.settled();
  expect([await workbook.value('A1'), recalculations]).toEqual(['#N/A', 2]);
  workbook.dispose();
}, 120_000);

test('what a co-author pins between opening and following is followed', async () => {
  const workbook = await open(one);
  workbook.activate();
  await one.source.decideSource({ pin: december.pin });
  await workbook.write('A1', TOTAL);
  await other.pins.writePin(january.pin);
  await one.follow.followPin(() => one.recalculate.recalculateDeals({ byItself: true }));
  await workbook.settled();
  expect([await workbook.value('A1'), one.source.pinFollowed()]).toMatchObject([200, { name: '2027-01' }]);
  workbook.dispose();
}, 120_000);

describe('where the numbers come from', () => {
  test('is noted when the user recalculates or first changes a cell, never on opening', async () => {
    const workbook = await open(one);
    workbook.activate();
    const { readAnswered, noteOnFirstChange } = one.answered;
    const from = ({ entry: { name, sha256 } }: typeof december) => ({ version: name, sha256 });
    await one.source.decideSource({ pin: december.pin });
    await noteOnFirstChange();
    await one.recalculate.recalculateDeals({ byItself: true });
    expect(await readAnswered()).toBeUndefined();

    await workbook.write('A1', TOTAL);
    await workbook.write('B1', 'typed');
    await soon(50);
    expect(await readAnswered()).toEqual(from(december));

    // Other data here: what was noted stays until the user has all cells calculated anew.
    await one.source.decideSource({ pin: january.pin });
    await one.recalculate.recalculateDeals({ byItself: true });
    await workbook.write('B2', 'typed');
    await soon(50);
    expect(await readAnswered()).toEqual(from(december));
    await one.recalculate.recalculateDeals();
    expect(await readAnswered()).toEqual(from(january));
    workbook.dispose();
  }, 120_000);
});
