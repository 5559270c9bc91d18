import type { Question } from './question';
import { USUAL_PACE, UnderWay } from './under-way';
import type { Pace, Send } from './under-way';

const MOST_ANSWERS = 200_000;
/** Answers of which one needs another: a table needs two or three rounds. */
const MOST_ROUNDS = 8;

/**
 * The answers of a server: kept once known; what is missing is collected from all cells that ask at one moment and sent
 * together. Nothing that fails is kept: the next recalculation asks again.
 */
export class KeptAnswers {
  readonly #known = new Map<string, unknown>();
  readonly #underWay: UnderWay;
  /** What the work under way asked for in vain. */
  #missing: Set<string> | undefined;
  /** How often anything was asked for in vain. */
  #inVain = 0;

  constructor(send: Send, pace: Pace = USUAL_PACE) {
    const sending: Send = (asked, tell) => {
      if (this.#known.size > MOST_ANSWERS) this.#known.clear();
      send(asked, tell);
    };
    this.#underWay = new UnderWay(sending, pace, (key, value) => this.#known.set(key, value));
  }

  /**
   * The answer, or what stands for it until it is known.
   * @param question made when the answer isn't known; undefined where nothing need be asked
   * @param none the answer then
   */
  ask<Answer>(key: string, question: () => Question | undefined, provisional: Answer, none: Answer): Answer {
    const known = this.#known.get(key);
    if (known !== undefined || this.#known.has(key)) return known as Answer;
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
    this.#underWay.add(key, made);
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
    return this.#underWay.wait(missing, onCancel).then(() => this.answering(work, onCancel, round + 1));
  }

  /** An answer that follows from another. */
  learn(key: string, answer: unknown): void {
    this.#known.set(key, answer);
  }

  /** Answers that are no longer kept: who needs one asks again. */
  forget(answers: ReadonlySet<unknown>): void {
    for (const [key, answer] of this.#known) if (answers.has(answer)) this.#known.delete(key);
  }

  /** Grows whenever an answer was not there: what was worked out in between is provisional. */
  get inVain(): number {
    return this.#inVain;
  }
}
