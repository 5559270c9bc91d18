import type { Shifting } from './shifting';
import { sheetOf } from './shifting';
import type { TakeBack } from './take-back';
import { WorkbookError } from './workbook-error';

/** Appends over cells below that are known to be free. */
export async function appendRows(shifting: Shifting, takeBack: TakeBack[]): Promise<void> {
  const { context, place, structure, room } = shifting;
  const { rowsAfterShifts, appended } = structure;
  const sheet = sheetOf(shifting);
  const added = () => sheet.getRangeByIndexes(place.top + rowsAfterShifts, place.left, appended, place.width);
  const formats = room.isPristine ? undefined : added().load('numberFormat');
  await context.sync();
  takeBack.push(async () => {
    queueResize(shifting, rowsAfterShifts);
    added().clear(Excel.ClearApplyTo.removeHyperlinks);
    added().clear(room.isPristine ? Excel.ClearApplyTo.all : Excel.ClearApplyTo.contents);
    if (formats) added().numberFormat = formats.numberFormat;
    await context.sync();
  });
  queueResize(shifting, rowsAfterShifts + appended);
  await context.sync();
}

/**
 * Tables are resized since ExcelApi 1.13. Every Excel with a shared runtime has it (2021 and later); one that has not is
 * told before the first write. @throws WorkbookError `host`
 */
export function assertResizable(): void {
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.13'))
    throw new WorkbookError(
      'host',
      'This version of Excel is too old to let a table grow. Nothing was changed.',
    );
}

/** Queues giving the table so many rows of body. */
export function queueResize(shifting: Shifting, rows: number): void {
  const { context, place } = shifting;
  const whole = sheetOf(shifting).getRangeByIndexes(
    place.top - place.headerRows,
    place.left,
    place.headerRows + rows,
    place.width,
  );
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.13'))
    context.workbook.tables.getItem(place.tableId).resize(whole);
}
