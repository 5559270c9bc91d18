import { orderOfTexts } from './byte-order';
import type { JoinedTexts } from './byte-order';
import { CellCodes, areSame } from './cell-codes';
import type { FileBytes } from './file-bytes';
import { KnownRows } from './known-rows';
import type { KnownFile } from './known-rows';

/** One column of a file: each text once, as it stands there without its quotes, and one code a record that is not known. */
export interface TextCells {
  /** [0] = '' for empty cells. */
  readonly texts: readonly string[];
  readonly codes: Uint32Array;
  /** The codes but 0 in the order of their texts, as column-builder.ts has it; undefined where it is not known. */
  readonly order: () => Uint32Array | undefined;
}

const [COMMA, LINE_FEED, QUOTE] = [0x2c, 0x0a, 0x22];
/** FNV-1a's, taken four bytes at a time. */
const PRIME = 0x01000193;
/** No file of deals has more columns: a header of thousands would cost memory for each before anybody looked at it. */
const MOST_COLUMNS = 100;
const IRREGULAR = -1;
const INCOMPLETE = -2;
/** A character that no text of a data file has (suspicious-text.ts). */
const SEPARATOR = '\0';

/**
 * Reads a large file of comma-separated text in UTF-8 column by column, where readCsv reads row by row: cells are told
 * apart as bytes, and only those that differ become texts. It reads the regular form only: lines ended by a line feed,
 * quotes around a whole cell, as many cells in each record as in the header. Whatever differs it leaves to readCsv, and
 * says where. In a file of the regular form both read the same cells. Records that a known file has as well are compared
 * with it and not taken apart.
 */
export class CsvColumns {
  readonly header: readonly string[];
  /** The bytes of the file, which may be away once the texts are taken. */
  readonly file: FileBytes;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  readonly #mostRecords: number;
  readonly #known: KnownRows | undefined;
  /** Where each record begins, and the next one would. */
  readonly #starts: Uint32Array<ArrayBuffer>;
  readonly #cells: CellCodes[];
  readonly #codes: Uint32Array<ArrayBuffer>[];
  #texts: readonly (DecodedTexts | undefined)[] | undefined;
  /** For each column where its last cell that was not empty stands: the next one is often the same. */
  readonly #lastStart: Int32Array;
  readonly #lastLength: Int32Array;
  readonly #lastCode: Uint32Array;
  #place: number;
  /** So many bytes are there; those behind them are zeros. */
  #end = 0;
  #isWhole = false;
  /** Of the bytes of the cell that was read last. */
  #hash = 0;
  #records = 0;
  /** Records that are not known. */
  #fresh = 0;
  #isRegular: boolean;

  /**
   * @param mostRecords a file with more is not of the regular form
   * @param known a file that has most of the records; where its columns are others, it is of no use
   */
  constructor(
    bytes: Uint8Array<ArrayBuffer>,
    mostRecords: number,
    readonly known?: KnownFile,
  ) {
    this.#bytes = bytes;
    this.file = { bytes, isAway: false };
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const headerEnd = bytes.subarray(0, 65_536).indexOf(LINE_FEED);
    const header = headerEnd < 0 ? '' : new TextDecoder().decode(bytes.subarray(0, headerEnd));
    const names = header.split(',').map((name) => name.trim());
    this.#isRegular = names.length > 1 && names.length <= MOST_COLUMNS && !/["\r\uFEFF\uFFFD]/.test(header);
    this.header = this.#isRegular ? names : [];
    this.#place = this.#isRegular ? headerEnd + 1 : 0;
    // A record has a comma or a line feed for each column: whatever is claimed, so many fit in, and one too many.
    const most = Math.min(mostRecords, Math.ceil(bytes.length / Math.max(1, this.header.length)) + 1);
    this.#mostRecords = most;
    this.#cells = this.header.map(() => new CellCodes(this.#view));
    this.#codes = this.header.map(() => new Uint32Array(most));
    this.#lastStart = new Int32Array(this.header.length);
    this.#lastLength = new Int32Array(this.header.length);
    this.#lastCode = new Uint32Array(this.header.length);
    this.#starts = new Uint32Array(most + 1);
    this.#starts[0] = this.#place;
    const isAlike = this.header[0] === 'deal_id' && this.header.join() === known?.header.join();
    this.#known = isAlike && known ? new KnownRows(this.#view, known, most) : undefined;
  }

