import fc from 'fast-check';
import {
  DEAL_TYPES,
  EQUITY_KINDS,
  EQUITY_PLACES,
  MODALITIES,
  STAGES,
  TERRITORY_CLASSES,
  THERAPEUTIC_AREAS,
} from '../../src/deals/vocabulary';
import type { Assumptions } from '../../src/valuation/assumptions';
import { withAssumption } from '../../src/valuation/assumptions';
import { riskAdjustedNpv } from '../../src/valuation/cash-flows';
import { rnpvOfDeal, valueDeal } from '../../src/valuation/schedule';
import type { DealTerms } from '../../src/valuation/terms';
import { assume, tables } from './deals';

const amount = fc.option(fc.double({ min: 0.1, max: 5000, noNaN: true }), { nil: undefined });
const oneOf = <T>(list: readonly T[]) => fc.option(fc.constantFrom(...list), { nil: undefined });

/** Any deal that discloses at least an upfront or a total. */
const anyTerms: fc.Arbitrary<DealTerms> = fc
  .record({
    origin: fc.constant('given' as const),
    dealType: fc.constantFrom(...DEAL_TYPES),
    modality: oneOf(MODALITIES),
    area: oneOf(THERAPEUTIC_AREAS),
    stage: oneOf(STAGES),
    territoryClass: oneOf(TERRITORY_CLASSES),
    upfrontUsdM: amount,
    nearTermUsdM: amount,
    equityUsdM: amount,
    equityKind: oneOf(EQUITY_KINDS),
    equityIn: oneOf(EQUITY_PLACES),
    milestonesUsdM: amount,
    devRegMilestonesUsdM: amount,
    salesMilestonesUsdM: amount,
    totalUsdM: amount,
    royaltyLowPct: fc.option(fc.double({ min: 1, max: 30, noNaN: true }), { nil: undefined }),
    announced: fc.constant({ serial: 45000, precision: 'day' as const }),
  })
  .filter(({ upfrontUsdM, totalUsdM }) => upfrontUsdM !== undefined || totalUsdM !== undefined);

const probability = fc.double({ min: 0, max: 1, noNaN: true });

/** Assumptions of receipts only: what a licensor gets, nothing that it pays. */
const anyAssumptions: fc.Arbitrary<Assumptions> = fc
  .record({
    discount_rate: fc.double({ min: 0, max: 0.5, noNaN: true }),
    p_phase_2: fc.option(probability, { nil: undefined }),
    timing: fc.constantFrom('start', 'mid', 'end'),
    pos_by: fc.constantFrom('area', 'modality', 'all'),
    peak_sales: fc.option(fc.double({ min: 1, max: 9000, noNaN: true }), { nil: undefined }),
    post_exclusivity: fc.double({ min: 0, max: 1, noNaN: true }),
    valuation_date: fc.option(fc.integer({ min: 45000, max: 47000 }), { nil: undefined }),
    sales_thresholds: fc.constantFrom(undefined, '100; 500'),
    withholding_tax: fc.double({ min: 0, max: 0.3, noNaN: true }),
  })
  .map((pairs) =>
    assume(Object.fromEntries(Object.entries(pairs).filter(([, value]) => value !== undefined))),
  );

const rnpv = (terms: DealTerms, assumptions: Assumptions) => rnpvOfDeal(terms, assumptions, tables);
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const holds = (property: (terms: DealTerms, assumptions: Assumptions) => boolean) =>
  fc.assert(fc.property(anyTerms, anyAssumptions, property), { numRuns: 300, seed: 20261122 });

const SUCCESSES = ['p_discovery', 'p_preclinical', 'p_phase_1', 'p_phase_2', 'p_phase_3', 'p_filed'] as const;
const CHANCES = ['near_term_probability', 'exercise_probability', 'sales_milestone_attainment'] as const;

const certain = (assumptions: Assumptions) =>
  [...SUCCESSES, ...CHANCES].reduce((all, name) => withAssumption(all, name, 1), assumptions);

const scaled = (terms: DealTerms, factor: number): DealTerms => ({
  ...terms,
  ...Object.fromEntries(
    (
      [
        'upfrontUsdM',
        'nearTermUsdM',
        'equityUsdM',
        'milestonesUsdM',
        'devRegMilestonesUsdM',
        'salesMilestonesUsdM',
        'totalUsdM',
      ] as const
    ).map((name) => {
      const part = terms[name];
      return [name, part === undefined ? undefined : part * factor];
    }),
  ),
});

