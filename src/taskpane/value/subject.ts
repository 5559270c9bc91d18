import type { DealSet } from '../../deals/dataset';
import { InputError } from '../../deals/input-error';
import type { NamedValue } from '../../workbook/scenario-setting';
import type { ValuedCell } from '../../workbook/valued-cell';
import { readDeal } from '../../functions/deal-argument';
import { readConditions, termsOfSubject } from '../../functions/valuation-arguments';
import type { Assumptions } from '../../valuation/assumptions';
import { termsOfDeal } from '../../valuation/terms';
import type { DealTerms } from '../../valuation/terms';

/** What the Value place values. */
export interface ValueSubject {
  readonly terms: DealTerms;
  /** Undefined for a deal that a range describes. */
  readonly dealId: string | undefined;
  /** "Kelun-Biotech → Merck & Co."; undefined for a deal that a range describes. */
  readonly title: string | undefined;
  /** The cell whose formula it is, such as Sheet1!B2. */
  readonly cell: string | undefined;
  /** What that formula assumes; undefined where the workbook's base counts. */
  readonly base: Assumptions | undefined;
  /** The terms of a described deal as they stand in the range. */
  readonly described: readonly NamedValue[];
}

/** A deal of the data; undefined where the data have no such deal. */
export function subjectOfDeal(set: DealSet, dealId: string): ValueSubject | undefined {
  const index = set.rowOf(dealId);
  if (index === undefined) return undefined;
  return { ...knownDeal(set, index), cell: undefined, base: undefined };
}

function knownDeal(set: DealSet, index: number) {
  const row = set.row(index);
  return {
    terms: termsOfDeal(row),
    dealId: row.deal_id,
    title: `${row.licensor} → ${row.licensee}`,
    described: [],
  };
}

/**
 * What a cell values, read by the readers of the worksheet functions, so that it is the same deal.
 * @param blankRate what to say of a discount_rate that points to an empty cell: hosts take it for different rates
 * @throws InputError as the function of the cell does
 */
export function subjectOfCell(set: DealSet, cell: ValuedCell, blankRate: string): ValueSubject {
  if (isEmptyCell(cell.discountRate)) throw new InputError('value', blankRate);
  const base = readConditions(cell.discountRate, cell.assumptions);
  const deal = readDeal(set, cell.deal);
  if (deal.kind === 'known') return { ...knownDeal(set, deal.index), cell: cell.address, base };
  return {
    terms: termsOfSubject(set, deal),
    dealId: undefined,
    title: undefined,
    cell: cell.address,
    base,
    described: deal.terms.flatMap(([name, value]): NamedValue[] =>
      typeof name === 'string' && name.trim() !== '' && value !== null ? [[name, value]] : [],
    ),
  };
}

function isEmptyCell(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 1) return false;
  const [row]: unknown[] = value;
  return Array.isArray(row) && row.length === 1 && row[0] === '';
}
