import { distance } from 'fastest-levenshtein';
import { STORED_FIELDS } from '../fields';
import type { Field } from '../fields';
import { normaliseName } from '../names';
import type { StoredFieldName } from '../row';
import { HEADER_SYNONYMS } from './header-synonyms';
import { moneyUnit, withoutUnit } from './money-unit';
import type { MoneyUnit } from './money-unit';
import { guessDecimal, guessDateOrder, numbersIn, percentFactor } from './number-style';
import type { DateOrder, DecimalSign } from './number-style';
import type { TextTable } from './text-table';

/** What the figures of a column are multiplied with. */
export interface ColumnUnit extends Pick<MoneyUnit, 'magnitude' | 'rate'> {
  /**
   * What figures are multiplied with: US$ million of one unit, percentage points of one unit. undefined: the user must
   * say it.
   */
  readonly factor: number | undefined;
  /** Whether the user typed what one unit is worth, and chose no unit of US dollars. */
  readonly isTyped?: boolean;
  /** Whether header, figures or user say the magnitude; a guess holds for no dollars beside a rate that was typed. */
  readonly isMagnitudeSaid?: boolean;
  /** Whether it is only the size of some figures that says it: others beside them may be of another magnitude. */
  readonly isMagnitudeGuessed?: boolean;
  /** Whether the header says the magnitude and no US dollars: one of these that was chosen leaves it. */
  readonly isForeign?: boolean;
}

/** The unit of what is neither money nor percentages. */
export const PLAIN_UNIT: ColumnUnit = { factor: 1, magnitude: 1, rate: 1 };

/** What a column of the file is used for. */
export interface ColumnUse extends ColumnUnit {
  /** undefined: the column is not read. */
  readonly field: StoredFieldName | undefined;
  /** How sure the guess is: by its name, by a name like it, or given by the user. */
  readonly by: 'name' | 'likeness' | 'user' | 'nothing';
}

/** How the cells of a file are read; each part is a guess that the user may change. */
export interface Mapping {
  /** Place of the header among the rows of the table; what stands above it is not read. */
  readonly header: number;
  readonly columns: readonly ColumnUse[];
  /** undefined: no date of the file tells, and none that could be read either way is read. */
  readonly dateOrder: DateOrder | undefined;
  /** undefined: no figure of the file tells, and none that could be read either way is read. */
  readonly decimal: DecimalSign | undefined;
  /** What all rows have, for fields without a column. */
  readonly constants: Readonly<Partial<Record<StoredFieldName, string>>>;
}

/** A header stands among the first rows, or nowhere. */
const HEADER_WITHIN = 30;
/** Rows looked at for units and styles. */
const SAMPLE = 2_000;

/** A first reading of a table: header, columns, units and styles. */
export function guessMapping(table: TextTable): Mapping {
  return mappingFrom(table, guessHeader(table));
}

/** The same with a header that the user has chosen. */
export function mappingFrom(table: TextTable, header: number): Mapping {
  const names = headerNames(table, header);
  const fields = guessFields(names);
  const figures = columnsOfKind(table, header, fields, ['money', 'percent']).flat();
  const decimal = guessDecimal(figures, table.hasSemicolons);
  return {
    header,
    decimal,
    dateOrder: guessDateOrder(columnsOfKind(table, header, fields, ['date']).flat()),
    columns: fields.map(({ field, by }, column) => ({
      field,
      by,
      ...guessUnit(table, header, column, field, decimal),
    })),
    constants: {},
  };
}

/** Header cells, one for each column of the table. */
export const headerNames = (table: TextTable, header: number): readonly string[] =>
  Array.from({ length: table.width }, (_, column) => (table.rows[header]?.cells[column] ?? '').trim());

/** Cells of a column below the header. */
export const cellsBelow = (table: TextTable, header: number, column: number, most = SAMPLE): string[] =>
  table.rows.slice(header + 1, header + 1 + most).map(({ cells }) => cells[column] ?? '');

