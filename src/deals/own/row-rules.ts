import type { StoredFieldName } from '../row';
import type { ProblemKind } from './cell-problem';
import type { ReadRow } from './read-row';

/** What the figures of one row must be to each other, as in a data version (schema-references.ts). */
export function rowProblems(
  values: ReadRow['values'],
): { readonly field: StoredFieldName; readonly kind: ProblemKind }[] {
  const problems: { field: StoredFieldName; kind: ProblemKind }[] = [];
  const { royalty_low_pct: low, royalty_high_pct: high, equity_usd_m: equity } = values;
  if (typeof low === 'number' && typeof high === 'number' && low > high)
    problems.push({ field: 'royalty_low_pct', kind: 'royaltyOrder' });
  if (values.counted_in_parent !== undefined && values.parent_deal_id === undefined)
    problems.push({ field: 'counted_in_parent', kind: 'countedAlone' });
  const place = values.equity_kind === undefined ? 'equity_in' : 'equity_kind';
  if (equity === undefined && values[place] !== undefined)
    problems.push({ field: place, kind: 'equityMissing' });
  return problems;
}
