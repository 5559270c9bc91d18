import { readMetadata } from '../../src/workbench/bridge/metadata';
import type { ExcelHost } from '../workbench/headless';
import { createExcelHost } from '../workbench/headless';

/** A workbook without a screen in which the add-in's functions answer about the bundled deals. */
export async function openModelHost(): Promise<ExcelHost> {
  const { loadFunctions } = await import('../functions/excel');
  const { useDeals } = await import('../../src/source/in-force');
  const { bundledDeals } = await import('../../src/source/bundled');
  const host = createExcelHost();
  useDeals(bundledDeals());
  const { bridge } = host.spreadsheet;
  const { metadata, callable } = await loadFunctions();
  bridge.define(readMetadata({ functions: metadata }), 'DEALS');
  Object.assign(globalThis, { CustomFunctions: bridge.customFunctions });
  for (const [id, call] of callable) bridge.customFunctions.associate(id, call);
  bridge.start();
  return host;
}
