/** Writes a feed of two large versions into build/bench: the second has deals that are new, changed and withdrawn. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalCsv } from '../../../src/deals/canonical-csv';
import type { DealRow } from '../../../src/deals/row';
import { bundledRows } from '../../deals/bundled';
import { resampledRows } from '../../oracle/resample';
import { folder } from '../query/data';

const SEED = 20261124;
/** Of a hundred deals one is new in the second version, one withdrawn and two changed. */
const HUNDRED = 100;

/** Texts of which no two deals have the same: what a vendor's set is, where ours repeats itself. */
const ownTexts = (row: DealRow, place: number): DealRow => ({
  ...row,
  asset: `${row.asset ?? ''} ${place}`.trim(),
  source_url: `${row.source_url ?? 'https://example.com/'}?deal=${place}`,
  notes: `${place}: ${row.notes ?? ''}`.trim(),
});

/**
 * Makes the feed where that has not been done.
 * @param isVaried whether asset, source and notes are different in all deals
 * @returns its folder and the names of its versions, older first
 */
export function offerVersions(count: number, isVaried: boolean): { folder: string; names: [string, string] } {
  const names: [string, string] = ['2027-01', '2027-02'];
  const to = join(folder, `feed-${count}${isVaried ? '-varied' : ''}`);
  const index = join(to, 'index.json');
  if (existsSync(index)) return { folder: to, names };
  mkdirSync(to, { recursive: true });
  const plain = [...resampledRows(bundledRows, count + count / HUNDRED, SEED)];
  const rows = isVaried ? plain.map(ownTexts) : plain;
  const later = rows
    .slice(count / HUNDRED)
    .map((row, place) => (place % (HUNDRED / 2) === 0 ? { ...row, status: 'Terminated' as const } : row));
  const versions = [rows.slice(0, count), later].map((deals, place) => {
    const csv = canonicalCsv(deals);
    const name = names[place] ?? '';
    const file = `deals-${name}.csv`;
    writeFileSync(join(to, file), csv);
    const sha256 = createHash('sha256').update(csv).digest('hex');
    const days = { from: '2020-01-01', through: '2026-12-31' };
    return { name, file, sha256, ...days, rows: deals.length, bytes: Buffer.byteLength(csv) };
  });
  writeFileSync(index, JSON.stringify({ versions }));
  return { folder: to, names };
}
