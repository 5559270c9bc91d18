import type { IWorkbookData } from '@univerjs/core';
import { createStore, del, get, set } from 'idb-keyval';
import * as v from 'valibot';
import type { SpreadsheetLanguage } from '../language';

/** One workbook per browser: what is open now. Its settings and custom XML are in the snapshot's resources. */
const KEY = 'workbook';
const FORMAT = 1;
const store = () => createStore('dealsheet-workbench', 'workbooks');

const schema = v.object({
  format: v.literal(FORMAT),
  sample: v.optional(v.picklist(['en-US', 'zh-CN'])),
  snapshot: v.looseObject({
    id: v.string(),
    sheetOrder: v.pipe(v.array(v.string()), v.minLength(1)),
    sheets: v.record(v.string(), v.looseObject({ id: v.string() })),
  }),
});

/** The workbook of last time. */
export interface StoredWorkbook {
  readonly snapshot: Partial<IWorkbookData>;
  /** The language of the sample, where the workbook is the sample and nobody has changed it. */
  readonly sample?: SpreadsheetLanguage | undefined;
}

/** The workbook of last time; undefined where there is none or it can't be read. */
export async function readWorkbook(): Promise<StoredWorkbook | undefined> {
  const stored: unknown = await get(KEY, store()).catch(() => undefined);
  const read = v.safeParse(schema, stored);
  return read.success ? read.output : undefined;
}

/** Keeps the workbook for the next time. @throws DOMException where the browser refuses to */
export async function writeWorkbook(workbook: StoredWorkbook): Promise<void> {
  await set(KEY, { format: FORMAT, ...workbook }, store());
}

/** Forgets it, so that the next start shows the sample. */
export async function forgetWorkbook(): Promise<void> {
  await del(KEY, store());
}
