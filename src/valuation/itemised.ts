import type { DealCase } from './events/payment';
import type { DealTerms } from './terms';

/**
 * The same deal with every part of its headline stated: what was estimated or left over becomes a term of its own, so
 * that one part can be changed while the others stay.
 */
export function itemisedTerms({ terms, headline }: DealCase): DealTerms {
  return {
    ...terms,
    upfrontUsdM: headline.upfront?.amountUsdM,
    devRegMilestonesUsdM: headline.devReg?.amountUsdM,
    salesMilestonesUsdM: headline.sales?.amountUsdM,
    milestonesUsdM: undefined,
    totalUsdM: undefined,
  };
}
