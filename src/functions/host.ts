import type { InputErrorKind } from '../deals/input-error';

/**
 * All that the functions ask of Excel: its error class and whether it shows formatted numbers and cards.
 * `CustomFunctions.Error` exists only inside Excel, so it is looked up when a cell fails, never at load.
 */

/** What a cell shows for a refused input. */
export const ERROR_TEXT: Readonly<Record<InputErrorKind, string>> = {
  value: '#VALUE!',
  notAvailable: '#N/A',
  number: '#NUM!',
  divisionByZero: '#DIV/0!',
};

/** The same error where there is no Excel: command-line tools and tests without a host. */
class CellError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CellError';
  }
}

/**
 * The error that Excel turns into `#VALUE!`, `#N/A`, `#NUM!` or `#DIV/0!`: thrown for a whole function, or put
 * in one cell of a spilled table. Excel shows the message for #VALUE! and #N/A only.
 */
export function cellError(kind: InputErrorKind, message: string): Error {
  const host = typeof CustomFunctions === 'undefined' ? undefined : CustomFunctions;
  if (host?.Error === undefined || host.ErrorCode === undefined) {
    return new CellError(ERROR_TEXT[kind], message);
  }
  const codes = {
    value: host.ErrorCode.invalidValue,
    notAvailable: host.ErrorCode.notAvailable,
    number: host.ErrorCode.invalidNumber,
    divisionByZero: host.ErrorCode.divisionByZero,
  };
  // The declaration of the class forgets that it extends Error.
  return new host.Error(codes[kind], message) as CustomFunctions.Error & Error;
}

let dataTypes: boolean | undefined;

/**
 * Whether results may be formatted numbers and entity cards (CustomFunctionsRuntime 1.4). Asked once: a host
 * doesn't change while it runs, and thousands of cells ask.
 */
export function showsDataTypes(): boolean {
  dataTypes ??= askForDataTypes();
  return dataTypes ?? false;
}

function askForDataTypes(): boolean | undefined {
  try {
    if (typeof Office === 'undefined') return undefined;
    // Absent until Office is ready: asked again then.
    return Office.context?.requirements?.isSetSupported('CustomFunctionsRuntime', '1.4');
  } catch {
    return undefined;
  }
}
