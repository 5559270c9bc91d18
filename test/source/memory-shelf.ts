import type { Shelf } from '../../src/source/shelf';
import { changedIndex, readShelfIndex, unusedKeys } from '../../src/source/shelf-index';
import type { ShelfIndex } from '../../src/source/shelf-index';

/** Storage in memory, with what a browser's does wrong on request. */
export class MemoryShelf implements Shelf {
  /** The index as it is stored: whatever another DealSheet wrote there. */
  stored: unknown = undefined;
  readonly bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  /** What an operation throws from now on, by its name; undefined lets it work. */
  readonly faults: Partial<Record<keyof Shelf, Error>> = {};

  get index(): ShelfIndex {
    return readShelfIndex(this.stored);
  }
  set index(index: ShelfIndex) {
    this.stored = index;
  }

  readonly readIndex = () => this.#working('readIndex', () => this.index);
  readonly changeIndex = (change: (before: ShelfIndex) => ShelfIndex) =>
    this.#working('changeIndex', () => void (this.stored = changedIndex(this.stored, change)));
  readonly readBytes = (sha256: string) => this.#working('readBytes', () => this.bytes.get(sha256));
  readonly hasBytes = (sha256: string) => this.#working('hasBytes', () => this.bytes.has(sha256));
  readonly writeBytes = (sha256: string, bytes: Uint8Array<ArrayBuffer>) =>
    this.#working('writeBytes', () => void this.bytes.set(sha256, bytes));
  readonly removeUnused = (sha256: string) =>
    this.#working('removeUnused', () => {
      for (const key of unusedKeys(this.stored, [sha256])) this.bytes.delete(key);
    });
  readonly whileWriting = async <Result>(work: () => Promise<Result>) => {
    this.#writing += 1;
    try {
      return await work();
    } finally {
      this.#writing -= 1;
    }
  };
  readonly sweep = () =>
    this.#working('sweep', () => {
      if (this.#writing > 0) return;
      for (const key of unusedKeys(this.stored, [...this.bytes.keys()])) this.bytes.delete(key);
    });

  #writing = 0;

  async #working<Result>(name: keyof Shelf, work: () => Result): Promise<Result> {
    const fault = this.faults[name];
    if (fault) throw fault;
    return work();
  }
}

/** Without storage, as in a private window. */
export function refuseStorage(shelf: MemoryShelf): void {
  const refusal = Object.assign(new Error('refused'), { name: 'SecurityError' });
  for (const name of [
    'readIndex',
    'changeIndex',
    'readBytes',
    'hasBytes',
    'writeBytes',
    'removeUnused',
    'sweep',
  ] as const)
    shelf.faults[name] = refusal;
}

/** No room left: what is there can be read, nothing more be written. */
export function fillStorage(shelf: MemoryShelf): void {
  shelf.faults.writeBytes = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
}
