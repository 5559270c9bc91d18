import { CommandType, ICommandService } from '@univerjs/core';
import type { SpreadsheetHost } from '../host';
import type { SpreadsheetLanguage } from '../language';
import { writeWorkbook } from './stored-workbook';

/** A workbook is kept this long after its last change, so that typing and calculating aren't slowed. */
const QUIET_MS = 800;

/** Keeps the workbook in the browser after each change, so that it is there after a reload. */
export class Autosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(
    private readonly host: SpreadsheetHost,
    /** The language of the sample, as long as the workbook is the sample and nobody has changed it. */
    private readonly sample: () => SpreadsheetLanguage | undefined,
    /** Called once where the browser refuses to keep it. */
    private readonly onRefused: (error: unknown) => void,
  ) {
    host.injector.get(ICommandService).onCommandExecuted(({ type }) => {
      if (type === CommandType.MUTATION) this.soon();
    });
    // A page that goes away has no time to wait for quiet.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.timer) void this.now();
    });
  }

  /** Keeps it soon: for changes that are no commands of the spreadsheet, such as settings of the workbook. */
  soon(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), QUIET_MS);
  }

  /** Keeps the workbook as it is now. */
  async now(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.stopped) return;
    try {
      await writeWorkbook({ snapshot: this.host.workbook.save(), sample: this.sample() });
    } catch (error) {
      this.stop();
      this.onRefused(error);
    }
  }

  /** Keeps nothing any more: another workbook takes its place. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
