import { ownDealsOf, ownRecordText, readOwnRecord, withAdded } from '../../../src/source/own/own-record';
import type { OwnImport } from '../../../src/source/own/own-record';
import { OwnStoreError, machineStore } from '../../../src/source/own/own-store';
import type { OwnShelf } from '../../../src/source/own/own-shelf';
import { dealRow } from '../../workbook/io';

const added = (id: string, ...deals: OwnImport['deals']): OwnImport => ({
  id,
  name: `${id}.csv`,
  addedAt: '2026-05-01T10:00:00.000Z',
  deals,
});
const first = added(
  'first',
  dealRow('own-x-y-2025-01', '2025-01', { notes: 'a "quoted", long\nnote – 备注' }),
);
const second = added(
  'second',
  dealRow('own-x-y-2025-01', '2025-02'),
  dealRow('own-z', '2025-03-04', { source_url: undefined }),
);

test('what is stored is read back whole; of one id the later import is in force', () => {
  const record = readOwnRecord(ownRecordText([first, second]));
  expect(record).toEqual({ kind: 'deals', imports: [first, second] });
  expect(ownDealsOf([first, second]).map(({ deal_id, announced }) => [deal_id, announced.serial])).toEqual([
    ['own-x-y-2025-01', second.deals[0]?.announced.serial],
    ['own-z', second.deals[1]?.announced.serial],
  ]);
});

test('which of two imports answers is decided by when they were added, not by where they stand', () => {
  const sooner = { ...second, id: 'sooner', addedAt: '2026-04-30T10:00:00.000Z' };
  const answering = (...imports: OwnImport[]) =>
    ownDealsOf(imports).find(({ deal_id }) => deal_id === 'own-x-y-2025-01');
  expect(answering(sooner, first)).toEqual(first.deals[0]);
  // Removed and put back: the last one, and none the newer for it.
  expect(answering(first, sooner)).toEqual(first.deals[0]);
  // At one moment: whatever the order, the same.
  expect(answering(second, first)).toEqual(answering(first, second));
});

test('what is added answers, though the clock was ahead when other deals were added', () => {
  const ahead = { ...second, addedAt: '2040-01-01T00:00:00.000Z' };
  expect(ownDealsOf([ahead, first])[0]).toEqual(second.deals[0]);
  expect(ownDealsOf(withAdded([ahead], first))[0]).toEqual(first.deals[0]);
  // A time that can't be stored is never made.
  const last = withAdded([{ ...second, addedAt: '9999-12-31T23:59:59.999Z' }], first);
  expect(readOwnRecord(ownRecordText(last))).toEqual({ kind: 'deals', imports: last });
});

const stored = () =>
  JSON.parse(ownRecordText([first])) as { format: number; imports: Record<string, unknown>[] };
const changed = (change: (record: ReturnType<typeof stored>) => unknown) => {
  const record = stored();
  return JSON.stringify(change(record) ?? record);
};

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'deals'],
  ['a later format', changed((record) => ({ ...record, format: 2, more: true })), 'newer'],
  ['no format', '{}', 'damaged'],
  ['no JSON', '{', 'damaged'],
  ['another kind of value', 7, 'damaged'],
  [
    'a deal less than it says',
    changed((record) => void (record.imports[0] = { ...record.imports[0], deals: 2 })),
    'damaged',
  ],
  [
    'a formula in a deal',
    changed(
      (record) =>
        void (record.imports[0] = {
          ...record.imports[0],
          csv: String(record.imports[0]?.['csv']).replace('HRS-1', '=1+1'),
        }),
    ),
    'damaged',
  ],
  ['prototype keys', '{"__proto__":{"format":1,"imports":[]}}', 'damaged'],
])('%s is read as %s', (_, value, kind) => expect(readOwnRecord(value).kind).toBe(kind));

function memoryShelf(value?: unknown): OwnShelf & { value: unknown; fault?: Error } {
  const shelf: OwnShelf & { value: unknown; fault?: Error } = {
    value,
    read: () => (shelf.fault ? Promise.reject(shelf.fault) : Promise.resolve(shelf.value)),
    change: (change) => {
      if (shelf.fault) return Promise.reject(shelf.fault);
      shelf.value = change(shelf.value);
      return Promise.resolve();
    },
  };
  return shelf;
}

test('imports come and go; nothing is left behind where there is none', async () => {
  const shelf = memoryShelf();
  const store = machineStore(shelf);
  expect(await store.read()).toEqual({ kind: 'deals', imports: [] });
  await store.change((imports) => [...imports, first]);
  expect(await store.change((imports) => [...imports, second])).toEqual([first, second]);
  expect(await store.read()).toEqual({ kind: 'deals', imports: [first, second] });
  await store.change(() => []);
  expect(shelf.value).toBeUndefined();
});

test.each([
  ['damaged', '{', undefined],
  ['sound', ownRecordText([first]), ownRecordText([first])],
  ['newer', changed((record) => ({ ...record, format: 2 })), changed((record) => ({ ...record, format: 2 }))],
])('what is %s is discarded only where nobody can read it', async (_, before, after) => {
  const shelf = memoryShelf(before);
  await machineStore(shelf).discard();
  expect(shelf.value).toBe(after);
});

test.each<[string, () => ReturnType<typeof memoryShelf>, string]>([
  ['storage is refused', () => Object.assign(memoryShelf(), { fault: new Error('no') }), 'refused'],
  [
    'storage is full',
    () => Object.assign(memoryShelf(), { fault: Object.assign(new Error(), { name: 'QuotaExceededError' }) }),
    'full',
  ],
  [
    'a later DealSheet wrote there',
    () => memoryShelf(changed((record) => ({ ...record, format: 2 }))),
    'newer',
  ],
  ['what is there is damaged', () => memoryShelf('{'), 'damaged'],
  [
    'there is no room for another file',
    () =>
      memoryShelf(
        ownRecordText(Array.from({ length: 100 }, (_, index) => added(`n${String(index)}`, ...first.deals))),
      ),
    'tooManyImports',
  ],
])('where %s, nothing is changed and the reason is told', async (_, shelfOf, kind) => {
  const shelf = shelfOf();
  const before = shelf.value;
  const problem: unknown = await machineStore(shelf)
    .change((imports) => [...imports, second])
    .catch((reason: unknown) => reason);
  expect(problem).toBeInstanceOf(OwnStoreError);
  expect(problem).toMatchObject({ kind });
  expect(shelf.value).toBe(before);
});
