import { noteAnswered } from './answered';
import { reading } from './run';

interface Recalculation {
  /** Whether nobody asked for it: a workbook that is only opened is not written to. */
  readonly byItself?: boolean;
}

/**
 * Recalculates every DEALS cell of the workbook once, after the data in force changed. Excel calculates a custom
 * function again only when its arguments change, and knows nothing of our data: a full calculation is the one way that
 * reaches all of them, spilled and nested ones included. Where the user asked for it, the workbook notes where its numbers
 * come from. @throws WorkbookError
 */
export async function recalculateDeals({ byItself = false }: Recalculation = {}): Promise<void> {
  const calculate = async (context: Excel.RequestContext) => {
    context.workbook.application.calculate(Excel.CalculationType.full);
    await context.sync();
  };
  // Whoever is typing just then ends first: refused, it would leave old and new answers side by side.
  await reading(calculate, { delayForCellEdit: true });
  if (!byItself) await noteAnswered();
}
