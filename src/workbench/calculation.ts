import type { IDisposable, Injector } from '@univerjs/core';
import { ICommandService } from '@univerjs/core';
import { IActiveDirtyManagerService } from '@univerjs/engine-formula';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import { FormulaCalculationSessionService } from '@univerjs/sheets-formula';
import { filter, firstValueFrom } from 'rxjs';

/** Univer collects changes for this long before it calculates. */
const DEBOUNCE_MS = 100;

/** Longer than any calculation that we accept. */
const CALCULATION_TIMEOUT_MS = 120_000;

/**
 * Knows when the sheet's values are final. Univer only tells about a calculation that runs, not about one that
 * is due after its debounce; so the same commands that start the debounce there start one here.
 */
export class CalculationWatch {
  private due: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private resolveDue: (() => void) | undefined;
  private readonly session: FormulaCalculationSessionService;
  private readonly listener: IDisposable;

  constructor(injector: Injector) {
    const dirty = injector.get(IActiveDirtyManagerService);
    this.session = injector.get(FormulaCalculationSessionService);
    this.listener = injector.get(ICommandService).onCommandExecuted((command, options) => {
      const calculates = dirty.get(command.id) !== undefined;
      const isResult = command.id === SetRangeValuesMutation.id && options?.onlyLocal === true;
      if (calculates && !isResult) this.restart();
    });
    // The workbook's own first calculation was asked for before anybody could listen.
    this.restart();
  }

  private restart(): void {
    clearTimeout(this.timer);
    this.due ??= new Promise((resolve) => (this.resolveDue = resolve));
    // Univer's own timer of the same length may fire just after this one; the calculation has begun a moment later.
    this.timer = setTimeout(() => {
      this.timer = setTimeout(() => {
        this.due = undefined;
        this.resolveDue?.();
      });
    }, DEBOUNCE_MS);
  }

  /** Whether a calculation is due or running. */
  get busy(): boolean {
    const { initialized, started, resultApplied, stopped, completed, resultEmitted } = this.session.state;
    const running = started && !(resultApplied && (stopped || completed || resultEmitted));
    return !initialized || this.due !== undefined || running;
  }

  /** Resolves when Univer can be asked for calculations: on a page, not before it has drawn the sheet. */
  async ready(): Promise<void> {
    await firstValueFrom(this.session.state$.pipe(filter(({ initialized }) => initialized)));
  }

  /** Resolves when nothing is due and nothing runs. */
  async idle(): Promise<void> {
    await this.ready();
    while (this.busy) {
      await this.due;
      if (this.busy && !this.due) await this.session.waitForLatestApplied(CALCULATION_TIMEOUT_MS, 0);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.resolveDue?.();
    this.listener.dispose();
  }
}
