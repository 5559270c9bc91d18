import { isoDate } from '../date';
import { REQUIRED_FIELDS } from '../row';
import type { DealRow, DealValue, StoredFieldName } from '../row';
import { STORED_FIELDS } from '../fields';
import type { Field } from '../fields';
import { readFieldText } from '../cell-schema';
import { textFault } from '../suspicious-text';
import type { CellProblem, CellWarning, ProblemKind } from './cell-problem';
import type { ImportPlan, UnknownValue } from './import-plan';
import { PLAIN_UNIT } from './guess-columns';
import { currencyColumns, rowCurrency, rowUnit, saysCurrency } from './row-currency';
import type { RowUnit } from './row-currency';
import { readCellText } from './read-cell';
import type { ReadingDoubt } from './cell-problem';
import { choiceKey, readEntry } from './read-vocabulary';
import { cellAddress } from './text-table';
import type { TextRow } from './text-table';

/** Fields that a file need not have: an id is made where there is none. */
export const NEEDED_FIELDS: readonly StoredFieldName[] = REQUIRED_FIELDS.filter((name) => name !== 'deal_id');

/** The values of a row that could be read, and what is wrong with the others. */
export interface ReadRow {
  readonly row: number;
  readonly from: TextRow;
  readonly values: Partial<Record<StoredFieldName, DealValue>>;
  readonly problems: CellProblem[];
  /** Cells that could be read, and are to be looked at. */
  readonly warnings: CellWarning[];
}

/** A formula whose result is not in the file; with a result, that is what was read. */
const FORMULA = /^\s*=/;

type CellAnswer =
  | { readonly value: DealValue; readonly doubt?: ReadingDoubt }
  | { readonly kind: ProblemKind; readonly detail?: string | undefined };

