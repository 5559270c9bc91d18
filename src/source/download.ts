/** How far a download is; the length is what the server says, 0 where it says nothing. */
export interface DownloadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** What asks the server; the browser's own `fetch` by default. */
  readonly request?: ((address: string, init: RequestInit) => Promise<Response>) | undefined;
}

/**
 * Downloads a file whole.
 * @param mostBytes the download stops beyond this, whatever length the server promised
 * @throws Error in plain language; the signal's reason where the user cancelled
 */
export async function download(
  address: string,
  mostBytes: number,
  { signal, onProgress, request = (url, init) => fetch(url, init) }: DownloadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const init: RequestInit = { cache: 'no-cache', credentials: 'omit', redirect: 'error' };
  let response: Response;
  try {
    response = await request(address, signal ? { ...init, signal } : init);
  } catch (cause) {
    signal?.throwIfAborted();
    throw new Error('The data server can’t be reached. Check the connection and try again.', { cause });
  }
  if (!response.ok) throw new Error(`The data server answered ${response.status} for ${lastPart(address)}.`);
  const totalBytes = Number(response.headers.get('content-length') ?? 0);
  if (totalBytes > mostBytes) throw tooLarge(address);
  const chunks: Uint8Array[] = [];
  let loadedBytes = 0;
  try {
    const reader = response.body?.getReader();
    for (;;) {
      const part = await reader?.read();
      if (part?.value === undefined) break;
      loadedBytes += part.value.length;
      if (loadedBytes > mostBytes) {
        await reader?.cancel();
        throw tooLarge(address);
      }
      chunks.push(part.value);
      onProgress?.({ loadedBytes, totalBytes });
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof TooLarge) throw cause;
    throw new Error(`The download of ${lastPart(address)} broke off. Nothing was changed.`, { cause });
  }
  return joined(chunks, loadedBytes);
}

class TooLarge extends Error {}

const tooLarge = (address: string) =>
  new TooLarge(`${lastPart(address)} is larger than its data version can be. Nothing was changed.`);

const lastPart = (address: string): string => address.slice(address.lastIndexOf('/') + 1).slice(0, 80);

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
