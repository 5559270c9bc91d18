import { isoDate } from '../deals/date';
import { InputError } from '../deals/input-error';
import type { MarketTables } from '../market/tables';
import { originOf } from './assumptions';
import type { Assumptions } from './assumptions';
import type { DealCase } from './events/payment';
import { headlineParts } from './headline';
import { salesForecast } from './net-sales';
import { pathwayOf } from './pathway';
import { royaltyInForce } from './royalty';
import { readRoyaltyWords } from './royalty-words';
import type { DealTerms } from './terms';
import { reportedBefore, valuationDate } from './valuation-date';
import type { ValuationDate } from './valuation-date';
import { numberText } from './wording';

/** Brings a deal's terms and the market together: all that the events of a valuation need. */
export function dealCase(terms: DealTerms, assumptions: Assumptions, tables: MarketTables): DealCase {
  const date = valuationDate(terms, assumptions);
  const pathway = pathwayOf(terms, assumptions, tables, date);
  const stage = stageAtSigning(terms, assumptions, date);
  return {
    terms,
    assumptions,
    tables,
    date,
    pathway,
    headline: headlineParts(terms, assumptions, stage),
    royalty: royaltyInForce(terms, assumptions, tables, stage),
    forecast: salesForecast(pathway, assumptions, date),
    exercise: exerciseOf(terms, assumptions, date),
    ended: endOf(terms, date),
  };
}

/** Upfront and royalty follow the stage at signing: a stage given for a later date says nothing of it. */
function stageAtSigning(terms: DealTerms, assumptions: Assumptions, date: ValuationDate) {
  const given = date.elapsedYears === 0 ? assumptions.values.stage : undefined;
  return given ?? terms.stage ?? 'Preclinical';
}

function exerciseOf(terms: DealTerms, assumptions: Assumptions, date: ValuationDate): DealCase['exercise'] {
  if (terms.dealType !== 'Option') return undefined;
  const probability = assumptions.values.exercise_probability;
  const given = assumptions.given.has('exercise_probability');
  const { status, statusDate } = terms;
  const undated = statusDate === undefined || date.serial === undefined;
  const exercised = status === 'Exercised' && (undated || reportedBefore(statusDate, date, { orOn: true }));
  if (exercised && !given) return { probability: 1, basis: 'option exercised, disclosed' };
  const origin = originOf(assumptions, 'exercise_probability');
  return { probability, basis: `× exercise of the option ${numberText(probability)} ${origin}` };
}

function endOf(terms: DealTerms, date: ValuationDate): string | undefined {
  if (terms.status !== 'Terminated' || !reportedBefore(terms.statusDate, date, { orOn: false }))
    return undefined;
  const when = terms.statusDate ? ` (${isoDate(terms.statusDate)})` : ', date not known';
  return `terminated before the valuation date${when}`;
}

/**
 * Refuses a deal that says nothing of its terms.
 * @throws InputError (#N/A) "terms not disclosed"
 */
export function requireTerms({ terms, assumptions, forecast }: DealCase): void {
  const money = [
    terms.upfrontUsdM,
    terms.nearTermUsdM,
    terms.equityUsdM,
    terms.milestonesUsdM,
    terms.devRegMilestonesUsdM,
    terms.salesMilestonesUsdM,
    terms.totalUsdM,
  ];
  if (money.some((amount) => amount !== undefined)) return;
  if (forecast && royaltyIsStated(terms, assumptions)) return;
  throw new InputError(
    'notAvailable',
    `terms not disclosed: no amount of ${terms.dealId ?? 'this deal'} is known, so there is nothing to value.`,
  );
}

function royaltyIsStated(terms: DealTerms, { values }: Assumptions): boolean {
  if (values.royalty_tiers ?? values.royalty_low ?? values.royalty_high) return true;
  if (terms.royaltyLowPct !== undefined || terms.royaltyHighPct !== undefined) return true;
  return terms.royaltyText !== undefined && readRoyaltyWords(terms.royaltyText).kind === 'rates';
}
