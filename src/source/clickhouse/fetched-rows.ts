import { buildDealSet } from '../../deals/dataset';
import type { DataVersion, DealSet } from '../../deals/dataset';
import type { DealQuery } from '../../deals/query';
import type { DealRow } from '../../deals/row';
import { rowOrder } from '../../deals/sort';

/** Deals that came together, as a set in memory, and the index of its first. */
interface Page {
  readonly begin: number;
  readonly set: DealSet;
}

/** Deals that a server sent, under indexes of their own: those of a set that is larger than what was fetched. */
export class FetchedRows {
  readonly #version: DataVersion;
  readonly #pages: Page[] = [];
  readonly #pageOf = new WeakMap<readonly DealRow[], Page>();
  #end = 0;

  constructor(version: DataVersion) {
    this.#version = version;
  }

  #page(rows: readonly DealRow[]): Page {
    const known = this.#pageOf.get(rows);
    if (known) return known;
    const page = { begin: this.#end, set: buildDealSet(rows, this.#version, []) };
    this.#pages.push(page);
    this.#pageOf.set(rows, page);
    this.#end += rows.length;
    return page;
  }

  /** Index of the deal with this id among deals that came together; undefined if there is none. */
  rowOf(rows: readonly DealRow[], id: string): number | undefined {
    if (rows.length === 0) return undefined;
    const { begin, set } = this.#page(rows);
    const row = set.rowOf(id);
    return row === undefined ? undefined : begin + row;
  }

  /** Indexes of deals that came together, in the order that a query asks for. */
  inOrder(rows: readonly DealRow[], { sort = [] }: DealQuery): Uint32Array {
    if (rows.length === 0) return new Uint32Array();
    const { begin, set } = this.#page(rows);
    const order = rowOrder(sort)(
      set,
      Uint32Array.from({ length: set.size }, (_, row) => row),
    );
    return order.map((row) => begin + row);
  }

  /** Looks at one deal. @throws RangeError for an index that no deal has */
  at<T>(index: number, look: (set: DealSet, row: number) => T): T {
    let [low, high] = [0, this.#pages.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#pages[middle]?.begin ?? Infinity) <= index) low = middle + 1;
      else high = middle;
    }
    const page = this.#pages[low - 1];
    if (!page) throw new RangeError(`there is no deal at ${index}`);
    return look(page.set, index - page.begin);
  }
}
