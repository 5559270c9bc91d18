import type { Worksheet as FileSheet } from 'exceljs';
import type { ITableJson } from '@univerjs/sheets-table';
import type { KeptTable } from './kept-part';
import { TableColumnDataTypeEnum } from '@univerjs/sheets-table';
import { parseAddress } from '../office/model/addresses';
import { toRange } from '../office/model/area';
import { DEFAULT_LOOK, isTableStyle, themeName } from '../office/model/table-look';

/** A table as exceljs has read it; its types describe tables as they are made only. */
interface FileTable {
  readonly displayName: string;
  readonly tableRef: string;
  readonly totalsRow?: boolean;
  readonly autoFilterRef?: string;
  readonly columns: readonly { readonly name: string; readonly filterButton?: boolean }[];
  readonly style?: {
    readonly theme?: string;
    readonly showRowStripes?: boolean;
    readonly showColumnStripes?: boolean;
    readonly showFirstColumn?: boolean;
    readonly showLastColumn?: boolean;
  };
}

const tablesOf = (file: FileSheet): FileTable[] =>
  (file.getTables() as unknown as { readonly table: FileTable }[]).map(({ table }) => table);

function lookOf(table: FileTable, kept: KeptTable | undefined) {
  const theme = table.style?.theme;
  return {
    ...DEFAULT_LOOK,
    ...kept?.meta.look,
    ...(theme !== undefined && isTableStyle(theme) ? { style: theme } : {}),
    showBandedRows: table.style?.showRowStripes === true,
    showBandedColumns: table.style?.showColumnStripes === true,
    highlightFirstColumn: table.style?.showFirstColumn === true,
    highlightLastColumn: table.style?.showLastColumn === true,
    showTotals: table.totalsRow === true,
    showFilterButton:
      table.autoFilterRef !== undefined && table.columns.every(({ filterButton }) => filterButton !== false),
  };
}

/** Gives tables ids: those that the file remembers, else the next free number. */
export class TableIds {
  private readonly used: Set<string>;
  private next = 1;

  constructor(kept: Readonly<Record<string, KeptTable>>) {
    this.used = new Set(Object.values(kept).map(({ id }) => id));
  }

  of(kept: KeptTable | undefined): string {
    if (kept) return kept.id;
    while (this.used.has(String(this.next))) this.next++;
    this.used.add(String(this.next));
    return String(this.next);
  }
}

/** The tables of a sheet as a snapshot keeps them. Filters are not applied: the file did not carry them. */
export function readTables(
  file: FileSheet,
  kept: Readonly<Record<string, KeptTable>>,
  ids: TableIds,
): ITableJson[] {
  return tablesOf(file).flatMap((table) => {
    const parsed = parseAddress(table.tableRef)?.area;
    if (!parsed) return [];
    const known = kept[table.displayName];
    const look = lookOf(table, known);
    const area = { sheetId: '', ...parsed, rows: parsed.rows - (look.showTotals ? 1 : 0) };
    const sort = known?.meta.sort ? { sort: known.meta.sort } : {};
    return [
      {
        id: ids.of(known),
        name: table.displayName,
        range: toRange(area),
        options: {
          showHeader: true,
          showFooter: false,
          tableStyleId: themeName(look.style, look.showBandedRows),
        },
        filters: { tableColumnFilterList: [] },
        columns: table.columns.map(({ name }, index) => ({
          id: known?.columnIds[name] ?? String(index + 1),
          displayName: name,
          dataType: TableColumnDataTypeEnum.None,
          formula: '',
          meta: {},
          style: {},
        })),
        meta: { excel: { look, filters: [], ...sort } },
      },
    ];
  });
}
