import type { TableHost } from './hosts';
import { tableOf } from '../model/table-areas';
import { itemNotFound } from '../request/errors';

/** A column by its lasting id. */
export interface ColumnHost extends TableHost {
  readonly columnId: string;
}

/** The columns as the table keeps them, in order. */
export const columnsOf = (host: TableHost) => tableOf(host.model, host).getTableInfo().columns;

/** Where the column stands now. @throws OfficeError ItemNotFound after it was deleted */
export function columnIndex(host: ColumnHost): number {
  const index = columnsOf(host).findIndex(({ id }) => id === host.columnId);
  if (index < 0) throw itemNotFound('tableColumn');
  return index;
}
