import { citationText } from '../market/citation';
import type { Cited } from '../market/citation';
import { discountRatesWithProbabilities, operatingCostShare } from '../market/benchmark-terms';
import { phaseCost } from '../market/costs';
import { phaseDurations } from '../market/durations';
import { PHASES } from '../market/phases';
import { phaseSuccessRates } from '../market/success-rates';
import type { MarketTables } from '../market/tables';
import { ASSUMPTIONS } from './assumption-list';
import type { AssumptionKind, AssumptionName, AssumptionSpec } from './assumption-list';
import { cellOf } from './assumption-values';
import { studyOf } from './assumptions';
import type { Assumptions } from './assumptions';
import { dealCase } from './deal-case';
import type { DealCase } from './events/payment';
import { COST_NAMES, DURATION_NAMES, SUCCESS_NAMES } from './phase-names';
import type { DealTerms } from './terms';

/** An assumption as it is in force: the first two columns can be changed and passed back as assumptions. */
export interface AssumptionInForce {
  readonly name: string;
  /** '' where nothing is assumed; lists as text. A date is an Excel serial. */
  readonly value: string | number | boolean;
  readonly unit: string;
  readonly basis: 'given' | 'given: 0 or blank' | 'disclosed' | 'cited' | 'house' | 'not given';
  /** What it is, or rests on, with the page of a cited figure. */
  readonly source: string;
  readonly sourceUrl: string | undefined;
}

const UNITS: Readonly<Record<AssumptionKind, string>> = {
  rate: 'fraction a year',
  portion: 'fraction',
  probability: 'probability',
  fraction: 'fraction',
  years: 'years',
  money: 'US$ million',
  factor: 'number',
  count: 'number',
  flag: 'TRUE or FALSE',
  choice: 'text',
  study: 'text',
  date: 'date',
  text: 'text',
  yearList: 'years',
  thresholds: 'US$ million',
  tiers: 'US$ million: fraction',
};

/** What decides an assumption that has no default of its own. */
type Decided = Pick<AssumptionInForce, 'value' | 'basis' | 'source'> & { readonly sourceUrl?: string };

const fromTable = ({ value, citation }: Cited): Decided => ({
  value,
  basis: 'cited',
  source: citationText(citation),
  sourceUrl: citation.sourceUrl,
});

/**
 * Every assumption in force, in the order of the list: the user's, else what deal and publications say, else the house
 * default. Passing the table back changes nothing.
 * @param terms of the deal; without them, what holds for any deal (all indications, nothing disclosed)
 * @throws InputError as valueDeal does for assumptions that contradict the deal
 */
export function assumptionsInForce(
  assumptions: Assumptions,
  tables: MarketTables,
  terms?: DealTerms,
): readonly AssumptionInForce[] {
  const deal = terms && dealCase(terms, assumptions, tables);
  const decided = new Map<AssumptionName, Decided>([
    ...publishedDecisions(assumptions, tables, terms, deal?.pathway.phases.length),
    ...(deal ? dealDecisions(deal) : []),
  ]);
  const listed = ASSUMPTIONS.map((spec: AssumptionSpec & { name: AssumptionName }) =>
    rowOf(spec, assumptions, decided.get(spec.name)),
  );
  const years = [...assumptions.netSalesUsdM].sort(([a], [b]) => a - b);
  return [
    ...listed,
    ...years.map(([year, value]): AssumptionInForce => ({
      name: `net_sales ${year}`,
      value,
      unit: 'US$ million',
      basis: value === 0 ? 'given: 0 or blank' : 'given',
      source: `Net sales of market year ${year}`,
      sourceUrl: undefined,
    })),
  ];
}

function rowOf(
  spec: AssumptionSpec & { name: AssumptionName },
  assumptions: Assumptions,
  decided: Decided | undefined,
): AssumptionInForce {
  const { name, kind, about, rests } = spec;
  const unit = UNITS[kind];
  const given = assumptions.given.get(name);
  if (given !== undefined) {
    const value = cellOf(kind, assumptions.values[name]);
    return { name, value, unit, basis: given, source: about, sourceUrl: undefined };
  }
  if (decided) return { name, unit, sourceUrl: undefined, ...decided };
  const value = cellOf(kind, assumptions.values[name]);
  const source = rests === undefined ? about : `${about}: ${rests}`;
  return { name, value, unit, basis: value === '' ? 'not given' : 'house', source, sourceUrl: undefined };
}

/** What publications decide, for the deal's area and modality. */
function publishedDecisions(
  assumptions: Assumptions,
  tables: MarketTables,
  terms: DealTerms | undefined,
  phasesToPass: number = PHASES.length,
): [AssumptionName, Decided][] {
  const profile = terms ?? {};
  const study = studyOf(assumptions);
  const { pos_by: by, discount_rate: rate } = assumptions.values;
  // An asset that only has a review before it may take that of another study: the review goes last.
  const chains = [
    ...phaseSuccessRates(tables, 'Discovery', profile, { by, study }),
    ...(phasesToPass <= 1 ? phaseSuccessRates(tables, 'Filed', profile, { by, study }) : []),
  ];
  const success = new Map(chains.map((each) => [each.phase, each]));
  const durations = phaseDurations(tables, profile);
  const perPhase = PHASES.flatMap((phase): [AssumptionName, Decided][] => {
    const probability = success.get(phase);
    return [
      ...(probability ? [[SUCCESS_NAMES[phase], fromTable(probability)] as [AssumptionName, Decided]] : []),
      [DURATION_NAMES[phase], fromTable(durations[phase])],
      [COST_NAMES[phase], fromTable(phaseCost(tables, phase))],
    ];
  });
  const range = discountRatesWithProbabilities(tables).map(({ citation }) => citationText(citation));
  return [
    ...perPhase,
    ['cogs_sga', fromTable(operatingCostShare(tables))],
    [
      'discount_rate',
      {
        value: rate,
        basis: 'house',
        source: `cited range 10-13 % for use with probabilities: ${range.join('; ')}`,
      },
    ],
    ['licensee_rate', { value: rate, basis: 'house', source: 'discount_rate where not given' }],
    ['pos_source', { value: study.name, basis: 'house', source: 'the default study' }],
    ['fx_rate', { value: '', basis: 'not given', source: 'Units of the second currency for one US dollar' }],
  ];
}

/** What the deal decides: its stage and dates, whether an option is exercised, its royalty. */
function dealDecisions({ pathway, date, exercise, royalty }: DealCase): [AssumptionName, Decided][] {
  const elapsed = date.elapsedYears > 0;
  const decisions: [AssumptionName, Decided][] = [
    [
      'stage',
      {
        // A stage passed back is the stage at the valuation date: once time has elapsed since signing it must not be.
        value: elapsed ? '' : pathway.stage,
        basis: elapsed ? 'not given' : pathway.stageOrigin,
        source: pathway.stageBasis,
      },
    ],
  ];
  if (date.serial !== undefined) {
    const source = 'the announcement; a month counts as its 15th';
    decisions.push(['valuation_date', { value: date.serial, basis: 'disclosed', source }]);
  }
  if (exercise) {
    const basis = exercise.probability === 1 ? 'disclosed' : 'house';
    decisions.push(['exercise_probability', { value: exercise.probability, basis, source: exercise.basis }]);
  }
  if (royalty.kind !== 'tiers') {
    const [low, high] = royalty.kind === 'range' ? [royalty.low, royalty.high] : [0, 0];
    const common = { basis: royalty.origin, source: royalty.basis() };
    decisions.push(['royalty_low', { value: low, ...common }], ['royalty_high', { value: high, ...common }]);
  }
  return decisions;
}