  /** Where the next record begins, in bytes: the one that is not of the regular form, where reading ended there. */
  get place(): number {
    return this.#place;
  }

  get records(): number {
    return this.#records;
  }

  /** Records that are not known: those of which the columns have codes. */
  get fresh(): number {
    return this.#fresh;
  }

  /** For each record the row of the known file that it is, -1 for none; undefined where there is no such file. */
  get from(): Int32Array | undefined {
    return this.#known?.from.subarray(0, this.#records);
  }

  /** For each record that is not known the known row with its id, -1 for none. */
  get likely(): readonly number[] {
    return this.#known?.likely ?? [];
  }

  /** Where each record begins, and the file ends. */
  get starts(): Uint32Array {
    return this.#starts.slice(0, this.#records + 1);
  }

  get isRegular(): boolean {
    return this.#isRegular;
  }

  get isDone(): boolean {
    return !this.#isRegular || this.#place >= this.#bytes.length;
  }

  /**
   * Reads on through records that end before a place: of a file that still arrives, what is there; of a whole one a part,
   * so that a page can do something else in between.
   * @param arrived so many bytes of the file are there; by default all
   */
  readTo(place: number, arrived = this.#bytes.length): void {
    this.#end = arrived;
    this.#isWhole = arrived === this.#bytes.length;
    const end = Math.min(place, arrived);
    while (this.#isRegular && this.#place < end) {
      const next = this.#records < this.#mostRecords ? this.#endOfRecord(this.#place) : IRREGULAR;
      if (next === INCOMPLETE) return;
      if (next === IRREGULAR) this.#isRegular = false;
      else {
        this.#place = next;
        this.#records += 1;
        this.#starts[this.#records] = next;
      }
    }
  }

