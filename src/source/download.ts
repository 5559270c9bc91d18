/** How far a download is; the length is what the server says, 0 where it says nothing. */
export interface DownloadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** Asks a server: the browser's own `fetch`, or what stands for it. */
export type Request = (address: string, init: RequestInit) => Promise<Response>;

export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Hears of each part: of `whole`, as long as the file may be, `length` bytes are there. */
  readonly onBytes?: ((whole: Uint8Array<ArrayBuffer>, length: number) => void) | undefined;
  /** What asks the server; the browser's own `fetch` by default. */
  readonly request?: Request | undefined;
  /** How long the server may be silent, milliseconds. */
  readonly patienceMilliseconds?: number | undefined;
}

const PATIENCE_MILLISECONDS = 30_000;
/** A file may take as long as so many silences, and one more for each of these bytes: ten minutes, and at 10 kB/s. */
const MOST_SILENCES = 20;
const BYTES_A_SILENCE = 300_000;
/** Parts come by the thousand: nobody sees more of them than this. */
const PROGRESS_MILLISECONDS = 50;

/**
 * Downloads a file whole.
 * @param mostBytes the download stops beyond this, whatever length the server promised
 * @throws Error in plain language; the signal's reason where the user cancelled
 */
export async function download(
  address: string,
  mostBytes: number,
  options: DownloadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, request = (url, init) => fetch(url, init) } = options;
  const patience = new Patience(options);
  try {
    const init: RequestInit = {
      cache: 'no-cache',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: patience.signal,
    };
    const response = await patience.lasting(request(address, init)).catch((cause: unknown) => {
      throw patience.verdict() ?? unreachable(cause);
    });
    if (!response.ok) {
      void response.body?.cancel().catch(() => undefined);
      throw new Error(refusalOf(response, lastPart(address)));
    }
    return await readBody(response, address, mostBytes, patience, options);
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause;
  } finally {
    patience.end();
  }
}

async function readBody(
  response: Response,
  address: string,
  mostBytes: number,
  patience: Patience,
  { onProgress, onBytes }: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const totalBytes = Number(response.headers.get('content-length') ?? 0);
  const reader = response.body?.getReader();
  const stop = () => void reader?.cancel?.().catch(() => undefined);
  if (totalBytes > mostBytes) {
    stop();
    throw tooLarge(address);
  }
  // Nothing but address space until it is written to.
  const whole = new Uint8Array(mostBytes);
  let loadedBytes = 0;
  let told = -Infinity;
  for (;;) {
    const part = await patience
      .lasting(reader?.read() ?? Promise.resolve(undefined))
      .catch((cause: unknown) => {
        stop();
        throw patience.verdict() ?? brokenOff(address, cause);
      });
    if (patience.isOver(mostBytes)) {
      stop();
      throw new Error('The data server is too slow. Try again later. Nothing was changed.');
    }
    if (part?.value === undefined) return loadedBytes === mostBytes ? whole : whole.slice(0, loadedBytes);
    if (loadedBytes + part.value.length > mostBytes) {
      stop();
      throw tooLarge(address);
    }
    whole.set(part.value, loadedBytes);
    loadedBytes += part.value.length;
    onBytes?.(whole, loadedBytes);
    const now = performance.now();
    if (now - told < PROGRESS_MILLISECONDS && loadedBytes < mostBytes) continue;
    told = now;
    onProgress?.({ loadedBytes, totalBytes });
  }
}

/** Ends a request when the user cancels, or when the server has said nothing for too long. */
class Patience {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  readonly #leave: () => void;
  /** Rejects when the request is ended: one for all parts, which come by the thousand. */
  readonly #end: Promise<never>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heard = 0;
  readonly #begun = performance.now();
  #lost = false;

  constructor({ signal, patienceMilliseconds = PATIENCE_MILLISECONDS }: DownloadOptions) {
    this.#milliseconds = patienceMilliseconds;
    const own = this.signal;
    this.#end = new Promise<never>((_, reject) => {
      own.addEventListener('abort', () =>
        reject(own.reason instanceof Error ? own.reason : new Error('stopped')),
      );
    });
    // Nobody may be waiting for a part when it ends.
    this.#end.catch(() => undefined);
    const cancel = () => this.#controller.abort(signal?.reason);
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    this.#leave = () => signal?.removeEventListener('abort', cancel);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The answer, if it comes in time. */
  lasting<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.#heard = performance.now();
    this.#timer ??= setTimeout(() => this.#look(), this.#milliseconds);
    return Promise.race([answer, this.#end]);
  }

  /** Whether a file takes too long: a server that sends a byte now and then is not silent, and would never end. */
  isOver(mostBytes: number): boolean {
    const most = this.#milliseconds * (MOST_SILENCES + mostBytes / BYTES_A_SILENCE);
    return performance.now() - this.#begun > most;
  }

  /** Whether it has lasted too long since the last answer was asked for. */
  #look(): void {
    const left = this.#heard + this.#milliseconds - performance.now();
    if (left > 0) {
      this.#timer = setTimeout(() => this.#look(), left);
      return;
    }
    this.#lost = true;
    this.#controller.abort();
  }

  /** What is to be said where patience was lost. */
  verdict(): Error | undefined {
    return this.#lost
      ? new Error('The data server has stopped answering. Try again later. Nothing was changed.')
      : undefined;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#leave();
  }
}

const unreachable = (cause: unknown): Error =>
  new Error('The data server can’t be reached. Check the connection and try again. Nothing was changed.', {
    cause,
  });

const brokenOff = (address: string, cause: unknown): Error =>
  new Error(`The download of ${lastPart(address)} broke off. Try again. Nothing was changed.`, { cause });

const tooLarge = (address: string): Error =>
  new Error(
    `${lastPart(address)} is larger than its data version can be. Ask whoever runs the feed. Nothing was changed.`,
  );

/** What a server's refusal means to a person. */
function refusalOf(response: Response, file: string): string {
  const { status } = response;
  const answered = `The data server answered ${status} for ${file}`;
  if (status === 429 || status === 503) {
    const seconds = Number(response.headers.get('retry-after') ?? NaN);
    const when = seconds > 0 && seconds < 86_400 ? `in ${Math.ceil(seconds)} s` : 'later';
    return `${answered}: it is busy. Try again ${when}. Nothing was changed.`;
  }
  if (status === 404 || status === 410)
    return `${answered}: it is not there any more. Check the feed again, or ask whoever runs it. Nothing was changed.`;
  if (status === 401 || status === 403)
    return `${answered}: it refuses access. Ask whoever runs the feed. Nothing was changed.`;
  return `${answered}${status >= 500 ? ': it has a fault of its own. Try again later' : ''}. Nothing was changed.`;
}

const lastPart = (address: string): string => address.slice(address.lastIndexOf('/') + 1).slice(0, 80);
