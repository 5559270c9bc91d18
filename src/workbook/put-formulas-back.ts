import type { FormulaElsewhere } from './formula-elsewhere';
import { namesWith } from './named-formulas';

/** What the formulas are now: '' where one is gone. */
export async function formulasNow(
  context: Excel.RequestContext,
  at: readonly FormulaElsewhere[],
): Promise<readonly string[]> {
  const now: string[] = [];
  for (let first = 0; first < at.length; first += ASKED) {
    const asked = at.slice(first, first + ASKED);
    const sheets = new Map(
      asked.flatMap(({ cell, name }) => {
        const sheetName = cell?.sheetName ?? name?.sheetName;
        return sheetName === undefined
          ? []
          : [[sheetName, context.workbook.worksheets.getItemOrNullObject(sheetName)] as const];
      }),
    );
    for (const sheet of sheets.values()) sheet.load('name');
    // Bounded requests on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    const names = asked.map(({ name }) => {
      const sheet = name?.sheetName === undefined ? undefined : sheets.get(name.sheetName);
      return name && !sheet?.isNullObject
        ? namesWith(context, name).getItemOrNullObject(name.name).load('formula')
        : undefined;
    });
    const cells = asked.map(({ cell }) => {
      const sheet = cell && sheets.get(cell.sheetName);
      return cell && sheet && !sheet.isNullObject
        ? sheet.getCell(cell.row, cell.column).load('formulas')
        : undefined;
    });
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    asked.forEach((_, index) => {
      const [cell, name] = [cells[index], names[index]];
      now.push(String(cell?.formulas[0]?.[0] ?? (name && !name.isNullObject ? name.formula : '')));
    });
  }
  return now;
}

/** Cells and names that one request asks about, or writes. */
const ASKED = 400;

/**
 * Writes formulas again that Excel changed with the rows that went, once these are back.
 * @returns how many are still otherwise: on a protected sheet, or in an array formula
 */
export async function putFormulasBack(
  context: Excel.RequestContext,
  at: readonly FormulaElsewhere[],
): Promise<number> {
  const now = await formulasNow(context, at);
  const changed = at.filter(({ formula }, index) => {
    const is = now[index] ?? '';
    return is.startsWith('=') && is !== formula;
  });
  let failed = 0;
  for (let first = 0; first < changed.length; first += ASKED) {
    const some = changed.slice(first, first + ASKED);
    // What Excel refuses for one of them stops the others of a request: those one by one, on purpose.
    const done = await written(context, some);
    if (done) continue;
    for (const each of some) if (!(await written(context, [each]))) failed += 1;
  }
  return failed;
}

async function written(context: Excel.RequestContext, at: readonly FormulaElsewhere[]): Promise<boolean> {
  for (const { cell, name, formula } of at)
    if (cell)
      context.workbook.worksheets.getItem(cell.sheetName).getCell(cell.row, cell.column).formulas = [
        [formula],
      ];
    else if (name) namesWith(context, name).getItem(name.name).formula = formula;
  try {
    await context.sync();
    return true;
  } catch {
    return false;
  }
}
