import { citationLabel } from '../market/citation';
import { phaseCost } from '../market/costs';
import type { Phase } from '../market/phases';
import { originOf } from './assumptions';
import type { DealCase } from './events/payment';
import { COST_NAMES } from './phase-names';
import { amountText, numberText } from './wording';

/** R&D cost of a phase still to be paid, at its start, if the phases before it succeed. */
export interface PhaseCost {
  readonly phase: Phase;
  readonly amountUsdM: number;
  readonly phasesPassed: number;
  readonly basis: () => string;
}

/** R&D cost of one phase before cost_scale, US$ million: given, else Paul et al. 2010. */
function costBeforeScale(
  phase: Phase,
  { assumptions, tables }: Pick<DealCase, 'assumptions' | 'tables'>,
): { amountUsdM: number; basis: () => string } {
  const name = COST_NAMES[phase];
  const given = assumptions.values[name];
  if (given !== undefined) return { amountUsdM: given, basis: () => originOf(assumptions, name) };
  const cited = phaseCost(tables, phase);
  return { amountUsdM: cited.value, basis: () => `cited (${citationLabel(cited.citation)})` };
}

/**
 * R&D costs of the phases of the pathway, each at its start with the probability of reaching it. Of the current
 * phase only the part that is still to go at the valuation date is left to pay.
 */
export function costsInForce(
  deal: Pick<DealCase, 'assumptions' | 'tables' | 'pathway' | 'date'>,
): PhaseCost[] {
  const { assumptions, pathway } = deal;
  const scale = assumptions.values.cost_scale;
  return pathway.phases.map(({ phase, remainingShare }, index) => {
    const { amountUsdM, basis } = costBeforeScale(phase, deal);
    const part = remainingShare < 1 ? ` × ${numberText(remainingShare)} still to go` : '';
    return {
      phase,
      amountUsdM: amountUsdM * scale * remainingShare,
      phasesPassed: index,
      basis: () =>
        `cost ${amountText(amountUsdM)} ${basis()} × ${numberText(scale)} ${originOf(assumptions, 'cost_scale')}${part}`,
    };
  });
}
