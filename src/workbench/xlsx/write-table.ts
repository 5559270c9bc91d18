import type { TableColumnProperties, Worksheet as FileSheet } from 'exceljs';
import type { Area } from '../office/model/area';
import type { CellReader } from '../office/model/cell-reading';
import type { Table } from '../office/model/spreadsheet';
import { localAddress } from '../office/model/addresses';
import { fromRange } from '../office/model/area';
import { metaOf } from '../office/model/table-meta';

type TotalsFunction = NonNullable<TableColumnProperties['totalsRowFunction']>;

/** The functions of a totals row, by the first argument of SUBTOTAL. */
const TOTALS: Readonly<Record<string, TotalsFunction>> = {
  101: 'average',
  102: 'countNums',
  103: 'count',
  104: 'max',
  105: 'min',
  107: 'stdDev',
  109: 'sum',
  110: 'var',
};

function totalsOf(reader: CellReader, area: Area, column: number): Partial<TableColumnProperties> {
  const row = area.row + area.rows;
  const formula = reader.formula(row, column);
  const number = typeof formula === 'string' ? /^=SUBTOTAL\((\d+),/i.exec(formula)?.[1] : undefined;
  const totalsRowFunction = number === undefined ? undefined : TOTALS[number];
  if (totalsRowFunction) return { totalsRowFunction };
  const text = reader.text(row, column);
  return text === '' || (typeof formula === 'string' && formula.startsWith('='))
    ? {}
    : { totalsRowLabel: text };
}

/** Writes a table's frame: name, columns, look, totals. The cells are written as cells. */
export function writeTable(file: FileSheet, table: Table, reader: CellReader): void {
  const { name, columns } = table.getTableInfo();
  const area = fromRange(table.getSubunitId(), table.getRange());
  const { look } = metaOf(table);
  file.addTable({
    name,
    displayName: name,
    ref: localAddress({ ...area, rows: 1, columns: 1 }),
    headerRow: true,
    totalsRow: look.showTotals,
    style: {
      theme: look.style as 'TableStyleMedium2',
      showRowStripes: look.showBandedRows,
      showColumnStripes: look.showBandedColumns,
      showFirstColumn: look.highlightFirstColumn,
      showLastColumn: look.highlightLastColumn,
    },
    columns: columns.map(({ displayName }, index) => ({
      name: displayName,
      filterButton: look.showFilterButton,
      ...(look.showTotals ? totalsOf(reader, area, area.column + index) : {}),
    })),
    // Only their number counts here: what they hold is written cell by cell.
    rows: Array.from({ length: area.rows - 1 }, () => []),
  });
}
