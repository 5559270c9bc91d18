import type { IWorkbookData } from '@univerjs/core';
import type { UseStore } from 'idb-keyval';
import { createStore, del, get, getMany, promisifyRequest, set } from 'idb-keyval';
import * as v from 'valibot';
import type { SpreadsheetLanguage } from '../language';
import type { Cells } from './stored-parts';
import { frameOf, partsOf, wholeOf } from './stored-parts';

/** One workbook per browser: what is open now. Its settings and custom XML are in the snapshot's resources. */
const KEY = 'workbook';
/** 1 had the cells in the snapshot; 2 has them in parts beside it, each under a key of its own. */
const FORMATS = [1, 2] as const;
let opened: UseStore | undefined;
const store = () => (opened ??= createStore('dealsheet-workbench', 'workbooks'));

const schema = v.object({
  format: v.picklist(FORMATS),
  sample: v.optional(v.picklist(['en-US', 'zh-CN'])),
  snapshot: v.looseObject({
    id: v.string(),
    sheetOrder: v.pipe(v.array(v.string()), v.minLength(1)),
    sheets: v.record(v.string(), v.looseObject({ id: v.string() })),
  }),
  parts: v.optional(v.record(v.string(), v.array(v.string()))),
});
const cellsSchema = v.looseObject({});

/** The workbook of last time. */
export interface StoredWorkbook {
  readonly snapshot: Partial<IWorkbookData>;
  /** The language of the sample, where the workbook is the sample and nobody has changed it. */
  readonly sample?: SpreadsheetLanguage | undefined;
}

/** The keys of the parts of each sheet that are kept and still true: nothing that they hold has changed since. */
export type KeptParts = ReadonlyMap<string, readonly string[]>;

/** How a workbook is kept while somebody works with it: part by part, and others work between two. */
export interface Keeping {
  /** Parts that are kept already. */
  readonly kept: KeptParts;
  /** Whether the workbook is as it was at the beginning; else it is kept another time. */
  readonly isUnchanged: () => boolean;
}

/** The workbook of last time; undefined where there is none or it can't be read. */
export async function readWorkbook(): Promise<StoredWorkbook | undefined> {
  const stored: unknown = await get(KEY, store()).catch(() => undefined);
  const read = v.safeParse(schema, stored);
  if (!read.success) return undefined;
  const { snapshot, sample, parts = {}, format } = read.output;
  if (format === 1) return { snapshot: snapshot as Partial<IWorkbookData>, sample };
  const keys = Object.values(parts).flat();
  const found = await getMany<unknown>(keys, store()).catch(() => []);
  if (!keys.every((_, index) => v.is(cellsSchema, found[index]))) return undefined;
  const byKey = new Map(keys.map((key, index) => [key, found[index] as Cells]));
  const cellsOf = (sheetId: string) => (parts[sheetId] ?? []).map((key) => byKey.get(key) ?? {});
  return { snapshot: wholeOf(snapshot as Partial<IWorkbookData>, cellsOf), sample };
}

/**
 * Keeps the workbook for the next time. What was kept before is in force until all of it is there.
 * @param workbook gives it as it is now: asked for its cells first, and in the end for all else
 * @param keeping without it, all is written in one go
 * @returns what is kept now of sheets without formulas, also where the workbook has changed before all of it was
 * @throws DOMException where the browser refuses to
 */
export async function writeWorkbook(workbook: () => StoredWorkbook, keeping?: Keeping): Promise<KeptParts> {
  const parts = new Map<string, readonly string[]>();
  const withFormulas = new Set<string>();
  const isPlain = ([sheetId]: readonly [string, unknown]) => !withFormulas.has(sheetId);
  const written: [key: string, cells: Cells][] = [];
  for (const [sheetId, sheet] of Object.entries(workbook().snapshot.sheets ?? {})) {
    const known = keeping?.kept.get(sheetId);
    const keys: string[] = [...(known ?? [])];
    for (const { cells, hasFormula } of known ? [] : partsOf((sheet.cellData ?? {}) as Cells)) {
      const key = `cells ${crypto.randomUUID()}`;
      keys.push(key);
      if (hasFormula) withFormulas.add(sheetId);
      if (!keeping) written.push([key, cells]);
      else {
        await set(key, cells, store());
        if (!keeping.isUnchanged()) return new Map([...parts].filter(isPlain));
      }
    }
    parts.set(sheetId, keys);
  }
  // Another window of this browser keeps its workbook in the same place, and clears away parts that it doesn't know.
  if (!(await commit(workbook(), parts, written))) return writeWorkbook(workbook);
  return new Map([...parts].filter(isPlain));
}

/** Puts a workbook in force and clears away what is no part of it; false, and nothing is done, where a part is gone. */
function commit(
  { snapshot, sample }: StoredWorkbook,
  parts: KeptParts,
  written: readonly [key: string, cells: Cells][],
): Promise<boolean> {
  const frame = { format: 2, sample, snapshot: frameOf(snapshot), parts: Object.fromEntries(parts) };
  const needed = new Set<IDBValidKey>([KEY, ...[...parts.values()].flat()]);
  return store()('readwrite', async (objects) => {
    const done = promisifyRequest(objects.transaction);
    // All at once: nobody changes the workbook between two of these, and a page that goes away has begun all of them.
    for (const [key, cells] of written) objects.put(cells, key);
    objects.put(frame, KEY);
    const present = new Set(await promisifyRequest(objects.getAllKeys()));
    if (![...needed].every((key) => present.has(key))) {
      objects.transaction.abort();
      await done.catch(() => undefined);
      return false;
    }
    for (const key of present) if (!needed.has(key)) objects.delete(key);
    await done;
    return true;
  });
}

/** Forgets it, so that the next start shows the sample. */
export async function forgetWorkbook(): Promise<void> {
  await del(KEY, store());
}
