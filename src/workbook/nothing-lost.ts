import type { Referring } from './formulas-elsewhere';
import { formulasReferring } from './formulas-elsewhere';
import type { RowPlan, Rows } from './row-plan';
import type { TablePlace } from './table-place';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** Cells that a refusal names. */
const NAMED = 5;

/**
 * Rows that a refresh brought in stay while formulas elsewhere refer to them.
 * @returns formulas that name the table's totals, where these move
 * @throws WorkbookError `changedSince`, `protected`
 */
export async function assertNothingLost(
  context: Excel.RequestContext,
  place: TablePlace,
  rows: Rows,
  plan: RowPlan,
  options: WorkOptions,
): Promise<Referring['toTotals']> {
  const { elsewhere, toTotals } = await formulasReferring(context, place, rows, plan, options);
  const lost = elsewhere.filter(({ isLost: loses }) => loses).map(({ where }) => where);
  if (lost.length === 0) return toTotals;
  const named = lost.slice(0, NAMED).join(', ') + (lost.length > NAMED ? ' …' : '');
  throw new WorkbookError(
    'changedSince',
    `Formulas refer to rows of ${place.tableName} that the refresh brought in, and would show #REF! without them: ${named}. ` +
      'Change or clear them, and undo again; nothing was changed.',
  );
}
