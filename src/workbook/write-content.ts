import type { FormulaElsewhere } from './formula-elsewhere';
import { BoundedWriter } from './request-size';
import type { CellPatch, RowPlan, Rows } from './row-plan';
import { layoutAfter } from './row-plan';
import type { TablePlace } from './table-place';
import { sheetColumn } from './table-place';
import type { TotalsRecord } from './refresh-record';
import type { TakeBack } from './take-back';
import type { WorkOptions } from './work';
import type { ScatteredCell } from './write-cells';
import { writeCells, writeScattered } from './write-cells';

/** What carrying out a plan needs to know of the columns of the snapshot. */
export interface LinkColumns {
  /** Columns that hold addresses. */
  readonly columns: readonly number[];
  /** Whether they become hyperlinks. */
  readonly linked: boolean;
}

export interface Carrying {
  readonly context: Excel.RequestContext;
  readonly place: TablePlace;
  /** The body as it is now. */
  readonly rows: Rows;
  readonly plan: RowPlan;
  readonly links: LinkColumns;
  /** Formulas that Excel changes with the rows that go: a failure or a cancel writes them again. */
  readonly referring?: readonly FormulaElsewhere[] | undefined;
  /** Formulas that name the table's totals, where these move. */
  readonly toTotals: readonly FormulaElsewhere[];
  /** The totals row as the refresh left it that is taken back. */
  readonly undoneTotals?: TotalsRecord | undefined;
  readonly options: WorkOptions;
}

/** Writes the rows that came in and the cells that change, in places after the shifts. */
export async function writeContent(work: Carrying, takeBack: TakeBack[]): Promise<void> {
  const { context, place, plan, links, options } = work;
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const { placeOf, inserted } = layoutAfter(place.rows, plan);
  const cellCount = inserted.reduce((sum, { rows }) => sum + rows.length * place.width, plan.patches.length);
  const writer = new BoundedWriter(context, cellCount, options);
  const tableCells = <T>(cells: readonly T[]) =>
    cells.slice(place.besideLeft, place.besideLeft + place.width);
  for (const { place: first, rows, formats } of inserted)
    await writeCells(writer, sheet, {
      row: place.top + first,
      column: place.left,
      cells: rows.map(tableCells),
      formats: formats?.map(tableCells),
      linkColumns: links.linked ? links.columns.map((column) => column - place.besideLeft) : [],
    });

  const scattered = (patch: CellPatch, back: boolean): ScatteredCell => ({
    row: place.top + (placeOf[patch.row] ?? patch.row),
    column: sheetColumn(place, patch.column),
    cell: back ? patch.before : patch.after,
    format: back ? patch.format?.before : patch.format?.after,
    link: links.columns.includes(patch.column) ? (links.linked ? 'set' : 'remove') : undefined,
  });
  takeBack.push(async () => {
    const restoring = new BoundedWriter(context, plan.patches.length, {}, 'restoring');
    await writeScattered(
      restoring,
      sheet,
      plan.patches.map((patch) => scattered(patch, true)),
    );
    await restoring.flush();
  });
  await writeScattered(
    writer,
    sheet,
    plan.patches.map((patch) => scattered(patch, false)),
  );
  await writer.flush();
}
