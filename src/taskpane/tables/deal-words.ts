import type { DealSet } from '../../deals/dataset';
import type { Surroundings } from '../surroundings';

/** What a deal is, in a line below its id: "Kelun-Biotech → Merck & Co. · 9,475"; '' where the data don't have it. */
export function dealWords(dealId: string, set: DealSet | undefined, { formats }: Surroundings): string {
  const row = set?.rowOf(dealId);
  if (set === undefined || row === undefined) return '';
  const total = set.value(row, 'total_usd_m');
  const parties = `${String(set.value(row, 'licensor') ?? '')} → ${String(set.value(row, 'licensee') ?? '')}`;
  return typeof total === 'number' ? `${parties} · US$ ${formats.magnitude(total)}` : parties;
}
