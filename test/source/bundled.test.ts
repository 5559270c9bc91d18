import { readFileSync } from 'node:fs';
import { bundledDeals } from '../../src/source/bundled';
import { bundledTables } from '../../src/source/bundled-tables';
import { versionStore } from '../../src/source/stored';

test('the bundled deals are those of the data file, decoded once', () => {
  const ids = readFileSync('src/data/deals.csv', 'utf8').match(/^[a-z0-9-]+(?=,)/gm) ?? [];
  const deals = bundledDeals();
  expect(deals.size).toBe(367);
  for (const id of ids.filter((each) => each !== 'deal_id')) expect(deals.rowOf(id)).toBeDefined();
  expect(bundledDeals()).toBe(deals);
});

test('the bundled tables hold every published figure, read once', () => {
  const tables = bundledTables();
  expect(tables.market).toHaveLength(218);
  expect(tables.approvals).toHaveLength(28);
  expect(bundledTables()).toBe(tables);
});

test('where storage is refused, nothing is stored, and it is said', async () => {
  expect(typeof indexedDB).toBe('undefined');
  await expect(versionStore.list()).rejects.toThrow(/refuses to store/);
  await expect(versionStore.current()).rejects.toThrow(/refuses to store/);
  expect(await versionStore.pinned({ name: '2026-11' })).toBeUndefined();
});
