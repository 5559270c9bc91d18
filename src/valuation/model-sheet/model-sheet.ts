import type { MarketTables } from '../../market/tables';
import type { Assumptions } from '../assumptions';
import { assumptionsInForce } from '../in-force';
import { valuedCase } from '../schedule';
import type { DealTerms } from '../terms';
import { assumptionsBlock } from './assumptions-block';
import type { ModelSheet } from './cells';
import { checksBlock } from './checks-block';
import { comparisonBlock } from './comparison-block';
import { conventionsBlock } from './conventions-block';
import { Draft, LAST_COLUMN, YEARS } from './draft';
import { headlineBlock } from './headline-block';
import { licenseeBlock } from './licensee-block';
import { linesBlock } from './lines-block';
import { marketBlock } from './market-block';
import { pathwayBlock } from './pathway-block';
import { paymentsBlock } from './payments-block';
import { modelCharts, picturedBlock, picturesBlock } from './pictures-block';
import { headBlock, resultsBlock } from './results-block';
import { splitBlock } from './split-block';
import type { ModelInput, ModelSubject } from './subject';
import { termsBlock } from './terms-block';
import { thresholdsBlock, tiersBlock } from './tiers-block';
import { tornadoBlock } from './tornado-block';
import { yearsBlock } from './years-block';

/** Widths in points: label, name, value, unit, basis, then the years. */
const WIDTHS = [300, 140, 96, 66, 66, ...Array.from({ length: YEARS }, () => 60)];
/** Title and result stay in sight, and the labels. */
const FROZEN = { rows: 2, columns: 1 };

/**
 * The valuation of a deal as a worksheet of native formulas: inputs, calculation, results and checks, one purpose a
 * block. With the inputs as they are it gives the numbers of valueDeal and valueBothSides; every input can be typed
 * over. One cell asks DEALS.DEAL_RNPV for the same; nothing else needs the add-in.
 * @throws InputError as valueDeal does
 */
export function modelSheet(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
  subject: ModelSubject,
): ModelSheet {
  const deal = valuedCase(terms, assumptions, tables);
  const inForce = new Map(assumptionsInForce(assumptions, tables, terms).map((row) => [row.name, row]));
  const input: ModelInput = { deal, subject, inForce };
  const notCarried = leftOut(input);
  const draft = new Draft();
  headBlock(draft, input);
  resultsBlock(draft, input);
  picturesBlock(draft);
  termsBlock(draft, input);
  assumptionsBlock(draft, input);
  if (deal.royalty.kind === 'tiers') tiersBlock(draft, input);
  thresholdsBlock(draft, input);
  linesBlock(draft);
  yearsBlock(draft);
  tornadoBlock(draft, input);
  headlineBlock(draft);
  pathwayBlock(draft);
  paymentsBlock(draft, input);
  if (deal.royalty.kind !== 'tiers') tiersBlock(draft, input);
  marketBlock(draft, input);
  licenseeBlock(draft);
  splitBlock(draft);
  picturedBlock(draft);
  checksBlock(draft, input, notCarried);
  const printed = { row: draft.row - 1, column: LAST_COLUMN };
  conventionsBlock(draft);
  comparisonBlock(draft, input);
  const charts = modelCharts(draft);
  return { ...draft.finish(), charts, widths: WIDTHS, frozen: FROZEN, printed, notCarried };
}

/** What this valuation has that the sheet can't show; its check then fails, so that nobody takes one number for the other. */
function leftOut({ deal }: ModelInput): string[] {
  const { values, netSalesUsdM } = deal.assumptions;
  return [
    ...(values.abandon
      ? ['abandon is TRUE: backward induction is no formula of this sheet, which shows the value without it.']
      : []),
    ...((deal.forecast?.years.length ?? 0) > YEARS || Math.max(0, ...netSalesUsdM.keys()) > YEARS
      ? [`sales after market year ${String(YEARS)}: the sheet has no more columns.`]
      : []),
  ];
}
