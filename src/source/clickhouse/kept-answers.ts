import type { Asked, Question } from './question';

/** An answer that somebody waits for. */
interface Awaited {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Sends questions together; tells each answer as it comes, or why it does not. */
export type Send = (
  asked: readonly Asked[],
  tell: { answer(key: string, value: unknown): void; fail(keys: readonly string[], reason: unknown): void },
  signal: AbortSignal,
) => void;

/** Cells of one recalculation ask within so short a time. */
const TOGETHER_MILLISECONDS = 20;
const MOST_ANSWERS = 200_000;
/** Answers of which one needs another: a table needs two or three rounds. */
const MOST_ROUNDS = 8;

/**
 * The answers of a server: kept once known; what is missing is collected from all cells that ask at one moment and sent
 * together. Nothing that fails is kept: the next recalculation asks again.
 */
export class KeptAnswers {
  readonly #send: Send;
  readonly #known = new Map<string, unknown>();
  readonly #awaited = new Map<string, Awaited>();
  #unsent = new Map<string, Asked>();
  /** How many cells still want what is under way, and what stops it. */
  readonly #wanting = new Map<string, number>();
  readonly #stops = new Map<string, { readonly stop: AbortController; readonly keys: readonly string[] }>();
  /** What the work under way asked for in vain. */
  #missing: Set<string> | undefined;
  /** How often anything was asked for in vain. */
  #inVain = 0;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * The answer, or what stands for it until it is known.
   * @param question made when the answer isn't known; undefined where the provisional answer is the answer
   */
  ask<Answer>(key: string, question: () => Question | undefined, provisional: Answer): Answer {
    if (this.#known.has(key)) return this.#known.get(key) as Answer;
    if (!this.#missing) throw new TypeError('a server was asked outside of answering');
    // What makes the question may itself be missing: it is then not this question yet.
    const before = this.#inVain;
    const made = question();
    if (this.#inVain > before) return provisional;
    if (!made) {
      this.#known.set(key, provisional);
      return provisional;
    }
    this.#missing.add(key);
    this.#inVain += 1;
    if (!this.#awaited.has(key)) {
      this.#awaited.set(key, awaited());
      if (this.#unsent.size === 0) setTimeout(() => this.#sendAll(), TOGETHER_MILLISECONDS);
      this.#unsent.set(key, { key, question: made } as Asked);
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
    for (const key of keys) this.#wanting.set(key, (this.#wanting.get(key) ?? 0) + 1);
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      for (const key of keys) this.#wanting.set(key, (this.#wanting.get(key) ?? 1) - 1);
    };
    const cancelled = new Promise<never>((_, reject) => {
      onCancel?.(() => {
        over();
        this.#stopUnwanted();
        reject(new Error('cancelled'));
      });
    });
    const answers = Promise.all(Array.from(keys, (key) => this.#awaited.get(key)?.promise));
    return Promise.race([answers, cancelled]).then(
      () => over(),
      (reason: unknown) => {
        over();
        throw reason;
      },
    );
  }

  #sendAll(): void {
    const asked = [...this.#unsent.values()].filter(({ key }) => (this.#wanting.get(key) ?? 0) > 0);
    for (const key of this.#unsent.keys()) {
      if (!asked.some((each) => each.key === key))
        this.#settle(key, (waiting) => waiting.reject(new Error('cancelled')));
    }
    this.#unsent = new Map();
    if (asked.length === 0) return;
    if (this.#known.size > MOST_ANSWERS) this.#known.clear();
    const stop = new AbortController();
    const keys = asked.map(({ key }) => key);
    const batch = { stop, keys };
    for (const key of keys) this.#stops.set(key, batch);
    this.#send(
      asked,
      {
        answer: (key, value) => {
          this.#known.set(key, value);
          this.#settle(key, (waiting) => waiting.resolve());
        },
        fail: (failed, reason) => {
          for (const key of failed) this.#settle(key, (waiting) => waiting.reject(reason));
        },
      },
      stop.signal,
    );
  }

  /** A request stops when no cell wants any of its answers. */
  #stopUnwanted(): void {
    for (const { stop, keys } of new Set(this.#stops.values())) {
      if (keys.every((key) => !this.#awaited.has(key) || (this.#wanting.get(key) ?? 0) === 0)) stop.abort();
    }
  }

  #settle(key: string, how: (waiting: Awaited) => void): void {
    const waiting = this.#awaited.get(key);
    this.#awaited.delete(key);
    this.#stops.delete(key);
    this.#wanting.delete(key);
    if (waiting) how(waiting);
  }
}

function awaited(): Awaited {
  let resolve: Awaited['resolve'] = () => undefined;
  let reject: Awaited['reject'] = () => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Cells that were cancelled no longer listen.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
