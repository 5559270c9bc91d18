import type { Area } from './area';
import type { ChangeFeed } from './change-feed';
import type { Model } from './model';
import { headerArea, tablesAt } from './table-areas';
import { intersection } from './area';
import { syncHeader } from './table-columns';

/** Column names follow their header cells. */
export function syncHeaders(model: Model, area: Area): void {
  for (const ref of tablesAt(model, area, false))
    if (intersection(headerArea(model, ref), area)) syncHeader(model, ref);
}

/** After an add-in wrote content: what depends on it follows, and whoever listens is told. */
export function contentChanged(model: Model, area: Area, before?: ReturnType<ChangeFeed['detail']>): void {
  syncHeaders(model, area);
  model.changes.edited(area, before, 'ThisLocalAddin');
}
