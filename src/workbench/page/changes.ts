import { CommandType, ICommandService } from '@univerjs/core';
import type { SpreadsheetHost } from '../host';

/** Whether anybody, person or add-in, has changed the open workbook. What formulas calculate is no change. */
export class Changes {
  private seen = false;
  private watching = true;

  constructor(host: SpreadsheetHost) {
    const workbook = host.workbook.getId();
    host.injector.get(ICommandService).onCommandExecuted(({ type, params }, options) => {
      if (!this.watching || type !== CommandType.MUTATION || options?.onlyLocal) return;
      // The editor of cells is a document of its own, and changes whenever another cell is selected.
      const changed = (params as { unitId?: unknown } | undefined)?.unitId;
      if (changed === undefined || changed === workbook) this.seen = true;
    });
  }

  get any(): boolean {
    return this.seen;
  }

  /** Does something to the workbook that is part of its sample. */
  async uncounted(work: () => Promise<void>): Promise<void> {
    this.watching = false;
    try {
      await work();
    } finally {
      this.watching = true;
    }
  }
}
