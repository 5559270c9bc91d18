import { CommandType, ICommandService } from '@univerjs/core';
import type { SpreadsheetHost } from '../host';

/** Whether anybody, person or add-in, has changed the open workbook. What formulas calculate is no change. */
export class Changes {
  any = false;

  constructor(host: SpreadsheetHost) {
    host.injector.get(ICommandService).onCommandExecuted(({ type }, options) => {
      if (type === CommandType.MUTATION && !options?.onlyLocal) this.any = true;
    });
  }

  /** Counts from now on. */
  forget(): void {
    this.any = false;
  }
}
