/**
 * The script of connect.html: asks servers over https for the page that framed it, and hands back bytes. Nobody but a
 * page of our own origin is listened to; nothing that comes is looked at.
 */
const PASSED_HEADERS = ['content-length', 'content-type', 'retry-after', 'x-clickhouse-exception-code'];

interface Asked {
  readonly address: string;
  readonly method: string;
  readonly headers: [string, string][];
  readonly body: string | null;
}

addEventListener('message', ({ data, origin, source, ports: [port] }: MessageEvent<unknown>) => {
  if (origin !== location.origin || source !== parent || !port) return;
  const asked = readAsked(data);
  if (asked) void answer(asked, port);
  else port.postMessage({ kind: 'failed' });
});

function readAsked(data: unknown): Asked | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { address, method, headers, body } = data as Record<string, unknown>;
  if (typeof address !== 'string' || !address.startsWith('https://')) return undefined;
  if (method !== 'GET' && method !== 'POST') return undefined;
  if (!Array.isArray(headers) || (body !== null && typeof body !== 'string')) return undefined;
  return { address, method, headers: headers as [string, string][], body };
}

async function answer({ address, method, headers, body }: Asked, port: MessagePort): Promise<void> {
  const stop = new AbortController();
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'cancel') stop.abort();
    else void handOver();
  };
  const failed = () => port.postMessage({ kind: 'failed' });
  const handOver = async () => {
    try {
      const part = await reader?.read();
      if (!part?.value) return port.postMessage({ kind: 'end' });
      // A copy of its own: what the stream gives may be a view of something larger.
      const bytes = part.value.slice();
      return port.postMessage({ kind: 'part', bytes }, [bytes.buffer]);
    } catch {
      return failed();
    }
  };
  try {
    const response = await fetch(address, {
      method,
      headers,
      body,
      cache: 'no-cache',
      credentials: 'omit',
      mode: 'cors',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    });
    reader = response.body?.getReader();
    const passed = [...response.headers].filter(([name]) => PASSED_HEADERS.includes(name));
    port.postMessage({ kind: 'head', status: response.status, headers: passed });
  } catch {
    failed();
  }
}

// As connect.ts expects it (FRAME_LISTENS): importing it would bring the schema of the answers along.
parent.postMessage('dealsheet: connect.html listens', location.origin);
