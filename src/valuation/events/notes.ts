import { amountText, percentText } from '../wording';
import type { DealCase, Payment } from './payment';

const ZERO = { phasesPassed: 0, lagYears: 0, chance: 0, afterSigning: false, cash: false } as const;

const note = (event: string, basis: () => string, amountUsdM = 0): Payment => ({
  event,
  part: 'note',
  amountUsdM,
  ...ZERO,
  basis,
});

/**
 * Rows of value 0 that a reader must see: what of the headline no event carries, what was left out and why, and how
 * far the assumptions reach.
 */
export function notePayments(deal: DealCase): Payment[] {
  return [
    ...headlineRest(deal),
    ...salesNotes(deal),
    ...chinaNote(deal),
    ...parentNote(deal),
    ...receivedNote(deal),
    ...withholdingNote(deal),
    ...endNote(deal),
  ];
}

function headlineRest({ headline }: DealCase): Payment[] {
  if (headline.restUsdM === 0) return [];
  const basis = () => 'part of the headline that the source does not itemise: no event carries it';
  return [{ ...note('headline, not itemised', basis, headline.restUsdM), part: 'headline rest' }];
}

function salesNotes({ forecast, royalty, assumptions }: DealCase): Payment[] {
  const notes: Payment[] = [];
  if (royalty.kind === 'none') notes.push(note('royalties', () => `no royalties: ${royalty.basis()}`));
  else if (!forecast) {
    notes.push(note('royalties', () => `left out: give peak_sales to value them; ${royalty.basis()}`));
  }
  if (!forecast && assumptions.values.profit_share > 0) {
    notes.push(note('profit share', () => 'left out: give peak_sales to value it'));
  }
  if (!forecast && assumptions.values.sales_thresholds) {
    notes.push(note('sales thresholds', () => 'not used: give peak_sales for them to be reached'));
  }
  return notes;
}

function chinaNote({ terms }: DealCase): Payment[] {
  if (terms.territoryClass !== 'China') return [];
  return [
    note(
      'China only',
      () => 'success rates and durations are the same worldwide ones: no Chinese ones are published',
    ),
  ];
}

function parentNote({ terms }: DealCase): Payment[] {
  if (terms.countedInParent === undefined) return [];
  return [
    note(
      'counted in parent',
      () => `this money is already inside the headline of ${terms.countedInParent}: valued by itself here`,
    ),
  ];
}

function receivedNote({ assumptions }: DealCase): Payment[] {
  const received = assumptions.values.received_to_date;
  if (received === undefined || received === 0) return [];
  return [
    note('received to date', () => 'given; received before the valuation date, not in the value', received),
  ];
}

function withholdingNote({ assumptions }: DealCase): Payment[] {
  const tax = assumptions.values.withholding_tax;
  if (tax === 0) return [];
  return [note('withholding tax', () => `${percentText(tax)} given: every cash amount is shown after it`)];
}

function endNote({ ended, terms }: DealCase): Payment[] {
  if (ended === undefined) return [];
  const headline = terms.totalUsdM === undefined ? '' : `; headline ${amountText(terms.totalUsdM)}`;
  return [note('ended', () => `${ended}: nothing is received after that${headline}`)];
}
