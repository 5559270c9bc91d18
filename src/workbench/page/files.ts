import type { IWorkbookData } from '@univerjs/core';
import { SHEET_LOOK } from '../sheet-look';
import { emptyWorkbook } from '../univer';
import type { Session } from './session';
import { forgetWorkbook, writeWorkbook } from './stored-workbook';

/** Puts another workbook in place of the open one and loads the page with it, as opening one in Excel starts add-ins anew. */
async function replaceWorkbook(session: Session, workbook: Partial<IWorkbookData>): Promise<void> {
  session.autosave.stop();
  await writeWorkbook({ snapshot: workbook });
  location.reload();
}

/** An empty workbook in place of the open one. */
export function openNew(session: Session): Promise<void> {
  return replaceWorkbook(session, emptyWorkbook(SHEET_LOOK));
}

/** The sample, as on the first start, in place of the open workbook. */
export async function openSample(session: Session): Promise<void> {
  session.autosave.stop();
  await forgetWorkbook();
  location.reload();
}
