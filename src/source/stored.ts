import { createStore, get, keys, set as put } from 'idb-keyval';
import * as v from 'valibot';
import type { DealSet } from '../deals/dataset';
import { originOf, readVersion } from './feed';
import { feedVersionSchema } from './feed-schema';
import { VERSION_NAME, compareVersionNames } from './version-name';

/**
 * Versions kept on this machine (IndexedDB), as the bytes that were downloaded and the entry that vouches for them.
 * What is read back passes the same checks as a download, since anyone may have written there. Where storage is
 * refused or damaged, there is nothing stored and the bundled data serve.
 */
const storedSchema = v.object({ entry: feedVersionSchema, bytes: v.instance(Uint8Array<ArrayBuffer>) });

const store = () => createStore('dealsheet', 'versions');

/** Keeps a version that was fetched. @returns whether it was kept: storage may be refused or full. */
export async function keepVersion(deals: DealSet): Promise<boolean> {
  const origin = originOf(deals);
  if (!origin) return false;
  try {
    await put(origin.entry.name, { entry: origin.entry, bytes: origin.bytes }, store());
    return true;
  } catch {
    return false;
  }
}

/** Names of the versions kept on this machine, newest first. */
export async function storedNames(): Promise<readonly string[]> {
  try {
    const names = (await keys(store())).filter((key) => typeof key === 'string' && VERSION_NAME.test(key));
    return names.map(String).sort((a, b) => compareVersionNames(b, a));
  } catch {
    return [];
  }
}

/** A version kept on this machine; undefined where there is none that holds. */
export async function storedDeals(name: string): Promise<DealSet | undefined> {
  try {
    const stored = v.safeParse(storedSchema, await get(name, store()));
    if (!stored.success || stored.output.entry.name !== name) return undefined;
    return await readVersion(stored.output.entry, stored.output.bytes);
  } catch {
    return undefined;
  }
}

/** The newest version kept on this machine that holds. */
export async function newestStored(): Promise<DealSet | undefined> {
  for (const name of await storedNames()) {
    const deals = await storedDeals(name);
    if (deals) return deals;
  }
  return undefined;
}
