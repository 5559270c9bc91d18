import type { DealSet } from '../../deals/dataset';
import { partiesOf } from '../../deals/alias-index';
import { normaliseName } from '../../deals/names';

/** How another deal is related to the one shown. */
export type Relation = 'parent' | 'child' | 'asset' | 'pair';

export interface RelatedDeal {
  readonly row: number;
  readonly relation: Relation;
}

/**
 * Deals related to the one at `row`: the earlier deal that it belongs to, later ones under it, deals of the same
 * asset, and deals between the same parties; each once, by the closest relation, newest first within a relation.
 */
export function relatedDeals(set: DealSet, row: number): readonly RelatedDeal[] {
  const text = (index: number, field: 'deal_id' | 'parent_deal_id' | 'asset' | 'licensor' | 'licensee') =>
    String(set.value(index, field) ?? '');
  const id = text(row, 'deal_id').toLowerCase();
  const parent = text(row, 'parent_deal_id').toLowerCase();
  const asset = assetNames(text(row, 'asset'));
  const licensors = partiesOf(text(row, 'licensor'));
  const licensees = partiesOf(text(row, 'licensee'));
  const found: Record<Relation, RelatedDeal[]> = { parent: [], child: [], asset: [], pair: [] };
  for (let other = set.size - 1; other >= 0; other--) {
    if (other === row) continue;
    const relation = ((): Relation | undefined => {
      if (parent !== '' && text(other, 'deal_id').toLowerCase() === parent) return 'parent';
      if (text(other, 'parent_deal_id').toLowerCase() === id) return 'child';
      if (asset.size > 0 && share(asset, assetNames(text(other, 'asset')))) return 'asset';
      const samePair =
        partiesOf(text(other, 'licensor')).some((name) => licensors.includes(name)) &&
        partiesOf(text(other, 'licensee')).some((name) => licensees.includes(name));
      return samePair ? 'pair' : undefined;
    })();
    if (relation) found[relation].push({ row: other, relation });
  }
  return [...found.parent, ...found.child, ...found.asset, ...found.pair];
}

/** Research codes (SHR-1701, HLX10), without the targets that look like one (CD19, IL-23). */
const CODE = /\b(?!CD\d|IL-?\d)[a-z]{1,8}-?\d{2,}\b/gi;
/** International non-proprietary names by their stems. */
const SUBSTANCE = /\b[a-z]{3,}(?:mab|nib|tide|parib|cept|leucel|statin|gliptin|degib|citinib|tecan)\b/gi;

/** The codes and substance names in the words for an asset; none in a description such as "two programmes". */
function assetNames(asset: string): ReadonlySet<string> {
  return new Set([...(asset.match(CODE) ?? []), ...(asset.match(SUBSTANCE) ?? [])].map(normaliseName));
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const name of one) if (other.has(name)) return true;
  return false;
}
