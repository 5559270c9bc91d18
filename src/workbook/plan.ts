import type { FieldName } from '../deals/fields';
import type { CalculatedColumn } from './calculated-column';
import { calculatedColumn, filledFormula, relativeFormula } from './calculated-column';
import type { CellValue, SheetCell } from './cell';
import { isBlank, isFormula, sameCell, sameValue, shownValue } from './cell';
import type { DealCells } from './deal-rows';
import type { MatchedRows } from './match-rows';
import { matchRows } from './match-rows';
import type { Memory } from './memory';
import { cellHash, EDITED, hashAt, rowHashes } from './memory';
import { isSameDeal } from './picked-deals';
import type { RememberedColumn } from './remembered-column';
import type { CellChange, KeptEdit } from './reports';
import type { CellPatch, RowPlan } from './row-plan';
import { isVacated } from './row-plan';
import type { TableSnapshot } from './snapshot';

export interface RefreshInput {
  readonly table: TableSnapshot;
  readonly remembered: readonly RememberedColumn[];
  /** Where our columns are in the table; undefined for one that the user deleted. */
  readonly columnOf: readonly (number | undefined)[];
  readonly idColumn: number;
  /** Undefined where the memory of the last refresh is lost: nothing can then be told from an edit. */
  readonly memory: Memory | undefined;
  /** What the data say now; cells in the order of `remembered`. */
  readonly deals: readonly DealCells[];
  readonly restoreDeletedRows: boolean;
  /** A deal that comes in even if the user deleted its row. */
  readonly restoredDeal?: string | undefined;
}

/** What a refresh will do and tell. */
export interface RefreshPlan {
  /** Which deal comes in, goes or changes; the sheet goes through the `feasiblePlan` of it. */
  readonly rows: RowPlan;
  readonly memory: Memory;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly CellChange[];
  readonly edited: readonly KeptEdit[];
  readonly keptRows: readonly string[];
  readonly deletedRows: readonly string[];
  readonly matched: MatchedRows;
  readonly missingColumns: readonly FieldName[];
  /** Headers of the user's columns whose formula fills the rows that come in. */
  readonly filledColumns: readonly string[];
  /** Deals in the table afterwards. */
  readonly deals: number;
}

/**
 * Compares a table as it is now with what we wrote last and with what the data say now. The rule: a cell that is as we
 * left it takes the new value; any other cell, row or column is the user's and stays. A deal that no longer matches
 * goes, unless its row holds something typed; a row that the user deleted stays out.
 */
export function planRefresh(input: RefreshInput): RefreshPlan {
  const { table, columnOf, idColumn, memory, deals } = input;
  const dealOf = new Map(deals.map((deal) => [deal.dealId, deal]));
  const matched = matchRows(table, columnOf, idColumn, memory, (dealId) => dealOf.has(dealId));
  const own = ownColumns(table, columnOf);

  const cells = deals.flatMap((deal) => {
    const row = matched.rowOf.get(deal.dealId);
    return row === undefined ? [] : [compareDeal(input, deal, row)];
  });
  const absent = deals.filter(({ dealId }) => !matched.rowOf.has(dealId));
  const { restoreDeletedRows, restoredDeal } = input;
  const isRestored = (dealId: string) =>
    restoreDeletedRows || (restoredDeal !== undefined && isSameDeal(dealId, restoredDeal));
  const staysOut = ({ dealId }: DealCells) => !isRestored(dealId) && memory?.rows.has(dealId) === true;
  const deleted = absent.filter(staysOut);
  const added = absent.filter((deal) => !staysOut(deal));
  const leaving = [...matched.rowOf].filter(([dealId]) => !dealOf.has(dealId));
  const kept = leaving.filter(([dealId, row]) => holdsTyping(input, dealId, row, own));
  const keptIds = new Set(kept.map(([dealId]) => dealId));
  const removed = leaving.filter(([dealId]) => !keptIds.has(dealId));

  const firstNewRow = isVacated(
    table.rows,
    columnOf.filter((column) => column !== undefined),
  )
    ? 0
    : table.rows.length - removed.length;
  const newRows = added.map((deal, index) => newRow(table, columnOf, deal, own, firstNewRow + index));
  const plan: RowPlan = {
    patches: cells.flatMap(({ patches }) => patches),
    remove: removed.map(([, row]) => row).sort((a, b) => a - b),
    insert: newRows.length > 0 ? [{ at: table.rows.length, rows: newRows }] : [],
  };
  const remembered = new Map(
    deals.map((deal) => [deal.dealId, rememberedHashes(input, deal, matched.rowOf.get(deal.dealId))]),
  );
  for (const { dealId } of deleted) remembered.set(dealId, '');
  for (const [dealId] of kept) remembered.set(dealId, memory?.rows.get(dealId) ?? '');
  return {
    rows: plan,
    memory: { width: input.remembered.length, rows: remembered, kept: keptIds },
    added: added.map(({ dealId }) => dealId),
    removed: removed.map(([dealId]) => dealId),
    changed: cells.flatMap(({ changed }) => changed),
    edited: cells.flatMap(({ edited }) => edited),
    keptRows: [...keptIds],
    deletedRows: deleted.map(({ dealId }) => dealId),
    matched,
    missingColumns: input.remembered
      .filter((_, index) => columnOf[index] === undefined)
      .map(({ field }) => field),
    filledColumns: added.length > 0 ? filledHeaders(table, own) : [],
    deals: deals.length - deleted.length + kept.length,
  };
}

