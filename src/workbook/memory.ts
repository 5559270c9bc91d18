import type { CellValue } from './cell';
import { canonical } from './cell';

/**
 * What the link remembers of what it wrote last: for each deal a short hash of every cell. A cell whose value still has
 * the hash is as we left it and may be updated; any other was edited by the user.
 *
 * Hashes rather than the remembered data version run again: an old version may not be on this machine (a colleague's
 * workbook, an update of the add-in, a firm's own deals), and then nothing could be told from an edit. They need four
 * characters a cell, where the values themselves would not fit a workbook's custom XML for large tables.
 */
export interface Memory {
  /** Fields in the order of the hashes. */
  readonly width: number;
  /** By deal id: `width` × 4 characters, or '' for a deal whose row the user deleted. */
  readonly rows: ReadonlyMap<string, string>;
  /** Deals that no longer match but stayed for what the user typed in their rows. */
  readonly kept: ReadonlySet<string>;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HASH_LENGTH = 4;

/** In place of a hash: the user typed what the data came to say later, and what they typed stays theirs. */
export const EDITED = '____';

/** 24 bits of a cell value (FNV-1a, then MurmurHash3's finaliser) as four characters: one edit in 16 million would go unseen. */
export function cellHash(value: CellValue): string {
  const known = hashes.get(value);
  if (known !== undefined) return known;
  if (hashes.size >= MOST_KNOWN) hashes.clear();
  const hash = hashOf(canonical(value));
  hashes.set(value, hash);
  return hash;
}

/** Most cells hold a word of some vocabulary, a company or nothing: their hashes are computed once. */
const hashes = new Map<CellValue, string>();
const MOST_KNOWN = 20_000;

function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  const four = digit(hash >>> 26) + digit(hash >>> 20) + digit(hash >>> 14) + digit(hash >>> 8);
  return four === EDITED ? 'AAAA' : four;
}

const digit = (bits: number): string => DIGITS.charAt(bits & 63);

export const rowHashes = (cells: readonly CellValue[]): string => cells.map(cellHash).join('');

/** The hash of one cell of a remembered row; undefined where the row was deleted by the user. */
export const hashAt = (hashes: string, column: number): string | undefined =>
  hashes === '' ? undefined : hashes.slice(column * HASH_LENGTH, (column + 1) * HASH_LENGTH);

/** Characters in one custom XML part: well under the 5 MB of a request. */
const PART_LENGTH = 1_000_000;

/** The memory as texts of bounded length, one for each custom XML part; safe inside XML without escaping. */
export function* encodeMemory(memory: Memory): Generator<string> {
  let part: string[] = [];
  let length = 0;
  for (const [dealId, hashes] of memory.rows) {
    const row = `${encodeURIComponent(dealId)}:${hashes}${memory.kept.has(dealId) ? '+' : ''}`;
    if (length + row.length > PART_LENGTH && part.length > 0) {
      yield part.join(';');
      part = [];
      length = 0;
    }
    part.push(row);
    length += row.length + 1;
  }
  yield part.join(';');
}

/** The memory back from its parts; undefined where they are damaged. */
export function decodeMemory(parts: readonly string[], width: number): Memory | undefined {
  const rows = new Map<string, string>();
  const kept = new Set<string>();
  const hashes = new RegExp(`^([\\w-]{${String(width * HASH_LENGTH)}})?$`);
  for (const row of parts.flatMap((part) => (part === '' ? [] : part.split(';')))) {
    const [encoded = '', remembered, ...more] = row.split(':');
    const hash = remembered?.replace(/\+$/, '');
    const dealId = decoded(encoded);
    if (dealId === undefined || hash === undefined || more.length > 0 || !hashes.test(hash)) return undefined;
    rows.set(dealId, hash);
    if (hash !== remembered) kept.add(dealId);
  }
  return { width, rows, kept };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text) || undefined;
  } catch {
    return undefined;
  }
}

/** Whether two memories say the same. */
export const sameMemory = (a: Memory, b: Memory): boolean =>
  a.width === b.width &&
  a.rows.size === b.rows.size &&
  a.kept.size === b.kept.size &&
  [...a.rows].every(([dealId, hashes]) => b.rows.get(dealId) === hashes) &&
  [...a.kept].every((dealId) => b.kept.has(dealId));
