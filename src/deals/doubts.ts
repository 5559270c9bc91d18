import { isoDate } from './date';
import type { DealDate } from './date';
import type { DealRow, StoredFieldName } from './row';

/** What can hardly be meant in one deal, though nothing of it contradicts itself. */
export type Doubt =
  | { readonly kind: 'statusBefore'; readonly field: StoredFieldName }
  | {
      readonly kind: 'totalBelowPart';
      readonly field: StoredFieldName;
      readonly part: StoredFieldName;
      readonly amountUsdM: number;
    }
  | { readonly kind: 'totalBelowParts'; readonly field: StoredFieldName; readonly amountUsdM: number };

/** The fields of a deal that doubts are about. */
type DoubtfulFields =
  | 'announced'
  | 'status_date'
  | 'total_usd_m'
  | 'upfront_usd_m'
  | 'milestones_usd_m'
  | 'near_term_usd_m'
  | 'equity_usd_m'
  | 'equity_in';

/** Announcements round: parts may be this much more than their sum. */
const ROUNDING = 1.01;

/** What of a deal is to be looked at: its status before it was announced, a headline below what it consists of. */
export function doubtsOf(row: Partial<Pick<DealRow, DoubtfulFields>>): readonly Doubt[] {
  const found: Doubt[] = [];
  if (row.status_date && row.announced && isBefore(row.status_date, row.announced))
    found.push({ kind: 'statusBefore', field: 'status_date' });
  const total = row.total_usd_m;
  if (total === undefined) return found;
  const equity = row.equity_in === 'total' ? row.equity_usd_m : undefined;
  const parts = [
    ['upfront_usd_m', row.upfront_usd_m],
    ['milestones_usd_m', row.milestones_usd_m],
    ['near_term_usd_m', row.near_term_usd_m],
    ['equity_usd_m', equity],
  ] as const;
  for (const [part, amountUsdM] of parts)
    if (amountUsdM !== undefined && amountUsdM > total)
      found.push({ kind: 'totalBelowPart', field: 'total_usd_m', part, amountUsdM });
  if (found.some(({ kind }) => kind === 'totalBelowPart')) return found;
  // What is near-term is upfront or milestones, too.
  const sum = (row.upfront_usd_m ?? 0) + (row.milestones_usd_m ?? 0) + (equity ?? 0);
  if (sum > total * ROUNDING) found.push({ kind: 'totalBelowParts', field: 'total_usd_m', amountUsdM: sum });
  return found;
}

/** Compared as precisely as both are known: a month is not before a day inside it. */
function isBefore(a: DealDate, b: DealDate): boolean {
  const [left, right] = [isoDate(a), isoDate(b)];
  const known = Math.min(left.length, right.length);
  return left.slice(0, known) < right.slice(0, known);
}
