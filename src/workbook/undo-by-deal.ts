import { filledFormula } from './calculated-column';
import type { SheetCell } from './cell';
import { isBlank, isFormula, sameCell } from './cell';
import { dealIdIn } from './match-columns';
import type { RefreshRecord, UndoPlan } from './refresh-record';
import type { CellPatch, RowInsertion } from './row-plan';
import { feasiblePlan, layoutAfter } from './row-plan';
import type { TableSnapshot } from './snapshot';

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
export function undoByDeal(now: TableSnapshot, record: RefreshRecord): UndoPlan | undefined {
  const columnNow = record.before.columns.map(({ header, id }) => {
    const byHeader = now.columns.findIndex((column) => header !== '' && column.header === header);
    const byId = now.columns.findIndex((column) => id !== undefined && column.id === id);
    return [byHeader, byId].find((column) => column >= 0);
  });
  const idNow = columnNow[record.idColumn];
  if (idNow === undefined) return undefined;
  const rowNow = new Map<string, number>();
  now.rows.forEach((row, index) => {
    const dealId = dealIdIn(row, idNow);
    if (dealId !== '' && !rowNow.has(dealId)) rowNow.set(dealId, index);
  });
  const idOf = (row: readonly SheetCell[] | undefined) => (row ? dealIdIn(row, record.idColumn) : '');
  const where: Whereabouts = { now, record, columnNow, rowNow, keptEdits: [], idOf };
  const remove = rowsThatCameIn(where);
  const moves = { patches: [], remove, insert: rowsThatWent(where, remove) };
  const { placeOf } = layoutAfter(now.rows.length, moves);
  const plan = { ...moves, patches: [...oldCells(where), ...lostFormulas(where, placeOf)] };
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

/** Formulas of the user's that have #REF! since rows went that they referred to: as they were, from where they will stand. */
function lostFormulas(
  { now, record, columnNow, rowNow, idOf }: Whereabouts,
  placeOf: readonly (number | undefined)[],
): CellPatch[] {
  if (record.rows.remove.length === 0) return [];
  return record.before.rows.flatMap((cells, rowBefore) => {
    const row = rowNow.get(idOf(cells));
    const place = row === undefined ? undefined : placeOf[row];
    if (row === undefined || place === undefined) return [];
    return cells.flatMap((cell, columnBefore): CellPatch[] => {
      const column = columnNow[columnBefore];
      const shown = now.rows[row]?.[column ?? -1] ?? '';
      if (column === undefined || !isFormula(cell) || !isFormula(shown)) return [];
      if (!shown.formula.includes('#REF!') || cell.formula.includes('#REF!')) return [];
      const formula = filledFormula(cell.formula, place - rowBefore);
      return [{ row, column, before: shown, after: { ...cell, formula } }];
    });
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

function rowsThatWent(where: Whereabouts, remove: readonly number[]): RowInsertion[] {
  const { now, record, columnNow, rowNow, idOf } = where;
  const { before, rows: plan } = record;
  const returning = plan.remove
    .map((row, index) => ({ row, formats: plan.removedFormats?.[index] }))
    .filter(({ row }) => !rowNow.has(idOf(before.rows[row])))
    .map((entry) => {
      let neighbour = entry.row - 1;
      while (neighbour >= 0 && !rowNow.has(idOf(before.rows[neighbour]))) neighbour -= 1;
      return { ...entry, at: neighbour < 0 ? 0 : (rowNow.get(idOf(before.rows[neighbour])) ?? 0) + 1 };
    })
    .sort((a, b) => a.at - b.at || a.row - b.row);
  return returning.map(({ row, formats, at }, index) => {
    const place = at + index - remove.filter((removed) => removed < at).length;
    const cells: SheetCell[] = now.columns.map(() => '');
    const cellFormats = now.columns.map(() => '');
    columnNow.forEach((column, from) => {
      if (column === undefined) return;
      const cell = before.rows[row]?.[from] ?? '';
      cells[column] = isFormula(cell) ? { ...cell, formula: filledFormula(cell.formula, place - row) } : cell;
      cellFormats[column] = formats?.[from] ?? '';
    });
    return { at, rows: [cells], formats: [cellFormats] };
  });
}
