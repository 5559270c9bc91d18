import { InputError } from '../../deals/input-error';
import type { Phase } from '../../market/phases';
import { originOf } from '../assumptions';
import type { AssumptionName } from '../assumption-list';
import { numberText } from '../wording';
import { successText, timeText } from './pathway-text';
import type { DealCase, Payment } from './payment';

/** What the success of a phase triggers, and the assumption that weighs it; Discovery triggers nothing. */
const TRIGGERS: Readonly<Partial<Record<Phase, { event: string; weight: WeightName }>>> = {
  Preclinical: { event: 'milestone: entry into Phase 1', weight: 'weight_phase_1' },
  'Phase 1': { event: 'milestone: entry into Phase 2', weight: 'weight_phase_2' },
  'Phase 2': { event: 'milestone: entry into Phase 3', weight: 'weight_phase_3' },
  'Phase 3': { event: 'milestone: filing', weight: 'weight_filing' },
  Filed: { event: 'milestone: approval', weight: 'weight_approval' },
};
type WeightName = AssumptionName & `weight_${string}`;

/**
 * Development and regulatory milestones, spread by weights over the triggers still to come; where none is to come
 * (approved in the territory) they are paid for further approvals, one review later.
 * @throws InputError (#NUM!) where every remaining weight is 0
 */
export function milestonePayments(deal: DealCase): Payment[] {
  const { devReg } = deal.headline;
  if (!devReg || devReg.amountUsdM === 0) return [];
  const { phases, stageBasis } = deal.pathway;
  if (phases.length === 0) return [furtherApprovals(deal, devReg.amountUsdM, devReg.basis)];
  const triggers = phases.flatMap(({ phase }, index) => {
    const trigger = TRIGGERS[phase];
    if (!trigger) return [];
    const { weight: name, event } = trigger;
    return [{ event, name, weight: deal.assumptions.values[name], phasesPassed: index + 1 }];
  });
  const sum = triggers.reduce((total, { weight }) => total + weight, 0);
  if (sum <= 0) {
    const names = triggers.map(({ name }) => name).join(', ');
    throw new InputError('number', `${names}: at least one of them must be above 0.`);
  }
  return triggers
    .filter(({ weight }) => weight > 0)
    .map(({ event, name, weight, phasesPassed }) => ({
      event,
      part: 'development milestone',
      amountUsdM: (devReg.amountUsdM * weight) / sum,
      phasesPassed,
      lagYears: 0,
      chance: 1,
      afterSigning: true,
      cash: true,
      basis: () =>
        [
          `${devReg.basis()}; weight ${numberText(weight)} of ${numberText(sum)} ${originOf(deal.assumptions, name)}`,
          successText(phases.slice(0, phasesPassed)),
          timeText(phases.slice(0, phasesPassed)),
          stageBasis,
        ].join('; '),
    }));
}

function furtherApprovals(deal: DealCase, amountUsdM: number, amountBasis: () => string): Payment {
  const { furtherReview, stageBasis } = deal.pathway;
  const { probability, durationYears, probabilityBasis, durationBasis } = furtherReview;
  return {
    event: 'milestone: further approvals',
    part: 'development milestone',
    amountUsdM,
    phasesPassed: 0,
    lagYears: durationYears,
    chance: probability,
    afterSigning: true,
    cash: true,
    basis: () =>
      [
        amountBasis(),
        `further approvals: one review with probability ${numberText(probability)} ${probabilityBasis()}`,
        `time ${numberText(durationYears)} years ${durationBasis()}`,
        stageBasis,
      ].join('; '),
  };
}
