import type { Injector } from '@univerjs/core';
import { shiftCharts } from './charts/charts';
import { syncHeaders } from './content-changes';
import { Model } from './model';
import { registerTableStyles } from './table-look';

/**
 * The model of the open workbook, wired up.
 * @param calculated resolves when no formula is left to calculate; must not wait for custom functions
 */
export function openModel(injector: Injector, calculated: () => Promise<void>): Model {
  const model = new Model(injector, calculated);
  registerTableStyles(injector);
  model.changes.onShift = (shift) => shiftCharts(model, shift);
  model.changes.onUserEdit = (area) => syncHeaders(model, area);
  return model;
}
