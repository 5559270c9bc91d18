import { canonicalCsv } from '../deals/canonical-csv';
import { isoDate } from '../deals/date';
import { bundledDeals } from './bundled';
import { readVersion } from './read-version';
import { versionStore } from './stored';
import type { VersionStore } from './stored';
import { versionId } from './version-name';

/**
 * Keeps the deals that came with the add-in on this machine, as a fetched version is kept: a workbook that is pinned to
 * them gets its numbers when a newer add-in has brought others. Nothing is fetched, nothing switched.
 * @throws Error in plain language where storage is refused or full
 */
export async function keepBundled(store: VersionStore = versionStore): Promise<void> {
  const bundled = bundledDeals();
  const { name, sha256, from, through } = bundled.version;
  if (sha256 === undefined) return;
  const id = versionId(bundled.version);
  if ((await store.list()).some((kept) => kept.id === id)) return;
  const rows = Array.from({ length: bundled.size }, (_, place) => bundled.row(place));
  const bytes = new TextEncoder().encode(canonicalCsv(rows));
  const day = (serial: number) => isoDate({ serial, precision: 'day' });
  const entry = {
    name,
    file: `deals-${name}.csv`,
    sha256,
    from: day(from),
    through: day(through),
    rows: rows.length,
    bytes: bytes.length,
  };
  await store.keep(await readVersion({ entry, bytes, feed: '' }));
}
