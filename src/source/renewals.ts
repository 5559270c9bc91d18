/** After a renewal the next one waits for so long; each further one twice as long. */
const FIRST_PAUSE_MILLISECONDS = 60_000;
const LONGEST_PAUSE_MILLISECONDS = 300_000;

/**
 * How soon all is asked anew because another data version was heard of: at once the first time, later and later where
 * that goes on, as it does where servers of different versions answer behind one address.
 */
export class Renewals {
  readonly #clock: () => number;
  readonly #later: (work: () => void, milliseconds: number) => void;
  #pause = FIRST_PAUSE_MILLISECONDS;
  #renewedAt: number | undefined;
  #waits = false;

  constructor(clock: () => number, later: (work: () => void, milliseconds: number) => void) {
    this.#clock = clock;
    this.#later = later;
  }

  /** Renews now or later; what is asked for while one waits is done by that one. */
  ask(renew: () => void): void {
    if (this.#waits) return;
    const now = this.#clock();
    const passed = this.#renewedAt === undefined ? Infinity : now - this.#renewedAt;
    if (passed >= LONGEST_PAUSE_MILLISECONDS) this.#pause = FIRST_PAUSE_MILLISECONDS;
    if (passed >= this.#pause) {
      this.#renewedAt = now;
      renew();
      return;
    }
    this.#waits = true;
    this.#later(() => {
      this.#waits = false;
      this.#renewedAt = this.#clock();
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MILLISECONDS);
      renew();
    }, this.#pause - passed);
  }
}
