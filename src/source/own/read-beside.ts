import type { ReadingProgress } from '../../deals/own/csv-table';
import { FileRefusal } from '../../deals/own/text-table';
import type { RefusalKind, TextRow, TextTable } from '../../deals/own/text-table';
import type { Turn } from './turns';

/** What the worker says of a workbook, one after the other. */
export type WorkerAnswer =
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
 * Reads the sheets of a workbook in a thread of its own, so that the pane stays usable; where there are no such threads,
 * here.
 * @throws FileRefusal, or what `turn` throws: the thread is ended with it
 */
export async function readXlsxBeside(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  turn?: Turn,
): Promise<readonly TextTable[]> {
  const worker = workerOrNone();
  if (!worker) {
    const { readXlsxTables } = await import(/* webpackChunkName: "own-xlsx" */ './xlsx-tables');
    return readXlsxTables(bytes, file, turn);
  }
  let asking: ReturnType<typeof setInterval> | undefined;
  try {
    return await new Promise<readonly TextTable[]>((resolve, reject) => {
      const tables: (Omit<TextTable, 'rows'> & { readonly rows: TextRow[] })[] = [];
      let progress: ReadingProgress = { done: 0, total: 0 };
      asking = setInterval(() => void turn?.(progress).catch(reject), ASK_MILLISECONDS);
      worker.addEventListener('error', () => reject(new FileRefusal('notAWorkbook')));
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
        if (data.kind === 'progress') progress = data.progress;
        else if (data.kind === 'table') tables.push({ ...data.table, rows: [] });
        else if (data.kind === 'rows') tables.at(-1)?.rows.push(...data.rows);
        else if (data.kind === 'done') resolve(tables);
        else if (data.kind === 'refused') reject(new FileRefusal(data.refusal));
        else reject(new Error(data.reason));
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