/** The unit that a column has when it is used for a field: from its header, and from its cells. */
export function guessUnit(
  table: TextTable,
  header: number,
  column: number,
  field: StoredFieldName | undefined,
  sign: DecimalSign | undefined,
): ColumnUnit {
  const decimal = sign ?? '.';
  const kind = kindOf(field);
  if (kind !== 'money' && kind !== 'percent') return PLAIN_UNIT;
  const cells = cellsBelow(table, header, column);
  const name = headerNames(table, header)[column] ?? '';
  if (kind === 'percent') return { ...PLAIN_UNIT, factor: percentFactor(name, cells, decimal) };
  const all = {
    some: (is: (cell: string) => boolean) =>
      table.rows.some(({ cells: each }, row) => row > header && is(each[column] ?? '')),
  };
  const { from, ...unit } = moneyUnit(name, numbersIn(cells, decimal), all);
  const isForeign = unit.factor === undefined && unit.isMagnitudeSaid && from === 'header';
  return { ...unit, isForeign };
}

/** The unit of a column after the user chose one in US dollars, or typed what one of its own is worth (`isTyped`). */
export function chosenUnit(unit: ColumnUnit, factor: number | undefined, isTyped: boolean): ColumnUnit {
  const { magnitude } = unit;
  if (factor === undefined) return { ...unit, factor, rate: undefined, isTyped };
  if (isTyped) return { ...unit, factor, rate: factor / magnitude, isTyped };
  return {
    ...unit,
    factor,
    magnitude: unit.isForeign ? magnitude : factor,
    rate: 1,
    isTyped,
    isMagnitudeSaid: true,
    isMagnitudeGuessed: false,
  };
}

/** The kind of a stored field; undefined for none. */
export const kindOf = (field: StoredFieldName | undefined): Field['kind'] | undefined =>
  STORED_FIELDS.find(({ name }) => name === field)?.kind;

/** The row with the most cells that name a field; the first one where none does. */
function guessHeader(table: TextTable): number {
  const known = table.rows
    .slice(0, HEADER_WITHIN)
    .map(({ cells }) => cells.filter((cell) => exactField(cell) !== undefined).length);
  return Math.max(0, known.indexOf(Math.max(...known)));
}

interface Guess {
  readonly field: StoredFieldName | undefined;
  readonly by: ColumnUse['by'];
}

/** A field for each column, no field twice: exact names come first, then likeness, then the order of the columns. */
function guessFields(names: readonly string[]): readonly Guess[] {
  const taken = new Set<string>();
  const guesses: Guess[] = names.map(() => ({ field: undefined, by: 'nothing' }));
  const pass = (find: (name: string) => StoredFieldName | undefined, by: ColumnUse['by']) =>
    names.forEach((name, column) => {
      const field = guesses[column]?.field === undefined ? find(name) : undefined;
      if (field === undefined || taken.has(field)) return;
      taken.add(field);
      guesses[column] = { field, by };
    });
  pass(exactField, 'name');
  pass((name) => likeField(name, taken), 'likeness');
  return guesses;
}

const namesByField: readonly (readonly [StoredFieldName, readonly string[]])[] = STORED_FIELDS.map(
  ({ name, label, aliases = [] }) => {
    const field = name as StoredFieldName;
    const all = [name, label, ...aliases, ...(HEADER_SYNONYMS[field] ?? [])];
    return [
      field,
      [...new Set(all.flatMap((each) => [normaliseName(each), normaliseName(withoutUnit(each))]))],
    ];
  },
);
const fieldByName = new Map(
  [...namesByField].reverse().flatMap(([field, names]) => names.map((name) => [name, field] as const)),
);
fieldByName.delete('');

/** The field that a header names, with or without a unit behind the name. */
function exactField(header: string): StoredFieldName | undefined {
  return fieldByName.get(normaliseName(header)) ?? fieldByName.get(normaliseName(withoutUnit(header)));
}

/** Names this different, in letters for each letter, are no misspelling. */
const UNLIKE = 0.3;

function likeField(header: string, taken: ReadonlySet<string>): StoredFieldName | undefined {
  const wanted = normaliseName(withoutUnit(header)).slice(0, 80);
  if (wanted.length < 4) return undefined;
  let best: { field: StoredFieldName; unlike: number } | undefined;
  for (const [field, names] of namesByField) {
    if (taken.has(field)) continue;
    for (const name of names) {
      const unlike = distance(wanted, name) / Math.max(wanted.length, name.length);
      if (unlike <= UNLIKE && unlike < (best?.unlike ?? 1)) best = { field, unlike };
    }
  }
  return best?.field;
}

function columnsOfKind(
  table: TextTable,
  header: number,
  fields: readonly Guess[],
  kinds: readonly Field['kind'][],
): string[][] {
  return fields.flatMap(({ field }, column) => {
    const kind = kindOf(field);
    return kind && kinds.includes(kind) ? [cellsBelow(table, header, column)] : [];
  });
}
