import { calculatedColumn, filledFormula, relativeFormula } from './calculated-column';
import { isFormula } from './cell';
import { dealIdIn } from './match-columns';
import type { MentionedCells, Reference } from './mentioned-cells';
import { withCellsAt } from './mentioned-cells';
import type { RefreshRecord } from './refresh-record';
import type { CellPatch } from './row-plan';
import type { SnapshotPlace, TableSnapshot } from './snapshot';

/** Where a table is when a refresh of it is taken back. */
export interface PlaceNow extends SnapshotPlace {
  /** Whether totals stand right below it. */
  readonly hasTotals: boolean;
}

/** Where the columns of a record are in the table now; undefined for one that is gone. */
export const columnsNow = (now: TableSnapshot, { before }: RefreshRecord): (number | undefined)[] =>
  before.columns.map(({ header, id }) => {
    const byHeader = now.columns.findIndex((column) => header !== '' && column.header === header);
    const byId = now.columns.findIndex((column) => id !== undefined && column.id === id);
    return [byHeader, byId].find((column) => column >= 0);
  });

/** The first row of each deal. */
export function rowsByDeal(now: TableSnapshot, idColumn: number): ReadonlyMap<string, number> {
  const rowNow = new Map<string, number>();
  now.rows.forEach((row, index) => {
    const dealId = dealIdIn(row, idColumn);
    if (dealId !== '' && !rowNow.has(dealId)) rowNow.set(dealId, index);
  });
  return rowNow;
}

/** Where the cells of a record are once the refresh is taken back. */
export interface PlacesAfter {
  readonly now: TableSnapshot;
  readonly record: RefreshRecord;
  readonly at: PlaceNow;
  /** By column of the record: the column of the table; undefined for one that is gone. */
  readonly columnNow: readonly (number | undefined)[];
  /** By row of the record: the row of the body; undefined for one that is gone, or has no deal. */
  readonly placeOf: readonly (number | undefined)[];
  /** Rows of the body. */
  readonly rows: number;
}

/**
 * A formula of the record as its row has it again: a deal that it names is the same deal, wherever it stands by now, and
 * a column the same column.
 * @param from row of the record, @param to row of the body
 */
export function formulaBack(formula: string, from: number, to: number, places: PlacesAfter): string {
  const { record, at, columnNow, placeOf, rows } = places;
  const bodyRows = record.before.rows.length;
  const tableMoved = at.row - record.at.row;
  const rowMoved = tableMoved + to - from;
  const moved = (row: number, isFixed: boolean) => row + (isFixed ? tableMoved : rowMoved);

  const columnsAt = ({ column, columns }: Reference): [first: number, last: number] | undefined => {
    const first = column - record.at.column;
    if (first < 0 || first + columns > columnNow.length) return [column, column + columns - 1];
    const left = columnNow.slice(first, first + columns).flatMap((each, index) => {
      const isBeside = record.before.columns[first + index]?.header === '';
      return each ?? (isBeside ? [column + index - at.column] : []);
    });
    if (left.length === 0) return undefined;
    return [at.column + Math.min(...left), at.column + Math.max(...left)];
  };
  const rowsAt = (cells: Reference): [first: number, last: number] => {
    const [first, last] = [cells.row - record.at.row, cells.row + cells.rows - 1 - record.at.row];
    const isInTable = cells.column >= record.at.column && cells.column < record.at.column + columnNow.length;
    if (isInTable && first === bodyRows && last === first && at.hasTotals)
      return [at.row + rows, at.row + rows];
    if (isInTable && cells.isRange && first === 0 && last === bodyRows - 1)
      return [at.row, at.row + rows - 1];
    const place = isInTable && !cells.isRange ? placeOf[first] : undefined;
    if (place !== undefined) return [at.row + place, at.row + place];
    const isOutside = last < -1 || first > bodyRows || !isInTable;
    const rowAt = (row: number, isFixed: boolean) => (isOutside && isFixed ? row : moved(row, isFixed));
    const [one, other] = [
      rowAt(cells.row, cells.fixedRows[0]),
      rowAt(cells.row + cells.rows - 1, cells.fixedRows[1]),
    ];
    return [Math.min(one, other), Math.max(one, other)];
  };
  return withCellsAt(formula, (cells): MentionedCells | undefined => {
    const ownSheet = record.at.sheetName.toLowerCase();
    if (cells.sheet !== undefined && cells.sheet.toLowerCase() !== ownSheet) return cells;
    const [columns, [row, lastRow]] = [columnsAt(cells), rowsAt(cells)];
    if (!columns || row < 0) return undefined;
    const [column, lastColumn] = columns;
    const sheet = cells.sheet === undefined ? undefined : at.sheetName;
    return { sheet, row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
  });
}

/**
 * A formula of a row that comes back. Where it was that of most rows of its column it becomes what they have now: Excel
 * has followed all that moved since.
 */
export function formulaOfReturning(
  formula: string,
  { from, to, column }: { readonly from: number; readonly to: number; readonly column: number },
  places: PlacesAfter,
): string {
  const { now, record, at, columnNow, rows } = places;
  const before = calculatedColumn(record.before.rows, column);
  const filled = calculatedColumn(now.rows, columnNow[column] ?? -1);
  if (!filled || relativeFormula(formula, from) !== before?.relative)
    return formulaBack(formula, from, to, places);
  const totals = at.row + now.rows.length;
  return withCellsAt(filledFormula(filled.formula, to - filled.fromRow), (cells) =>
    at.hasTotals && cells.sheet === undefined && cells.fixedRows[0] && cells.row === totals
      ? { ...cells, row: at.row + rows }
      : cells,
  );
}

/**
 * Formulas of the user's that have #REF! since rows went that they referred to, as they were. Asked once the rows are
 * back and in their order.
 */
export function lostFormulas(now: TableSnapshot, record: RefreshRecord, at: PlaceNow): CellPatch[] {
  const columnNow = columnsNow(now, record);
  const idNow = columnNow[record.idColumn];
  if (record.rows.remove.length === 0 || idNow === undefined) return [];
  const rowNow = rowsByDeal(now, idNow);
  const placeOf = record.before.rows.map((cells) => rowNow.get(dealIdIn(cells, record.idColumn)));
  const places = { now, record, at, columnNow, placeOf, rows: now.rows.length };
  return record.before.rows.flatMap((cells, rowBefore) => {
    const row = placeOf[rowBefore];
    if (row === undefined) return [];
    return cells.flatMap((cell, columnBefore): CellPatch[] => {
      const column = columnNow[columnBefore];
      const shown = now.rows[row]?.[column ?? -1] ?? '';
      if (column === undefined || !isFormula(cell) || !isFormula(shown)) return [];
      if (!shown.formula.includes('#REF!') || cell.formula.includes('#REF!')) return [];
      const formula = formulaBack(cell.formula, rowBefore, row, places);
      return [{ row, column, before: shown, after: { ...cell, formula } }];
    });
  });
}
