import type { Injector } from '@univerjs/core';

/** Brings custom functions into the spreadsheet's formula engine. */
export class FunctionBridge {
  constructor(protected readonly injector: Injector) {}
}
