import type { Table } from './spreadsheet';
import type { TableLook } from './table-look';
import { DEFAULT_LOOK } from './table-look';

/** `Excel.SortField`, as far as values are sorted. */
export interface SortField {
  readonly key: number;
  readonly ascending: boolean;
  readonly sortOn: 'Value';
  readonly dataOption: 'Normal' | 'TextAsNumber';
}

/** `Excel.FilterCriteria`. */
export interface FilterCriteria {
  readonly filterOn: string;
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: 'And' | 'Or';
  readonly values?: readonly (string | { date: string; specificity: string })[];
  readonly dynamicCriteria?: string;
  readonly color?: string;
}

/** Everything that Excel remembers of a table and Univer does not. */
export interface TableMeta {
  readonly look: TableLook;
  readonly sort?: {
    readonly fields: readonly SortField[];
    readonly matchCase: boolean;
    readonly method: string;
  };
  /** By column, as the table has them now. */
  readonly filters: readonly (FilterCriteria | null)[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Reads what is remembered; a table that a user made has nothing yet. */
export function metaOf(table: Table): TableMeta {
  const stored: unknown = table.getTableMeta();
  const excel = isRecord(stored) && isRecord(stored.excel) ? stored.excel : {};
  const look = isRecord(excel.look) ? { ...DEFAULT_LOOK, ...excel.look } : { ...DEFAULT_LOOK };
  const filters = Array.isArray(excel.filters) ? (excel.filters as (FilterCriteria | null)[]) : [];
  const sort = isRecord(excel.sort) ? { sort: excel.sort as NonNullable<TableMeta['sort']> } : {};
  return { look, filters, ...sort };
}

export function setMeta(table: Table, change: Partial<TableMeta>): void {
  table.setTableMeta({ ...table.getTableMeta(), excel: { ...metaOf(table), ...change } });
}

export function forgetSort(table: Table): void {
  const { look, filters } = metaOf(table);
  table.setTableMeta({ ...table.getTableMeta(), excel: { look, filters } });
}
