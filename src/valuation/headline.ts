import type { Stage } from '../deals/vocabulary';
import { phaseOfStage } from '../market/phases';
import { originOf } from './assumptions';
import type { Assumptions } from './assumptions';
import type { DealTerms } from './terms';
import { amountText, percentText } from './wording';

/** An amount and, when asked, where it came from. */
export interface Sourced {
  readonly amountUsdM: number;
  readonly basis: () => string;
}

/** How the headline of a deal divides into what is paid when; undefined for a part that the deal does not have. */
export interface HeadlineParts {
  readonly upfront?: Sourced | undefined;
  readonly devReg?: Sourced | undefined;
  readonly sales?: Sourced | undefined;
  /** Part of the headline or of the milestones that nothing above carries; 0 where everything is carried. */
  readonly restUsdM: number;
  /** Milestones are known, their parts are not: `dev_reg_share` splits them. */
  readonly splitByShare: boolean;
  /** Neither milestones nor a total are disclosed: the value is a floor. */
  readonly floor: boolean;
}

/**
 * Upfront as a share of the total by stage at signing: medians of the deals in the data that disclose both (house).
 */
export function typicalUpfrontShare(stage: Stage): number {
  const phase = phaseOfStage(stage);
  if (phase === 'Discovery') return 0.02;
  return phase === 'Phase 3' || phase === 'Filed' || phase === 'Approved' ? 0.08 : 0.05;
}

const EPSILON = 1e-6;

/** Divides the headline by the rules of the manual's chapter on valuation. */
export function headlineParts(
  terms: DealTerms,
  assumptions: Assumptions,
  stageAtSigning: Stage,
): HeadlineParts {
  const { totalUsdM: total, nearTermUsdM: nearTerm, equityUsdM, equityIn } = terms;
  const equity = equityIn === 'total' ? (equityUsdM ?? 0) : 0;
  const upfront = upfrontOf(terms, assumptions, stageAtSigning);
  const paid = (upfront?.amountUsdM ?? 0) + (nearTerm ?? 0) + equity;
  const milestones = milestonesOf(terms, paid);
  const { devReg, sales } = splitOf(terms, assumptions, milestones);
  const carried = paid + (devReg?.amountUsdM ?? 0) + (sales?.amountUsdM ?? 0);
  const whole = total ?? paid + (terms.milestonesUsdM ?? 0);
  const rest = whole - carried;
  return {
    upfront,
    devReg,
    sales,
    restUsdM: rest > EPSILON ? rest : 0,
    splitByShare:
      milestones !== undefined &&
      terms.dealType !== 'Acquisition' &&
      terms.devRegMilestonesUsdM === undefined &&
      terms.salesMilestonesUsdM === undefined,
    floor: total === undefined && [terms.milestonesUsdM, devReg, sales].every((part) => part === undefined),
  };
}

function upfrontOf(terms: DealTerms, assumptions: Assumptions, stage: Stage): Sourced | undefined {
  const { origin, upfrontUsdM, nearTermUsdM, totalUsdM: total } = terms;
  if (upfrontUsdM !== undefined) return { amountUsdM: upfrontUsdM, basis: () => `amount ${origin}` };
  if (total === undefined) return undefined;
  if (terms.dealType === 'Acquisition') {
    const price = total - (terms.milestonesUsdM ?? 0) - (nearTermUsdM ?? 0);
    return { amountUsdM: Math.max(0, price), basis: () => `price ${origin} as the total` };
  }
  const { milestonesUsdM, devRegMilestonesUsdM, salesMilestonesUsdM, equityUsdM } = terms;
  const parts = [nearTermUsdM, milestonesUsdM, devRegMilestonesUsdM, salesMilestonesUsdM, equityUsdM];
  const onlyTotal = parts.every((part) => part === undefined);
  if (!onlyTotal || !assumptions.values.estimate_upfront) return undefined;
  const share = typicalUpfrontShare(stage);
  return {
    amountUsdM: total * share,
    basis: () =>
      `amount estimated: ${percentText(share)} of the total ${amountText(total)}, house median at ${stage}`,
  };
}

/** All milestones together: disclosed, else what the total leaves; undefined where neither is known. */
function milestonesOf(terms: DealTerms, paid: number): Sourced | undefined {
  const { milestonesUsdM: milestones, totalUsdM: total, origin } = terms;
  if (milestones !== undefined) {
    return { amountUsdM: milestones, basis: () => `milestones ${amountText(milestones)} ${origin}` };
  }
  if (total === undefined) return undefined;
  const left = Math.max(0, total - paid);
  return {
    amountUsdM: left,
    basis: () =>
      `milestones ${amountText(left)} estimated: total ${amountText(total)} ${origin} less what is paid at signing and near term`,
  };
}

function splitOf(
  terms: DealTerms,
  assumptions: Assumptions,
  milestones: Sourced | undefined,
): Pick<HeadlineParts, 'devReg' | 'sales'> {
  const { devRegMilestonesUsdM: devReg, salesMilestonesUsdM: sales, origin } = terms;
  const disclosed = (amountUsdM: number): Sourced => ({ amountUsdM, basis: () => `amount ${origin}` });
  if (terms.dealType === 'Acquisition') return { devReg: contingent(terms, milestones) };
  if (devReg !== undefined || sales !== undefined) {
    const rest = (part: number): Sourced | undefined =>
      milestones && {
        amountUsdM: Math.max(0, milestones.amountUsdM - part),
        basis: () => `${milestones.basis()}, less the other part ${amountText(part)}`,
      };
    return {
      devReg: devReg === undefined ? rest(sales ?? 0) : disclosed(devReg),
      sales: sales === undefined ? rest(devReg ?? 0) : disclosed(sales),
    };
  }
  if (!milestones) return {};
  const share = assumptions.values.dev_reg_share;
  const origins = originOf(assumptions, 'dev_reg_share');
  const part = (fraction: number, name: string): Sourced => ({
    amountUsdM: milestones.amountUsdM * fraction,
    basis: () => `${milestones.basis()} × ${percentText(fraction)} ${name} (${origins})`,
  });
  return { devReg: part(share, 'development and regulatory'), sales: part(1 - share, 'sales') };
}

/** Contingent payments of an acquisition: development milestones, never split. */
function contingent(terms: DealTerms, milestones: Sourced | undefined): Sourced | undefined {
  const { devRegMilestonesUsdM: devReg, salesMilestonesUsdM: sales, origin } = terms;
  if (milestones) {
    return milestones.amountUsdM > 0
      ? { ...milestones, basis: () => `contingent payments: ${milestones.basis()}` }
      : undefined;
  }
  if (devReg === undefined && sales === undefined) return undefined;
  return { amountUsdM: (devReg ?? 0) + (sales ?? 0), basis: () => `contingent payments ${origin}` };
}
