import { joined, sql, textValues } from './sql';
import type { Sql } from './sql';

/**
 * Bytes of one part of a request, well inside what a server takes as it comes: its `http_max_field_value_size` is
 * 131,072, and counts for the statement and for each value.
 */
export const MOST_BYTES = 100_000;

/** Bytes of a text as it travels, rather too many: in UTF-8, what has a meaning of its own with a stroke before it. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code >= 0x800) bytes += 3;
    else bytes += code < 0x20 || code === 0x27 || code === 0x5c || code >= 0x80 ? 2 : 1;
  }
  return bytes;
}

/** Parts none of which has more entries or more bytes than it may, unless a single entry has. */
export function parted<Each>(
  all: readonly Each[],
  bytes: (each: Each) => number,
  most: number,
  mostBytes = MOST_BYTES,
): Each[][] {
  const parts: Each[][] = [];
  let sum = 0;
  for (const each of all) {
    const more = bytes(each);
    const last = parts.at(-1);
    if (last && last.length < most && sum + more <= mostBytes) {
      last.push(each);
      sum += more;
    } else {
      parts.push([each]);
      sum = more;
    }
  }
  return parts;
}

/** A condition on a list of texts, said for each part of the list where the list is long. */
export function ofTexts(values: readonly string[], condition: (part: readonly string[]) => Sql): Sql {
  // Quotation marks and a comma.
  const [first = [], ...others] = parted(values, (value) => bytesOf(value) + 3, Infinity);
  if (others.length === 0) return condition(first);
  return sql`(${joined([first, ...others].map(condition), ' OR ')})`;
}

/** The condition that a column has one of the texts. */
export const isOneOf = (column: Sql, values: readonly string[]): Sql =>
  ofTexts(values, (part) => sql`${column} IN ${textValues(part)}`);