  /** Makes the texts of a file that was read to its end: from then on its bytes may be away. */
  *takeTexts(): Generator<undefined, void, undefined> {
    if (this.#texts) return;
    const taken: (DecodedTexts | undefined)[] = [];
    for (const cells of this.#cells) {
      taken.push(textsOf(cells, this.#bytes));
      yield;
    }
    this.#texts = taken;
  }

  /** A column of a file whose texts were taken; undefined where it is not UTF-8 or holds what no text has. */
  column(place: number): TextCells | undefined {
    const texts = this.#texts?.[place];
    return texts && { ...texts, codes: (this.#codes[place] as Uint32Array).subarray(0, this.#fresh) };
  }

  /** The same file, read to its end without a known one. */
  withoutKnown(): CsvColumns {
    const again = new CsvColumns(this.file.bytes, this.#mostRecords);
    again.readTo(Infinity);
    return again;
  }

  /** As #readRecord, for any record. */
  #endOfRecord(begin: number): number {
    const known = this.#known?.endOf(begin, this.#end) ?? -1;
    if (known >= 0) return known;
    const end = this.#readRecord(begin);
    if (end >= 0) {
      this.#fresh += 1;
      this.#known?.passOver(begin);
    }
    return end;
  }

  /** Where the record ends that begins at a place, IRREGULAR or INCOMPLETE. */
  #readRecord(begin: number): number {
    const [bytes, view, record] = [this.#bytes, this.#view, this.#fresh];
    const [lastStart, lastLength] = [this.#lastStart, this.#lastLength];
    const last = this.#cells.length - 1;
    let place = begin;
    for (let column = 0; column <= last; column++) {
      const delimiter = column === last ? LINE_FEED : COMMA;
      const start = place;
      const codes = this.#codes[column] as Uint32Array;
      // A record that was read before it had come whole may have turned out to be a known one.
      if (bytes[start] === delimiter) codes[record] = 0;
      else {
        const length = lastLength[column] ?? 0;
        const known = lastStart[column] ?? 0;
        if (
          length > 0 &&
          bytes[start + length] === delimiter &&
          areSame(view, known, start, start + length)
        ) {
          place = start + length;
          codes[record] = this.#lastCode[column] ?? 0;
        } else {
          place = bytes[start] === QUOTE ? this.#endOfQuotes(start) : this.#endOfPlain(start);
          if (bytes[place] !== delimiter) return this.#isWhole || place < this.#end ? IRREGULAR : INCOMPLETE;
          const code = (this.#cells[column] as CellCodes).codeOf(start, place, this.#hash);
          codes[record] = code;
          this.#lastCode[column] = code;
          lastStart[column] = start;
          lastLength[column] = place - start;
        }
      }
      place += 1;
    }
    return place;
  }

  /** Where a cell without quotes ends: at a comma, a line feed or the end of what is there. */
  #endOfPlain(start: number): number {
    const [bytes, view, length] = [this.#bytes, this.#view, this.#end];
    let [place, hash] = [start, 0];
    for (; place <= length - 4; place += 4) {
      const four = view.getInt32(place, true);
      const [comma, end] = [four ^ 0x2c2c2c2c, four ^ 0x0a0a0a0a];
      // The usual test for a zero among four bytes, of both.
      if ((((comma - 0x01010101) & ~comma) | ((end - 0x01010101) & ~end)) & 0x80808080) break;
      hash = Math.imul(hash ^ four, PRIME);
      hash ^= hash >>> 15;
    }
    for (; place < length; place++) {
      const byte = bytes[place] ?? 0;
      if (byte === COMMA || byte === LINE_FEED) break;
      hash = Math.imul(hash ^ byte, PRIME);
    }
    this.#hash = hash ^ (hash >>> 15);
    return place;
  }

  /** Where a cell in quotes ends, behind the closing one; at the end of what is there where none closes. */
  #endOfQuotes(start: number): number {
    const [bytes, view, length] = [this.#bytes, this.#view, this.#end];
    let [place, hash] = [start + 1, 0];
    for (;;) {
      for (; place <= length - 4; place += 4) {
        const four = view.getInt32(place, true);
        const quote = four ^ 0x22222222;
        if ((quote - 0x01010101) & ~quote & 0x80808080) break;
        hash = Math.imul(hash ^ four, PRIME);
        hash ^= hash >>> 15;
      }
      for (; place < length && bytes[place] !== QUOTE; place++) {
        hash = Math.imul(hash ^ (bytes[place] ?? 0), PRIME);
      }
      // A doubled quote stands for one inside.
      if (bytes[place + 1] !== QUOTE) break;
      hash = Math.imul(hash ^ QUOTE, PRIME);
      place += 2;
    }
    this.#hash = hash ^ (hash >>> 15);
    return Math.min(place + 1, length);
  }
}

type DecodedTexts = Pick<TextCells, 'texts' | 'order'>;

/** The texts of the different cells, decoded in one go; undefined where that fails. */
function textsOf(cells: CellCodes, bytes: Uint8Array<ArrayBuffer>): DecodedTexts | undefined {
  const joined = unquoted(cells, bytes);
  const texts = decoded(joined.bytes)?.split(SEPARATOR);
  if (texts?.length !== cells.size + 1) return undefined;
  return { texts, order: () => (joined.isAscii ? orderOfTexts(joined) : undefined) };
}

/** The different cells one behind the other, without their quotes. */
function unquoted(
  cells: CellCodes,
  bytes: Uint8Array<ArrayBuffer>,
): JoinedTexts & { readonly isAscii: boolean } {
  let length = 0;
  for (let code = 1; code <= cells.size; code++) length += cells.end(code) - cells.start(code) + 1;
  const joined = new Uint8Array(length);
  const ends = new Uint32Array(cells.size + 1);
  let [place, letters] = [0, 0];
  for (let code = 1; code <= cells.size; code++) {
    const isQuoted = bytes[cells.start(code)] === QUOTE;
    const end = cells.end(code) - (isQuoted ? 1 : 0);
    place += 1;
    // Most are short: a loop is faster than a view and a copy of each.
    for (let from = cells.start(code) + (isQuoted ? 1 : 0); from < end; from++) {
      const byte = bytes[from] ?? 0;
      joined[place++] = byte;
      letters |= byte;
      if (isQuoted && byte === QUOTE) from++;
    }
    ends[code] = place;
  }
  return { bytes: joined.subarray(0, place), ends, isAscii: letters < 0x80 };
}

function decoded(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
