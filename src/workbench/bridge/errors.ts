import type { BaseValueObject, ErrorType } from '@univerjs/engine-formula';
import { ERROR_TYPE_SET, ErrorValueObject } from '@univerjs/engine-formula';
import { CustomFunctionError, ErrorCode } from './custom-functions';

/** What Excel shows while a custom function is under way. Univer has no such error: we teach it ours. */
export const BUSY = '#BUSY!';
ERROR_TYPE_SET.add(asErrorType(BUSY));

/** Where a cell keeps the message of its error: it moves with the cell and is saved with it. */
export const MESSAGE_KEY = 'errorMessage';

/** Where it keeps the formula that the message is about: Univer doesn't clear a message when the formula changes. */
export const FORMULA_KEY = 'errorFormula';

const CODES: ReadonlySet<string> = new Set(Object.values(ErrorCode));

/** Univer's error type for a code. Any text does at run time; its enum only lists those that Univer itself gives. */
function asErrorType(code: string): ErrorType {
  return code as ErrorType;
}

/** An error for a cell, with a message that a person can read. An unknown code shows as #VALUE!, as in Excel. */
export function errorValue(code: string, message = ''): ErrorValueObject {
  const known = code === BUSY || CODES.has(code) || ERROR_TYPE_SET.has(asErrorType(code));
  const error = new ErrorValueObject(asErrorType(known ? code : ErrorCode.invalidValue), message);
  return message ? (error.withCustomData({ [MESSAGE_KEY]: message }) as ErrorValueObject) : error;
}

/** Notes in an error with a message which formula gave it. */
export function withFormula(value: BaseValueObject, formula: () => string): BaseValueObject {
  if (!value.isError() || !value.getCustomData()?.[MESSAGE_KEY]) return value;
  const copy = new ErrorValueObject(asErrorType(String(value.getValue())));
  return copy.withCustomData({ ...value.getCustomData(), [FORMULA_KEY]: formula() });
}

/** What a cell shows for something that a custom function threw. Only CustomFunctions.Error carries a message to the user. */
export function thrownValue(thrown: unknown): ErrorValueObject {
  if (thrown instanceof CustomFunctionError) return errorValue(thrown.code, thrown.message);
  // A function that throws anything else has a bug; Excel hides it behind a bare #VALUE!.
  console.error('A custom function failed:', thrown);
  return errorValue(ErrorCode.invalidValue);
}
