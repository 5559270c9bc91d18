import { isBlank, isFormula, sameValue, shownValue } from './cell';
import type { SheetCell } from './cell';
import { scanFormulas } from './deals-formulas';
import type { FormulaAt } from './frozen-block';
import type { FrozenArea, FrozenFormula, SheetArea } from './frozen-cells';
import { readCells } from './read-table';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';
import { formulasOf } from './workbook-formulas';
import type { LeftFormula } from './workbook-formulas';

/** The formulas of ours on a sheet, as they would be frozen. */
export interface FoundSheet {
  readonly frozen: FrozenArea;
  readonly left: readonly LeftFormula[];
  /** Formulas of anybody that refer to all that a cell spills. */
  readonly spillUsers: readonly FormulaAt[];
  /** Formulas of anybody that may do so by INDIRECT. */
  readonly unread: readonly FormulaAt[];
  readonly isProtected: boolean;
}

/** Whether there is anything that may be written. */
export const isWritten = ({ isProtected, frozen }: FoundSheet): boolean =>
  !isProtected && frozen.formulas.length > 0;

/** All sheets of the workbook, hidden ones included. */
export async function sheetsOf(
  context: Excel.RequestContext,
): Promise<readonly { readonly name: string; readonly isProtected: boolean }[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name,items/protection/protected');
  await context.sync();
  return worksheets.items.map(({ name, protection }) => ({ name, isProtected: protection.protected }));
}

/** What a sheet holds: read again where its formulas changed meanwhile, so that values are those of these formulas. */
export async function look(
  context: Excel.RequestContext,
  { name, isProtected }: { readonly name: string; readonly isProtected: boolean },
  options: WorkOptions,
): Promise<FoundSheet> {
  const sheet = context.workbook.worksheets.getItem(name);
  let scanned = await scanFormulas(context, sheet, options);
  for (let tries = 0; tries < 3; tries += 1) {
    const { formulas, left } = await formulasOf(context, name, scanned.deals, options);
    const now = await scanFormulas(context, sheet, options);
    if (JSON.stringify(scanned) === JSON.stringify(now))
      return {
        frozen: { area: areaOf(name, formulas), formulas },
        left,
        spillUsers: scanned.spillUsers,
        unread: scanned.unread,
        isProtected,
      };
    scanned = now;
  }
  throw changedSince(name);
}

/**
 * That values would be written over nothing but the formulas that were read and what these spill. What the cells show is
 * not asked: with others frozen before them they may be waiting for results anew.
 * @throws WorkbookError `changedSince`
 */
export async function assertAsFound(
  context: Excel.RequestContext,
  { frozen: { area, formulas }, spillUsers }: FoundSheet,
  options: WorkOptions,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(area.sheetName);
  const known = new Set(spillUsers.map(({ formula }) => formula));
  const { spillUsers: now } = await scanFormulas(context, sheet, options);
  const cells = await readCells(context, sheet, [area.row, area.column, area.rows, area.columns], {
    signal: options.signal,
  });
  const isOurs = (formula: FrozenFormula, down: number, over: number, cell: SheetCell): boolean => {
    if (isFormula(cell)) return cell.formula === formula.formula;
    if (down + over === 0) return false;
    return isBlank(cell) || sameValue(cell, shownValue(formula.values[down]?.[over] ?? ''));
  };
  const stands = (formula: FrozenFormula) =>
    formula.values.every((line, down) =>
      line.every((_, over) =>
        isOurs(
          formula,
          down,
          over,
          cells[formula.row - area.row + down]?.[formula.column - area.column + over] ?? '',
        ),
      ),
    );
  if (now.some(({ formula }) => !known.has(formula)) || !formulas.every(stands))
    throw changedSince(area.sheetName);
}

const changedSince = (name: string): WorkbookError =>
  new WorkbookError(
    'changedSince',
    `Formulas of “${name}” changed while they were being frozen. Freeze them again; nothing was changed.`,
  );

/** The rectangle around formulas with all that they spill. */
export function areaOf(sheetName: string, formulas: FrozenArea['formulas']): SheetArea {
  const [row, column] = [
    Math.min(...formulas.map((each) => each.row)),
    Math.min(...formulas.map((each) => each.column)),
  ];
  const bottom = Math.max(...formulas.map((each) => each.row + each.values.length));
  const right = Math.max(...formulas.map((each) => each.column + (each.values[0]?.length ?? 1)));
  return { sheetName, row, column, rows: bottom - row, columns: right - column };
}
