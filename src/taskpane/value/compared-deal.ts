import type { ComparedDeal } from '../../deals/term-percentiles';
import { modalityGroupOf } from '../../deals/vocabulary';
import type { ValueSubject } from './subject';

/** What a deal is compared by: its stage, modality group and terms as they were agreed, whatever is assumed of it. */
export function comparedDeal({ terms, dealId }: Pick<ValueSubject, 'terms' | 'dealId'>): ComparedDeal {
  const { upfrontUsdM: upfront, totalUsdM: total, modality } = terms;
  return {
    dealId,
    stage: terms.stage,
    modalityGroup: modality && modalityGroupOf(modality),
    terms: {
      upfront_usd_m: upfront,
      total_usd_m: total,
      upfront_share:
        upfront === undefined || total === undefined || total === 0 ? undefined : upfront / total,
      royalty_low_pct: terms.royaltyLowPct,
      royalty_high_pct: terms.royaltyHighPct,
    },
  };
}
