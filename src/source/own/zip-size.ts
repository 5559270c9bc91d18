import { FileRefusal } from '../../deals/own/text-table';

/** Bytes of all parts of a workbook when they are unpacked: a table of 10,000 deals has a third of it. */
export const MOST_UNPACKED_BYTES = 80_000_000;

interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly method: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Makes sure that a workbook is no zip bomb before anything reads it. What the file says of its sizes is believed only
 * where it says too much: every part is unpacked piece by piece, counted and thrown away.
 * @param wanted parts whose text is given
 * @returns the texts by the names of their parts; none where this browser can't unpack
 * @throws FileRefusal
 */
export async function assertBoundedZip(
  bytes: Uint8Array<ArrayBuffer>,
  wanted: (name: string) => boolean = () => false,
): Promise<ReadonlyMap<string, string>> {
  const entries = entriesOf(bytes);
  const texts = new Map<string, string>();
  let total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > MOST_UNPACKED_BYTES) throw new FileRefusal('bomb');
  // Browsers without it are older than any that Excel runs in today.
  if (typeof DecompressionStream === 'undefined') return texts;
  total = 0;
  for (const entry of entries) {
    const text = wanted(entry.name) ? new TextOf() : undefined;
    const packed = packedBytes(bytes, entry);
    if (entry.method === 0) {
      total += packed.length;
      text?.add(packed);
    } else total += await unpackedSize(packed, MOST_UNPACKED_BYTES - total, text);
    if (total > MOST_UNPACKED_BYTES) throw new FileRefusal('bomb');
    if (text) texts.set(entry.name, text.whole);
  }
  return texts;
}

/** A text that comes in pieces of bytes. */
class TextOf {
  readonly #decoder = new TextDecoder();
  readonly #pieces: string[] = [];

  add(piece: Uint8Array): void {
    this.#pieces.push(this.#decoder.decode(piece, { stream: true }));
  }

  get whole(): string {
    return this.#pieces.join('') + this.#decoder.decode();
  }
}

async function unpackedSize(
  packed: Uint8Array<ArrayBuffer>,
  most: number,
  text: TextOf | undefined,
): Promise<number> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let size = 0;
  try {
    while (size <= most) {
      const { done, value } = await reader.read();
      if (done) return size;
      size += value.length;
      text?.add(value);
    }
    return size;
  } catch (cause) {
    throw new FileRefusal('notAWorkbook', { cause });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The parts that the directory at the end of the file lists. @throws FileRefusal where there is none */
function entriesOf(bytes: Uint8Array<ArrayBuffer>): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  try {
    const end = endOf(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== CENTRAL) throw new RangeError('no entry');
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      entries.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (name ?? 0))),
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      });
      at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
  } catch (cause) {
    if (cause instanceof FileRefusal) throw cause;
    throw new FileRefusal('notAWorkbook', { cause });
  }
  return entries;
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 66_000); at--)
    if (view.getUint32(at, true) === END) return at;
  throw new FileRefusal('notAWorkbook');
}

function packedBytes(bytes: Uint8Array<ArrayBuffer>, { offset, packed }: Entry): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL)
    throw new FileRefusal('notAWorkbook');
  const begin = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return bytes.subarray(begin, begin + packed);
}
