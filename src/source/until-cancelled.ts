import { Cancelled } from '../deals/input-error';

/**
 * Work that ends at once when nobody waits any more, though what it waits for goes on: a server that is silent, pauses
 * before a request is sent again.
 * @throws Cancelled where it was cancelled, and what the work throws
 */
export async function untilCancelled<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  try {
    const cancelled = new Promise<never>((_, reject) => {
      stop = () => reject(new Cancelled());
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop);
    });
    return await Promise.race([signal?.aborted ? cancelled : work(), cancelled]);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
