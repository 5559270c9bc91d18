import type { FieldName } from '../deals/fields';
import type { DealQuery } from '../deals/query';
import type { LinkedTableReport } from './reports';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

export interface LinkedTableRequest {
  readonly query: DealQuery;
  /** In this order; `deal_id` is put first where it is missing, since rows are recognised by it. */
  readonly columns: readonly FieldName[];
  /** Table name; by default the next free tblDeals1, tblDeals2 … */
  readonly name?: string | undefined;
  readonly destination: 'selection' | 'newSheet';
}

/**
 * Writes the deals that match a query as an Excel table that stays linked to it.
 * @throws WorkbookError: occupied, noRoom, protected, empty, invalidName, busy, cancelled, host; the sheet is then as it was
 * @throws InputError for a malformed query
 */
export async function insertLinkedTable(
  request: LinkedTableRequest,
  options: WorkOptions = {},
): Promise<LinkedTableReport> {
  await Promise.resolve([request, options]);
  throw new WorkbookError('host', 'Inserting is being written.');
}
