import type { Change } from '../model/change-feed';
import type { Area } from '../model/area';
import type { Model } from '../model/model';
import type { EventHandler } from '../request/class-table';
import { localAddress } from '../model/addresses';
import { intersection } from '../model/area';
import { findTable, tableArea } from '../model/table-areas';
import { rootObject } from '../request/children';
import { isRequestContext } from '../request/request-context';
import { rangeHost } from './hosts';

/** `getRange(context)` of event arguments. */
const rangeGetters = (model: Model, area: Area) => {
  const get = (orNull: boolean) => (context: unknown) => {
    if (!isRequestContext(context)) throw new TypeError('getRange needs a request context.');
    return rootObject('Range', context, () => rangeHost(model, area, 'getRange'), orNull);
  };
  return { getRange: get(false), getRangeOrNullObject: get(true) };
};

const shared = (change: Change) => ({
  address: localAddress(change.area),
  changeType: change.changeType,
  details: change.details,
  source: 'Local',
  triggerSource: change.triggerSource,
  worksheetId: change.area.sheetId,
});

/** Tells of changes on one sheet or, without an id, on any: `Excel.WorksheetChangedEventArgs`. */
export const worksheetChanged = (
  model: Model,
  sheetId: string | undefined,
  handler: EventHandler,
): (() => void) =>
  model.changes.listen((change) => {
    if (sheetId !== undefined && change.area.sheetId !== sheetId) return;
    handler({
      type: 'WorksheetChanged',
      ...shared(change),
      changeDirectionState: undefined,
      ...rangeGetters(model, change.area),
    });
  });

/** Tells of changes inside one table or, without an id, inside any: `Excel.TableChangedEventArgs`. */
export const tableChanged = (
  model: Model,
  tableIds: () => readonly string[],
  handler: EventHandler,
): (() => void) =>
  model.changes.listen((change) => {
    for (const tableId of tableIds()) {
      const ref = findTable(model, tableId);
      const area = ref && intersection(change.area, tableArea(model, ref));
      if (!area) continue;
      handler({
        type: 'TableChanged',
        ...shared({ ...change, area }),
        tableId,
        ...rangeGetters(model, area),
      });
    }
  });
