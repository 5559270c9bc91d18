import { joined, sql, textValues } from './sql';
import type { Sql } from './sql';

/**
 * Bytes of one part of a request, well inside what a server takes as it comes: its `http_max_field_value_size` is
 * 131,072, and counts for the statement and for each value.
 */
const MOST_BYTES = 100_000;

/**
 * Parameters of one statement, well inside what a server takes as it comes: its `http_max_fields` is 1,000, the statement
 * and what the client adds among them.
 */
const MOST_PARAMETERS = 900;

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

/** Names of what an entry needs once for a whole part, however many entries of the part need it. */
type NeededOnce<Each> = (each: Each) => ReadonlySet<string>;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Parts none of which has more entries, more bytes or more parameters than it may, unless a single entry has.
 * @param parameters equal ones of a part are sent once
 */
export function parted<Each>(
  all: readonly Each[],
  bytes: (each: Each) => number,
  most: number,
  parameters: NeededOnce<Each> = () => NOTHING,
): Each[][] {
  const parts: Each[][] = [];
  let sum = 0;
  let sent = new Set<string>();
  for (const each of all) {
    const more = bytes(each);
    const needed = [...parameters(each)];
    const sentMore = needed.filter((name) => !sent.has(name)).length;
    const last = parts.at(-1);
    if (last && last.length < most && sum + more <= MOST_BYTES && sent.size + sentMore <= MOST_PARAMETERS) {
      last.push(each);
      sum += more;
    } else {
      parts.push([each]);
      sum = more;
      sent = new Set();
    }
    for (const name of needed) sent.add(name);
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