/** Reads rows by a plan; equal cells of a column are read once. */
export class RowReader {
  readonly #known = new Map<string, CellAnswer>();
  readonly #unknown = new Map<
    string,
    { field: StoredFieldName; value: string; rows: number; nearest: string | undefined }
  >();
  readonly #fields: readonly {
    field: Field;
    name: StoredFieldName;
    column: number;
    unit: RowUnit;
  }[];
  readonly #constants: readonly (readonly [StoredFieldName, DealValue])[];
  readonly #currencies: ReturnType<typeof currencyColumns>;

  constructor(private readonly plan: ImportPlan) {
    this.#currencies = currencyColumns(plan.table, plan.mapping);
    this.#fields = plan.mapping.columns.flatMap(({ field: name, ...unit }, column) => {
      const field = STORED_FIELDS.find((each) => each.name === name);
      if (!field || !name) return [];
      const { table, mapping } = plan;
      const saying = this.#currencies.get(column);
      return [{ field, name, column, unit: rowUnit(table, mapping.header, column, saying, unit) }];
    });
    this.#constants = Object.entries(plan.mapping.constants).flatMap(([name, text]) => {
      const field = STORED_FIELDS.find((each) => each.name === name);
      const read = field && text !== '' ? readFieldText(field.name as StoredFieldName, text) : undefined;
      return field && read && 'value' in read ? [[field.name as StoredFieldName, read.value] as const] : [];
    });
  }

  /** Needed fields that neither a column nor one value for all rows gives. */
  get missing(): StoredFieldName[] {
    const given = new Set([
      ...this.#fields.map(({ name }) => name),
      ...this.#constants.map(([name]) => name),
    ]);
    return NEEDED_FIELDS.filter((name) => !given.has(name));
  }

  /** Values in no vocabulary, most frequent first. */
  get unknown(): UnknownValue[] {
    return [...this.#unknown.values()].sort((a, b) => b.rows - a.rows);
  }

  /** The column of the file that a field is read from. */
  columnOf(name: StoredFieldName): number | undefined {
    return this.#fields.find((each) => each.name === name)?.column;
  }

  /** The text of a cell: what the user typed over it, else what the file holds. */
  textAt({ row, cells }: TextRow, column: number): string {
    return this.plan.edits.get(cellAddress(row, column)) ?? cells[column] ?? '';
  }

  /** Where in the file the value of a row stands, and what is written there. */
  cellOf({ row, from, values }: ReadRow, field: StoredFieldName): Omit<CellProblem, 'kind'> {
    const column = this.columnOf(field);
    const value = column === undefined ? shown(values[field]) : this.textAt(from, column).trim();
    return { row, column, field, value };
  }

  /** undefined for a row that is blank in every column that is read. */
  read(from: TextRow): ReadRow | undefined {
    const values: Partial<Record<StoredFieldName, DealValue>> = {};
    const problems: CellProblem[] = [];
    const warnings: CellWarning[] = [];
    let isBlank = true;
    for (const { field, name, column, unit } of this.#fields) {
      const text = this.textAt(from, column);
      if (text.trim() !== '') isBlank = false;
      const answer = this.#answer(field, name, column, this.#unitIn(from, column, text, unit), text);
      if ('kind' in answer) {
        const { kind, detail } = answer;
        problems.push({ row: from.row, column, field: name, value: text, kind, detail });
        if (kind === 'notInVocabulary') this.#count(name, text, detail);
      } else if (answer.value !== undefined) {
        values[name] = answer.value;
        const { doubt: kind } = answer;
        const readAs = Number(answer.value);
        const told = kind === 'ownUnit' ? { amountUsdM: readAs } : { percentagePoints: readAs };
        if (kind) warnings.push({ row: from.row, column, field: name, value: text, kind, ...told });
      } else if (NEEDED_FIELDS.includes(name))
        problems.push({ row: from.row, column, field: name, value: text, kind: 'missing' });
    }
    if (isBlank) return undefined;
    for (const [name, value] of this.#constants) values[name] ??= value;
    return { row: from.row, from, values, problems, warnings };
  }

  /**
   * The unit of a cell by the currency that its row says, where the cell says none itself: that of US dollars, the
   * column's own, or undefined for a currency without a rate.
   */
  #unitIn(from: TextRow, column: number, text: string, unit: RowUnit): RowUnit | undefined {
    const saying = this.#currencies.get(column);
    if (saying === undefined || saysCurrency(text)) return unit;
    const { isDollars, named } = rowCurrency(this.textAt(from, saying));
    if (isDollars) {
      const { factor, dollarFactor } = unit;
      return dollarFactor === factor ? unit : { ...unit, factor: dollarFactor, rate: 1 };
    }
    return unit.isTyped && named !== undefined && named === unit.currency ? unit : undefined;
  }

  #answer(
    field: Field,
    name: StoredFieldName,
    column: number,
    unit: RowUnit | undefined,
    text: string,
  ): CellAnswer {
    const key = `${String(column)}\n${unit ? String(unit.factor) : 'none'}\n${text}`;
    const known = this.#known.get(key);
    if (known) return known;
    const read = this.#read(field, name, unit ?? { ...PLAIN_UNIT, dollarFactor: 1 }, text);
    const isAmount = 'value' in read && read.value !== undefined;
    const answer: CellAnswer = unit || !isAmount ? read : { kind: 'otherCurrency' };
    this.#known.set(key, answer);
    return answer;
  }

  #read(field: Field, name: StoredFieldName, unit: RowUnit, cell: string): CellAnswer {
    if (FORMULA.test(cell)) return { kind: 'notComputed' };
    const { decimal, dateOrder } = this.plan.mapping;
    const read = readCellText(field.kind, cell, { ...unit, decimal, dateOrder });
    if ('problem' in read) return { kind: read.problem };
    let { text } = read;
    if (field.vocabulary) {
      const entry = readEntry(field, text, this.plan.vocabulary);
      if ('nearest' in entry) return { kind: 'notInVocabulary', detail: entry.nearest };
      text = entry.text;
    }
    if (text === '') return { value: undefined };
    const fault = textFault(text);
    if (fault) return { kind: fault };
    const value = readFieldText(name, text);
    if (!('value' in value)) return { kind: 'schema', detail: value.reason };
    return 'doubt' in read && read.doubt ? { ...value, doubt: read.doubt } : value;
  }

  #count(field: StoredFieldName, value: string, nearest: string | undefined): void {
    const key = `${field}\n${choiceKey(value)}`;
    const known = this.#unknown.get(key);
    if (known) known.rows += 1;
    else this.#unknown.set(key, { field, value: value.trim(), rows: 1, nearest });
  }
}

const shown = (value: DealValue): string =>
  typeof value === 'object' ? isoDate(value) : String(value ?? '');

/** A row of values as a deal. Every needed value has been read by the schema of its field. */
export const dealOf = (values: ReadRow['values'], deal_id: string): DealRow =>
  Object.fromEntries(
    STORED_FIELDS.map(({ name }) => [name, name === 'deal_id' ? deal_id : values[name as StoredFieldName]]),
  ) as DealRow;
