import { abandonmentPolicy } from '../abandonment';
import { keeps } from '../abandonment-policy';
import type { DealCase, Payment } from '../events/payment';
import { dueYears, grossPayments, netPayments } from '../payments';

/** A receipt as a path can bring it: once for one of the deal's assets, or at signing for the deal as a whole. */
export interface Receipt {
  readonly payment: Payment;
  /** What the licensor keeps of it, US$ million; 0 where it does not count in the value any more. */
  readonly amountUsdM: number;
  /** What it adds to the receipts that are compared with the headline, undiscounted; royalties add nothing. */
  readonly headlineUsdM: number;
  readonly isMilestone: boolean;
  /** Due, if nothing takes longer or shorter than expected. */
  readonly timeYears: number;
}

const PARTS_OF_HEADLINE = ['upfront', 'near-term', 'equity', 'development milestone', 'sales milestone'];

/** Everything that can be received, under the abandonment policy in force; receipts after signing split over assets. */
export function receiptsOf(deal: DealCase): { signing: readonly Receipt[]; later: readonly Receipt[] } {
  const policy = abandonmentPolicy(deal);
  const gross = grossPayments(deal);
  const receipts = netPayments(deal)
    .map((payment, index): Receipt => {
      const timeYears = dueYears(payment, deal.pathway);
      const past = timeYears < 0 || deal.ended !== undefined;
      const kept = !policy || keeps(policy, payment, timeYears);
      const share = payment.afterSigning ? 1 / deal.assumptions.values.assets : 1;
      const inHeadline = PARTS_OF_HEADLINE.includes(payment.part);
      const received = !payment.afterSigning || (!past && kept);
      return {
        payment,
        amountUsdM: past || !kept ? 0 : payment.amountUsdM * share,
        headlineUsdM: inHeadline && received ? (gross[index]?.amountUsdM ?? 0) * share : 0,
        isMilestone: payment.part === 'development milestone' || payment.part === 'sales milestone',
        timeYears,
      };
    })
    .filter(({ payment }) => payment.part !== 'note' && payment.part !== 'headline rest')
    .filter(({ amountUsdM, headlineUsdM }) => amountUsdM !== 0 || headlineUsdM !== 0);
  return {
    signing: receipts.filter(({ payment }) => !payment.afterSigning),
    later: receipts.filter(({ payment }) => payment.afterSigning && payment.chance > 0),
  };
}

/** The headline that receipts are compared with: the disclosed total, else everything that can be received. */
export function headlineOf(deal: DealCase): number {
  if (deal.terms.totalUsdM !== undefined) return deal.terms.totalUsdM;
  return grossPayments(deal)
    .filter((payment) => PARTS_OF_HEADLINE.includes(payment.part))
    .reduce((sum, { amountUsdM }) => sum + amountUsdM, 0);
}
