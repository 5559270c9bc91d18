import type { ReadingProgress } from '../../deals/own/csv-table';
import { FileRefusal } from '../../deals/own/text-table';
import type { RefusalKind, TextRow, TextTable } from '../../deals/own/text-table';
import { loaded } from './loaded';
import type { Turn } from './turns';

/** What the worker says of a workbook, one after the other. */
export type WorkerAnswer =
  /** The worker is there, and has the file. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'progress'; readonly progress: ReadingProgress }
  | { readonly kind: 'table'; readonly table: Omit<TextTable, 'rows'> }
  /** More rows of the table that was told last. */
  | { readonly kind: 'rows'; readonly rows: readonly TextRow[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: RefusalKind }
  | { readonly kind: 'failed'; readonly reason: string };

/** How often the page is asked whether it still wants the file. */
const ASK_MILLISECONDS = 100;

/**
 * Reads the sheets of a workbook in a thread of its own, so that the pane stays usable; here where there are no such
 * threads, or its program can't be loaded: after a deployment, where the host forbids it, or offline.
 * @throws FileRefusal, or what `turn` throws: the thread is ended with it
 */
export async function readXlsxBeside(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  turn?: Turn,
): Promise<readonly TextTable[]> {
  const worker = workerOrNone();
  const tables = worker && (await readIn(worker, bytes, file, turn));
  if (tables) return tables;
  const { readXlsxTables } = await loaded(import(/* webpackChunkName: "own-xlsx" */ './xlsx-tables'));
  return readXlsxTables(bytes, file, turn);
}

/** Reads a workbook in a worker, and ends that; undefined where it never began. */
async function readIn(
  worker: Worker,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  turn: Turn | undefined,
): Promise<readonly TextTable[] | undefined> {
  let asking: ReturnType<typeof setInterval> | undefined;
  try {
    return await new Promise<readonly TextTable[] | undefined>((resolve, reject) => {
      const tables: (Omit<TextTable, 'rows'> & { readonly rows: TextRow[] })[] = [];
      let progress: ReadingProgress = { done: 0, total: 0 };
      let hasBegun = false;
      asking = setInterval(() => void turn?.(progress).catch(reject), ASK_MILLISECONDS);
      worker.addEventListener('error', () => {
        if (hasBegun) reject(new FileRefusal('notReadHere'));
        else resolve(undefined);
      });
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
        hasBegun = true;
        if (data.kind === 'progress') progress = data.progress;
        else if (data.kind === 'table') tables.push({ ...data.table, rows: [] });
        else if (data.kind === 'rows') tables.at(-1)?.rows.push(...data.rows);
        else if (data.kind === 'done') resolve(tables);
        else if (data.kind === 'refused') reject(new FileRefusal(data.refusal));
        else if (data.kind === 'failed') reject(new Error(data.reason));
      });
      worker.postMessage({ bytes, file });
    });
  } finally {
    clearInterval(asking);
    worker.terminate();
  }
}

function workerOrNone(): Worker | undefined {
  if (typeof Worker === 'undefined') return undefined;
  try {
    return new Worker(/* webpackChunkName: "own-xlsx-worker" */ new URL('./xlsx-worker.ts', import.meta.url));
  } catch {
    return undefined;
  }
}
