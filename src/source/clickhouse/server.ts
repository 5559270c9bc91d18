import { createClient } from '@clickhouse/client-web';
import { Cancelled } from '../../deals/input-error';
import { batched } from './batch';
import { TooLong, bounded } from './bounded';
import type { Send } from './under-way';
import { Reach } from './reach';
import { NotReached, TookTooLong, csvIn, dataIn, faultOf, isTransient, saidBy } from './server-fault';
import { rendered } from './sql';
import type { Statement } from './statement';
import { versioned } from './versioned';

/** Where an organisation's ClickHouse is and who asks. */
export interface ServerAddress {
  /** https://clickhouse.example.org:8443 */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** What a server is spoken to with, and how patiently. */
export interface ServerParts {
  /** As the platform's `fetch`. */
  readonly request: (address: string, init?: RequestInit) => Promise<Response>;
  readonly timeoutMilliseconds: number;
  /** Pauses before a request is sent again, after what may pass: 429, 503, a broken connection. */
  readonly pausesMilliseconds: readonly number[];
  /** Requests at a time. */
  readonly atOnce: number;
  /** No answer is read beyond this; MOST_ANSWER_BYTES where nothing is said. */
  readonly mostAnswerBytes?: number;
}

/**
 * The largest answers are 500,000 groups of cells that were filled down, and pages of 5,000 deals: some 40 MB. What is
 * larger is an answer to another question, and would be the end of the pane's memory.
 */
const MOST_ANSWER_BYTES = 150_000_000;

/** What the add-in uses. */
export const USUAL_PARTS: Omit<ServerParts, 'request'> = {
  timeoutMilliseconds: 60_000,
  pausesMilliseconds: [500, 2_000, 5_000],
  atOnce: 4,
};

/** Whatever a platform throws for a connection that is not there or breaks. */
const notReached = (cause: unknown): never => {
  if (cause instanceof TooLong) throw cause;
  throw new NotReached('the server was not reached', { cause });
};

/** A ClickHouse server: asked over HTTP by its own client, with values as parameters and no settings of ours. */
export class Server {
  readonly #client: ReturnType<typeof createClient>;
  readonly #parts: ServerParts;
  readonly #reach: Reach;
  #sent = 0;
  #onVersion: (version: string) => void = () => undefined;

  constructor({ address, user, password, database }: ServerAddress, parts: ServerParts) {
    this.#parts = parts;
    this.#reach = new Reach(parts.atOnce);
    const authorization = basic(user, password);
    this.#client = createClient({
      url: address,
      // It can't write letters beyond Latin-1: who asks is said below.
      username: 'user',
      password: 'password',
      database,
      application: 'DealSheet',
      request_timeout: parts.timeoutMilliseconds + 1_000,
      keep_alive: { enabled: false },
      compression: { request: false, response: false },
      // Long lists of values don't fit an address.
      use_multipart_params_auto: true,
      log: { level: 127 },
      fetch: async (input, init) => {
        this.#sent += 1;
        const address = input instanceof Request ? input.url : String(input);
        const headers = new Headers(init?.headers);
        headers.set('Authorization', authorization);
        const response = await parts.request(address, { ...init, headers }).catch(notReached);
        if (response.ok && !response.headers.has('x-clickhouse-exception-code'))
          return bounded(response, parts.mostAnswerBytes ?? MOST_ANSWER_BYTES);
        // The client forgets the status, which decides whether asking again may help.
        const refusal = await saidBy(response);
        this.#reach.answered();
        throw refusal;
      },
    });
  }

  /** Calls back with the version that answers to cells are of, each time the server tells it. */
  hearVersions(listener: (version: string) => void): void {
    this.#onVersion = listener;
  }

  /** Requests so far, repeated ones included. */
  get sent(): number {
    return this.#sent;
  }

  /**
   * Asks one statement: the `data` of JSONCompact, or the text of CSV.
   * @throws InputError (#N/A) that says in plain words what is the matter
   */
  async ask({ sql, format }: Pick<Statement, 'sql' | 'format'>, signal?: AbortSignal): Promise<unknown> {
    const { sql: query, parameters } = rendered(sql);
    const once = () => this.#once(query, parameters, format, signal);
    try {
      return await this.#reach.through((look, isProbe) => {
        const lookAtBoth = () => {
          throwIfAborted(signal);
          look();
        };
        return this.#patiently(once, isProbe, lookAtBoth);
      });
    } catch (reason) {
      throwIfAborted(signal);
      throw faultOf(reason);
    }
  }

  /** Sends the questions of cells. */
  readonly send: Send = (asked, tell) => {
    const follow = async (statement: Statement, signal: AbortSignal): Promise<void> => {
      const { answers, next } = statement.read(await this.ask(statement, signal));
      for (const [key, value] of answers) tell.answer(key, value);
      if (next) await follow(next, signal);
    };
    for (const statement of batched(asked)) {
      const signal = tell.begin(statement.keys);
      follow(versioned(statement, this.#onVersion), signal).catch((reason: unknown) =>
        tell.fail(statement.keys, faultOf(reason)),
      );
    }
  };

  async #once(
    query: string,
    parameters: Readonly<Record<string, unknown>>,
    format: Statement['format'],
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    // One of our own for each request: the client's limit ends with the first byte, and it keeps one listener a signal.
    const stop = new AbortController();
    const cancel = () => stop.abort();
    signal?.addEventListener('abort', cancel);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      stop.abort();
    }, this.#parts.timeoutMilliseconds);
    try {
      const query_params = { ...parameters };
      const result = await this.#client.query({ query, format, query_params, abort_signal: stop.signal });
      const text = await result.text().catch(notReached);
      this.#reach.answered();
      return format === 'CSV' ? csvIn(text) : dataIn(text);
    } catch (reason) {
      throw isLate ? new TookTooLong() : reason;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    }
  }

  async #patiently<T>(work: () => Promise<T>, isProbe: boolean, look: () => void): Promise<T> {
    for (const pause of [...this.#parts.pausesMilliseconds, undefined]) {
      look();
      try {
        return await work();
      } catch (reason) {
        look();
        const again = isTransient(reason) && !(isProbe && reason instanceof NotReached);
        if (pause === undefined || !again) throw reason;
        // Cells of many users that failed at one moment are not sent again at one moment.
        await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
      }
    }
    throw new TypeError('unreachable');
  }
}

/** The user and the password as a header says them, in UTF-8. */
function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Cancelled();
}
