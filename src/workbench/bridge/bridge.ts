import type { Injector } from '@univerjs/core';
import { FormulaDataModel, IFunctionService } from '@univerjs/engine-formula';
import { IDescriptionService } from '@univerjs/sheets-formula';
import { recalculate } from '../recalculate';
import { cellAddress } from './address';
import type { EmptyCells } from './arguments';
import type { FunctionContext } from './custom-function';
import { CustomFunction } from './custom-function';
import type { CustomFunctionsGlobal, Implementation } from './custom-functions';
import { createCustomFunctions } from './custom-functions';
import { describeFunction } from './description';
import type { FunctionsMetadata } from './metadata';
import { PendingCalls } from './pending';

export interface BridgeOptions {
  /** How empty cells reach functions; as in Excel on the desktop unless said otherwise. */
  readonly emptyCells?: EmptyCells;
}

/**
 * Brings the custom functions of an add-in into the formula engine. `define` says what functions there are (their
 * cells show #BUSY! for now), `customFunctions.associate` brings their code, `start` calculates all formulas with it.
 */
export class FunctionBridge {
  /** The global `CustomFunctions` for the add-in's window. */
  readonly customFunctions: CustomFunctionsGlobal;
  private readonly implementations = new Map<string, Implementation>();
  private readonly pending: PendingCalls;

  constructor(
    private readonly injector: Injector,
    private readonly options: BridgeOptions = {},
  ) {
    this.pending = new PendingCalls(injector);
    this.customFunctions = createCustomFunctions((id, implementation) => {
      this.implementations.set(id.toUpperCase(), implementation);
    });
  }

  /** Registers the functions of functions.json as NAMESPACE.NAME, with autocompletion and argument help. */
  define(metadata: FunctionsMetadata, namespace: string): void {
    const functions = this.injector.get(IFunctionService);
    const formulas = this.injector.get(FormulaDataModel);
    const context: FunctionContext = {
      rules: {
        emptyCells: this.options.emptyCells ?? 'desktop',
        allowErrors: metadata.allowErrorForDataTypeAny,
        allowDataTypes: metadata.allowCustomDataForDataTypeAny,
      },
      pending: this.pending,
      implementationOf: (id) => this.implementations.get(id.toUpperCase()),
      addressOf: (cell) => cellAddress(this.injector, cell),
      formulaOf: ({ unitId, sheetId, row, column }) =>
        formulas.getFormulaStringByCell(row, column, sheetId, unitId) ?? '',
    };
    const named = metadata.functions.map((one) => ({ one, name: `${namespace}.${one.name}`.toUpperCase() }));
    functions.registerExecutors(...named.map(({ one, name }) => new CustomFunction(name, one, context)));
    functions.deleteFormulaAstCacheKey(...named.map(({ name }) => name));
    this.injector
      .get(IDescriptionService)
      .registerDescriptions(named.map(({ one, name }) => describeFunction(name, one, metadata.enums)));
  }

  /** Ids of `metadata` that nothing has been associated with. */
  missing(metadata: FunctionsMetadata): string[] {
    return metadata.functions.map(({ id }) => id).filter((id) => !this.implementations.has(id.toUpperCase()));
  }

  /** Calculates every formula: what an add-in's functions answer once they are there. */
  start(): void {
    recalculate(this.injector, 'everything');
  }

  /** Whether a custom function is under way. */
  get busy(): boolean {
    return this.pending.busy;
  }

  /** Resolves when no custom function is under way and the cells hold their answers. */
  settled(): Promise<void> {
    return this.pending.idle();
  }

  dispose(): void {
    this.pending.dispose();
  }
}
