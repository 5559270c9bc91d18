import { citationLabel } from '../market/citation';
import { discountRatesWithProbabilities } from '../market/benchmark-terms';
import { ALL_INDICATIONS, successSegment } from '../market/segments';
import { STUDIES } from '../market/studies';
import type { Study } from '../market/studies';
import { phaseSuccessRates } from '../market/success-rates';
import type { MarketTables } from '../market/tables';
import type { AssumptionName } from './assumption-list';
import { studyOf, withAssumption } from './assumptions';
import type { Assumptions } from './assumptions';
import type { DealCase } from './events/payment';
import { DURATION_NAMES, SUCCESS_NAMES } from './phase-names';
import { assumptionsWith } from './scenario-rows';
import { rnpvOfDeal, valuedCase } from './schedule';
import type { DealTerms } from './terms';

/** The scenarios that need no user: what is assumed, and every uncertain driver at its worse or better end together. */
export type RangeEnd = 'low' | 'high';

/** An assumption that a scenario changes. */
export interface ScenarioChange {
  readonly name: AssumptionName;
  /** What is in force without the scenario. */
  readonly base: string | number;
  readonly value: string | number;
  /** `cited`: the end of a published range. `house`: ± 20 %, as the sensitivity shocks. */
  readonly basis: 'cited' | 'house';
  /** The publication, where there is one. */
  readonly source: string | undefined;
  readonly sourceUrl: string | undefined;
}

/** How far a driver without a published range moves: the shock of the sensitivity. */
export const SCENARIO_SHOCK = 0.2;

/**
 * What low and high change in a deal: the discount rate to the end of the cited range (13 %, 10 %), the success rates to
 * those of the study, among all that publish the deal's segment, under which the deal is worth least or most, and by
 * ± 20 % what no publication gives a range for: durations, peak sales, the chances of near-term payments, exercise and
 * sales milestones, and success rates that the user gives or only one study has. The terms of the deal stay as they are
 * read. A base that lies beyond an end stays where it is.
 * @throws InputError as valueDeal does
 */
export function rangeChanges(
  end: RangeEnd,
  terms: DealTerms,
  base: Assumptions,
  tables: MarketTables,
): readonly ScenarioChange[] {
  const deal = valuedCase(terms, base, tables);
  const others = otherStudies(terms, deal);
  const changes = [...rateChange(end, deal), ...shockedChanges(end, deal, others.length === 0)];
  const moved = assumptionsWith(base, changes);
  return [...studyChange(end, terms, moved, others, deal), ...changes].filter(
    ({ base: before, value }) => before !== value,
  );
}

function rateChange(end: RangeEnd, { assumptions, tables }: DealCase): ScenarioChange[] {
  const rate = assumptions.values.discount_rate;
  const range = [...discountRatesWithProbabilities(tables)].sort((a, b) => a.value - b.value);
  const cited = end === 'low' ? range.at(-1) : range[0];
  if (!cited || (end === 'low' ? cited.value <= rate : cited.value >= rate)) return [];
  return [
    {
      name: 'discount_rate',
      base: rate,
      value: cited.value,
      basis: 'cited',
      source: citationLabel(cited.citation),
      sourceUrl: cited.citation.sourceUrl,
    },
  ];
}

/**
 * The study under which the deal is worth least or most, of those that publish rates for the deal's own segment. Rates
 * that the user gives are not a study's.
 */
function studyChange(
  end: RangeEnd,
  terms: DealTerms,
  moved: Assumptions,
  others: readonly Study[],
  { assumptions, tables, pathway }: DealCase,
): ScenarioChange[] {
  const sign = end === 'low' ? -1 : 1;
  const own = studyOf(assumptions);
  const worth = (study: Study) =>
    sign * rnpvOfDeal(terms, withAssumption(moved, 'pos_source', study), tables);
  const best = others.reduce((a, b) => (worth(b) > worth(a) + 1e-9 ? b : a), own);
  if (best.name === own.name) return [];
  const rates = phaseSuccessRates(tables, pathway.stage, terms, {
    by: assumptions.values.pos_by,
    study: best,
  });
  const citation = rates.findLast(({ citation: { study } }) => study === best.name)?.citation;
  return [
    {
      name: 'pos_source',
      base: own.name,
      value: best.name,
      basis: 'cited',
      source: citation && citationLabel(citation),
      sourceUrl: citation?.sourceUrl,
    },
  ];
}

/** The other studies that have the segment of the deal: what is published of all medicines is no range for one kind. */
function otherStudies(terms: DealTerms, { assumptions, tables, pathway }: DealCase): readonly Study[] {
  const { pos_by: by } = assumptions.values;
  const segment = successSegment(tables, terms, by);
  const own = studyOf(assumptions);
  return STUDIES.filter((study) => {
    if (study.name === own.name) return false;
    const rates = phaseSuccessRates(tables, pathway.stage, terms, { by, study });
    const published = rates.filter(({ citation }) => citation.study === study.name);
    if (segment === ALL_INDICATIONS) return published.length > 0;
    return published.some(({ citation }) => citation.segment !== study.overall);
  });
}

function shockedChanges(end: RangeEnd, deal: DealCase, ratesToo: boolean): ScenarioChange[] {
  const { assumptions, pathway, forecast, exercise, terms, headline } = deal;
  const { values, given } = assumptions;
  const worse = end === 'low' ? 1 - SCENARIO_SHOCK : 1 + SCENARIO_SHOCK;
  const slower = end === 'low' ? 1 + SCENARIO_SHOCK : 1 - SCENARIO_SHOCK;
  const by = (
    name: AssumptionName,
    base: number,
    factor: number,
    cap = Number.POSITIVE_INFINITY,
  ): ScenarioChange => ({
    name,
    base,
    value: Math.min(cap, rounded(base * factor)),
    basis: 'house',
    source: undefined,
    sourceUrl: undefined,
  });
  const { phases, furtherReview } = pathway;
  const nearTerm = terms.nearTermUsdM !== undefined && terms.upfrontUsdM !== undefined;
  const salesMilestones = headline.sales !== undefined && !(values.sales_thresholds && forecast);
  const ownRates = phases.filter(({ phase }) => ratesToo || given.has(SUCCESS_NAMES[phase]));
  const durations = phases.map(({ phase, wholeYears }) => [DURATION_NAMES[phase], wholeYears] as const);
  if (phases.length === 0 && headline.devReg) durations.push(['d_filed', furtherReview.durationYears]);
  return [
    ...ownRates.map(({ phase, probability }) => by(SUCCESS_NAMES[phase], probability, worse, 1)),
    ...durations.map(([name, years]) => by(name, years, slower, 50)),
    ...(nearTerm ? [by('near_term_probability', values.near_term_probability, worse, 1)] : []),
    // An option that has been exercised is no chance any more.
    ...(exercise && (exercise.probability < 1 || given.has('exercise_probability'))
      ? [by('exercise_probability', exercise.probability, worse, 1)]
      : []),
    ...(salesMilestones
      ? [by('sales_milestone_attainment', values.sales_milestone_attainment, worse, 1)]
      : []),
    ...(values.peak_sales === undefined ? [] : [by('peak_sales', values.peak_sales, worse)]),
  ];
}

/** Twelve digits: what a cell shows of 0.2 × 1.2 is 0.24, not 0.24 and sixteen more. */
const rounded = (value: number) => Number(value.toPrecision(12));
