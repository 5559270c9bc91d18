import type { DealSet } from '../deals/dataset';
import { Cancelled, InputError } from '../deals/input-error';
import { dealsForCells } from '../source/in-force';
import { dealsAsked } from './asked-deals';
import { ERROR_TEXT, cellError } from './host';
import { forgetMessage, rememberMessage } from './last-messages';

type Invocation = CustomFunctions.Invocation | undefined | null;
type Cancelable = CustomFunctions.CancelableInvocation | undefined | null;

/**
 * Runs what a cell asked for and turns whatever goes wrong into an Excel error with a message: the only door out
 * of a function. Answers at once, unless the deals are not decided yet or the work itself takes its time, then with a
 * promise.
 */
export function answerFrom<T>(
  invocation: Cancelable,
  compute: (set: DealSet) => T | Promise<T>,
): T | Promise<T> {
  return inCell(invocation, () => {
    const deals = dealsAsked(invocation) ?? dealsForCells();
    return deals instanceof Promise ? later(invocation, deals, compute) : ask(invocation, deals, compute);
  });
}

/** Where the deals are not decided yet, or a server is being connected to: who is cancelled meanwhile asks nothing. */
async function later<T>(
  invocation: Cancelable,
  deals: Promise<DealSet>,
  compute: (set: DealSet) => T | Promise<T>,
  tries = 1,
): Promise<T> {
  let isCancelled = false;
  onCanceled(invocation, () => (isCancelled = true));
  const set = await deals;
  if (isCancelled) throw new Cancelled();
  return ask(invocation, set, compute, tries);
}

/** So often an answer is asked for anew because other deals answer by the time it is there. */
const MOST_TRIES = 3;

/**
 * Deals in memory answer at once; a server is asked, and the work done again when its answers are there. Where other deals
 * answer by then (the workbook was pinned meanwhile, the server taken out of use or replaced), those are asked instead.
 */
function ask<T>(
  invocation: Cancelable,
  set: DealSet,
  compute: (set: DealSet) => T | Promise<T>,
  tries = 1,
): T | Promise<T> {
  if (!set.elsewhere) return compute(set);
  const answer = set.elsewhere.answering(
    () => compute(set),
    (cancel) => onCanceled(invocation, cancel),
  );
  if (!(answer instanceof Promise)) return answer;
  const unlessOthers = (told: () => T): T | Promise<T> => {
    const now = dealsForCells();
    if (now === set || tries >= MOST_TRIES) return told();
    return now instanceof Promise
      ? later(invocation, now, compute, tries + 1)
      : ask(invocation, now, compute, tries + 1);
  };
  return answer.then(
    (value) => unlessOthers(() => value),
    (reason: unknown) => {
      const told = (): never => {
        throw reason;
      };
      return reason instanceof Cancelled ? told() : unlessOthers(told);
    },
  );
}

/** Excel calls this when a cell that waits is edited or cleared, or calculated anew. */
function onCanceled(invocation: Cancelable, cancel: () => void): void {
  if (invocation) invocation.onCanceled = cancel;
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
      (value) => {
        letGo(invocation);
        return succeed(invocation, value);
      },
      (reason: unknown) => {
        letGo(invocation);
        return fail(invocation, reason);
      },
    );
  } catch (reason) {
    return fail(invocation, reason);
  }
}

/** Office keeps the invocation of every call of a function that can be cancelled: not with all that it waited for. */
function letGo(invocation: Cancelable): void {
  if (invocation?.onCanceled) Reflect.set(invocation, 'onCanceled', undefined);
}

function succeed<T>(invocation: Invocation, result: T): T {
  const address = addressOf(invocation);
  if (address !== undefined) forgetMessage(address);
  return result;
}

function fail(invocation: Invocation, reason: unknown): never {
  const address = addressOf(invocation);
  const refusal = reason instanceof InputError ? reason : unexpected(reason);
  // Of a cell that was edited: by now it may have another formula, and that a message of its own.
  if (address !== undefined && !(reason instanceof Cancelled)) {
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
