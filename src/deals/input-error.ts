/** What a worksheet shows for a refused input: #VALUE!, #N/A, #NUM! or #DIV/0!. */
export type InputErrorKind = 'value' | 'notAvailable' | 'number' | 'divisionByZero';

/**
 * A refused input. The message names the argument and says what would be right, since an analyst reads it
 * in a cell: every layer throws this and nothing else for what a user typed.
 */
export class InputError extends Error {
  constructor(
    readonly kind: InputErrorKind,
    message: string,
  ) {
    super(message);
    this.name = 'InputError';
  }
}

/** Work that was given up because nobody waits for it any more; where it shows at all, it shows as #N/A. */
export class Cancelled extends InputError {
  constructor(message = 'The question to the data server was cancelled.') {
    super('notAvailable', message);
  }
}
