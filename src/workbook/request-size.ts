import type { WorkOptions, WorkPhase } from './work';
import { pause, throwIfCancelled, withoutRedraw } from './run';

/** Excel on the web takes at most 5 MB a request and gives no more. */
const REQUEST_BYTES = { first: 400_000, least: 100_000, most: 1_500_000 };
/** Between two requests a cancel is heeded: one that takes longer than this, in milliseconds, makes the next smaller. */
const REQUEST_TIME = 120;
/** A quick answer makes the next request larger by no more than this: one alone may have been quick by chance. */
const LARGEST_GROWTH = 4;
/** A read is estimated before it is known: short texts and numbers come to about 20 bytes a cell, twice. */
const READ_CELLS = 20_000;

/** About what a value weighs in a request. */
const weight = (value: unknown): number => (typeof value === 'string' ? value.length * 1.2 + 4 : 8);

/** Collects writes and sends them in requests of bounded size, telling progress and heeding a cancel between them. */
export class BoundedWriter {
  private bytes = 0;
  private done = 0;
  private most = REQUEST_BYTES.first;

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly total: number,
    private readonly options: WorkOptions,
    private readonly phase: WorkPhase = 'writing',
  ) {}

  /** Queues one write of these values. */
  async write(values: readonly (readonly unknown[])[], queue: () => void): Promise<void> {
    let bytes = 200;
    let cells = 0;
    for (const row of values) {
      cells += row.length;
      for (const value of row) bytes += weight(value);
    }
    if (this.bytes > 0 && this.bytes + bytes > this.most) await this.flush();
    queue();
    this.bytes += bytes;
    this.done += cells;
  }

  /** Sizes the next request by how long this one took: hosts differ by a factor of twenty. */
  private learn(milliseconds: number): void {
    const factor = Math.min(LARGEST_GROWTH, Math.max(0.5, REQUEST_TIME / Math.max(1, milliseconds)));
    const wanted = this.bytes * factor;
    this.most = Math.min(REQUEST_BYTES.most, Math.max(REQUEST_BYTES.least, wanted));
  }

  /** Sends what is queued. */
  async flush(): Promise<void> {
    throwIfCancelled(this.options.signal);
    if (this.bytes > 0) {
      const { application } = this.context.workbook;
      withoutRedraw(this.context);
      application.suspendApiCalculationUntilNextSync();
      const begun = performance.now();
      await this.context.sync();
      this.learn(performance.now() - begun);
      await pause();
    }
    this.bytes = 0;
    this.options.onProgress?.({
      done: Math.min(this.done, this.total),
      total: this.total,
      phase: this.phase,
    });
    throwIfCancelled(this.options.signal);
  }
}

/** Rows as slices [first, count] that one request can carry. */
export function* rowSlices(
  rows: number,
  columns: number,
  cells = READ_CELLS,
): Generator<[first: number, count: number]> {
  const step = Math.max(1, Math.floor(cells / Math.max(1, columns)));
  for (let first = 0; first < rows; first += step) yield [first, Math.min(step, rows - first)];
}
