import type { IWorkbookData } from '@univerjs/core';
import { SHEET_LOOK } from '../sheet-look';
import { emptyWorkbook } from '../univer';
import type { LeftOut } from '../xlsx/left-out';
import type { Session } from './session';
import { forgetWorkbook, writeWorkbook } from './stored-workbook';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Puts another workbook in place of the open one and loads the page with it, as opening one in Excel starts its
 * add-ins anew. Without a workbook the page opens on the sample.
 */
export async function replaceWorkbook(
  session: Session,
  snapshot: Partial<IWorkbookData> | undefined,
): Promise<void> {
  session.autosave.stop();
  await (snapshot ? writeWorkbook(() => ({ snapshot })) : forgetWorkbook());
  location.reload();
}

/** A workbook with one empty sheet. */
export const newWorkbook = (): Partial<IWorkbookData> => emptyWorkbook(SHEET_LOOK);

/** A file as a workbook, and what of the file it leaves out. @throws Error where it is no .xlsx file */
export async function readFile(
  file: File,
): Promise<{ readonly snapshot: Partial<IWorkbookData>; readonly leftOut: readonly LeftOut[] }> {
  const { openXlsx } = await import('../xlsx/open');
  return openXlsx(await file.arrayBuffer(), file.name.replace(/\.xlsx$/i, ''));
}

/** The open workbook as a file, once all formulas have their answers, and what the file leaves out. */
export async function workbookFile({
  host,
}: Session): Promise<{ readonly file: File; readonly leftOut: readonly LeftOut[] }> {
  const [{ saveXlsx }] = await Promise.all([import('../xlsx/save'), host.settled()]);
  const { bytes, leftOut } = await saveXlsx(host.injector);
  return { file: new File([bytes], `${host.workbook.getName()}.xlsx`, { type: XLSX }), leftOut };
}

/** Hands a file to the browser to be saved. */
export function download(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
