import { csvTableSteps } from '../../deals/own/csv-table';
import { FileRefusal, MOST_BYTES } from '../../deals/own/text-table';
import type { TextTable } from '../../deals/own/text-table';
import { readXlsxBeside } from './read-beside';
import { inTurns } from './turns';
import type { Turn } from './turns';

/** How the text of a file without any mark may be written. */
export const ENCODINGS = ['utf-8', 'gb18030', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A file as tables of text: one, or one for each sheet that holds anything. */
export interface ReadFile {
  readonly name: string;
  readonly tables: readonly TextTable[];
  /** For separated text: how its bytes were read, and whether the file itself says so. */
  readonly encoding?: { readonly used: Encoding | 'utf-16'; readonly isSure: boolean } | undefined;
}

/**
 * Reads a file that a person has chosen, by what is in it and not by its name.
 * @param encoding how to read its text, where the user says it
 * @throws FileRefusal, or what `turn` throws; nothing was changed
 */
export async function readOwnFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  encoding?: Encoding,
  turn?: Turn,
): Promise<ReadFile> {
  if (bytes.length > MOST_BYTES) throw new FileRefusal('tooLarge');
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    return { name, tables: await readXlsxBeside(bytes, name, turn) };
  }
  // Old .xls files and encrypted .xlsx files are of the same kind.
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileRefusal('oldWorkbook');
  const { text, ...read } = textOf(bytes, encoding);
  if (text.includes('\0')) throw new FileRefusal('notText');
  return { name, tables: [await inTurns(csvTableSteps(text, name), turn)], encoding: read };
}

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

function textOf(
  bytes: Uint8Array<ArrayBuffer>,
  wanted: Encoding | undefined,
): { readonly text: string; readonly used: Encoding | 'utf-16'; readonly isSure: boolean } {
  if (begins(bytes, [0xff, 0xfe])) return { text: decoded(bytes, 'utf-16le'), used: 'utf-16', isSure: true };
  if (begins(bytes, [0xfe, 0xff])) return { text: decoded(bytes, 'utf-16be'), used: 'utf-16', isSure: true };
  if (wanted) return { text: decoded(bytes, wanted), used: wanted, isSure: false };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, used: 'utf-8', isSure: true };
  } catch {
    const used = looksChinese(bytes) ? 'gb18030' : 'windows-1252';
    return { text: decoded(bytes, used), used, isSure: false };
  }
}

const decoded = (bytes: Uint8Array<ArrayBuffer>, encoding: string): string =>
  new TextDecoder(encoding).decode(bytes);

/**
 * Whether bytes above 0x7f come in pairs of them, as Chinese text has them in Excel's CSV; an accented letter of a
 * Western text mostly stands alone.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let [paired, alone] = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, 1_000_000); at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    if ((bytes[at + 1] ?? 0) >= 0x80) {
      paired += 1;
      at += 1;
    } else alone += 1;
  }
  return paired > alone;
}
