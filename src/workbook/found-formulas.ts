import { dealsFormulas } from './deals-formulas';
import type { FrozenArea, SheetArea } from './frozen-cells';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';
import { formulasOf } from './workbook-formulas';
import type { LeftFormula } from './workbook-formulas';

/** The formulas of ours on a sheet, as they would be frozen. */
export interface FoundSheet {
  readonly frozen: FrozenArea;
  readonly left: readonly LeftFormula[];
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

/** What a sheet holds now. */
export async function look(
  context: Excel.RequestContext,
  { name, isProtected }: { readonly name: string; readonly isProtected: boolean },
  options: WorkOptions,
): Promise<FoundSheet> {
  const { formulas, left } = await formulasOf(context, name, options);
  return { frozen: { area: areaOf(name, formulas), formulas }, left, isProtected };
}

/** Until the formulas that were read are those that stand there: values are written over no cell that has no formula any more. */
export async function lookTwice(...args: Parameters<typeof look>): Promise<FoundSheet> {
  const [context, { name }, options] = args;
  const sheet = context.workbook.worksheets.getItem(name);
  for (let tries = 0; tries < 3; tries += 1) {
    const before = await dealsFormulas(context, sheet, options);
    const seen = await look(...args);
    if (JSON.stringify(before) === JSON.stringify(await dealsFormulas(context, sheet, options))) return seen;
  }
  throw new WorkbookError(
    'changedSince',
    `Formulas of “${name}” kept changing while they were being frozen. Freeze them again; nothing was changed.`,
  );
}

/** The rectangle around formulas with all that they spill. */
function areaOf(sheetName: string, formulas: FrozenArea['formulas']): SheetArea {
  const [row, column] = [
    Math.min(...formulas.map((each) => each.row)),
    Math.min(...formulas.map((each) => each.column)),
  ];
  const bottom = Math.max(...formulas.map((each) => each.row + each.values.length));
  const right = Math.max(...formulas.map((each) => each.column + (each.values[0]?.length ?? 1)));
  return { sheetName, row, column, rows: bottom - row, columns: right - column };
}
