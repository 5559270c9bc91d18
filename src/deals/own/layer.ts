import { buildDealSet, dealSetOf } from '../dataset';
import type { DealSet } from '../dataset';
import { originColumn } from '../derived';
import { STORED_FIELDS } from '../fields';
import type { FieldName } from '../fields';
import type { DealRow } from '../row';

const publicParts = new WeakMap<DealSet, DealSet>();

/** The data version under a set with own deals; any other set is its own. */
export const publicPart = (set: DealSet): DealSet => publicParts.get(set) ?? set;

/**
 * A data version with own deals over it: every function, filter and table sees both, and the field `origin` tells them
 * apart. An own deal with the id of a public one takes its place, so that formulas that name it follow. Name, days and
 * hash of the version stay those of the public part: they are what a workbook is pinned to.
 */
export function withOwnDeals(base: DealSet, own: readonly DealRow[]): DealSet {
  if (own.length === 0) return base;
  const mine = new Set(own.map(({ deal_id }) => deal_id.toLowerCase()));
  const built = buildDealSet(rowsOf(base, mine, own), base.version, base.aliases.rows);
  const ids = built.text('deal_id');
  const isOwn = ids.dictionary.map((id) => mine.has(id.toLowerCase()));
  const origin = originColumn(built.size, (row) => (isOwn[ids.codes[row] ?? 0] ? 'Own' : 'Public'));
  const stored = STORED_FIELDS.map(({ name }) => [name, built.column(name as FieldName)] as const);
  const set = dealSetOf(new Map([...stored, ['origin', origin]]), base.version, base.aliases.rows);
  publicParts.set(set, base);
  return set;
}

function* rowsOf(base: DealSet, replaced: ReadonlySet<string>, own: readonly DealRow[]): Generator<DealRow> {
  for (let row = 0; row < base.size; row++) {
    const deal = base.row(row);
    if (!replaced.has(deal.deal_id.toLowerCase())) yield deal;
  }
  yield* own;
}

/** How many own deals are in a set. */
export function ownDealCount(set: DealSet): number {
  if (publicPart(set) === set) return 0;
  const { dictionary, codes } = set.text('origin');
  const own = dictionary.indexOf('Own');
  let count = 0;
  for (const code of codes) if (code === own) count += 1;
  return count;
}

/** Whether the deal in this row of a set is an own one. */
export const isOwnDeal = (set: DealSet, row: number): boolean =>
  publicPart(set) !== set && set.value(row, 'origin') === 'Own';
