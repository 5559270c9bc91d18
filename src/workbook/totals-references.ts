import type { CellBlock } from './cell-block';
import type { FormulaElsewhere } from './formula-elsewhere';
import type { MentionedCells, Reference } from './mentioned-cells';
import { mentionedCells, withCellsAt } from './mentioned-cells';
import type { RowPlan } from './row-plan';
import { layoutAfter, rowsAfterPlan } from './row-plan';
import { spansOf } from './row-shift';
import type { TablePlace } from './table-place';
import { WorkbookError } from './workbook-error';

/** The row of a table's totals on its sheet. */
const totalsRow = ({ top, rows }: TablePlace): number => top + rows;

/** Whether a formula names cells of the totals row. @param ownSheet of the cell that it stands in */
export const namesTotals = (formula: string, ownSheet: string | undefined, place: TablePlace): boolean =>
  mentionedCells(formula).some(
    (cells) =>
      isOn(cells.sheet ?? ownSheet, place) &&
      cells.row <= totalsRow(place) &&
      totalsRow(place) < cells.row + cells.rows &&
      isInColumns(cells, { column: place.left, columns: place.width }),
  );

const isOn = (sheet: string | undefined, { sheetName }: TablePlace): boolean =>
  sheet?.toLowerCase() === sheetName.toLowerCase();

const isInColumns = (cells: CellBlock, of: Pick<CellBlock, 'column' | 'columns'>): boolean =>
  of.column <= cells.column && cells.column + cells.columns <= of.column + of.columns;

/**
 * Formulas that name the totals are written again when these move, which no protected sheet lets happen.
 * @throws WorkbookError `protected`
 */
export async function assertWritable(
  context: Excel.RequestContext,
  place: TablePlace,
  formulas: readonly FormulaElsewhere[],
): Promise<void> {
  const sheets = [...new Set(formulas.flatMap(({ cell }) => (cell ? [cell.sheetName] : [])))].map((name) => ({
    name,
    protection: context.workbook.worksheets.getItem(name).protection.load('protected'),
  }));
  if (sheets.length === 0) return;
  await context.sync();
  const locked = sheets.filter(({ protection }) => protection.protected).map(({ name }) => name);
  const kept = formulas.find(({ cell }) => cell && locked.includes(cell.sheetName));
  if (kept)
    throw new WorkbookError(
      'protected',
      `${kept.where} refers to the totals of ${place.tableName}, which move, and its sheet is protected. ` +
        'Unprotect it (Review, Unprotect Sheet) and try again; nothing was changed.',
    );
}

/**
 * Formulas as they read once a plan was carried out, and where: the rows that they name have moved with their deals, and
 * the totals with the end of the table.
 */
export function followingTotals(
  formulas: readonly FormulaElsewhere[],
  place: TablePlace,
  plan: RowPlan,
): FormulaElsewhere[] {
  const { placeOf } = layoutAfter(place.rows, plan);
  const isOurs = ({ row }: { row: number }) => row >= place.top && row < totalsRow(place);
  return formulas.flatMap((each) => {
    const { cell, formula } = each;
    const isBody =
      cell !== undefined &&
      isOn(cell.sheetName, place) &&
      isOurs(cell) &&
      spansOf(place).some((span) => isInColumns({ ...cell, rows: 1, columns: 1 }, span));
    const now = isBody ? placeOf[cell.row - place.top] : undefined;
    if (isBody && now === undefined) return [];
    const moved = formulaAfter(formula, cell?.sheetName, place, plan, !isBody);
    return [
      { ...each, cell: cell && now !== undefined ? { ...cell, row: place.top + now } : cell, formula: moved },
    ];
  });
}

/**
 * A formula as it reads once a plan was carried out.
 * @param growing whether cells that were all rows of the table are all of them afterwards too
 */
export function formulaAfter(
  formula: string,
  ownSheet: string | undefined,
  place: TablePlace,
  plan: RowPlan,
  growing: boolean,
): string {
  const { placeOf } = layoutAfter(place.rows, plan);
  const rowsAfter = rowsAfterPlan(place.rows, plan);
  const end = totalsRow(place);
  const spans = spansOf(place);
  const now = (cells: Reference): MentionedCells | undefined => {
    const span = spans.find((each) => isInColumns(cells, each));
    const last = cells.row + cells.rows - 1;
    if (!isOn(cells.sheet ?? ownSheet, place) || !span || last < place.top || cells.row > end) return cells;
    if (growing && cells.isRange && cells.row === place.top && last === end - 1)
      return { ...cells, rows: rowsAfter };
    const rowNow = (row: number, step: 1 | -1): number | undefined => {
      if (row === end && span.isTable) return place.top + rowsAfter;
      if (row < place.top || row >= end) return row;
      for (let at = row - place.top; at >= 0 && at < place.rows; at += step) {
        const found = placeOf[at];
        if (found !== undefined) return place.top + found;
      }
      return undefined;
    };
    const [from, to] = [rowNow(cells.row, 1), rowNow(last, -1)];
    const isGone = from === undefined || to === undefined || to < from;
    return isGone ? undefined : { ...cells, row: from, rows: to - from + 1 };
  };
  return withCellsAt(formula, now);
}

/** A plan whose new rows name the totals (`C$6`) where these will be. */
export function withTotalsFollowed(place: TablePlace, plan: RowPlan): RowPlan {
  if (place.totalsRows === 0 || plan.insert.length === 0) return plan;
  const rowsAfter = rowsAfterPlan(place.rows, plan);
  const followed = (formula: string) =>
    withCellsAt(formula, (cells) => {
      const isTotal = cells.fixedRows[0] && cells.rows === 1 && cells.row === totalsRow(place);
      const isHere = isOn(cells.sheet ?? place.sheetName, place);
      const isTable = isInColumns(cells, { column: place.left, columns: place.width });
      return isTotal && isHere && isTable ? { ...cells, row: place.top + rowsAfter } : cells;
    });
  const insert = plan.insert.map((entry) => ({
    ...entry,
    rows: entry.rows.map((cells) =>
      cells.map((cell) => (typeof cell === 'object' ? { ...cell, formula: followed(cell.formula) } : cell)),
    ),
  }));
  return { ...plan, insert };
}
