import { buildDealSet } from '../../deals/dataset';
import type { DataVersion, DealSet } from '../../deals/dataset';
import type { DealQuery } from '../../deals/query';
import type { DealRow } from '../../deals/row';
import { rowOrder } from '../../deals/sort';

/** Deals that came together, as a set in memory, the index of its first, and when they were last asked for. */
interface Page {
  readonly begin: number;
  readonly rows: readonly DealRow[];
  readonly set: DealSet;
  used: number;
}

/** Deals that are kept at most; half of them stay when there are more. No formula looks at so many. */
const MOST_KEPT = 100_000;

/** Deals that a server sent, under indexes of their own: those of a set that is larger than what was fetched. */
export class FetchedRows {
  readonly #version: DataVersion;
  readonly #forget: (dropped: ReadonlySet<readonly DealRow[]>) => void;
  readonly #most: number;
  /** By their begin. */
  #pages: Page[] = [];
  readonly #pageOf = new WeakMap<readonly DealRow[], Page>();
  #end = 0;
  #kept = 0;
  #asked = 0;

  /** @param forget is told which deals are no longer kept, so that nothing else keeps them */
  constructor(
    version: DataVersion,
    forget: (dropped: ReadonlySet<readonly DealRow[]>) => void,
    most = MOST_KEPT,
  ) {
    this.#version = version;
    this.#forget = forget;
    this.#most = most;
  }

  #page(rows: readonly DealRow[]): Page {
    this.#asked += 1;
    const known = this.#pageOf.get(rows);
    if (known) {
      known.used = this.#asked;
      return known;
    }
    const set = buildDealSet(rows, this.#version, []);
    const page = { begin: this.#end, rows, set, used: this.#asked };
    this.#pages.push(page);
    this.#pageOf.set(rows, page);
    this.#end += rows.length;
    this.#kept += rows.length;
    if (this.#kept > this.#most) this.#drop();
    return page;
  }

  /** Lets go of what was not asked for the longest. */
  #drop(): void {
    const dropped = new Set<readonly DealRow[]>();
    const oldestFirst = [...this.#pages].sort((a, b) => a.used - b.used);
    // The latest is being looked at.
    for (const { rows } of oldestFirst.slice(0, -1)) {
      if (this.#kept <= this.#most / 2) break;
      dropped.add(rows);
      this.#pageOf.delete(rows);
      this.#kept -= rows.length;
    }
    this.#pages = this.#pages.filter(({ rows }) => !dropped.has(rows));
    this.#forget(dropped);
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

  /** Looks at one deal. @throws RangeError for an index that no deal has, or has no more */
  at<T>(index: number, look: (set: DealSet, row: number) => T): T {
    let [low, high] = [0, this.#pages.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#pages[middle]?.begin ?? Infinity) <= index) low = middle + 1;
      else high = middle;
    }
    const page = this.#pages[low - 1];
    if (!page || index >= page.begin + page.set.size) throw new RangeError(`there is no deal at ${index}`);
    return look(page.set, index - page.begin);
  }
}
