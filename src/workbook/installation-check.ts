import type { InstallationReport } from './reports';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** Writes a new sheet that shows what works in this Excel; touches no other sheet. */
export async function checkInstallation(options: WorkOptions = {}): Promise<InstallationReport> {
  await Promise.resolve(options);
  throw new WorkbookError('host', 'The installation check is being written.');
}
