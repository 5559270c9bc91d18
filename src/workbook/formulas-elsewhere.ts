import { addressOf } from './cell-address';
import type { CellBlock } from './cell-block';
import { isWithin } from './cell-block';
import { isFormula } from './cell';
import { withSpills } from './deals-formulas';
import type { FormulaElsewhere } from './formula-elsewhere';
import { formulaCells } from './formula-cells';
import { mentionedCells } from './mentioned-cells';
import type { NamedFormula } from './named-formulas';
import { namedFormulas } from './named-formulas';
import type { LostFormula } from './reports';
import { runsFromBottom } from './row-plan';
import type { RowPlan, Rows } from './row-plan';
import { throwIfCancelled } from './run';
import type { TablePlace } from './table-place';
import { sheetColumn, snapshotWidth } from './table-place';
import { assertWritable, namesTotals } from './totals-references';
import type { WorkOptions } from './work';

/** What the rows that go are to formulas. */
export interface Referring {
  readonly elsewhere: readonly FormulaElsewhere[];
  /** The same in the table, its totals and beside it, where they stand now: sorting and undoing moves them. */
  readonly inTable: readonly FormulaElsewhere[];
  /** Formulas that will show #REF!, those in the table and beside it included. */
  readonly lost: readonly LostFormula[];
  /** Formulas that name the table's totals where these move: in the table, beside it and elsewhere. */
  readonly toTotals: readonly FormulaElsewhere[];
}

const NONE: Referring = { elsewhere: [], inTable: [], lost: [], toTotals: [] };

/**
 * Looks for formulas and names that refer to rows that go, or to totals that move. Asked before anything is written, and
 * only where rows go or totals move: it reads every formula of the workbook.
 * @param rows the body with what stands beside it, as it was read
 * @throws WorkbookError `protected` where one of the latter can't be written again
 */
export async function formulasReferring(
  context: Excel.RequestContext,
  place: TablePlace,
  rows: Rows,
  plan: RowPlan,
  options: WorkOptions,
): Promise<Referring> {
  const movesTotals = place.totalsRows > 0 && plan.remove.length + plan.insert.length > 0;
  if (plan.remove.length === 0 && !movesTotals) return NONE;
  const left = sheetColumn(place, 0);
  const { sheetName, top } = place;
  const body = { row: top, column: left, rows: place.rows, columns: snapshotWidth(place) };
  const going = runsFromBottom(plan.remove).map(([first, count]): CellBlock => {
    return { ...body, row: top + first, rows: count };
  });
  const goes = new Set(plan.remove);
  /** What the rows that go, and the totals that move, are to a formula; undefined where they are nothing to it. */
  const looked = (
    formula: string,
    cell: FormulaElsewhere['cell'],
    name?: NamedFormula,
  ): Found | undefined => {
    const ownSheet = cell?.sheetName;
    const loss = losses(formula, ownSheet, sheetName, going);
    const follows = movesTotals && namesTotals(formula, ownSheet, place);
    if (!loss && !follows) return undefined;
    const where = cell ? addressOf(cell, cell.sheetName) : (name?.where ?? '');
    return { cell, name, where, formula, isLost: loss === 'all', loses: loss !== undefined, follows };
  };

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
          const cell = { sheetName: ownSheet, row, column };
          const found = looked(formula, cell);
          if (found) cells.push({ ...found, cell });
        });
      });
  }
  const names = (await namedFormulas(context)).flatMap((name) => looked(name.formula, undefined, name) ?? []);
  const typed = await withoutSpills(context, cells);
  const totals = { row: top + place.rows, column: place.left, rows: place.totalsRows, columns: place.width };
  const isTotal = ({ cell }: CellElsewhere) =>
    cell.sheetName === sheetName && isWithin({ ...cell, rows: 1, columns: 1 }, totals);
  const inBody = rows.flatMap((line, index) =>
    goes.has(index)
      ? []
      : line.flatMap((content, over) => {
          const cell = { sheetName, row: top + index, column: left + over };
          return isFormula(content) ? (looked(content.formula, cell) ?? []) : [];
        }),
  );
  const losing = ({ loses }: Found) => loses;
  const elsewhere = [...typed.filter((each) => !isTotal(each)), ...names].filter(losing);
  const inTable = [...inBody, ...typed.filter(isTotal)].filter(losing);
  const toTotals = [...inBody, ...typed.filter((each) => !isTotal(each)), ...names].filter(
    ({ follows }) => follows,
  );
  await assertWritable(context, place, toTotals);
  const lost = [...elsewhere, ...inTable].filter(({ isLost }) => isLost);
  return { elsewhere, inTable, lost: lost.map(({ where, formula }) => ({ where, formula })), toTotals };
}

interface Found extends FormulaElsewhere {
  readonly loses: boolean;
  readonly follows: boolean;
}

type CellElsewhere = Found & { readonly cell: NonNullable<FormulaElsewhere['cell']> };

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
