import type { SheetCell } from './cell';
import { isBlank, isFormula, sameCell } from './cell';
import { dealIdIn } from './match-columns';
import type { RefreshRecord, UndoPlan } from './refresh-record';
import type { CellPatch, RowInsertion } from './row-plan';
import { feasiblePlan, layoutAfter } from './row-plan';
import type { TableSnapshot } from './snapshot';
import type { PlaceNow, PlacesAfter } from './undone-formulas';
import { columnsNow, formulaOfReturning, rowsByDeal } from './undone-formulas';

/** Where the columns and deals of a record are now. */
interface Whereabouts {
  readonly now: TableSnapshot;
  readonly record: RefreshRecord;
  /** By column of the record. */
  readonly columnNow: readonly (number | undefined)[];
  readonly rowNow: ReadonlyMap<string, number>;
  readonly keptEdits: UndoPlan['keptEdits'][number][];
  idOf(row: readonly SheetCell[] | undefined): string;
}

/**
 * Takes a refresh back deal by deal, in a table that was sorted or typed in since: a cell that still holds what the
 * refresh wrote gets its old content, a row that came in goes unless something was typed in it, a row that went comes
 * back behind the row that it stood behind. What the user typed since stays.
 */
export function undoByDeal(now: TableSnapshot, record: RefreshRecord, at: PlaceNow): UndoPlan | undefined {
  const columnNow = columnsNow(now, record);
  const idNow = columnNow[record.idColumn];
  if (idNow === undefined) return undefined;
  const rowNow = rowsByDeal(now, idNow);
  const idOf = (row: readonly SheetCell[] | undefined) => (row ? dealIdIn(row, record.idColumn) : '');
  const where: Whereabouts = { now, record, columnNow, rowNow, keptEdits: [], idOf };
  const remove = rowsThatCameIn(where);
  const returning = rowsThatWent(where);
  const moves = { patches: [], remove, insert: returning.map(({ at: row }) => ({ at: row, rows: [[]] })) };
  const { placeOf, inserted } = layoutAfter(now.rows.length, moves);
  const returned = new Map(returning.map(({ row }, index) => [row, inserted[index]?.place]));
  const places: PlacesAfter = {
    ...{ now, record, at, columnNow },
    placeOf: record.before.rows.map((cells, row) =>
      returned.has(row) ? returned.get(row) : placeOf[rowNow.get(idOf(cells)) ?? -1],
    ),
    rows: now.rows.length - remove.length + returning.length,
  };
  const insert = returning.map((each) => comingBack(each, places));
  const plan = { patches: oldCells(where), remove, insert };
  const ours = columnNow.flatMap((column, before) =>
    column === undefined || record.fieldOf[before] === undefined ? [] : [column],
  );
  return { rows: feasiblePlan(now.rows, plan, ours), keptEdits: where.keptEdits };
}

function oldCells({ now, record, columnNow, rowNow, keptEdits, idOf }: Whereabouts): CellPatch[] {
  return record.rows.patches.flatMap((patch) => {
    const dealId = idOf(record.before.rows[patch.row]);
    const [row, column] = [rowNow.get(dealId), columnNow[patch.column]];
    if (row === undefined || column === undefined) return [];
    const shown = now.rows[row]?.[column] ?? '';
    const field = record.fieldOf[patch.column];
    if (!sameCell(shown, patch.after)) {
      if (field && !sameCell(shown, patch.before)) keptEdits.push({ dealId, column: field });
      return [];
    }
    const format = patch.format && { before: patch.format.after, after: patch.format.before };
    return [{ row, column, before: shown, after: patch.before, format }];
  });
}

function rowsThatCameIn({ now, record, columnNow, rowNow, keptEdits, idOf }: Whereabouts): number[] {
  const came = record.rows.insert.flatMap(({ rows }) => rows);
  return came
    .flatMap((written) => {
      const dealId = idOf(written);
      const row = rowNow.get(dealId);
      if (row === undefined) return [];
      const asWritten = (now.rows[row] ?? []).every((cell, column) => {
        const index = columnNow.indexOf(column);
        if (record.fieldOf[index] === undefined) return isBlank(cell) || isFormula(cell);
        return sameCell(cell, written[index] ?? '');
      });
      if (!asWritten) keptEdits.push({ dealId, column: 'deal_id' });
      return asWritten ? [row] : [];
    })
    .sort((a, b) => a - b);
}

/** A row of the record that comes back, and before which row of the table it stands then. */
interface ReturningRow {
  readonly row: number;
  readonly at: number;
  readonly formats: readonly string[] | undefined;
}

function rowsThatWent({ record, rowNow, idOf }: Whereabouts): ReturningRow[] {
  const { before, rows: plan } = record;
  return plan.remove
    .map((row, index) => ({ row, formats: plan.removedFormats?.[index] }))
    .filter(({ row }) => !rowNow.has(idOf(before.rows[row])))
    .map((entry) => {
      let neighbour = entry.row - 1;
      while (neighbour >= 0 && !rowNow.has(idOf(before.rows[neighbour]))) neighbour -= 1;
      return { ...entry, at: neighbour < 0 ? 0 : (rowNow.get(idOf(before.rows[neighbour])) ?? 0) + 1 };
    })
    .sort((a, b) => a.at - b.at || a.row - b.row);
}

function comingBack({ row, at, formats }: ReturningRow, places: PlacesAfter): RowInsertion {
  const { now, record, columnNow, placeOf } = places;
  const cells: SheetCell[] = now.columns.map(() => '');
  const cellFormats = now.columns.map(() => '');
  columnNow.forEach((column, from) => {
    if (column === undefined) return;
    const cell = record.before.rows[row]?.[from] ?? '';
    const whereabouts = { from: row, to: placeOf[row] ?? row, column: from };
    cells[column] = isFormula(cell)
      ? { ...cell, formula: formulaOfReturning(cell.formula, whereabouts, places) }
      : cell;
    cellFormats[column] = formats?.[from] ?? '';
  });
  return { at, rows: [cells], formats: [cellFormats] };
}
