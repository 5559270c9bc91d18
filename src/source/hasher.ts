/** What the worker says. */
export type HashAnswer =
  | { readonly kind: 'ready' }
  /** The bytes come back in any case. */
  | {
      readonly kind: 'hashed';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly digest: ArrayBuffer | undefined;
    };

/** The SHA-256 of a file, and its bytes: they may have moved, and those that were given be gone. */
export interface Hashed {
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The browser copies what it hashes before it lets the page go on: of a file of this length that takes its time. */
const LONG_BYTES = 4_000_000;

/**
 * Makes the SHA-256 of a file in a thread of its own, to which it gives the bytes meanwhile; here where there are no such
 * threads, the file is short, or the thread has not begun by then.
 */
export class Hasher {
  #worker: Worker | undefined;
  #isReady = false;

  /** @param length of the file that is to come, bytes */
  constructor(length: number) {
    if (length < LONG_BYTES) return;
    this.#worker = workerOrNone();
    this.#worker?.addEventListener('message', () => (this.#isReady = true), { once: true });
  }

  async hash(bytes: Uint8Array<ArrayBuffer>): Promise<Hashed> {
    const isWhole = bytes.length === bytes.buffer.byteLength;
    if (!this.#worker || !this.#isReady || !isWhole) return { sha256: await digested(bytes), bytes };
    const { digest, ...back } = await answerOf(this.#worker, bytes);
    return { bytes: back.bytes, sha256: digest ? hexOf(digest) : await digested(back.bytes) };
  }

  /** Ends the thread. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

const answerOf = (worker: Worker, bytes: Uint8Array<ArrayBuffer>) =>
  new Promise<Extract<HashAnswer, { kind: 'hashed' }>>((resolve, reject) => {
    worker.addEventListener('error', ({ message }: ErrorEvent) =>
      reject(new Error(`The file could not be checked (${message}). Try again. Nothing was changed.`)),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<HashAnswer>) => {
      if (data.kind === 'hashed') resolve(data);
    });
    worker.postMessage(bytes, [bytes.buffer]);
  });

const digested = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  hexOf(await crypto.subtle.digest('SHA-256', bytes));

const hexOf = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

function workerOrNone(): Worker | undefined {
  if (typeof Worker === 'undefined') return undefined;
  try {
    return new Worker(/* webpackChunkName: "hash-worker" */ new URL('./hash-worker.ts', import.meta.url));
  } catch {
    return undefined;
  }
}
