import { modalityGroupOf } from '../../src/deals/vocabulary';
import type { DealRow } from '../../src/deals/row';
import { deals, rnpv } from './deals';

const AMOUNTS = [
  'upfront_usd_m',
  'near_term_usd_m',
  'equity_usd_m',
  'milestones_usd_m',
  'dev_reg_milestones_usd_m',
  'sales_milestones_usd_m',
  'total_usd_m',
] as const;

/** What makes a deal different from others to a valuation. */
function traits(deal: DealRow): string[] {
  return [
    `stage ${deal.stage ?? 'undisclosed'}`,
    `modality ${deal.modality === undefined ? 'undisclosed' : modalityGroupOf(deal.modality)}`,
    `type ${deal.deal_type}`,
    `territory ${deal.territory_class ?? 'undisclosed'}`,
    `status ${deal.status ?? 'undisclosed'}`,
    `equity ${deal.equity_kind ?? 'none'} ${deal.equity_in ?? ''}`,
    `royalty ${deal.royalty_low_pct !== undefined ? 'numbers' : deal.royalty_text !== undefined ? 'words' : 'benchmark'}`,
    `discloses ${AMOUNTS.map((field) => (deal[field] === undefined ? '-' : field.charAt(0))).join('')}`,
  ];
}

function isWorthSomething({ deal_id: id }: DealRow): boolean {
  try {
    return rnpv(id) > 0;
  } catch {
    return false;
  }
}

/**
 * So many bundled deals, as different as can be: again and again the one with most that no chosen one has, by id where
 * several have as much.
 */
export function differentDeals(count: number): string[] {
  const left = deals.filter(isWorthSomething).sort((a, b) => (a.deal_id < b.deal_id ? -1 : 1));
  const seen = new Set<string>();
  return Array.from({ length: count }, () => {
    const fresh = (deal: DealRow) => traits(deal).filter((trait) => !seen.has(trait)).length;
    const best = left.reduce((a, b) => (fresh(b) > fresh(a) ? b : a));
    left.splice(left.indexOf(best), 1);
    for (const trait of traits(best)) seen.add(trait);
    return best.deal_id;
  });
}
