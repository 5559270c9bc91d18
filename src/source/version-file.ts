import type { AliasRow } from '../deals/aliases';
import { CsvColumns } from '../deals/csv-columns';
import type { Steps } from '../deals/coded-deals';
import type { DataVersion, DealSet } from '../deals/dataset';
import { dealSetOfFile } from '../deals/deal-columns';
import type { FileBytes } from '../deals/file-bytes';
import { knownFileOf } from '../deals/known-rows';
import type { KnownFile } from '../deals/known-rows';
import { parseDeals } from '../deals/schema';
import { suspiciousText } from '../deals/suspicious-text';
import type { FeedVersion } from './feed-schema';
import { Hasher } from './hasher';
import type { Hashed } from './hasher';
import { textOf } from './text-of';

/** So many bytes are read in one go, a twentieth of a second or so: in between the page answers its user. */
const SLICE_BYTES = 8_000_000;
/** After so much work the page gets its turn. */
const STEP_MILLISECONDS = 40;
/** A header is shorter. */
const HEADER_BYTES = 65_536;
/** So much behind the first record that is not of the regular form is looked at to say what is wrong with it. */
const EXCERPT_BYTES = 1_000_000;

export interface ReadingOptions {
  readonly version: DataVersion;
  readonly aliases: readonly AliasRow[];
  readonly signal?: AbortSignal | undefined;
}

/** A file that was read, whether its deals hold or not. */
export interface ReadFile extends Hashed {
  readonly deals: PromiseSettledResult<DealSet>;
}

/** Reads a version's file, from its first bytes on if they come one after the other. */
export class VersionFile {
  readonly #entry: FeedVersion;
  readonly #known: KnownFile | undefined;
  readonly #hasher: Hasher;
  #file: CsvColumns | undefined;

  /** @param known a version that was read before: rows that both have are taken from there */
  constructor(entry: FeedVersion, known?: DealSet) {
    this.#entry = entry;
    this.#known = known && knownFileOf(known);
    this.#hasher = new Hasher(entry.bytes);
  }

  /**
   * Reads what has arrived.
   * @param bytes as many as the whole file; those that have not arrived are zeros
   */
  arrived(bytes: Uint8Array<ArrayBuffer>, length: number): void {
    if (!this.#file && length < HEADER_BYTES) return;
    this.#file ??= new CsvColumns(bytes, this.#entry.rows, this.#known);
    this.#file.readTo(length, length);
  }

  /**
   * The hash of the whole file, and its deals: the one is made elsewhere while the others are put together.
   * @param bytes may be gone afterwards: they are in what is returned
   * @throws Error in plain language, or the signal's reason where the user cancelled
   */
  async read(bytes: Uint8Array<ArrayBuffer>, options: ReadingOptions): Promise<ReadFile> {
    let hashing: Promise<Hashed> | undefined;
    const lend = async (file: FileBytes) => {
      file.isAway = true;
      hashing = this.#hasher.hash(file.bytes);
      file.bytes = (await hashing).bytes;
      file.isAway = false;
    };
    const [deals] = await Promise.allSettled([this.deals(bytes, options, lend)]);
    options.signal?.throwIfAborted();
    return { ...(await (hashing ?? this.#hasher.hash(bytes))), deals };
  }

  /** Ends what works for it beside the page. */
  end(): void {
    this.#hasher.end();
  }

  /**
   * The deals of the whole file, once all of it has passed the schema.
   * @param lend may take the bytes away until what it returns is there
   * @throws Error in plain language, or the signal's reason where the user cancelled
   */
  async deals(
    bytes: Uint8Array<ArrayBuffer>,
    { version, aliases, signal }: ReadingOptions,
    lend?: (file: FileBytes) => Promise<void>,
  ): Promise<DealSet> {
    const entry = this.#entry;
    const file = (this.#file ??= new CsvColumns(bytes, entry.rows, this.#known));
    while (!file.isDone) {
      file.readTo(file.place + SLICE_BYTES);
      await pause();
      signal?.throwIfAborted();
    }
    await inSteps(file.takeTexts(), signal);
    const [set] = await Promise.all([
      inSteps(dealSetOfFile(file, version, aliases), signal),
      lend?.(file.file),
    ]);
    if (!set) throw new Error(`${problemOf(entry, file)} Nothing was changed.`);
    if (set.size < entry.rows) throw new Error(`${fewer(entry, set.size)} Nothing was changed.`);
    return set;
  }
}

/** Does work in steps, and lets the page do what waits after each that ends late. */
async function inSteps<Result>(steps: Steps<Result>, signal: AbortSignal | undefined): Promise<Result> {
  let begun = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - begun < STEP_MILLISECONDS) continue;
    await pause();
    signal?.throwIfAborted();
    begun = performance.now();
  }
}

/** Lets the page do what waits: a message to ourselves comes after that, and sooner than any timer. */
function pause(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/**
 * What is wrong with a file that could not be read column by column: read again row by row, which is slow. Where it has
 * not the regular form, no more of it than is needed: nobody knows what a record may become.
 */
function problemOf(entry: FeedVersion, file: CsvColumns): string {
  const { isRegular } = file;
  const { bytes } = file.file;
  const end = isRegular ? bytes.length : endOfCharacter(bytes, file.place + EXCERPT_BYTES);
  const { rows, problems } = parseDeals(textOf(bytes.subarray(0, end)), entry.file, [], entry.rows);
  // The deal that one extends may stand behind the part that was read.
  const problem = problems.find(({ column }) => isRegular || column !== 'parent_deal_id');
  if (problem) {
    // Of a whole row no column is at fault.
    const inColumn = problem.column === '' ? '' : `, ${problem.column}`;
    return (
      `Data version ${entry.name} does not fit this version of DealSheet: ${problem.file}, line ${problem.line}` +
      `${inColumn}: ${shortened(problem.reason)}.`
    );
  }
  if (rows.length > entry.rows)
    return `Data version ${entry.name} has more deals than the ${entry.rows} that the feed says.`;
  if (isRegular && rows.length < entry.rows) return fewer(entry, rows.length);
  for (const row of rows) {
    const found = suspiciousText(row);
    if (found)
      return `Data version ${entry.name} is not to be trusted: ${found.field} of deal ${shortened(row.deal_id)} ${found.reason}.`;
  }
  const line = bytes.subarray(0, file.place).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
  return (
    `Data version ${entry.name} is not written as a feed’s file must be: ${entry.file}, line ${line}. ` +
    'It takes UTF-8, a line feed after every row, and quotes only around whole cells.'
  );
}

const fewer = ({ name, rows }: FeedVersion, found: number): string =>
  `Data version ${name} has ${found} deals, not ${rows} as the feed says.`;

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** The end of the bytes, or an earlier place that is not inside a character. */
function endOfCharacter(bytes: Uint8Array<ArrayBuffer>, place: number): number {
  if (place >= bytes.length) return bytes.length;
  let end = place;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}
