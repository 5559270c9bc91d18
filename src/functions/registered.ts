/** A worksheet function as code: arguments as Excel hands them over, the invocation last. */
export type WorksheetFunction = (...values: unknown[]) => unknown;

const registered = new Map<string, WorksheetFunction>();

/** Makes functions known to the pane, which shows what a formula gives before it stands in a cell. */
export function register(functions: Readonly<Record<string, unknown>>): void {
  for (const [name, code] of Object.entries(functions)) {
    if (typeof code === 'function') registered.set(name, code as WorksheetFunction);
  }
}

/** The code of a worksheet function, the very one that cells call. @param name its name in the code */
export const implementationOf = (name: string): WorksheetFunction | undefined => registered.get(name);
