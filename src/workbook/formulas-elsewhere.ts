import { addressOf } from './cell-address';
import type { CellBlock } from './cell-block';
import { isWithin } from './cell-block';
import { isFormula } from './cell';
import { withSpills } from './deals-formulas';
import { formulaCells } from './formula-cells';
import { mentionedCells } from './mentioned-cells';
import type { LostFormula } from './reports';
import { runsFromBottom } from './row-plan';
import type { RowPlan, Rows } from './row-plan';
import { throwIfCancelled } from './run';
import type { TablePlace } from './table-place';
import { sheetColumn, snapshotWidth } from './table-place';
import type { WorkOptions } from './work';

/** A formula of a cell, or a name, that refers to rows of a table that go. */
export interface FormulaElsewhere {
  /** Undefined for a name of the workbook. */
  readonly cell: { readonly sheetName: string; readonly row: number; readonly column: number } | undefined;
  /** Address with its sheet, or the name. */
  readonly where: string;
  readonly formula: string;
  /** Whether it loses all cells of a reference, and not only some: Excel then writes #REF! in their place. */
  readonly isLost: boolean;
}

/** What the rows that go are to formulas. */
export interface Referring {
  readonly elsewhere: readonly FormulaElsewhere[];
  /** The same in the table and beside it, where they stand now: sorting and undoing moves them. */
  readonly inTable: readonly FormulaElsewhere[];
  /** Formulas that will show #REF!, those in the table and beside it included. */
  readonly lost: readonly LostFormula[];
}

/**
 * Looks for formulas and names that refer to rows that go. Asked before anything is written, and only where rows go: it
 * reads every formula of the workbook.
 * @param rows the body with what stands beside it, as it was read
 */
export async function formulasReferring(
  context: Excel.RequestContext,
  place: TablePlace,
  rows: Rows,
  plan: RowPlan,
  options: WorkOptions,
): Promise<Referring> {
  if (plan.remove.length === 0) return { elsewhere: [], inTable: [], lost: [] };
  const left = sheetColumn(place, 0);
  const { sheetName, top } = place;
  const body = { row: top, column: left, rows: place.rows, columns: snapshotWidth(place) };
  const going = runsFromBottom(plan.remove).map(([first, count]): CellBlock => {
    return { ...body, row: top + first, rows: count };
  });
  const loses = (formula: string, ownSheet: string | undefined) =>
    losses(formula, ownSheet, sheetName, going);

  const cells: CellElsewhere[] = [];
  for await (const blocks of formulaCells(context, 'all', { ...body, sheetName })) {
    throwIfCancelled(options.signal);
    for (const { sheetName: ownSheet, rowIndex, columnIndex, formulas, values } of blocks)
      formulas.forEach((line, down) => {
        line.forEach((formula, over) => {
          const [row, column] = [rowIndex + down, columnIndex + over];
          // A text that looks like a formula is its own value.
          if (typeof formula !== 'string' || formula === values[down]?.[over]) return;
          if (ownSheet === sheetName && isWithin({ row, column, rows: 1, columns: 1 }, body)) return;
          const loss = loses(formula, ownSheet);
          if (!loss) return;
          const cell = { sheetName: ownSheet, row, column };
          cells.push({ cell, where: addressOf(cell, ownSheet), formula, isLost: loss === 'all' });
        });
      });
  }
  const names = context.workbook.names.load('items/name,items/formula');
  await context.sync();
  const elsewhere: FormulaElsewhere[] = await withoutSpills(context, cells);
  for (const { name, formula } of names.items) {
    const loss = loses(String(formula), undefined);
    if (loss)
      elsewhere.push({ cell: undefined, where: name, formula: String(formula), isLost: loss === 'all' });
  }
  const goes = new Set(plan.remove);
  const inTable = rows.flatMap((line, index) =>
    goes.has(index)
      ? []
      : line.flatMap((content, over): CellElsewhere[] => {
          const loss = isFormula(content) ? loses(content.formula, sheetName) : undefined;
          if (!isFormula(content) || !loss) return [];
          const cell = { sheetName, row: top + index, column: left + over };
          return [
            { cell, where: addressOf(cell, sheetName), formula: content.formula, isLost: loss === 'all' },
          ];
        }),
  );
  const lost = [...elsewhere, ...inTable].filter(({ isLost }) => isLost);
  return { elsewhere, inTable, lost: lost.map(({ where, formula }) => ({ where, formula })) };
}

type CellElsewhere = FormulaElsewhere & { readonly cell: NonNullable<FormulaElsewhere['cell']> };

/** Only the formulas that were typed: Excel gives the cells that one spills into its formula as well. */
async function withoutSpills(
  context: Excel.RequestContext,
  found: readonly CellElsewhere[],
): Promise<CellElsewhere[]> {
  const typed: CellElsewhere[] = [];
  for (const sheetName of new Set(found.map(({ cell }) => cell.sheetName))) {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    const ofSheet = found.filter(({ cell }) => cell.sheetName === sheetName);
    const at = ofSheet.map((each) => ({ ...each.cell, formula: each.formula, each }));
    typed.push(...(await withSpills(context, sheet, at)).map(({ each }) => each));
  }
  return typed;
}

/** Whether a formula loses all cells of one of its references, some, or none. */
function losses(
  formula: string,
  ownSheet: string | undefined,
  sheetName: string,
  going: readonly CellBlock[],
): 'all' | 'some' | undefined {
  // Most formulas of most workbooks are settled here.
  if (ownSheet !== sheetName && !formula.includes('!')) return undefined;
  let loss: 'all' | 'some' | undefined;
  for (const cells of mentionedCells(formula)) {
    const sheet = cells.sheet ?? ownSheet;
    if (sheet?.toLowerCase() !== sheetName.toLowerCase()) continue;
    for (const block of going) {
      if (isWithin(cells, block)) return 'all';
      if (cells.row < block.row + block.rows && block.row < cells.row + cells.rows) loss = 'some';
    }
  }
  return loss;
}
