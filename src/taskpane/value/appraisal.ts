import { InputError } from '../../deals/input-error';
import { bundledTables } from '../../source/bundled-tables';
import type { Assumptions } from '../../valuation/assumptions';
import { explainedLicenseeSchedule, explainedSchedule } from '../../valuation/explained';
import type { ExplainedEvent } from '../../valuation/explained';
import type { DealCase } from '../../valuation/events/payment';
import { assumptionsInForce } from '../../valuation/in-force';
import type { AssumptionInForce } from '../../valuation/in-force';
import { leftOutOf } from '../../valuation/left-out';
import type { LeftOut } from '../../valuation/left-out';
import { valuationOfCase, valuedCase } from '../../valuation/schedule';
import type { Valuation } from '../../valuation/schedule';
import type { DealTerms } from '../../valuation/terms';
import { splitValue } from '../../valuation/value-split';
import type { ValueSplit } from '../../valuation/value-split';

/** All that the Value place shows of one set of assumptions. */
export interface Appraisal {
  readonly deal: DealCase;
  readonly valuation: Valuation;
  readonly events: readonly ExplainedEvent[];
  /** Undefined without peak sales. */
  readonly split: ValueSplit | undefined;
  readonly licenseeEvents: readonly ExplainedEvent[];
  readonly inForce: readonly AssumptionInForce[];
  readonly leftOut: readonly LeftOut[];
}

/** Values terms under assumptions. @throws InputError as the worksheet functions do */
function appraise(terms: DealTerms, assumptions: Assumptions): Appraisal {
  const tables = bundledTables();
  const deal = valuedCase(terms, assumptions, tables);
  const events = explainedSchedule(deal);
  const hasSales = deal.forecast !== undefined;
  return {
    deal,
    valuation: valuationOfCase(deal),
    events,
    split: hasSales ? splitValue(terms, assumptions, tables) : undefined,
    licenseeEvents: hasSales ? explainedLicenseeSchedule(deal) : [],
    inForce: assumptionsInForce(assumptions, tables, terms),
    leftOut: leftOutOf(deal, events),
  };
}

/** An appraisal, or why there is none in words for the user. */
export type AppraisalOrProblem = Appraisal | { readonly problem: string };

/** The same with a refusal as words. */
export function appraisalOf(terms: DealTerms, assumptions: Assumptions): AppraisalOrProblem {
  try {
    return appraise(terms, assumptions);
  } catch (problem) {
    if (problem instanceof InputError) return { problem: problem.message };
    throw problem;
  }
}
