import type { DealSet } from '../deals/dataset';
import { InputError } from '../deals/input-error';
import { dealsForCells } from '../source/in-force';
import { ERROR_TEXT, cellError } from './host';
import { forgetMessage, rememberMessage } from './last-messages';

type Invocation = CustomFunctions.Invocation | undefined | null;

/**
 * Runs what a cell asked for and turns whatever goes wrong into an Excel error with a message: the only door out
 * of a function. Answers at once, unless the deals are not decided yet or the work itself takes its time, then with a
 * promise.
 */
export function answerFrom<T>(
  invocation: Invocation,
  compute: (set: DealSet) => T | Promise<T>,
): T | Promise<T> {
  return inCell(invocation, () => {
    const deals = dealsForCells();
    return deals instanceof Promise
      ? deals.then((set) => ask(invocation, set, compute))
      : ask(invocation, deals, compute);
  });
}

/** Deals in memory answer at once; a server is asked, and the work done again when its answers are there. */
function ask<T>(
  invocation: Invocation,
  set: DealSet,
  compute: (set: DealSet) => T | Promise<T>,
): T | Promise<T> {
  if (!set.elsewhere) return compute(set);
  return set.elsewhere.answering(
    () => compute(set),
    (cancel) => onCanceled(invocation, cancel),
  );
}

/** Excel calls this for functions that can be cancelled; for others nobody does. */
function onCanceled(invocation: Invocation, cancel: () => void): void {
  if (invocation) (invocation as CustomFunctions.CancelableInvocation).onCanceled = cancel;
}

/** The same for functions that need no deals, which answer at once. */
export function answer<T>(invocation: Invocation, compute: () => T): T {
  try {
    return succeed(invocation, compute());
  } catch (reason) {
    return fail(invocation, reason);
  }
}

function inCell<T>(invocation: Invocation, compute: () => T | Promise<T>): T | Promise<T> {
  try {
    const result = compute();
    if (!(result instanceof Promise)) return succeed(invocation, result);
    return result.then(
      (value) => succeed(invocation, value),
      (reason: unknown) => fail(invocation, reason),
    );
  } catch (reason) {
    return fail(invocation, reason);
  }
}

function succeed<T>(invocation: Invocation, result: T): T {
  const address = addressOf(invocation);
  if (address !== undefined) forgetMessage(address);
  return result;
}

function fail(invocation: Invocation, reason: unknown): never {
  const address = addressOf(invocation);
  const refusal = reason instanceof InputError ? reason : unexpected(reason);
  if (address !== undefined) {
    rememberMessage({ address, error: ERROR_TEXT[refusal.kind], message: refusal.message });
  }
  throw cellError(refusal.kind, refusal.message);
}

function addressOf(invocation: Invocation): string | undefined {
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
