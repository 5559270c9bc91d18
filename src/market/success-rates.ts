import { InputError } from '../deals/input-error';
import { findName, nearestNames } from '../deals/names';
import type { Stage } from '../deals/vocabulary';
import type { Cited } from './citation';
import { remainingPhases } from './phases';
import type { Phase } from './phases';
import { remembered } from './remember';
import { successSegment } from './segments';
import type { AssetProfile, SegmentChoice } from './segments';
import { STUDIES, chainOfStudy, discoveryRate, preclinicalRate } from './studies';
import type { ClinicalPhase, Study } from './studies';
import type { MarketTables } from './tables';

/** The probability that an asset in `phase` succeeds in it, with where that was read. */
export interface PhaseSuccess extends Cited {
  readonly phase: Phase;
}

/** What success rates are asked by; the study is BIO/QLS/Informa 2011-2020 unless `study` names another. */
export interface SuccessRateChoice {
  readonly by: SegmentChoice;
  readonly study?: Study | undefined;
}

const isClinical = (phase: Phase): phase is ClinicalPhase => phase !== 'Discovery' && phase !== 'Preclinical';

/**
 * Success probability of each phase that an asset at `stage` still has to pass, its own first; none once approved.
 * Preclinical and Discovery are Paul et al. 2010 whatever the study, since no clinical study has them.
 */
export function phaseSuccessRates(
  tables: MarketTables,
  stage: Stage,
  profile: AssetProfile,
  { by, study = STUDIES[0] }: SuccessRateChoice,
): readonly PhaseSuccess[] {
  return ratesOfSegment(tables, stage, successSegment(tables, profile, by), study);
}

const ratesOfSegment = remembered(
  (stage: Stage, segment: string, study: Study) => `${stage}|${segment}|${study.name}`,
  readRates,
);

function readRates(
  tables: MarketTables,
  stage: Stage,
  segment: string,
  study: Study,
): readonly PhaseSuccess[] {
  const chain = chainOfStudy(tables, study, segment, stage === 'Filed');
  return remainingPhases(stage).map((phase) => {
    if (isClinical(phase)) return { phase, ...chain[phase] };
    return { phase, ...(phase === 'Preclinical' ? preclinicalRate(tables) : discoveryRate(tables)) };
  });
}

/** Likelihood of approval: the product of the success rates of the phases still to pass; 1 once approved. */
export function likelihoodOfApproval(rates: readonly Cited[]): number {
  return rates.reduce((product, rate) => product * rate.value, 1);
}

/**
 * The study that a user means, by its name or a short one ("BIO", "Wong", "Paul 2010").
 * @throws InputError (#VALUE!) with the nearest names
 */
export function studyNamed(text: string, argument = 'pos_source'): Study {
  const names = STUDIES.flatMap(({ name, aliases }) => [name, ...aliases]);
  const found = findName(text, names);
  const study = STUDIES.find(
    ({ name, aliases }) => name === found || aliases.some((alias) => alias === found),
  );
  if (study) return study;
  const near = nearestNames(text, names);
  throw new InputError(
    'value',
    `${argument}: no study "${text.slice(0, 60)}" with a full chain of success rates. ` +
      `Give ${(near.length ? near : STUDIES.map(({ name }) => name)).join(', ')}.`,
  );
}
