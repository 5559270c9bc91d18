import type { DealSet } from '../deals/dataset';
import type { FeedVersion } from './feed-schema';
import { originOf } from './read-version';
import type { Shelf } from './shelf';
import { assertSameLabel, layersOf } from './shelf-index';
import type { ShelfIndex, ShelfVersion } from './shelf-index';
import type { Delta } from './version-delta';

/** Loaded with what reads versions: a pane that shows the bundled deals needs neither. */
const deltas = () => import(/* webpackChunkName: "read-deals" */ './version-delta');

/** A delta is kept where the file has so many times its length. */
const WORTHWHILE = 4;
/** Deltas that a file may be made of, one after the other: each takes its time to be put in. */
const MOST_DELTAS = 6;

/** What a version has not in common with one that is kept: the bytes, and what the kept one is made of. */
function deltaBeside(index: ShelfIndex, sha256: string, delta: Delta | undefined) {
  const earlier = delta && originOf(delta.earlier)?.entry.sha256;
  const kept = index.versions.find(({ entry }) => entry.sha256 === earlier);
  const isKeptAlready = index.versions.some(({ entry }) => entry.sha256 === sha256);
  const layers = kept && layersOf(kept);
  if (!delta || isKeptAlready || !layers || layers.length > MOST_DELTAS) return undefined;
  return { bytes: delta.bytes, layers, key: `${sha256} beside ${earlier}` };
}

/**
 * Writes a file, or what it has not in common with one that is kept, if that is much less.
 * @returns what it is made of, where it is not kept whole
 * @throws OtherLabel, and what the storage throws
 */
export async function writeLayers(
  shelf: Shelf,
  deals: DealSet,
  entry: FeedVersion,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Pick<ShelfVersion, 'layers'>> {
  const { deltaOf } = await deltas();
  const index = await shelf.readIndex();
  assertSameLabel(index, entry);
  const delta = deltaBeside(index, entry.sha256, deltaOf(deals));
  if (delta && delta.bytes.length * WORTHWHILE < bytes.length) {
    await shelf.writeBytes(delta.key, delta.bytes);
    return { layers: [...delta.layers, delta.key] };
  }
  await shelf.writeBytes(entry.sha256, bytes);
  return {};
}

/** The file of a version; undefined where a part of it is gone or does not fit. */
export async function readLayers(
  shelf: Shelf,
  version: ShelfVersion,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts = await Promise.all(layersOf(version).map((key) => shelf.readBytes(key)));
  const [whole, ...rest] = parts;
  if (rest.length === 0) return whole;
  const { appliedDelta } = await deltas();
  return rest.reduce((bytes, delta) => bytes && delta && appliedDelta(bytes, delta), whole);
}
