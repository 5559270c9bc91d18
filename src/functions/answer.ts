import type { DealSet } from '../deals/dataset';
import { InputError } from '../deals/input-error';
import { dealsNow } from '../source/in-force';
import { ERROR_TEXT, cellError } from './host';
import { forgetMessage, rememberMessage } from './last-messages';

/**
 * Runs what a cell asked for and turns whatever goes wrong into an Excel error with a message: the only door out
 * of a function. Answers at once, unless the deals are not decided yet, then with a promise.
 */
export function answerFrom<T>(
  invocation: CustomFunctions.Invocation | undefined | null,
  compute: (set: DealSet) => T,
): T | Promise<T> {
  const deals = inCell(invocation, dealsNow);
  if (!(deals instanceof Promise)) return inCell(invocation, () => compute(deals));
  return deals.then(
    (set) => inCell(invocation, () => compute(set)),
    (refusal: unknown) => inCell(invocation, () => raise(refusal)),
  );
}

/** The same for functions that need no deals. */
export function answer<T>(invocation: CustomFunctions.Invocation | undefined | null, compute: () => T): T {
  return inCell(invocation, compute);
}

function raise(reason: unknown): never {
  throw reason;
}

function inCell<T>(invocation: CustomFunctions.Invocation | undefined | null, compute: () => T): T {
  const address = addressOf(invocation);
  try {
    const result = compute();
    if (address !== undefined) forgetMessage(address);
    return result;
  } catch (reason) {
    const refusal = reason instanceof InputError ? reason : unexpected(reason);
    if (address !== undefined) {
      rememberMessage({ address, error: ERROR_TEXT[refusal.kind], message: refusal.message });
    }
    throw cellError(refusal.kind, refusal.message);
  }
}

function addressOf(invocation: CustomFunctions.Invocation | undefined | null): string | undefined {
  return typeof invocation?.address === 'string' ? invocation.address : undefined;
}

/** A fault of ours: said plainly, since a bare #VALUE! would look like the user's. */
function unexpected(reason: unknown): InputError {
  const detail = reason instanceof Error ? reason.message : String(reason);
  return new InputError(
    'value',
    `DealSheet failed on this formula, which is our mistake: ${detail.slice(0, 120)}. ` +
      'Please report the formula and this message (Help, Report a problem).',
  );
}
