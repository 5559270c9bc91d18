import { originOf } from '../assumptions';
import type { Assumptions } from '../assumptions';
import { amountText, numberText, percentText } from '../wording';
import type { DealCase, Payment } from './payment';

/** A near-term payment beside an upfront falls due so long after signing (house). */
export const NEAR_TERM_YEARS = 1;

/** What is paid at or soon after signing: upfront, near-term payments, equity. */
export function signingPayments(deal: DealCase): Payment[] {
  return [...upfrontPayment(deal), ...nearTermPayment(deal), ...equityPayments(deal)];
}

function atSigning(deal: DealCase) {
  return {
    phasesPassed: 0,
    lagYears: 0 - deal.date.elapsedYears,
    chance: 1,
    afterSigning: false,
    cash: true,
  };
}

function upfrontPayment(deal: DealCase): Payment[] {
  const { upfront, floor } = deal.headline;
  if (!upfront || upfront.amountUsdM === 0) return [];
  const acquired = deal.terms.dealType === 'Acquisition';
  return [
    {
      event: acquired ? 'price' : 'upfront',
      part: 'upfront',
      amountUsdM: upfront.amountUsdM,
      ...atSigning(deal),
      basis: () => `${upfront.basis()}; certain at signing${floorText(floor)}`,
    },
  ];
}

const floorText = (floor: boolean) => (floor ? '; floor: neither milestones nor a total are disclosed' : '');

function nearTermPayment(deal: DealCase): Payment[] {
  const { nearTermUsdM, upfrontUsdM, origin } = deal.terms;
  if (nearTermUsdM === undefined || nearTermUsdM === 0) return [];
  const floor = floorText(deal.headline.floor);
  if (upfrontUsdM === undefined) {
    return [
      {
        event: 'upfront and near-term',
        part: 'near-term',
        amountUsdM: nearTermUsdM,
        ...atSigning(deal),
        basis: () => `amount ${origin}, stands for both together; certain at signing${floor}`,
      },
    ];
  }
  const probability = deal.assumptions.values.near_term_probability;
  return [
    {
      event: 'near-term',
      part: 'near-term',
      amountUsdM: nearTermUsdM,
      phasesPassed: 0,
      lagYears: NEAR_TERM_YEARS - deal.date.elapsedYears,
      chance: probability,
      afterSigning: true,
      cash: true,
      basis: () =>
        `amount ${origin}; probability ${numberText(probability)} ${originOf(deal.assumptions, 'near_term_probability')}; year 1 house${floor}`,
    },
  ];
}

function equityPayments(deal: DealCase): Payment[] {
  const { equityUsdM: equity, equityKind, equityIn, origin } = deal.terms;
  if (equity === undefined || equity === 0) return [];
  const inTotal = equityIn === 'total';
  const { counted, basis } = equityCounted(deal.assumptions, equity, equityKind, origin);
  const payment = (amountUsdM: number, chance: number, text: () => string): Payment => ({
    event: inTotal ? 'equity' : 'equity outside the headline',
    part: inTotal ? 'equity' : 'equity outside',
    amountUsdM,
    ...atSigning(deal),
    chance,
    cash: false,
    basis: () => `${text()}${floorText(deal.headline.floor)}`,
  });
  const left = equity - counted;
  return [
    ...(counted > 0 ? [payment(counted, 1, basis)] : []),
    // What does not count is shown all the same, so that the headline can be followed to the last dollar.
    ...(left > 0 ? [payment(left, 0, () => `${basis()}: this part does not count`)] : []),
  ];
}

function equityCounted(
  assumptions: Assumptions,
  equity: number,
  kind: DealCase['terms']['equityKind'],
  origin: string,
): { counted: number; basis: () => string } {
  const { include_equity: include, equity_premium: premium } = assumptions.values;
  if (kind === 'Licensor shares') {
    const origins = originOf(assumptions, 'equity_premium');
    return {
      counted: equity * premium,
      basis: () =>
        `${amountText(equity)} ${origin} for the licensor's own shares, which are paid for: only the premium ${percentText(premium)} (${origins}) counts`,
    };
  }
  const whose =
    kind === undefined ? "kind not stated, read as licensee's shares received" : "licensee's shares received";
  if (include) return { counted: equity, basis: () => `amount ${origin}, ${whose}; certain at signing` };
  return { counted: 0, basis: () => `amount ${origin}, ${whose}; include_equity given FALSE` };
}
