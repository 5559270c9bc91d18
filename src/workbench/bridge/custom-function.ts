import type { BaseValueObject, FunctionVariantType } from '@univerjs/engine-formula';
import { ArrayValueObject, BaseFunction } from '@univerjs/engine-formula';
import type { ArgumentRules } from './arguments';
import { ErrorArgument } from './arguments';
import type { Call } from './call';
import { bindCall } from './call';
import type { Implementation } from './custom-functions';
import { BUSY, errorValue, thrownValue, withFormula } from './errors';
import type { FunctionMetadata } from './metadata';
import type { FormulaCell, PendingCalls } from './pending';
import { resultValue } from './result';

/** What a custom function needs of the bridge that it belongs to. */
export interface FunctionContext {
  readonly rules: ArgumentRules;
  readonly pending: PendingCalls;
  /** The add-in's function; undefined until its bundle has associated it. */
  implementationOf(id: string): Implementation | undefined;
  /** A cell as Excel writes it: Sheet1!A1, 'My sheet'!A1. */
  addressOf(cell: FormulaCell): string;
  formulaOf(cell: FormulaCell): string;
}

/** One function of functions.json as a function of Univer's formula engine. It never throws: that would end the whole pass. */
export class CustomFunction extends BaseFunction {
  /** References come in as such, so that we read blank cells and whole columns ourselves. */
  override needsReferenceObject = true;

  constructor(
    private readonly qualifiedName: string,
    private readonly metadata: FunctionMetadata,
    private readonly context: FunctionContext,
  ) {
    super(qualifiedName);
    this.minParams = -1;
    this.maxParams = -1;
  }

  /** Else Univer turns the text "2024-05" in a formula into a date. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(...variants: FunctionVariantType[]): BaseValueObject {
    return withFormula(this.result(variants), () => this.context.formulaOf(this.cell()));
  }

  private result(variants: FunctionVariantType[]): BaseValueObject {
    const implementation = this.context.implementationOf(this.metadata.id);
    if (!implementation) return errorValue(BUSY);
    try {
      const call = bindCall({ ...this.metadata, name: this.qualifiedName }, variants, this.context.rules);
      return this.run(call, implementation, this.cell());
    } catch (error) {
      return error instanceof ErrorArgument ? error.value : thrownValue(error);
    }
  }

  private cell(): FormulaCell {
    return { unitId: this.unitId ?? '', sheetId: this.subUnitId ?? '', row: this.row, column: this.column };
  }

  private run(call: Call, implementation: Implementation, cell: FormulaCell): BaseValueObject {
    if (!call.lifted) return this.answer(call.argumentsAt(0, 0), implementation, cell);
    const { rowCount, columnCount } = call.lifted;
    const values = Array.from({ length: rowCount }, (_row, row) =>
      Array.from({ length: columnCount }, (_column, column) => {
        try {
          const value = this.answer(call.argumentsAt(row, column), implementation, cell);
          // An array can't hold arrays: as in Excel, the first value of each result stays.
          return value.isArray() ? (value as ArrayValueObject).getFirstCell() : value;
        } catch (error) {
          return thrownValue(error);
        }
      }),
    );
    return ArrayValueObject.create({
      calculateValueList: values,
      rowCount,
      columnCount,
      unitId: '',
      sheetId: '',
      row: -1,
      column: -1,
    });
  }

  private answer(args: unknown[], implementation: Implementation, cell: FormulaCell): BaseValueObject {
    const { pending } = this.context;
    const key = () => `${this.qualifiedName}${JSON.stringify(args)}`;
    const known = pending.has(cell) ? pending.known(cell, key()) : undefined;
    if (known) return known;
    const { requiresAddress } = this.metadata.options;
    const shared = requiresAddress ? undefined : pending.inFlight(key());
    if (shared) return pending.wait(cell, key(), shared, true);
    const invocation = {
      functionName: this.metadata.name,
      ...(requiresAddress && { address: this.context.addressOf(cell) }),
    };
    const result = implementation(...args, invocation);
    if (!isThenable(result)) return resultValue(result);
    // The promise is of the add-in's window, so `Promise.resolve` makes one of ours.
    const value = Promise.resolve(result).then(resultValue).catch(thrownValue);
    return pending.wait(cell, key(), value, !requiresAddress);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
