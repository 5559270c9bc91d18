import type { DataProblem } from './csv';
import { doubtsOf } from './doubts';
import type { Doubt } from './doubts';
import type { DealRow } from './row';

/** A row and the line of the file on which it begins. */
export interface PlacedRow {
  readonly row: DealRow;
  readonly line: number;
}

/** What the rows of one file must be to each other, and the figures of one row among themselves. */
export function checkReferences(
  placed: readonly PlacedRow[],
  file: string,
): { problems: DataProblem[]; warnings: DataProblem[] } {
  const problems: DataProblem[] = [];
  const warnings: DataProblem[] = [];
  const lineById = new Map<string, number>();
  for (const { row, line } of placed) {
    const id = row.deal_id.toLowerCase();
    const first = lineById.get(id);
    if (first === undefined) lineById.set(id, line);
    else
      problems.push({
        file,
        line,
        column: 'deal_id',
        reason: `"${row.deal_id}" stands already on line ${first}`,
      });
  }
  const isKnown = (id: string) => lineById.has(id);
  for (const { row, line } of placed) {
    for (const found of contradictions(row, isKnown)) problems.push({ file, line, ...found });
    const warning = (column: string, reason: string) => warnings.push({ file, line, column, reason });
    for (const doubt of doubtsOf(row)) warning(doubt.field, reasonOf(doubt, row));
  }
  return { problems, warnings };
}

/** The fields of a deal that can contradict each other. */
export const CONTRADICTING_FIELDS = [
  'deal_id',
  'parent_deal_id',
  'counted_in_parent',
  'royalty_low_pct',
  'royalty_high_pct',
  'equity_usd_m',
  'equity_kind',
  'equity_in',
] as const satisfies readonly (keyof DealRow)[];

/**
 * What contradicts itself in one deal, or names a deal that there is not.
 * @param isKnown whether there is a deal with this id, in lower case
 */
export function contradictions(
  row: Pick<DealRow, (typeof CONTRADICTING_FIELDS)[number]>,
  isKnown: (id: string) => boolean,
): readonly Pick<DataProblem, 'column' | 'reason'>[] {
  const found: Pick<DataProblem, 'column' | 'reason'>[] = [];
  const problem = (column: string, reason: string) => found.push({ column, reason });
  const parent = row.parent_deal_id;
  if (parent !== undefined && parent.toLowerCase() === row.deal_id.toLowerCase()) {
    problem('parent_deal_id', 'a deal cannot be its own parent');
  } else if (parent !== undefined && !isKnown(parent.toLowerCase())) {
    problem('parent_deal_id', `there is no deal "${parent}"`);
  }
  if (row.counted_in_parent !== undefined && parent === undefined) {
    problem('counted_in_parent', 'is yes, but the row names no parent_deal_id');
  }
  if (row.royalty_low_pct !== undefined && row.royalty_high_pct !== undefined) {
    if (row.royalty_low_pct > row.royalty_high_pct) {
      problem('royalty_low_pct', `${row.royalty_low_pct} is above royalty_high_pct ${row.royalty_high_pct}`);
    }
  }
  if (row.equity_usd_m === undefined && (row.equity_kind ?? row.equity_in) !== undefined) {
    problem('equity_usd_m', 'is empty, but equity_kind or equity_in is given');
  }
  return found;
}

function reasonOf(doubt: Doubt, { total_usd_m: total }: DealRow): string {
  if (doubt.kind === 'statusBefore') return 'is before the announcement';
  const parts =
    doubt.kind === 'totalBelowPart' ? doubt.part : 'upfront, milestones and equity in it together,';
  return `${total} is below ${parts} ${doubt.amountUsdM}`;
}
