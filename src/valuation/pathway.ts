import type { Stage } from '../deals/vocabulary';
import { citationLabel } from '../market/citation';
import type { Cited } from '../market/citation';
import { phaseDurations } from '../market/durations';
import { phaseOfStage } from '../market/phases';
import type { Phase } from '../market/phases';
import { phaseSuccessRates } from '../market/success-rates';
import type { MarketTables } from '../market/tables';
import { originOf, studyOf } from './assumptions';
import type { Assumptions } from './assumptions';
import { DURATION_NAMES, SUCCESS_NAMES } from './phase-names';
import type { DealTerms } from './terms';
import type { ValuationDate } from './valuation-date';

/** One phase that the asset still has to pass in the licensed territory. */
export interface PathwayPhase {
  readonly phase: Phase;
  readonly probability: number;
  /** Years still to go: of the current phase, what is left of it at the valuation date. */
  readonly durationYears: number;
  /** Years of the whole phase. */
  readonly wholeYears: number;
  /** Part of the phase that is still to go at the valuation date: 1 for all but a current phase that has begun. */
  readonly remainingShare: number;
  /** Where the probability came from: 'cited (study, segment)' or 'given'. */
  readonly probabilityBasis: () => string;
  readonly durationBasis: () => string;
  /** Probability of having passed this and all earlier phases. */
  readonly cumulativeProbability: number;
  /** End of the phase in years from the valuation date, if it is reached. */
  readonly endYears: number;
}

/** The way from the valuation date to approval in the licensed territory. */
export interface Pathway {
  readonly stage: Stage;
  /** How the stage was read. */
  readonly stageBasis: string;
  readonly stageOrigin: 'given' | 'disclosed' | 'house';
  readonly phases: readonly PathwayPhase[];
  /** Product of the phases' probabilities; 1 once approved. */
  readonly likelihoodOfApproval: number;
  /** Years to approval; not above 0 once approved. */
  readonly approvalYears: number;
  /** One more review, for milestones of an asset that is already approved. */
  readonly furtherReview: Pick<
    PathwayPhase,
    'probability' | 'durationYears' | 'probabilityBasis' | 'durationBasis'
  >;
}

/**
 * The stage in the licensed territory. The data give the most advanced stage anywhere, mostly China: an asset that
 * was approved there has Phase 3 before it elsewhere, or only the review where a dossier is taken over (other
 * regions, biosimilars). Acquisitions and China deals keep their stage; a given stage overrides.
 */
function stageInTerritory(
  terms: DealTerms,
  assumptions: Assumptions,
): Pick<Pathway, 'stage' | 'stageBasis' | 'stageOrigin'> {
  const given = assumptions.values.stage;
  if (given !== undefined) return { stage: given, stageBasis: `stage given: ${given}`, stageOrigin: 'given' };
  const { stage, territoryClass, modality, dealType, origin } = terms;
  if (stage === undefined) {
    const stageBasis = 'stage not disclosed: read as Preclinical';
    return { stage: 'Preclinical', stageBasis, stageOrigin: 'house' };
  }
  if (stage !== 'Approved' || territoryClass === 'China' || dealType === 'Acquisition') {
    return { stage, stageBasis: `stage ${origin}: ${stage}`, stageOrigin: origin };
  }
  const read: Stage = territoryClass === 'Other regions' || modality === 'Biosimilar' ? 'Filed' : 'Phase 3';
  const where = territoryClass ?? 'a territory not disclosed';
  const stageBasis = `approved elsewhere at signing: read as ${read} for ${where} (house)`;
  return { stage: read, stageBasis, stageOrigin: 'house' };
}

type PhaseName = (typeof SUCCESS_NAMES | typeof DURATION_NAMES)[Phase];

/** A phase's number: the given one, else the published one, with its basis. */
function inForce(
  name: PhaseName,
  cited: Cited,
  assumptions: Assumptions,
): { value: number; basis: () => string } {
  const given = assumptions.values[name];
  if (given !== undefined) return { value: given, basis: () => originOf(assumptions, name) };
  return { value: cited.value, basis: () => `cited (${citationLabel(cited.citation)})` };
}

/** The pathway of a deal's asset, as published rates and the user's assumptions have it. */
export function pathwayOf(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
  date: ValuationDate,
): Pathway {
  const read = stageInTerritory(terms, assumptions);
  const { stage } = read;
  const choice = { by: assumptions.values.pos_by, study: studyOf(assumptions) };
  const durations = phaseDurations(tables, terms);
  // A given stage is the stage at the valuation date: nothing of its phase has elapsed.
  const elapsed = assumptions.values.stage === undefined ? date.elapsedYears : 0;
  let cumulativeProbability = 1;
  let endYears = 0;
  const phases = phaseSuccessRates(tables, stage, terms, choice).map((rate, index): PathwayPhase => {
    const success = inForce(SUCCESS_NAMES[rate.phase], rate, assumptions);
    const duration = inForce(DURATION_NAMES[rate.phase], durations[rate.phase], assumptions);
    const durationYears = index === 0 ? Math.max(0, duration.value - elapsed) : duration.value;
    const shortened = index === 0 && elapsed > 0 ? ', less the time elapsed' : '';
    cumulativeProbability *= success.value;
    endYears += durationYears;
    return {
      phase: rate.phase,
      probability: success.value,
      durationYears,
      wholeYears: duration.value,
      remainingShare: duration.value > 0 ? durationYears / duration.value : 1,
      probabilityBasis: success.basis,
      durationBasis: () => duration.basis() + shortened,
      cumulativeProbability,
      endYears,
    };
  });
  const approved = phaseOfStage(stage) === 'Approved';
  return {
    ...read,
    phases,
    likelihoodOfApproval: cumulativeProbability,
    approvalYears: approved ? 0 - elapsed : endYears,
    furtherReview: furtherReview(terms, assumptions, tables, approved ? elapsed : 0),
  };
}

function furtherReview(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
  elapsed: number,
): Pathway['furtherReview'] {
  const choice = { by: assumptions.values.pos_by, study: studyOf(assumptions) };
  const [review] = phaseSuccessRates(tables, 'Filed', terms, choice);
  if (!review) throw new Error('the review has no success rate');
  const success = inForce('p_filed', review, assumptions);
  const duration = inForce('d_filed', phaseDurations(tables, terms).Filed, assumptions);
  return {
    probability: success.value,
    durationYears: Math.max(0, duration.value - elapsed),
    probabilityBasis: success.basis,
    durationBasis: duration.basis,
  };
}
