import type { Injector, IUnitRange } from '@univerjs/core';
import type { BaseValueObject } from '@univerjs/engine-formula';
import { FormulaCalculationSessionService } from '@univerjs/sheets-formula';
import { recalculate } from '../recalculate';
import { BUSY, errorValue } from './errors';

/** The cell that a formula stands in. */
export interface FormulaCell {
  readonly unitId: string;
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** The calls of one cell's formula that gave promises. */
interface CellCalls {
  readonly cell: FormulaCell;
  /** Calls under way, by what was called. */
  readonly waiting: Set<string>;
  /** Answers that the next calculation of the cell picks up. */
  readonly answers: Map<string, BaseValueObject>;
  /** Whether a calculation has picked them up, so that they can go when it ends. */
  used: boolean;
  /** The calculation that ran or had run when we asked for one of this cell. */
  askedDuring: number | undefined;
}

/** Cells whose calls end within this time are calculated together. */
const BATCH_MS = 8;

/**
 * Calls under way. Univer would await them one after the other, so a cell whose function gives a promise shows
 * #BUSY! at once, all promises run side by side, and the cell is calculated again when its last one has settled.
 */
export class PendingCalls {
  private readonly cells = new Map<string, CellCalls>();
  private readonly shared = new Map<string, Promise<BaseValueObject>>();
  private settledCells: CellCalls[] = [];
  private batch: ReturnType<typeof setTimeout> | undefined;
  private idleListeners: (() => void)[] = [];
  private readonly session: FormulaCalculationSessionService;
  private readonly subscription: { unsubscribe(): void };

  constructor(private readonly injector: Injector) {
    this.session = injector.get(FormulaCalculationSessionService);
    this.subscription = this.session.state$.subscribe((state) => {
      if (state.started && state.resultApplied) this.dropCalculated(state.id);
    });
  }

  /** The answer to a call that has settled since the cell was last calculated, or #BUSY! while it is under way. */
  known(cell: FormulaCell, call: string): BaseValueObject | undefined {
    const calls = this.cells.get(cellKey(cell));
    if (!calls) return undefined;
    if (calls.waiting.has(call)) return errorValue(BUSY);
    const answer = calls.answers.get(call);
    if (answer && calls.waiting.size === 0) calls.used = true;
    return answer;
  }

  /** Whether `known` can have anything to say about the cell: saves the making of its key. */
  has(cell: FormulaCell): boolean {
    return this.cells.size > 0 && this.cells.has(cellKey(cell));
  }

  /** The promise of the same call in another cell, where there is one. */
  inFlight(call: string): Promise<BaseValueObject> | undefined {
    return this.shared.get(call);
  }

  /** Remembers that the cell waits for the call, and what it shows meanwhile. `promise` never rejects. */
  wait(cell: FormulaCell, call: string, promise: Promise<BaseValueObject>, share: boolean): BaseValueObject {
    const key = cellKey(cell);
    const calls = this.cells.get(key) ?? {
      cell,
      waiting: new Set(),
      answers: new Map(),
      used: false,
      askedDuring: undefined,
    };
    this.cells.set(key, calls);
    calls.waiting.add(call);
    calls.used = false;
    calls.askedDuring = undefined;
    if (share) this.shared.set(call, promise);
    void promise.then((answer) => {
      this.shared.delete(call);
      calls.waiting.delete(call);
      calls.answers.set(call, answer);
      if (calls.waiting.size === 0) this.calculateSoon(calls);
    });
    return errorValue(BUSY);
  }

  /** Whether a call is under way, or has settled and its cell isn't calculated yet. */
  get busy(): boolean {
    return this.cells.size > 0;
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.busy) await new Promise<void>((resolve) => this.idleListeners.push(resolve));
  }

  dispose(): void {
    clearTimeout(this.batch);
    this.subscription.unsubscribe();
    this.cells.clear();
    this.tellIfIdle();
  }

  private calculateSoon(calls: CellCalls): void {
    this.settledCells.push(calls);
    this.batch ??= setTimeout(() => {
      this.batch = undefined;
      const cells = this.settledCells.filter(({ used, waiting }) => !used && waiting.size === 0);
      this.settledCells = [];
      for (const calls of cells) calls.askedDuring = this.session.state.id;
      if (cells.length > 0) recalculate(this.injector, cells.map(rangeOf));
    }, BATCH_MS);
  }

  /** Forgets the cells that a calculation has seen; one whose formula is gone was asked for and never seen. */
  private dropCalculated(session: number): void {
    for (const [key, { used, waiting, askedDuring }] of this.cells) {
      const asked = askedDuring !== undefined && session > askedDuring;
      if (waiting.size === 0 && (used || asked)) this.cells.delete(key);
    }
    this.tellIfIdle();
  }

  private tellIfIdle(): void {
    if (this.busy) return;
    const listeners = this.idleListeners;
    this.idleListeners = [];
    for (const listener of listeners) listener();
  }
}

function cellKey({ unitId, sheetId, row, column }: FormulaCell): string {
  return `${unitId} ${sheetId} ${row} ${column}`;
}

function rangeOf({ cell: { unitId, sheetId, row, column } }: CellCalls): IUnitRange {
  return { unitId, sheetId, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } };
}
