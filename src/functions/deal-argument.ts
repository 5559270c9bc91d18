import type { DealSet } from '../deals/dataset';
import { nearestDealIds } from '../deals/deal-ids';
import { InputError } from '../deals/input-error';
import { optionalRange, saysNothing } from './arguments';
import type { Cell } from './cell';
import { cellError } from './host';
import type { ResultCell } from './result';
import { UNDISCLOSED } from './result';

/** A deal of the data, or the terms of one that is not in the data. */
export type DealSubject =
  | { readonly kind: 'known'; readonly index: number }
  | { readonly kind: 'terms'; readonly terms: readonly (readonly [name: Cell, value: Cell])[] };

type DealArgument = DealSubject | { readonly kind: 'column'; readonly ids: readonly Cell[] };

/**
 * Reads `deal`: one cell is a deal id; two columns are names and values of a hypothetical deal; one column of several
 * cells is a list of ids.
 */
function readDealArgument(set: DealSet, value: unknown): DealArgument {
  const rows = optionalRange(value, 'deal');
  if (!rows)
    throw new InputError('value', 'deal: the cell is empty; give a deal id such as "kelun-merck-2022-12".');
  const width = rows[0]?.length ?? 0;
  if (width === 1) {
    const ids = rows.map((row) => row[0] ?? null);
    const only = ids[0] ?? null;
    return ids.length === 1 ? { kind: 'known', index: indexOf(set, only) } : { kind: 'column', ids };
  }
  if (width === 2)
    return { kind: 'terms', terms: rows.map((row) => [row[0] ?? null, row[1] ?? null] as const) };
  throw new InputError(
    'value',
    `deal: the range has ${width} columns; give one deal id, a column of ids, or two columns of term names and values.`,
  );
}

/** The one deal of a function that spills a table. */
export function readDeal(set: DealSet, value: unknown): DealSubject {
  const deal = readDealArgument(set, value);
  if (deal.kind !== 'column') return deal;
  throw new InputError(
    'value',
    'deal: this function spills a table, so it takes one deal id; a column of ids works where one value is returned.',
  );
}

/**
 * Answers a function that gives one value a deal: one cell for one deal, a column for a column of ids. A blank cell
 * between the ids stays blank, and a bad id makes its own cell an error, not the whole column.
 */
export function forEachDeal<T>(
  set: DealSet,
  value: unknown,
  compute: (deal: DealSubject) => T,
): (T | ResultCell)[][] {
  const deal = readDealArgument(set, value);
  if (deal.kind !== 'column') return [[compute(deal)]];
  return deal.ids.map((id) => {
    if (saysNothing(id)) return [UNDISCLOSED];
    try {
      return [compute({ kind: 'known', index: indexOf(set, id) })];
    } catch (reason) {
      if (reason instanceof InputError) return [cellError(reason.kind, reason.message)];
      throw reason;
    }
  });
}

function indexOf(set: DealSet, id: Cell): number {
  if (typeof id !== 'string') {
    throw new InputError(
      'value',
      `deal: ${String(id)} is no deal id; give one such as "kelun-merck-2022-12".`,
    );
  }
  // A cell of DEALS.DEAL without a card is a line of text that ends in the id.
  const index = set.rowOf(id.trim()) ?? set.rowOf(/\[([^\]]*)\]$/.exec(id)?.[1] ?? '');
  if (index !== undefined) return index;
  const near = nearestDealIds(set, id.trim());
  throw new InputError(
    'notAvailable',
    `deal: there is no deal "${id.trim().slice(0, 60)}" in data version ${set.version.name}.` +
      (near.length ? ` Did you mean ${near.join(', ')}?` : ' Find its id with DEALS.DEAL_FIND.'),
  );
}