describe('whatever the deal and the assumptions', () => {
  test('the schedule sums to the value, and each row is amount × probability × discount factor', () => {
    holds((terms, assumptions) => {
      const { rnpvUsdM, events } = valueDeal(terms, assumptions, tables);
      const flows = events.map(({ amountUsdM, probability: p, timeYears }) => ({
        amount: amountUsdM,
        probability: p,
        timeYears,
      }));
      return (
        rnpvUsdM === rnpv(terms, assumptions) &&
        close(
          rnpvUsdM,
          events.reduce((sum, { valueUsdM }) => sum + valueUsdM, 0),
        ) &&
        close(rnpvUsdM, riskAdjustedNpv(flows, assumptions.values.discount_rate)) &&
        events.every((event) => event.probability >= 0 && event.probability <= 1)
      );
    });
  });

  test('value is linear in amounts', () => {
    fc.assert(
      fc.property(
        anyTerms,
        anyAssumptions,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (terms, market, factor) => {
          // Sales are amounts too: peak and thresholds go along.
          const { peak_sales: peak, sales_thresholds: levels } = market.values;
          let grown = peak === undefined ? market : withAssumption(market, 'peak_sales', peak * factor);
          if (levels) {
            grown = withAssumption(
              grown,
              'sales_thresholds',
              levels.map(({ netSalesUsdM }) => ({ netSalesUsdM: netSalesUsdM * factor })),
            );
          }
          // A threshold at the very edge of a year's sales may fall to either side of it after rounding.
          const [base, scaledUp] = [rnpv(terms, market), rnpv(scaled(terms, factor), grown)];
          return close(base * factor, scaledUp);
        },
      ),
      { numRuns: 300, seed: 20261122 },
    );
  });

  test('value never rises when a probability falls', () => {
    const anyProbability = fc.constantFrom(...SUCCESSES, ...CHANCES);
    fc.assert(
      fc.property(
        anyTerms,
        anyAssumptions,
        anyProbability,
        probability,
        probability,
        (terms, market, name, a, b) => {
          const at = (p: number) => rnpv(terms, withAssumption(market, name, p));
          return at(Math.min(a, b)) <= at(Math.max(a, b)) + 1e-9;
        },
      ),
      { numRuns: 300, seed: 20261122 },
    );
  });

  test('with every probability at 1 it is the plain net present value of what is received', () => {
    holds((terms, assumptions) => {
      const { rnpvUsdM, events } = valueDeal(terms, certain(assumptions), tables);
      const received = events.filter(({ probability: p }) => p > 0);
      const plain = received.map(({ amountUsdM, timeYears }) => ({
        amount: amountUsdM,
        probability: 1,
        timeYears,
      }));
      return (
        received.every(({ probability: p }) => p === 1) &&
        close(rnpvUsdM, riskAdjustedNpv(plain, assumptions.values.discount_rate))
      );
    });
  });

  test('at a rate of 0 it is expected cash', () => {
    holds((terms, assumptions) => {
      const { rnpvUsdM, events } = valueDeal(terms, withAssumption(assumptions, 'discount_rate', 0), tables);
      return close(
        rnpvUsdM,
        events.reduce((sum, { amountUsdM, probability: p }) => sum + amountUsdM * p, 0),
      );
    });
  });

  test('pure receipts never gain from a higher rate', () => {
    fc.assert(
      fc.property(
        anyTerms,
        anyAssumptions,
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        (terms, market, step) => {
          const { discount_rate: rate } = market.values;
          return (
            rnpv(terms, withAssumption(market, 'discount_rate', rate + step)) <= rnpv(terms, market) + 1e-9
          );
        },
      ),
      { numRuns: 300, seed: 20261122 },
    );
  });

  test('an asset approved in the territory has no development risk', () => {
    holds((terms, assumptions) => {
      const approved = withAssumption(assumptions, 'stage', 'Approved');
      const { pathway, events } = valueDeal(terms, approved, tables);
      const exercised = terms.dealType === 'Option' ? 0.5 : 1;
      return (
        pathway.likelihoodOfApproval === 1 &&
        events.every(({ part, probability: p }) => part !== 'royalty' || p === exercised || p === 0)
      );
    });
  });

  test('a valuation date at the signing equals the default', () => {
    holds((terms, assumptions) => {
      const undated = { ...assumptions, values: { ...assumptions.values, valuation_date: undefined } };
      return rnpv(terms, undated) === rnpv(terms, withAssumption(undated, 'valuation_date', 45000));
    });
  });
});