const filledHeaders = (table: TableSnapshot, own: OwnColumns): string[] =>
  [...own].flatMap(([column, filled]) => {
    const header = table.columns[column]?.header ?? '';
    return filled && header !== '' ? [header] : [];
  });

interface ComparedDeal {
  readonly patches: readonly CellPatch[];
  readonly changed: readonly CellChange[];
  readonly edited: readonly KeptEdit[];
}

function compareDeal(input: RefreshInput, deal: DealCells, row: number): ComparedDeal {
  const patches: CellPatch[] = [];
  const changed: CellChange[] = [];
  const edited: KeptEdit[] = [];
  const hashes = input.memory?.rows.get(deal.dealId) ?? '';
  input.columnOf.forEach((column, index) => {
    const before = column === undefined ? undefined : input.table.rows[row]?.[column];
    const field = input.remembered[index]?.field;
    if (column === undefined || before === undefined || field === undefined || column === input.idColumn)
      return;
    const after = deal.cells[index] ?? '';
    if (!isFormula(before) && sameValue(before, after)) return;
    if (isOurs(before, hashes === '' ? undefined : hashAt(hashes, index))) {
      patches.push({ row, column, before, after });
      changed.push({ dealId: deal.dealId, column: field, before: shownValue(before), after });
    } else edited.push({ dealId: deal.dealId, column: field, kept: editShown(before), data: after });
  });
  return { patches, changed, edited };
}

/** A cell is as we left it where it has the remembered hash; where the user typed it, once it is blank. */
export const isOurs = (cell: SheetCell, hash: string | undefined): boolean =>
  !isFormula(cell) && (hash === undefined || hash === EDITED ? isBlank(cell) : cellHash(cell) === hash);

const editShown = (cell: SheetCell): CellValue => (isFormula(cell) ? cell.formula : cell);

/** The user's columns, with the formula that fills each of them where there is one. */
type OwnColumns = ReadonlyMap<number, CalculatedColumn | undefined>;

function ownColumns(table: TableSnapshot, columnOf: readonly (number | undefined)[]): OwnColumns {
  const ours = new Set(columnOf);
  return new Map(
    table.columns.flatMap((_, column) =>
      ours.has(column) ? [] : [[column, calculatedColumn(table.rows, column)] as const],
    ),
  );
}

/**
 * Whether a row holds anything that the user typed: an edit of ours, or a cell of theirs that no fill-down made. A row
 * that stayed once stays until that is blank, even if its formula has become that of most rows by then.
 */
function holdsTyping(input: RefreshInput, dealId: string, row: number, own: OwnColumns): boolean {
  const hashes = input.memory?.rows.get(dealId) ?? '';
  return (input.table.rows[row] ?? []).some((cell, column) => {
    if (isBlank(cell) || column === input.idColumn) return false;
    const field = input.columnOf.indexOf(column);
    if (field >= 0) return !isOurs(cell, hashes === '' ? undefined : hashAt(hashes, field));
    if (!isFormula(cell) || input.memory?.kept.has(dealId)) return true;
    return relativeFormula(cell.formula, row) !== own.get(column)?.relative;
  });
}

/** A row for a deal that comes in: our cells, and the formulas of the user's filled-down columns. */
function newRow(
  table: TableSnapshot,
  columnOf: readonly (number | undefined)[],
  deal: DealCells,
  own: OwnColumns,
  place: number,
): SheetCell[] {
  const cells: SheetCell[] = table.columns.map(({ header }, column) => {
    const filled = header === '' ? undefined : own.get(column);
    return filled ? { formula: filledFormula(filled.formula, place - filled.fromRow), value: '' } : '';
  });
  columnOf.forEach((column, field) => {
    if (column !== undefined) cells[column] = deal.cells[field] ?? '';
  });
  return cells;
}

/**
 * Hashes of what the data say now; a column that the user deleted keeps its old one, should it come back. What the user
 * typed stays theirs when the data come to say the same.
 */
function rememberedHashes({ table, columnOf, memory }: RefreshInput, deal: DealCells, row?: number): string {
  const before = memory?.rows.get(deal.dealId) ?? '';
  if (before === '') return rowHashes(deal.cells);
  return deal.cells
    .map((cell, index) => {
      const column = columnOf[index];
      const [old = '', now] = [hashAt(before, index), cellHash(cell)];
      if (column === undefined) return old;
      const shown = row === undefined || old === now ? undefined : table.rows[row]?.[column];
      return shown !== undefined && !isBlank(shown) && sameCell(shown, cell) ? EDITED : now;
    })
    .join('');
}
