/** What reads a workbook beside the page: unpacking and reading one keeps a processor busy for seconds. */
import { FileRefusal } from '../../deals/own/text-table';
import type { WorkerAnswer } from './read-beside';
import { readXlsxTables } from './xlsx-tables';

/** Rows a message: the page takes each in without a stop. */
const ROWS = 2_000;

const tell = (answer: WorkerAnswer): void => globalThis.postMessage(answer);

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const { bytes, file } = data as { bytes: Uint8Array<ArrayBuffer>; file: string };
  void read(bytes, file);
});

async function read(bytes: Uint8Array<ArrayBuffer>, file: string): Promise<void> {
  tell({ kind: 'begun' });
  try {
    const tables = await readXlsxTables(bytes, file, async (progress) =>
      tell({ kind: 'progress', progress }),
    );
    for (const { rows, ...table } of tables) {
      tell({ kind: 'table', table });
      for (let at = 0; at < rows.length; at += ROWS) tell({ kind: 'rows', rows: rows.slice(at, at + ROWS) });
    }
    tell({ kind: 'done' });
  } catch (cause) {
    if (cause instanceof FileRefusal) tell({ kind: 'refused', refusal: cause.kind });
    else tell({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
  }
}
