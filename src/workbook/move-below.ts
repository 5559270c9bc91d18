import { SHEET_ROWS } from './room-below';
import type { Span } from './row-shift';
import { spansOf } from './row-shift';
import type { Shifting } from './shifting';
import { sheetOf } from './shifting';
import { bottomOf } from './table-place';
import type { TakeBack } from './take-back';

/**
 * Keeps what stands below where it is, when `change` rows of the body went (negative) or are about to come: blank cells
 * are put in, or taken out, right below the table.
 * @param rows of the body at that moment
 */
export async function moveBelow(
  shifting: Shifting,
  rows: number,
  change: number,
  takeBack: TakeBack[],
): Promise<void> {
  const bottom = bottomOf({ ...shifting.place, rows });
  for (const span of spansOf(shifting.place)) {
    const first = await firstUsedBelow(shifting, span, bottom);
    if (first === undefined) continue;
    takeBack.push(async () => {
      if ((await firstUsedBelow(shifting, span, bottom)) !== first)
        await sendBelow(shifting, span, bottom, -change);
    });
    await sendBelow(shifting, span, bottom, change);
  }
}

/** The first row below that holds anything in a span; undefined where none does. */
async function firstUsedBelow(shifting: Shifting, span: Span, bottom: number): Promise<number | undefined> {
  const { context } = shifting;
  const below = sheetOf(shifting).getRangeByIndexes(bottom, span.column, SHEET_ROWS - bottom, span.columns);
  const used = below.getUsedRangeOrNullObject(true);
  used.load('rowIndex');
  await context.sync();
  return used.isNullObject ? undefined : used.rowIndex;
}

async function sendBelow(shifting: Shifting, span: Span, bottom: number, rows: number): Promise<void> {
  const cells = sheetOf(shifting).getRangeByIndexes(bottom, span.column, Math.abs(rows), span.columns);
  if (rows > 0) cells.delete(Excel.DeleteShiftDirection.up);
  else cells.insert(Excel.InsertShiftDirection.down).clear(Excel.ClearApplyTo.formats);
  await shifting.context.sync();
}
