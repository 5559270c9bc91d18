import { blockIndex } from './block-index';
import type { BlockIndex } from './block-index';
import type { TextColumn } from './column';
import { withoutPartings } from './target-spelling';

/**
 * All entries of a dictionary in one text, in lower case, so that one search of the engine's goes through them all. A
 * long dictionary has an index of its blocks as well: most of it is then never searched.
 */
interface DictionaryText {
  readonly text: string;
  /** Where each entry ends in the text, which is where its separator stands. */
  readonly ends: Uint32Array;
  readonly blocks: BlockIndex | undefined;
}

/** Entries a block: few enough to be searched at once, many enough for a small index. */
const BLOCK = 64;
/** Entries from which on an index of blocks pays. */
const LONG = 16_384;

/** A control character that no keyboard types. */
const SEPARATOR = '\u0001';

type TextsByColumn = WeakMap<TextColumn, DictionaryText>;
const asPublished: TextsByColumn = new WeakMap();
/** The same without what parts letters and digits of one spelling and not of another. */
const unparted: TextsByColumn = new WeakMap();

function dictionaryText(column: TextColumn, kept: TextsByColumn): DictionaryText {
  const known = kept.get(column);
  if (known) return known;
  const alter = kept === unparted ? withoutPartings : (text: string) => text;
  const made = joined(column.dictionary, alter) ?? joined(column.dictionary.map(withoutSeparator), alter);
  if (!made) throw new TypeError('a dictionary could not be joined');
  kept.set(column, made);
  return made;
}

/** In the place of a separator inside an entry: no character at all, which nobody looks for. */
const withoutSeparator = (entry: string): string => entry.replaceAll(SEPARATOR, '\uffff');

/** Undefined where an entry holds the separator itself. */
function joined(entries: readonly string[], alter: (text: string) => string): DictionaryText | undefined {
  const text = alter(entries.join(SEPARATOR).toLowerCase());
  const ends = new Uint32Array(entries.length);
  // Looked up and not added up: a few letters change their length with their case.
  let from = 0;
  for (let code = 0; code < ends.length; code++) {
    const end = text.indexOf(SEPARATOR, from);
    ends[code] = end < 0 ? text.length : end;
    from = end + 1;
  }
  if (from !== 0) return undefined;
  return { text, ends, blocks: ends.length < LONG ? undefined : blockIndex(text, ends, BLOCK) };
}

/** What is done with an entry: its code, and its text in lower case. */
type Visit = (code: number, folded: string) => void;

/**
 * Visits the entries, ascending, that hold some letters, whatever their case.
 * @param letters in lower case, at least one
 */
export const visitCodesHolding = (column: TextColumn, letters: string, visit: Visit): void =>
  visitHolding(dictionaryText(column, asPublished), letters, visit);

/** The same where blanks, hyphens, full stops and strokes don't count, in the letters and in the entries. */
export const visitCodesSpelled = (column: TextColumn, letters: string, visit: (code: number) => void): void =>
  visitHolding(dictionaryText(column, unparted), letters, visit);

function visitHolding({ text, ends, blocks }: DictionaryText, letters: string, visit: Visit): void {
  if (letters.includes(SEPARATOR)) return; // it would find the place between two entries
  if (!blocks || letters.length < 3) {
    visitStretch(text, 0, ends, 0, letters, visit);
    return;
  }
  blocks.visitBlocksHolding(letters, (block) => {
    const first = block * BLOCK;
    const begin = first === 0 ? 0 : (ends[first - 1] ?? 0);
    const end = ends[Math.min(first + BLOCK, ends.length) - 1] ?? 0;
    visitStretch(text.slice(begin, end), begin, ends, first, letters, visit);
  });
}

/** Visits those of a stretch of the text that begins at `begin`, with the entry `code`. */
function visitStretch(
  stretch: string,
  begin: number,
  ends: Uint32Array,
  code: number,
  letters: string,
  visit: Visit,
): void {
  let found = stretch.indexOf(letters);
  while (found >= 0) {
    code = firstEndFrom(ends, code, begin + found);
    const end = (ends[code] ?? 0) - begin;
    visit(code, stretch.slice(code === 0 ? 0 : Math.max(0, (ends[code - 1] ?? 0) + 1 - begin), end));
    found = stretch.indexOf(letters, end);
  }
}

/** First code from `low` whose entry ends at `place` or later: in steps that double, then by halves. */
function firstEndFrom(ends: Uint32Array, low: number, place: number): number {
  let step = 1;
  while ((ends[low + step] ?? Infinity) < place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, ends.length - 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
