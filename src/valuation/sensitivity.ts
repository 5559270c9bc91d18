import { InputError } from '../deals/input-error';
import type { MarketTables } from '../market/tables';
import { withAssumption } from './assumptions';
import type { AssumptionValues, Assumptions } from './assumptions';
import type { DealCase } from './events/payment';
import { itemisedTerms } from './itemised';
import { DURATION_NAMES, SUCCESS_NAMES } from './phase-names';
import { rnpvOfDeal, valuedCase } from './schedule';
import type { DealTerms } from './terms';

/** One bar of a tornado: a driver moved down and up by the shock, everything else as it was. */
export interface SensitivityRow {
  /** Name of the assumption, or of the term of the deal. */
  readonly driver: string;
  readonly unit: 'fraction' | 'years' | 'US$ million';
  readonly base: number;
  readonly low: number;
  readonly high: number;
  /** The licensor's rNPV with the driver at its low and its high. */
  readonly rnpvAtLowUsdM: number;
  readonly rnpvAtHighUsdM: number;
  /** Distance between the two, 0 or more. */
  readonly swingUsdM: number;
}

export interface Sensitivity {
  readonly rnpvUsdM: number;
  /** Widest swing first; drivers that change nothing are left out. */
  readonly rows: readonly SensitivityRow[];
}

interface Driver {
  readonly name: string;
  readonly unit: SensitivityRow['unit'];
  readonly base: number;
  /** Highest value that makes sense; probabilities are capped at 1. */
  readonly cap: number;
  readonly at: (value: number) => readonly [DealTerms, Assumptions];
}

/** A rate of 1 or more is refused everywhere else; a shocked one stops just below. */
const HIGHEST_RATE = 1 - 1e-9;

type NumberName = {
  [N in keyof AssumptionValues]: NonNullable<AssumptionValues[N]> extends number ? N : never;
}[keyof AssumptionValues];

/** The share moves what the deal itself leaves open, so its parts must not be stated. */
const withShare =
  ({ terms, assumptions }: DealCase) =>
  (value: number) =>
    [terms, withAssumption(assumptions, 'dev_reg_share', value)] as const;

/** Everything that can be shocked in a deal, with its value in force. */
function driversOf(deal: DealCase): Driver[] {
  const { assumptions, pathway, royalty, forecast } = deal;
  const terms = itemisedTerms(deal);
  const assumed = (
    name: NumberName,
    base: number,
    cap: number,
    unit: Driver['unit'] = 'fraction',
  ): Driver => ({
    name,
    unit,
    base,
    cap,
    at: (value) => [terms, withAssumption(assumptions, name, value)],
  });
  const { values } = assumptions;
  const amounts = (
    ['upfrontUsdM', 'nearTermUsdM', 'equityUsdM', 'devRegMilestonesUsdM', 'salesMilestonesUsdM'] as const
  ).map((field, index): Driver => ({
    name: ['upfront', 'near-term', 'equity', 'development milestones', 'sales milestones'][index] ?? field,
    unit: 'US$ million',
    base: terms[field] ?? 0,
    cap: Number.POSITIVE_INFINITY,
    at: (value) => [{ ...terms, [field]: value }, assumptions],
  }));
  return [
    ...amounts,
    assumed('discount_rate', values.discount_rate, HIGHEST_RATE),
    ...pathway.phases.map((phase) => assumed(SUCCESS_NAMES[phase.phase], phase.probability, 1)),
    ...pathway.phases.map((phase) => assumed(DURATION_NAMES[phase.phase], phase.wholeYears, 50, 'years')),
    ...(pathway.phases.length > 0
      ? []
      : [
          assumed('p_filed', pathway.furtherReview.probability, 1),
          assumed('d_filed', pathway.furtherReview.durationYears, 50, 'years'),
        ]),
    ...(deal.headline.splitByShare
      ? [{ ...assumed('dev_reg_share', values.dev_reg_share, 1), at: withShare(deal) }]
      : []),
    assumed('near_term_probability', values.near_term_probability, 1),
    ...(deal.exercise ? [assumed('exercise_probability', deal.exercise.probability, 1)] : []),
    assumed('sales_milestone_attainment', values.sales_milestone_attainment, 1),
    assumed('launch_delay', values.launch_delay, 50, 'years'),
    ...(forecast
      ? [
          assumed('peak_sales', values.peak_sales ?? 0, Number.POSITIVE_INFINITY, 'US$ million'),
          assumed('years_to_peak', values.years_to_peak, 50, 'years'),
          assumed('years_on_market', values.years_on_market, 50, 'years'),
          assumed('cogs_sga', values.cogs_sga ?? 0, 1),
        ]
      : []),
    ...(forecast && royalty.kind === 'range'
      ? [
          {
            name: 'royalty',
            unit: 'fraction' as const,
            base: royalty.high,
            cap: HIGHEST_RATE,
            at: (value: number) => {
              const low = Math.min(value, (royalty.low * value) / royalty.high);
              const both = withAssumption(assumptions, 'royalty_high', value);
              return [terms, withAssumption(both, 'royalty_low', low)] as const;
            },
          },
        ]
      : []),
  ];
}

/**
 * Sensitivity of the licensor's rNPV: each driver × (1 − shock) and × (1 + shock), probabilities capped at 1, one at a
 * time; rows sorted by swing. The royalty moves both ends of its tiers and shows the higher.
 * @param shock above 0 and below 1
 * @throws InputError as valueDeal does; (#NUM!) for a shock out of range
 */
export function sensitivityOf(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
  shock = 0.2,
): Sensitivity {
  if (!(shock > 0 && shock < 1)) {
    throw new InputError('number', `shock: ${shock} is not a fraction above 0 and below 1, such as 0.2.`);
  }
  const deal = valuedCase(terms, assumptions, tables);
  const rows = driversOf(deal)
    .filter(({ base }) => base !== 0)
    .map(({ name, unit, base, cap, at }): SensitivityRow => {
      const [low, high] = [base * (1 - shock), Math.min(cap, base * (1 + shock))];
      const rnpvAt = (value: number) => rnpvOfDeal(...at(value), tables);
      const [rnpvAtLowUsdM, rnpvAtHighUsdM] = [rnpvAt(low), rnpvAt(high)];
      const swingUsdM = Math.abs(rnpvAtHighUsdM - rnpvAtLowUsdM);
      return { driver: name, unit, base, low, high, rnpvAtLowUsdM, rnpvAtHighUsdM, swingUsdM };
    })
    .filter(({ swingUsdM }) => swingUsdM > 1e-12)
    .sort((a, b) => b.swingUsdM - a.swingUsdM);
  return { rnpvUsdM: rnpvOfDeal(terms, assumptions, tables), rows };
}
