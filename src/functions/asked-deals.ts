import type { DealSet } from '../deals/dataset';

/** What a call of a worksheet function is told besides its arguments. */
interface Asking {
  readonly functionName: string;
}

const asked = new WeakMap<object, DealSet>();

/** The invocation of a call that is answered from other deals than those in force. It comes from no cell. */
export function askingOf(set: DealSet, functionName: string): Asking {
  const invocation = { functionName };
  asked.set(invocation, set);
  return invocation;
}

/** The deals that a call asks by itself; undefined for those of cells, which ask the deals in force. */
export const dealsAsked = (invocation: object | undefined | null): DealSet | undefined =>
  invocation ? asked.get(invocation) : undefined;
