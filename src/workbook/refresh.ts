import type { RefreshAllReport, RefreshReport } from './reports';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

export interface RefreshOptions extends WorkOptions {
  /** Put deals back whose rows the user deleted. */
  readonly restoreDeletedRows?: boolean | undefined;
}

/**
 * Brings a linked table to the data in force.
 * @param id of the link (LinkedTable.id)
 * @throws WorkbookError: gone, protected, noDealIdColumn, noRoom, newerFormat, busy, cancelled, host; the sheet is then as it was
 */
export async function refreshLinkedTable(id: string, options: RefreshOptions = {}): Promise<RefreshReport> {
  await Promise.resolve([id, options]);
  throw new WorkbookError('host', 'Refreshing is being written.');
}

/** What `refreshLinkedTable` would do, without writing anything. */
export async function previewRefresh(id: string, options: RefreshOptions = {}): Promise<RefreshReport> {
  return refreshLinkedTable(id, options);
}

/** Refreshes every linked table; one that can't be refreshed does not stop the others. */
export async function refreshAllLinkedTables(options: WorkOptions = {}): Promise<RefreshAllReport> {
  await Promise.resolve(options);
  throw new WorkbookError('host', 'Refreshing is being written.');
}
