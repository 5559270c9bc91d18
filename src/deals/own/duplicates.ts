import { partiesOf } from '../alias-index';
import type { AliasIndex } from '../alias-index';
import type { DealSet } from '../dataset';
import { normaliseName } from '../names';
import { isOwnDeal } from './layer';

/** Announcements of the same parties this many days apart may be one deal: signing, approval, closing. */
const NEAR_DAYS = 45;

/** Why a deal may be there already. */
export type Likeness = 'sameId' | 'sameAsset' | 'nearDate';

/** A deal in force that an imported one may be. */
export interface Duplicate {
  readonly dealId: string;
  readonly why: Likeness;
  /** Whether the other is an own deal, too. */
  readonly isOwn: boolean;
}

/** What decides whether two deals may be one. */
export interface DealIdentity {
  readonly licensor: string;
  readonly licensee: string;
  readonly serial: number;
  readonly asset: string | undefined;
}

/** Deals by their pairs of parties; a joint deal stands under each pair, a company under all who bear its name. */
export class PartyPairs<Item> {
  readonly #byPair = new Map<string, Item[]>();
  readonly #names = new Map<string, readonly string[]>();

  constructor(private readonly aliases: AliasIndex) {}

  add(deal: Pick<DealIdentity, 'licensor' | 'licensee'>, item: Item): void {
    for (const pair of this.#pairsOf(deal)) {
      const items = this.#byPair.get(pair);
      if (items) items.push(item);
      else this.#byPair.set(pair, [item]);
    }
  }

  /** Each deal that shares a pair of parties, once. */
  sharing(deal: Pick<DealIdentity, 'licensor' | 'licensee'>): Set<Item> {
    return new Set(this.#pairsOf(deal).flatMap((pair) => this.#byPair.get(pair) ?? []));
  }

  #pairsOf({ licensor, licensee }: Pick<DealIdentity, 'licensor' | 'licensee'>): string[] {
    const licensees = this.#companiesIn(licensee);
    return this.#companiesIn(licensor).flatMap((one) => licensees.map((other) => `${one}\n${other}`));
  }

  #companiesIn(cell: string): readonly string[] {
    const known = this.#names.get(cell);
    if (known) return known;
    const names = partiesOf(cell).flatMap((party) => {
      const companies = this.aliases.companiesNamed(party);
      return (companies.length > 0 ? companies : [party]).map(normaliseName);
    });
    this.#names.set(cell, names);
    return names;
  }
}

/** Whether two deals of the same parties may be one, and why. */
export function likeness(a: DealIdentity, b: DealIdentity, days = NEAR_DAYS): Likeness | undefined {
  const asset = a.asset === undefined ? '' : normaliseName(a.asset);
  if (asset !== '' && b.asset !== undefined && normaliseName(b.asset) === asset) return 'sameAsset';
  return Math.abs(a.serial - b.serial) <= days ? 'nearDate' : undefined;
}

/** Finds what an imported deal may be among the deals in force. */
export function duplicateFinder(
  set: DealSet,
): (deal: DealIdentity, givenIds: readonly string[]) => Duplicate | undefined {
  const pairs = new PartyPairs<number>(set.aliases);
  for (let row = 0; row < set.size; row++) pairs.add(identityAt(set, row), row);
  const at = (row: number, why: Likeness): Duplicate => ({
    dealId: String(set.value(row, 'deal_id')),
    why,
    isOwn: isOwnDeal(set, row),
  });
  return (deal, givenIds) => {
    for (const id of givenIds) {
      const row = set.rowOf(id);
      if (row !== undefined) return at(row, 'sameId');
    }
    // The nearest in time of those that may be it; the same asset counts before the date.
    let best: { row: number; why: Likeness; days: number } | undefined;
    for (const row of pairs.sharing(deal)) {
      const other = identityAt(set, row);
      const why = likeness(deal, other);
      if (why === undefined) continue;
      const days = Math.abs(other.serial - deal.serial);
      const isBetter = best === undefined || (why === best.why ? days < best.days : why === 'sameAsset');
      if (isBetter) best = { row, why, days };
    }
    return best && at(best.row, best.why);
  };
}

function identityAt(set: DealSet, row: number): DealIdentity {
  const text = (field: 'licensor' | 'licensee' | 'asset') => set.value(row, field);
  return {
    licensor: String(text('licensor') ?? ''),
    licensee: String(text('licensee') ?? ''),
    serial: Number(set.value(row, 'announced') ?? 0),
    asset: text('asset')?.toString(),
  };
}
