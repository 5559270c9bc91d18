import { partiesOf } from '../../deals/alias-index';
import type { TextColumn } from '../../deals/column';
import type { DealSet } from '../../deals/dataset';

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
  const text = (field: 'deal_id' | 'parent_deal_id' | 'asset' | 'licensor' | 'licensee') =>
    String(set.value(row, field) ?? '');
  const id = text('deal_id').toLowerCase();
  const parent = set.rowOf(text('parent_deal_id'));
  const sameAsset = assetPattern(text('asset'));
  // Decided once a value and not once a deal: a data set has far fewer companies than deals.
  const child = passing(set.text('parent_deal_id'), (entry) => entry.toLowerCase() === id);
  const asset = passing(set.text('asset'), (entry) => sameAsset?.test(entry) ?? false);
  const licensor = passing(set.text('licensor'), sharesPartyWith(text('licensor')));
  const licensee = passing(set.text('licensee'), sharesPartyWith(text('licensee')));
  const found: Record<Relation, RelatedDeal[]> = { parent: [], child: [], asset: [], pair: [] };
  for (let other = set.size - 1; other >= 0; other--) {
    if (other === row) continue;
    const relation =
      other === parent
        ? 'parent'
        : child(other)
          ? 'child'
          : asset(other)
            ? 'asset'
            : licensor(other) && licensee(other)
              ? 'pair'
              : undefined;
    if (relation) found[relation].push({ row: other, relation });
  }
  return [...found.parent, ...found.child, ...found.asset, ...found.pair];
}

function passing(
  { dictionary, codes }: TextColumn,
  test: (entry: string) => boolean,
): (row: number) => boolean {
  const passes = dictionary.map((entry) => entry !== '' && test(entry));
  return (row) => passes[codes[row] ?? 0] ?? false;
}

function sharesPartyWith(cell: string): (entry: string) => boolean {
  const parties = partiesOf(cell);
  return (entry) => partiesOf(entry).some((name) => parties.includes(name));
}

/** Research codes (SHR-1701, HLX10), without the targets that look like one (CD19, IL-23). */
const CODE = /\b(?!CD\d|IL-?\d)([a-z]{1,8})-?(\d{2,})\b/gi;
/** International non-proprietary names by their stems. */
const SUBSTANCE = /\b[a-z]{3,}(?:mab|nib|tide|parib|cept|leucel|statin|gliptin|degib|tecan)\b/gi;

/**
 * What finds other words for the same asset by its codes and substance names; undefined for a description such as
 * "two programmes".
 */
function assetPattern(asset: string): RegExp | undefined {
  const codes = Array.from(asset.matchAll(CODE), ([, letters, digits]) => `${letters}-?${digits}`);
  const names = [...codes, ...(asset.match(SUBSTANCE) ?? [])];
  return names.length > 0 ? new RegExp(`\\b(?:${names.join('|')})\\b`, 'i') : undefined;
}
