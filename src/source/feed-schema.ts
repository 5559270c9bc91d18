import * as v from 'valibot';
import { parseDate } from '../deals/date';
import { VERSION_NAME, compareVersionNames } from './version-name';

const day = v.pipe(
  v.string(),
  v.check((text) => parseDate(text)?.precision === 'day', 'is not a day such as 2026-02-28'),
);

/** No data version is larger: some 645,000 deals of the length that ours have, 620 bytes. */
const MOST_VERSION_BYTES = 400_000_000;

/** One version as the feed's index lists it. The file is a name beside the index, never an address or a path. */
export const feedVersionSchema = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.regex(VERSION_NAME, 'is not a name such as 2026-11')),
    file: v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}\.csv$/, 'is not the name of a CSV file'),
    ),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal')),
    from: day,
    through: day,
    rows: v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(1), v.maxValue(2_000_000)),
    bytes: v.pipe(
      v.number(),
      v.integer('is not a whole number'),
      v.minValue(1),
      v.maxValue(MOST_VERSION_BYTES),
    ),
    /** Ed25519 over `statementOf` this entry, Base64. */
    signature: v.optional(
      v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/, 'is not an Ed25519 signature in Base64')),
    ),
  }),
  v.check(({ from, through }) => from <= through, 'begins after it ends'),
  // Growth is told for periods that lie inside the days covered, and no later version may cover fewer of them.
  v.check(
    ({ name, through }) => through.slice(0, 7) <= name.slice(0, 7),
    'covers days after the month for which it is named',
  ),
);

/** A public key as the user enters it: the 32 bytes of an Ed25519 key in Base64, 44 characters. */
export const PUBLIC_KEY = /^[A-Za-z0-9+/]{43}=$/;

/** A data version that a feed offers. */
export type FeedVersion = Readonly<v.InferOutput<typeof feedVersionSchema>>;

/** The form of an index and of the files that it lists; one that does not say it has the first. */
export const FEED_SCHEMA = 1;

const feedSchema = v.object({ versions: v.pipe(v.array(feedVersionSchema), v.maxLength(1_000)) });

/**
 * What a signature vouches for: all that the index says of a version, line by line, so that neither the file nor its
 * name, days or number of deals can be exchanged for those of another one.
 */
export function statementOf({ name, file, sha256, from, through, rows, bytes }: FeedVersion): string {
  const lines = { name, file, sha256, from, through, rows, bytes };
  return `DealSheet data version\n${Object.entries(lines)
    .map(([what, value]) => `${what}: ${value}\n`)
    .join('')}`;
}

/**
 * Reads a feed's index; what has the wrong form is refused as a whole.
 * @returns versions, newest first
 * @throws Error in plain language, naming the place
 */
export function readFeedIndex(text: string): readonly FeedVersion[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('The list of data versions can’t be read: it is not JSON.');
  }
  const { schema = FEED_SCHEMA } = isRecord(json) ? json : {};
  if (schema !== FEED_SCHEMA)
    throw new Error(
      'The list of data versions can’t be read: this feed is made for a newer DealSheet. Update DealSheet.',
    );
  const result = v.safeParse(feedSchema, json);
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(
      `The list of data versions can’t be read: ${v.getDotPath(issue) ?? 'it'} ${issue.message}.`,
    );
  }
  const { versions } = result.output;
  const names = new Set(versions.map(({ name }) => name));
  if (names.size < versions.length)
    throw new Error('The list of data versions can’t be read: it lists a version twice.');
  return [...versions].sort((a, b) => compareVersionNames(b.name, a.name));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
