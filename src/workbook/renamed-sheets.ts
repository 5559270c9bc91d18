import type { FormulaElsewhere } from './formula-elsewhere';
import { withCellsAt } from './mentioned-cells';
import { namedAs } from './named-formulas';

/** Names of the sheets of a workbook by their ids, which stay when a sheet is renamed. */
export type SheetNames = ReadonlyMap<string, string>;

/** Reads the names that sheets have now. */
export async function sheetNames(context: Excel.RequestContext): Promise<SheetNames> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name');
  await context.sync();
  return new Map(worksheets.items.map(({ id, name }) => [id, name]));
}

/** What a formula has in the place of cells that are gone, with the sheet that they were on. */
const GONE = /(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!(?=#REF!)/gu;

/** A formula as it reads when sheets have other names; what is left of cells that are gone names no sheet. */
const renamed = (formula: string, names: ReadonlyMap<string, string>): string =>
  withCellsAt(formula, (cells) => {
    const sheet = names.get((cells.sheet ?? '').toLowerCase());
    return sheet === undefined ? cells : { ...cells, sheet };
  });

/** Whether two formulas are the same, of which Excel may have forgotten the sheets of cells that are gone. */
export const sameFormula = (a: string, b: string): boolean => a.replace(GONE, '') === b.replace(GONE, '');

/** Formulas where they stand, and as they read, now that sheets have other names. */
export function underNewNames<Formula extends FormulaElsewhere & { readonly after: string | undefined }>(
  formulas: readonly Formula[],
  before: SheetNames,
  now: SheetNames,
): readonly Formula[] {
  const names = new Map(
    [...before].flatMap(([id, name]) => {
      const other = now.get(id);
      return other === undefined || other === name ? [] : [[name.toLowerCase(), other] as const];
    }),
  );
  if (names.size === 0) return formulas;
  const nameNow = (sheet: string) => names.get(sheet.toLowerCase()) ?? sheet;
  return formulas.map((each) => ({
    ...each,
    cell: each.cell && { ...each.cell, sheetName: nameNow(each.cell.sheetName) },
    name: each.name?.sheetName === undefined ? each.name : namedAs(each.name, nameNow(each.name.sheetName)),
    formula: renamed(each.formula, names),
    after: each.after === undefined ? undefined : renamed(each.after, names),
  }));
}
