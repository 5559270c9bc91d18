/**
 * Which blocks of a long list of texts can hold some letters: for each three neighbouring letters, a bit a block. Letters
 * share bits (there are more of them than bits), so that a block may be named in vain, never left out.
 */
export interface BlockIndex {
  /** Visits the numbers, ascending, of the blocks that can hold `letters`, of which there are at least three. */
  visitBlocksHolding(letters: string, visit: (block: number) => void): void;
}

/** Kinds of three letters that are told apart: twelve bits of a product that mixes them well (Knuth's constant). */
const KINDS = 4096;

const kindOf = (a: number, b: number, c: number) => Math.imul((a << 14) ^ (b << 7) ^ c, 0x9e3779b1) >>> 20;

/**
 * @param text all entries, one behind the other, with a character between them that is in none
 * @param ends where each entry ends in the text
 * @param entriesPerBlock how many neighbours make a block
 */
export function blockIndex(text: string, ends: Uint32Array, entriesPerBlock: number): BlockIndex {
  const words = Math.ceil(ends.length / entriesPerBlock / 32);
  const bits = new Uint32Array(KINDS * words);
  let [before, at] = [0, 0];
  ends.forEach((end, entry) => {
    const block = Math.floor(entry / entriesPerBlock);
    // What an entry has in common with the one before it in its block is marked already: most of it, in alphabetical order.
    let place = at;
    if (entry % entriesPerBlock !== 0) {
      while (place < end && text.charCodeAt(before + place - at) === text.charCodeAt(place)) place++;
    }
    place = Math.max(at, place - 2);
    mark(text, place, end, bits, words, block);
    before = at;
    at = end + 1;
  });
  return {
    visitBlocksHolding(letters, visit) {
      const rows = kindsOf(letters).map((kind) => kind * words);
      for (let word = 0; word < words; word++) {
        let left = rows.reduce((held, row) => held & (bits[row + word] ?? 0), -1);
        while (left !== 0) {
          const lowest = 31 - Math.clz32(left & -left);
          visit(word * 32 + lowest);
          left &= left - 1;
        }
      }
    },
  };
}

/** Marks a block with the letters of text[place … end). */
function mark(
  text: string,
  place: number,
  end: number,
  bits: Uint32Array,
  words: number,
  block: number,
): void {
  const word = block >>> 5;
  const bit = 1 << (block & 31);
  let [first, second] = [text.charCodeAt(place), text.charCodeAt(place + 1)];
  for (let next = place + 2; next < end; next++) {
    const third = text.charCodeAt(next);
    const index = kindOf(first, second, third) * words + word;
    bits[index] = (bits[index] ?? 0) | bit;
    first = second;
    second = third;
  }
}

const kindsOf = (letters: string): number[] =>
  Array.from({ length: letters.length - 2 }, (_, index) =>
    kindOf(letters.charCodeAt(index), letters.charCodeAt(index + 1), letters.charCodeAt(index + 2)),
  );
