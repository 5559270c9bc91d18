import * as v from 'valibot';

/** What the frame says on the port of a request: the head, then a part each time it is asked for one. */
const messageSchema = v.variant('kind', [
  v.object({
    kind: v.literal('head'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    headers: v.array(v.tuple([v.string(), v.string()])),
  }),
  v.object({ kind: v.literal('part'), bytes: v.instance(Uint8Array<ArrayBuffer>) }),
  v.object({ kind: v.literal('end') }),
  v.object({ kind: v.literal('failed') }),
]);
type Message = v.InferOutput<typeof messageSchema>;

/** What the frame says once it listens. */
export const FRAME_LISTENS = 'dealsheet: connect.html listens';

let frame: Promise<Window> | undefined;

/**
 * Asks a server other than the add-in's own, as `fetch` would: connect.html, a frame of our own origin whose policy lets
 * it connect over https and do nothing else, asks in the page's place and hands back bytes.
 * @throws Error where the address is not https or the server can't be reached
 */
export async function connectedRequest(address: string, init: RequestInit = {}): Promise<Response> {
  if (new URL(address).protocol !== 'https:') throw new Error(`${address} is not an https address.`);
  frame ??= openFrame();
  const asked = await frame.catch((cause: unknown) => {
    frame = undefined;
    throw cause;
  });
  const { port1: port, port2 } = new MessageChannel();
  const messages = new Messages(port);
  const { signal } = init;
  signal?.throwIfAborted();
  signal?.addEventListener('abort', () => messages.cancel(), { once: true });
  const { method = 'GET', body } = init;
  const request = { address, method, headers: [...new Headers(init.headers)], body: body ?? null };
  asked.postMessage(request, location.origin, [port2]);
  const head = await messages.next();
  if (head.kind !== 'head') throw new TypeError('The server can’t be reached.');
  const hasBody = head.status !== 204 && head.status !== 304;
  return new Response(hasBody ? bodyFrom(messages) : null, { status: head.status, headers: head.headers });
}

/** A body that asks for its parts one by one: what nobody reads is not fetched ahead. */
function bodyFrom(messages: Messages): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        messages.ask();
        const message = await messages.next();
        if (message.kind === 'part') controller.enqueue(message.bytes);
        else if (message.kind === 'end') controller.close();
        else controller.error(new TypeError('The connection broke off.'));
      },
      cancel: () => messages.cancel(),
    },
    { highWaterMark: 0 },
  );
}

/** The frame's end of one request. */
class Messages {
  readonly #port: MessagePort;
  readonly #come: Message[] = [];
  #waiting: ((message: Message) => void) | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const read = v.safeParse(messageSchema, data);
      this.#tell(read.success ? read.output : { kind: 'failed' });
    };
  }

  ask(): void {
    this.#port.postMessage('next');
  }

  cancel(): void {
    this.#port.postMessage('cancel');
    this.#tell({ kind: 'failed' });
  }

  next(): Promise<Message> {
    const come = this.#come.shift();
    return come ? Promise.resolve(come) : new Promise((resolve) => (this.#waiting = resolve));
  }

  #tell(message: Message): void {
    // Nothing comes after the last word; an open port would be kept for ever.
    if (message.kind === 'end' || message.kind === 'failed') this.#port.close();
    if (this.#waiting) this.#waiting(message);
    else this.#come.push(message);
    this.#waiting = undefined;
  }
}

/** For so long the frame may take to load and to say that it listens. */
const OPENING_MILLISECONDS = 10_000;

/** @throws TypeError where the frame does not come: the page that a browser shows instead "loads" as well */
function openFrame(): Promise<Window> {
  const element = document.createElement('iframe');
  element.hidden = true;
  element.title = 'DealSheet: connections to other servers';
  element.src = new URL('connect.html', document.baseURI).href;
  return new Promise((resolve, reject) => {
    const onMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== element.contentWindow || origin !== location.origin || data !== FRAME_LISTENS) return;
      done();
      if (element.contentWindow) resolve(element.contentWindow);
    };
    const timer = setTimeout(() => {
      done();
      element.remove();
      reject(new TypeError('connect.html could not be loaded.'));
    }, OPENING_MILLISECONDS);
    const done = () => {
      clearTimeout(timer);
      removeEventListener('message', onMessage);
    };
    addEventListener('message', onMessage);
    document.body.append(element);
  });
}
