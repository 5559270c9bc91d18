/** A server sent more than any answer to a question of ours has. */
export class TooLong extends Error {}

/**
 * A response whose body is counted while it is read.
 * @param mostBytes beyond these reading fails with TooLong, and nothing more is fetched
 */
export function bounded(response: Response, mostBytes: number): Response {
  const reader = response.body?.getReader();
  if (!reader) return response;
  let bytes = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { value } = await reader.read();
      if (value === undefined) return controller.close();
      bytes += value.length;
      if (bytes > mostBytes) {
        controller.error(new TooLong(`more than ${mostBytes} bytes`));
        return reader.cancel().catch(() => undefined);
      }
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

/** The beginning of a text, for whoever needs no more of it; the rest is not fetched. */
export async function beginningOf(response: Response, mostBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; bytes < mostBytes;) {
    const part = await reader?.read();
    if (part?.value === undefined) return text + decoder.decode();
    text += decoder.decode(part.value.subarray(0, mostBytes - bytes), { stream: true });
    bytes += part.value.length;
  }
  void reader?.cancel().catch(() => undefined);
  return text;
}
