import { limited } from './limited';
import { NotReached, TookTooLong } from './server-fault';

/** So long a server that was silent is taken to be away. */
const AWAY_MILLISECONDS = 10_000;

/** A question on its way: `look` throws where the server turned out to be away meanwhile. */
export type Way<T> = (look: () => void, isProbe: boolean) => Promise<T>;

/**
 * Whether a server is there. Once it was silent to a question to the end, those that wait are told so at once, and of
 * those that come one is sent to see whether the server is back: the others wait for what becomes of it, and for a while
 * after it was in vain nothing is sent.
 */
export class Reach {
  #away: { readonly reason: unknown; readonly until: number; readonly wasProbed: boolean } | undefined;
  #probe: Promise<unknown> | undefined;
  readonly #turn: <T>(work: () => Promise<T>) => Promise<T>;
  /** How often the server was silent, and how often it answered. */
  #silences = 0;
  #answers = 0;

  /** @param atOnce questions at a time */
  constructor(atOnce: number) {
    this.#turn = limited(atOnce);
  }

  /** Sends a question in its turn, or says what an earlier one came to. */
  async through<T>(way: Way<T>): Promise<T> {
    while (this.#away) {
      if (this.#probe) await this.#probe;
      else if (this.#away.wasProbed && performance.now() < this.#away.until) throw this.#away.reason;
      else {
        const probe = this.#sent(way, true);
        this.#probe = probe.then(
          () => (this.#probe = undefined),
          () => (this.#probe = undefined),
        );
        return probe;
      }
    }
    return this.#sent(way, false);
  }

  #sent<T>(way: Way<T>, isProbe: boolean): Promise<T> {
    const silences = this.#silences;
    const look = () => {
      if (!isProbe && this.#away && this.#silences > silences) throw this.#away.reason;
    };
    return this.#turn(async () => {
      const answers = this.#answers;
      try {
        return await way(look, isProbe);
      } catch (reason) {
        const isSilence = reason instanceof NotReached || reason instanceof TookTooLong;
        // A server that answered others meanwhile is there: this question alone was too much for it.
        if (isSilence && reason !== this.#away?.reason && this.#answers === answers) {
          this.#silences += 1;
          const wasProbed = isProbe || this.#away?.wasProbed === true;
          this.#away = { reason, until: performance.now() + AWAY_MILLISECONDS, wasProbed };
        }
        throw reason;
      }
    });
  }

  /** Notes that the server answered, be it with a refusal. */
  answered(): void {
    this.#answers += 1;
    this.#away = undefined;
  }
}
