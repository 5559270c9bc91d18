import { Cancelled } from '../../deals/input-error';
import type { Asked, Question } from './question';

/** Hears what becomes of questions that were sent. */
export interface Tell {
  /** Says that one request asks these; the signal aborts it when no cell waits for any of them. */
  begin(keys: readonly string[]): AbortSignal;
  answer(key: string, value: unknown): void;
  fail(keys: readonly string[], reason: unknown): void;
}

/** Sends questions together, as few requests; tells each answer as it comes, or why it does not. */
export type Send = (asked: readonly Asked[], tell: Tell) => void;

/** When questions are sent. */
export interface Pace {
  /** Cells of one recalculation ask within so short a time. */
  readonly togetherMilliseconds: number;
  /** So long at most what is asked meanwhile waits for the answers under way, to go out as few requests. */
  readonly waitMilliseconds: number;
}

export const USUAL_PACE: Pace = { togetherMilliseconds: 20, waitMilliseconds: 1_000 };

/** A cell that waits. */
interface Waiting {
  readonly come: () => void;
  readonly failed: (reason: unknown) => void;
}

/** A question whose answer cells wait for. */
interface Awaited {
  readonly asked: Asked;
  readonly waiting: Waiting[];
  /** How many cells still want the answer. */
  wanting: number;
  request: Request | undefined;
  /** What comes later is no longer heard: the question may have been asked anew. */
  isSettled: boolean;
}

/** A request under way. */
interface Request {
  readonly stop: AbortController;
  readonly all: readonly Awaited[];
  /** How many of its questions some cell still waits for. */
  wanted: number;
}

/**
 * Questions on their way to a server and back. What cells ask at one moment is sent together; a cell that is cancelled or
 * fails lets go of its questions, and a request none of whose answers anybody wants is stopped.
 */
export class UnderWay {
  readonly #send: Send;
  readonly #pace: Pace;
  readonly #learn: (key: string, value: unknown) => void;
  readonly #awaited = new Map<string, Awaited>();
  #unsent: Awaited[] = [];
  /** Questions that were sent and are not settled. */
  #sent = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param learn hears each answer before the cells that wait for it */
  constructor(send: Send, pace: Pace, learn: (key: string, value: unknown) => void) {
    this.#send = send;
    this.#pace = pace;
    this.#learn = learn;
  }

  /** Asks, unless that is under way. Only what a cell waits for is sent. */
  add(key: string, question: Question): void {
    if (this.#awaited.has(key)) return;
    const asked = { key, question } as Asked;
    const awaited: Awaited = { asked, waiting: [], wanting: 0, request: undefined, isSettled: false };
    this.#awaited.set(key, awaited);
    if (this.#unsent.push(awaited) === 1) this.#sendSoon();
  }

  /**
   * Waits for all of the answers, or the first that fails.
   * @param onCancel is given what to call when the cell waits no more
   */
  wait(keys: Iterable<string>, onCancel?: (cancel: () => void) => void): Promise<void> {
    const all: Awaited[] = [];
    for (const key of keys) {
      const awaited = this.#awaited.get(key);
      if (awaited) all.push(awaited);
    }
    let left = all.length;
    if (left === 0) return Promise.resolve();
    let isOver = false;
    const letGo = () => {
      isOver = true;
      all.forEach(unwant);
    };
    const stopUnwanted = () => {
      for (const { request } of all) if (request?.wanted === 0) this.#stop(request);
    };
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        come: () => {
          left -= 1;
          if (left > 0 || isOver) return;
          letGo();
          resolve();
        },
        failed: (reason) => {
          if (isOver) return;
          letGo();
          reject(reason instanceof Error ? reason : new Error(String(reason)));
          stopUnwanted();
        },
      };
      for (const each of all) {
        want(each);
        each.waiting.push(waiting);
      }
      onCancel?.(() => {
        if (isOver) return;
        letGo();
        stopUnwanted();
        reject(new Cancelled());
      });
    });
  }

  #sendSoon(): void {
    clearTimeout(this.#timer);
    const { togetherMilliseconds, waitMilliseconds } = this.#pace;
    const pause = this.#sent === 0 ? togetherMilliseconds : waitMilliseconds;
    if (pause < Infinity) this.#timer = setTimeout(() => this.#sendAll(), pause);
  }

  #sendAll(): void {
    const sent = new Map<string, Awaited>();
    const unsent = this.#unsent;
    this.#unsent = [];
    for (const each of unsent) {
      if (each.wanting > 0) sent.set(each.asked.key, each);
      else this.#settle(each, ({ failed }) => failed(new Cancelled()));
    }
    if (sent.size === 0) return;
    this.#sent += sent.size;
    const awaitedOf = (keys: readonly string[]) => keys.flatMap((key) => sent.get(key) ?? []);
    this.#send(
      Array.from(sent.values(), ({ asked }) => asked),
      {
        begin: (keys) => begun(awaitedOf(keys)),
        answer: (key, value) => {
          const awaited = sent.get(key);
          if (!awaited || awaited.isSettled) return;
          this.#learn(key, value);
          this.#settleSent(awaited, ({ come }) => come());
        },
        fail: (keys, reason) => {
          for (const each of awaitedOf(keys)) this.#settleSent(each, ({ failed }) => failed(reason));
        },
      },
    );
  }

  /** Settled first: a cell that asks the same again must not wait for what is stopped. */
  #stop({ stop, all }: Request): void {
    for (const each of all) this.#settleSent(each, ({ failed }) => failed(new Cancelled()));
    stop.abort();
  }

  #settleSent(awaited: Awaited, how: (waiting: Waiting) => void): void {
    if (awaited.isSettled) return;
    this.#sent -= 1;
    if (awaited.request && awaited.wanting > 0) awaited.request.wanted -= 1;
    this.#settle(awaited, how);
    if (this.#sent === 0 && this.#unsent.length > 0) this.#sendSoon();
  }

  #settle(awaited: Awaited, how: (waiting: Waiting) => void): void {
    awaited.isSettled = true;
    this.#awaited.delete(awaited.asked.key);
    awaited.waiting.forEach(how);
  }
}

function want(awaited: Awaited): void {
  awaited.wanting += 1;
  if (awaited.wanting === 1 && awaited.request) awaited.request.wanted += 1;
}

function unwant(awaited: Awaited): void {
  awaited.wanting -= 1;
  if (awaited.wanting === 0 && awaited.request && !awaited.isSettled) awaited.request.wanted -= 1;
}

function begun(all: readonly Awaited[]): AbortSignal {
  const stop = new AbortController();
  const request: Request = { stop, all, wanted: all.filter(({ wanting }) => wanting > 0).length };
  for (const each of all) each.request = request;
  return stop.signal;
}
