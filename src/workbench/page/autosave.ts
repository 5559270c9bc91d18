import type { ICommandInfo } from '@univerjs/core';
import { CommandType, ICommandService, IResourceManagerService, UniverInstanceType } from '@univerjs/core';
import type { SpreadsheetHost } from '../host';
import type { SpreadsheetLanguage } from '../language';
import type { KeptParts } from './stored-workbook';
import { writeWorkbook } from './stored-workbook';

/** A workbook is kept this long after its last change, so that typing and calculating aren't slowed. */
const QUIET_MS = 800;
/** While an add-in is at work: it may think for a while between two changes, and may also never come back. */
const QUIET_AT_WORK_MS = 10_000;

/**
 * Keeps the workbook in the browser after each change, so that it is there after a reload: in steps, since copying a
 * large one takes seconds, and of the sheets only those that have changed.
 */
export class Autosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  /** Whether it is being kept, and how many pieces of work of the add-in are under way. */
  private keeping = false;
  private working = 0;
  /** Counts mutations; which was the last one of a sheet, and of any sheet. */
  private changes = 0;
  private readonly changedAt = new Map<string, number>();
  private anyChangedAt = 0;
  /** What was kept last, and after how many mutations. */
  private kept: KeptParts = new Map();
  private keptAt = 0;

  constructor(
    private readonly host: SpreadsheetHost,
    /** The language of the sample, as long as the workbook is the sample and nobody has changed it. */
    private readonly sample: () => SpreadsheetLanguage | undefined,
    /** Called once where the browser refuses to keep it. */
    private readonly onRefused: (error: unknown) => void,
  ) {
    host.injector.get(ICommandService).onCommandExecuted((command) => {
      if (command.type !== CommandType.MUTATION) return;
      this.count(command);
      this.soon();
    });
    // A page that goes away has no time to wait for quiet.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && (this.timer || this.keeping)) void this.now();
    });
  }

  /** A mutation that names no sheet may be about any. Those of calculations and of texts in editors write no cell. */
  private count({ id, params }: Readonly<ICommandInfo>): void {
    this.changes += 1;
    const { subUnitId } = (params ?? {}) as { subUnitId?: string };
    if (subUnitId !== undefined) this.changedAt.set(subUnitId, this.changes);
    else if (!id.startsWith('formula.') && !id.startsWith('doc.')) this.anyChangedAt = this.changes;
  }

  /** Keeps it soon: for changes that are no commands of the spreadsheet, such as settings of the workbook. */
  soon(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.inSteps(), this.working > 0 ? QUIET_AT_WORK_MS : QUIET_MS);
  }

  /** Does work of an add-in, between whose steps nothing is kept. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.working += 1;
    this.soon();
    try {
      return await work();
    } finally {
      this.working -= 1;
      this.soon();
    }
  }

  /** Keeps the workbook as it is now, whatever else there is to do. */
  async now(): Promise<void> {
    await this.keep(() => writeWorkbook(() => this.workbook()));
  }

  private async inSteps(): Promise<void> {
    const [begun, working] = [this.changes, this.working];
    const kept = new Map([...this.kept].filter(([sheetId]) => this.isStill(sheetId, this.keptAt)));
    const isUnchanged = () => this.changes === begun && this.working <= working && !this.stopped;
    await this.keep(() => writeWorkbook(() => this.workbook(), { kept, isUnchanged }));
  }

  private async keep(write: () => Promise<KeptParts>): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.stopped) return;
    this.keeping = true;
    const begun = this.changes;
    try {
      this.kept = await write();
      this.keptAt = begun;
    } catch (error) {
      this.stop();
      this.onRefused(error);
    } finally {
      this.keeping = false;
    }
  }

  /** Whether nothing has changed in a sheet since so many mutations. */
  private isStill(sheetId: string, since: number): boolean {
    return Math.max(this.anyChangedAt, this.changedAt.get(sheetId) ?? 0) <= since;
  }

  /** The workbook itself, not a copy, with what plugins and the add-in keep in it. */
  private workbook() {
    const { injector, workbook } = this.host;
    const resources = injector
      .get(IResourceManagerService)
      .getResources(workbook.getId(), UniverInstanceType.UNIVER_SHEET);
    return { snapshot: { ...workbook.getWorkbook().getSnapshot(), resources }, sample: this.sample() };
  }

  /** Keeps nothing any more: another workbook takes its place. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
