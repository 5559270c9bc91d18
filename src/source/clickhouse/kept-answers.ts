import { InputError } from '../../deals/input-error';
import type { Asked, Question } from './question';

/** An answer that cells wait for. */
interface Awaited {
  /** How many cells still want it. */
  wanting: number;
  readonly waiting: { readonly come: () => void; readonly failed: (reason: unknown) => void }[];
}

/** Sends questions together; tells each answer as it comes, or why it does not. */
export type Send = (
  asked: readonly Asked[],
  tell: { answer(key: string, value: unknown): void; fail(keys: readonly string[], reason: unknown): void },
  signal: AbortSignal,
) => void;

/** When questions are sent. */
export interface Pace {
  /** Cells of one recalculation ask within so short a time. */
  readonly togetherMilliseconds: number;
  /** So long at most what is asked meanwhile waits for the answers under way, to go out as few requests. */
  readonly waitMilliseconds: number;
}

const USUAL_PACE: Pace = { togetherMilliseconds: 20, waitMilliseconds: 1_000 };
const MOST_ANSWERS = 200_000;
/** Answers of which one needs another: a table needs two or three rounds. */
const MOST_ROUNDS = 8;

/**
 * The answers of a server: kept once known; what is missing is collected from all cells that ask at one moment and sent
 * together. Nothing that fails is kept: the next recalculation asks again.
 */
export class KeptAnswers {
  readonly #send: Send;
  readonly #pace: Pace;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #known = new Map<string, unknown>();
  readonly #awaited = new Map<string, Awaited>();
  #unsent = new Map<string, Asked>();
  /** What stops that which is under way. */
  readonly #stops = new Map<string, { readonly stop: AbortController; readonly keys: readonly string[] }>();
  /** What the work under way asked for in vain. */
  #missing: Set<string> | undefined;
  /** How often anything was asked for in vain. */
  #inVain = 0;

  constructor(send: Send, pace = USUAL_PACE) {
    this.#send = send;
    this.#pace = pace;
  }

  /**
   * The answer, or what stands for it until it is known.
   * @param question made when the answer isn't known; undefined where nothing need be asked
   * @param none the answer then
   */
  ask<Answer>(key: string, question: () => Question | undefined, provisional: Answer, none: Answer): Answer {
    if (this.#known.has(key)) return this.#known.get(key) as Answer;
    if (!this.#missing) throw new TypeError('a server was asked outside of answering');
    // What makes the question may itself be missing: it is then not this question yet.
    const before = this.#inVain;
    const made = question();
    if (this.#inVain > before) return provisional;
    if (!made) {
      this.#known.set(key, none);
      return none;
    }
    this.#missing.add(key);
    this.#inVain += 1;
    if (!this.#awaited.has(key)) {
      this.#awaited.set(key, { wanting: 0, waiting: [] });
      this.#unsent.set(key, { key, question: made } as Asked);
      if (this.#unsent.size === 1) this.#sendSoon();
    }
    return provisional;
  }

  /** See Elsewhere. */
  answering<T>(
    work: () => T | Promise<T>,
    onCancel?: (cancel: () => void) => void,
    round = 0,
  ): T | Promise<T> {
    const outer = this.#missing;
    const missing = new Set<string>();
    this.#missing = missing;
    try {
      const result = work();
      if (missing.size === 0) return result;
      // Worked out from provisional answers: nobody may see it, nor hear of its failure.
      if (result instanceof Promise) result.catch(() => undefined);
    } catch (reason) {
      if (missing.size === 0) throw reason;
    } finally {
      this.#missing = outer;
    }
    if (round >= MOST_ROUNDS) throw new Error('a formula asked the server again and again');
    return this.#wait(missing, onCancel).then(() => this.answering(work, onCancel, round + 1));
  }

  #wait(keys: ReadonlySet<string>, onCancel?: (cancel: () => void) => void): Promise<void> {
    const all = [...keys].map((key) => this.#awaited.get(key));
    for (const each of all) if (each) each.wanting += 1;
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      for (const each of all) if (each) each.wanting -= 1;
    };
    return new Promise((resolve, reject) => {
      onCancel?.(() => {
        over();
        this.#stopUnwanted();
        reject(cancelled());
      });
      let left = keys.size;
      const come = () => {
        left -= 1;
        if (left > 0) return;
        over();
        resolve();
      };
      const failed = (reason: unknown) => {
        over();
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      };
      for (const each of all) {
        if (each) each.waiting.push({ come, failed });
        else come();
      }
    });
  }

  #sendSoon(): void {
    clearTimeout(this.#timer);
    const { togetherMilliseconds, waitMilliseconds } = this.#pace;
    const pause = this.#stops.size === 0 ? togetherMilliseconds : waitMilliseconds;
    if (pause < Infinity) this.#timer = setTimeout(() => this.#sendAll(), pause);
  }

  #sendAll(): void {
    const unsent = [...this.#unsent.values()];
    this.#unsent = new Map();
    const asked = unsent.filter(({ key }) => this.#isWanted(key));
    for (const { key } of unsent) {
      if (!this.#isWanted(key)) this.#settle(key, ({ failed }) => failed(cancelled()));
    }
    if (asked.length === 0) return;
    if (this.#known.size > MOST_ANSWERS) this.#known.clear();
    const stop = new AbortController();
    const keys = asked.map(({ key }) => key);
    const batch = { stop, keys };
    for (const key of keys) this.#stops.set(key, batch);
    this.#send(
      asked,
      {
        // What was stopped says nothing any more: its questions may be asked anew.
        answer: (key, value) => {
          if (stop.signal.aborted) return;
          this.#known.set(key, value);
          this.#settle(key, ({ come }) => come());
        },
        fail: (keysFailed, reason) => {
          if (stop.signal.aborted) return;
          for (const key of keysFailed) this.#settle(key, ({ failed }) => failed(reason));
        },
      },
      stop.signal,
    );
  }

  /** A request stops when no cell wants any of its answers. */
  #stopUnwanted(): void {
    for (const { stop, keys } of new Set(this.#stops.values())) {
      if (keys.some((key) => this.#isWanted(key))) continue;
      // Forgotten first: a cell that asks the same again must not wait for what is stopped.
      for (const key of keys) {
        if (this.#stops.get(key)?.stop === stop) this.#settle(key, ({ failed }) => failed(cancelled()));
      }
      stop.abort();
    }
  }

  /** Answers that are no longer kept: who needs one asks again. */
  forget(answers: ReadonlySet<unknown>): void {
    for (const [key, answer] of this.#known) if (answers.has(answer)) this.#known.delete(key);
  }

  #isWanted(key: string): boolean {
    return (this.#awaited.get(key)?.wanting ?? 0) > 0;
  }

  #settle(key: string, how: (waiting: Awaited['waiting'][number]) => void): void {
    const awaited = this.#awaited.get(key);
    this.#awaited.delete(key);
    this.#stops.delete(key);
    awaited?.waiting.forEach(how);
    if (this.#stops.size === 0 && this.#unsent.size > 0) this.#sendSoon();
  }

  /** Grows whenever an answer was not there: what was worked out in between is provisional. */
  get inVain(): number {
    return this.#inVain;
  }
}

const cancelled = (): InputError =>
  new InputError('notAvailable', 'The question to the data server was cancelled.');
