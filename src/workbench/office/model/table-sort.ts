import type { Area } from './area';
import type { Model } from './model';
import type { TableRef } from './table-areas';
import { lastColumn, lastRow } from './area';
import { readSortFields, sortRows } from './row-sorting';
import { spillsOf } from './spills';
import { forgetSort, metaOf, setMeta } from './table-meta';
import { reapplyFilters } from './table-filter';
import { bodyArea, tableOf } from './table-areas';
import { contentChanged } from './content-changes';

/** Sorts the table's rows and remembers how; waits for formulas only where there are some. */
export async function sortTable(
  model: Model,
  ref: TableRef,
  fields: unknown,
  matchCase: unknown,
  method: unknown,
): Promise<void> {
  const where = 'TableSort.apply';
  const area = bodyArea(model, ref);
  model.assertWritable(area, where);
  const read = readSortFields(fields, area.columns, where);
  const sort = {
    fields: read,
    matchCase: matchCase === true,
    method: method === 'StrokeCount' ? 'StrokeCount' : 'PinYin',
  };
  if (hasFormula(model, area)) await model.calculated();
  sortRows(model, area, read, sort.matchCase);
  setMeta(tableOf(model, ref), { sort });
  reapplyFilters(model, ref);
  contentChanged(model, area);
}

/** Forgets the order; the rows stay as they are. */
export const clearTableSort = (model: Model, ref: TableRef): void => forgetSort(tableOf(model, ref));

export async function reapplyTableSort(model: Model, ref: TableRef): Promise<void> {
  const sort = metaOf(tableOf(model, ref)).sort;
  if (sort) await sortTable(model, ref, sort.fields, sort.matchCase, sort.method);
}

/** Whether a formula stands or spills in these cells. */
function hasFormula({ spreadsheet }: Model, area: Area): boolean {
  if (spillsOf(spreadsheet, area.sheetId).length > 0) return true;
  const matrix = spreadsheet.sheet(area.sheetId).getCellMatrix();
  for (let row = area.row; row <= lastRow(area); row++)
    for (let column = area.column; column <= lastColumn(area); column++) {
      const cell = matrix.getValue(row, column);
      if (cell?.f || cell?.si) return true;
    }
  return false;
}
