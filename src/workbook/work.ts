/** What a long-running operation on the workbook tells while it runs, and how it is stopped. */

/** `fetching` deals from a server · `reading` the sheet · `computing` the new rows · `writing` · `finishing` (sort, filter, memory) · `restoring` after a failure or cancel. */
export type WorkPhase = 'fetching' | 'reading' | 'computing' | 'writing' | 'finishing' | 'restoring';

export interface WorkProgress {
  /** Cells (or other units) done in this phase, 0..total. */
  readonly done: number;
  readonly total: number;
  readonly phase: WorkPhase;
}

export interface WorkOptions {
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
  /** Aborting restores the sheet as it was; the operation then rejects with a WorkbookError of code `cancelled`. */
  readonly signal?: AbortSignal | undefined;
}
