/** The codes of `CustomFunctions.ErrorCode`: the errors that a custom function may give, as a cell shows them. */
export const ErrorCode = {
  invalidValue: '#VALUE!',
  notAvailable: '#N/A',
  divisionByZero: '#DIV/0!',
  invalidNumber: '#NUM!',
  nullReference: '#NULL!',
  invalidName: '#NAME?',
  invalidReference: '#REF!',
} as const;

/** `CustomFunctions.Error`: what a function throws or returns to show an Excel error with a message. */
export class CustomFunctionError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message ?? '');
    this.name = 'CustomFunctions.Error';
  }
}

/** A worksheet function of the add-in: its arguments, then the invocation. */
export type Implementation = (...args: unknown[]) => unknown;

/** The global `CustomFunctions` that an add-in's bundle finds in its window. */
export interface CustomFunctionsGlobal {
  associate(id: string | Readonly<Record<string, Implementation>>, implementation?: Implementation): void;
  readonly Error: typeof CustomFunctionError;
  readonly ErrorCode: typeof ErrorCode;
}

/** Makes `CustomFunctions`; each association goes to `onAssociate`. */
export function createCustomFunctions(
  onAssociate: (id: string, implementation: Implementation) => void,
): CustomFunctionsGlobal {
  return {
    associate(id, implementation) {
      const mappings = typeof id === 'string' ? { [id]: implementation } : id;
      for (const [name, run] of Object.entries(mappings)) if (run) onAssociate(name, run);
    },
    Error: CustomFunctionError,
    ErrorCode,
  };
}
