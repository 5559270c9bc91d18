import type { DealSet } from '../deals/dataset';
import type { FieldName } from '../deals/fields';
import type { DealQuery } from '../deals/query';
import { selectDeals } from '../deals/query';
import type { CellValue } from './cell';
import { inSteps } from './run';
import type { TableDeals } from './table-deals';
import type { WorkOptions } from './work';

/** What the data say of one deal, in the columns of a table. */
export interface DealCells {
  readonly dealId: string;
  /** '' where undisclosed, dates as serials, shares as fractions. */
  readonly cells: readonly CellValue[];
}

/** What a table's query is of the deals that it is filled from: a server has looked already which ones it finds. */
export const queryOf = ({ origin }: TableDeals, query: DealQuery): DealQuery =>
  origin === 'organisation' ? { criteria: [], ...(query.sort ? { sort: query.sort } : {}) } : query;

/** The rows of a query, in its order. @throws InputError for a malformed query */
export function dealRows(deals: TableDeals, query: DealQuery, columns: readonly FieldName[]): DealCells[] {
  const { rows } = selectDeals(deals.set, queryOf(deals, query));
  return Array.from(rows, (row) => cellsOf(deals.set, row, columns));
}

/** The same in steps, between which a cancel is heeded. @throws InputError, WorkbookError cancelled */
export function dealRowsInSteps(
  deals: TableDeals,
  query: DealQuery,
  columns: readonly FieldName[],
  { signal }: WorkOptions,
): Promise<DealCells[]> {
  const { rows } = selectDeals(deals.set, queryOf(deals, query));
  return inSteps(rows, (row) => cellsOf(deals.set, row, columns), signal);
}

const cellsOf = (set: DealSet, row: number, columns: readonly FieldName[]): DealCells => ({
  dealId: String(set.value(row, 'deal_id') ?? ''),
  cells: columns.map((field) => set.value(row, field) ?? ''),
});

/** Whether a date of a deal is known to the month only, so that it shows as mmm yyyy. */
export function isMonthOnly(set: DealSet, dealId: string, field: FieldName): boolean {
  const row = set.rowOf(dealId);
  return row !== undefined && set.datePrecision(row, field) === 'month';
}
