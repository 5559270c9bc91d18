/** Makes the SHA-256 of a long file beside the page, to which its bytes come back. */
import type { HashAnswer } from './hasher';

const tell = (answer: HashAnswer, transfer: Transferable[] = []): void =>
  globalThis.postMessage(answer, { transfer });

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const bytes = data as Uint8Array<ArrayBuffer>;
  const answer = (digest?: ArrayBuffer) => tell({ kind: 'hashed', bytes, digest }, [bytes.buffer]);
  crypto.subtle.digest('SHA-256', bytes).then(answer, () => answer());
});
tell({ kind: 'ready' });
