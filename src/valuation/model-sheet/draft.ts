import type { Content, Kind, ModelCell, ModelName, ModelSheet, Role } from './cells';
import { isFormula } from './cells';
import type { Place } from './references';
import { resolve } from './references';

/** Columns: what it is, its name or unit, its value, unit, basis; from YEARS on one column a year, or the source. */
export const COLUMN = { label: 0, name: 1, value: 2, unit: 3, basis: 4, years: 5 } as const;
/** Market years and calendar years that the sheet has columns for. */
export const YEARS = 30;
export const LAST_COLUMN = COLUMN.years + YEARS - 1;

/** A formula with names of places in braces; see references.ts. */
export const formula = (text: string): Content => ({ formula: `=${text}` });

interface Look {
  readonly role?: Role;
  readonly kind?: Kind;
  readonly link?: string | undefined;
}

/** A sheet in the making: blocks write from top to bottom, and refer to each other's places by name. */
export class Draft {
  /** The row that is written next, from 0. */
  row = 0;
  private readonly cells: ModelCell[] = [];
  private readonly named: ModelName[] = [];
  private readonly places = new Map<string, Place>();
  /** Cells that are to hold a number or nothing, neighbours in a column together. */
  private readonly numbers: Place[] = [];

  /** Writes a cell of this row. */
  put(column: number, content: Content, { role = 'calculation', kind = 'text', link }: Look = {}): void {
    this.cells.push({ row: this.row, column, content, role, kind, link });
  }

  next(rows = 1): void {
    this.row += rows;
  }

  /** Gives a place of this row a name for formulas: one cell, or as many columns and rows as told. */
  mark(key: string, column: number = COLUMN.value, { rows = 1, columns = 1 } = {}): void {
    if (this.places.has(key)) throw new Error(`the model sheet has two ${key}`);
    this.places.set(key, { row: this.row, column, rows, columns });
  }

  /** Says that a cell of this row (or as many columns as told) is an input of a number, or left empty. */
  expectNumber(column: number = COLUMN.value, columns = 1): void {
    const last = this.numbers.at(-1);
    const follows = last?.column === column && last.columns === columns && last.row + last.rows === this.row;
    if (follows) this.numbers[this.numbers.length - 1] = { ...last, rows: last.rows + 1 };
    else this.numbers.push({ row: this.row, column, rows: 1, columns });
  }

  /** Keys of the areas that are to hold numbers or nothing, as far as they are written. */
  numberAreas(): string[] {
    return this.numbers.map((place, index) => {
      const key = `numbers_${String(index + 1)}`;
      this.places.set(key, place);
      return key;
    });
  }

  /** Gives a cell of this row a defined name that users see. */
  name(name: string, column: number = COLUMN.value): void {
    this.named.push({ name, row: this.row, column });
  }

  /** The bar over a block: what it is for, and the units of its figures. */
  block(title: string, about = ''): void {
    this.next();
    for (let column = 0; column <= LAST_COLUMN; column += 1)
      this.put(column, column === 0 ? title : column === COLUMN.name ? about : '', { role: 'block' });
    this.next();
  }

  /** A line of column headings, from the given column on. */
  headings(texts: readonly string[], first: number = COLUMN.label): void {
    texts.forEach((text, index) => this.put(first + index, text, { role: 'heading' }));
    this.next();
  }

  /** A line of text. */
  note(text: Content, role: Role = 'note'): void {
    this.put(COLUMN.label, text, { role });
    this.next();
  }

  /** A calculated figure: label, unit, value. */
  figure(
    key: string,
    label: string,
    unit: string,
    text: string,
    { role = 'calculation', kind = 'money', note }: Look & { readonly note?: Content } = {},
  ): void {
    this.put(COLUMN.label, label, { role: role === 'result' ? 'result' : 'label' });
    this.put(COLUMN.name, unit, { role: 'name' });
    this.put(COLUMN.value, formula(text), { role, kind });
    if (note !== undefined) this.put(COLUMN.unit, note, { role: 'note' });
    this.mark(key);
    this.next();
  }

  /** A row of years: one formula, the same in every column; `from` says where it starts (before the years: column E). */
  series(
    key: string,
    label: string,
    unit: string,
    text: string | ((index: number) => Content),
    {
      role = 'calculation',
      kind = 'money',
      total = false,
      before = false,
    }: Look & { readonly total?: boolean; readonly before?: boolean } = {},
  ): void {
    this.put(COLUMN.label, label, { role: role === 'total' ? 'total' : 'label' });
    this.put(COLUMN.name, unit, { role: 'name' });
    if (total) {
      this.put(COLUMN.value, formula(`SUM({${key}:})`), { role: 'total', kind });
      this.mark(`${key}_total`);
    }
    const first = COLUMN.years - (before ? 1 : 0);
    for (let column = first; column <= LAST_COLUMN; column += 1) {
      const content = typeof text === 'string' ? formula(text) : text(column - COLUMN.years);
      this.put(column, content, { role, kind });
    }
    this.mark(key, first, { columns: LAST_COLUMN - first + 1 });
    this.next();
  }

  /** A place by its name. @throws Error for a name that nothing has */
  place(key: string): Place {
    const place = this.places.get(key);
    if (!place) throw new Error(`the model sheet has no ${key}`);
    return place;
  }

  /** Every cell with its references in place. */
  finish(): Pick<ModelSheet, 'cells' | 'names' | 'places'> {
    const cells = this.cells.map((cell) =>
      isFormula(cell.content)
        ? { ...cell, content: { formula: resolve(cell.content.formula, cell, this.places) } }
        : cell,
    );
    return { cells, names: this.named, places: this.places };
  }
}
