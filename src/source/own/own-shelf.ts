import { createStore, get, update } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';

const KEY = 'own deals';

let opened: UseStore | undefined;
/** A database of its own: whatever becomes of the kept data versions, a firm's own deals are not lost with them. */
const store = (): UseStore => (opened ??= createStore('dealsheet-own', 'kept'));

/** Where own deals are kept on this machine, as whoever wrote there left them. Rejects where storage is refused. */
export interface OwnShelf {
  readonly read: () => Promise<unknown>;
  /** Reads and writes in one transaction: of two windows that add at once, one comes after the other. */
  readonly change: (change: (stored: unknown) => unknown) => Promise<void>;
}

/** IndexedDB. */
export const browserOwnShelf: OwnShelf = {
  read: () => get<unknown>(KEY, store()),
  change: (change) => update<unknown>(KEY, change, store()),
};
