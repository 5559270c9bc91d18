import type { Injector } from '@univerjs/core';
import type { DrawingHold } from './model';
import { shiftCharts } from './charts/charts';
import { syncHeaders } from './content-changes';
import { Model } from './model';
import { registerTableStyles } from './table-look';

/**
 * The model of the open workbook, wired up.
 * @param calculated resolves when no formula is left to calculate; must not wait for custom functions
 * @param drawing holds the drawing of the sheet while an add-in writes; none where nothing is drawn
 */
export function openModel(injector: Injector, calculated: () => Promise<void>, drawing?: DrawingHold): Model {
  const model = new Model(injector, calculated, drawing);
  registerTableStyles(injector);
  model.changes.onShift = (shift) => shiftCharts(model, shift);
  model.changes.onUserEdit = (area) => syncHeaders(model, area);
  return model;
}
