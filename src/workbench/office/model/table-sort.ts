import type { Model } from './model';
import type { TableRef } from './table-areas';
import { readSortFields, sortRows } from './row-sorting';
import { forgetSort, metaOf, setMeta } from './table-meta';
import { reapplyFilters } from './table-filter';
import { bodyArea, tableOf } from './table-areas';
import { contentChanged } from './content-changes';

/** Sorts the table's rows and remembers how. */
export function sortTable(
  model: Model,
  ref: TableRef,
  fields: unknown,
  matchCase: unknown,
  method: unknown,
): void {
  const where = 'TableSort.apply';
  const area = bodyArea(model, ref);
  model.assertWritable(area, where);
  const read = readSortFields(fields, area.columns, where);
  const sort = {
    fields: read,
    matchCase: matchCase === true,
    method: method === 'StrokeCount' ? 'StrokeCount' : 'PinYin',
  };
  sortRows(model, area, read, sort.matchCase);
  setMeta(tableOf(model, ref), { sort });
  reapplyFilters(model, ref);
  contentChanged(model, area);
}

/** Forgets the order; the rows stay as they are. */
export const clearTableSort = (model: Model, ref: TableRef): void => forgetSort(tableOf(model, ref));

export function reapplyTableSort(model: Model, ref: TableRef): void {
  const sort = metaOf(tableOf(model, ref)).sort;
  if (sort) sortTable(model, ref, sort.fields, sort.matchCase, sort.method);
}
