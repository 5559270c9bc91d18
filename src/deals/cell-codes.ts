const FIRST_SLOTS = 1_024;
const FIRST_ENTRIES = 256;

/**
 * The different cells of one column of a file, numbered from 1 in the order in which they come. A cell is a stretch of
 * the file's bytes: no text is made of it before all are in.
 */
export class CellCodes {
  #slots = new Int32Array(FIRST_SLOTS);
  #starts = new Int32Array(FIRST_ENTRIES);
  #ends = new Int32Array(FIRST_ENTRIES);
  #hashes = new Int32Array(FIRST_ENTRIES);
  #size = 0;

  constructor(readonly view: DataView) {}

  get size(): number {
    return this.#size;
  }

  /** Where a cell stands when it comes first. */
  start(code: number): number {
    return this.#starts[code - 1] ?? 0;
  }

  end(code: number): number {
    return this.#ends[code - 1] ?? 0;
  }

  /**
   * The code of a cell.
   * @param hash equal for equal cells
   */
  codeOf(start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let code = slots[slot] ?? 0; code !== 0; code = slots[slot] ?? 0) {
      if (this.#hashes[code - 1] === hash && this.#isSame(code - 1, start, end)) return code;
      slot = (slot + 1) & mask;
    }
    return this.#add(start, end, hash, slot);
  }

  #isSame(entry: number, start: number, end: number): boolean {
    const known = this.#starts[entry] ?? 0;
    return (this.#ends[entry] ?? 0) - known === end - start && areSame(this.view, known, start, end);
  }

  #add(start: number, end: number, hash: number, slot: number): number {
    if (this.#size === this.#starts.length) {
      this.#starts = longer(this.#starts);
      this.#ends = longer(this.#ends);
      this.#hashes = longer(this.#hashes);
    }
    this.#starts[this.#size] = start;
    this.#ends[this.#size] = end;
    this.#hashes[this.#size] = hash;
    this.#size += 1;
    this.#slots[slot] = this.#size;
    if (this.#size * 2 > this.#slots.length) this.#spread();
    return this.#size;
  }

  /** More slots: half of them stay empty, so that a search ends soon. */
  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let code = 1; code <= this.#size; code++) {
      let slot = (this.#hashes[code - 1] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
  }
}

function longer(array: Int32Array): Int32Array<ArrayBuffer> {
  const made = new Int32Array(array.length * 2);
  made.set(array);
  return made;
}

/** Whether the bytes from `known` on are those of a stretch: four at a time, then one by one. */
export function areSame(view: DataView, known: number, start: number, end: number): boolean {
  let [left, right] = [known, start];
  for (; right <= end - 4; left += 4, right += 4) {
    if (view.getInt32(left, true) !== view.getInt32(right, true)) return false;
  }
  for (; right < end; left++, right++) {
    if (view.getUint8(left) !== view.getUint8(right)) return false;
  }
  return true;
}

/**
 * Whether the bytes of one file from `known` on are those of a stretch of another: eight at a time, then one by one.
 * @param one holds text in UTF-8 without control characters: eight bytes of it are never zero and never no number, so
 * that they are the same where they are equal as one
 */
export function areSameBytes(
  one: DataView,
  known: number,
  other: DataView,
  start: number,
  end: number,
): boolean {
  let [left, right] = [known, start];
  for (; right <= end - 8; left += 8, right += 8) {
    if (one.getFloat64(left, true) !== other.getFloat64(right, true)) return false;
  }
  for (; right < end; left++, right++) {
    if (one.getUint8(left) !== other.getUint8(right)) return false;
  }
  return true;
}
