import type { ICellData, Nullable } from '@univerjs/core';
import type { Area } from './area';
import type { Model } from './model';
import type { SortField } from './table-meta';
import { LexerTreeBuilder } from '@univerjs/engine-formula';
import { invalidArgument, OfficeError } from '../request/errors';
import { CellReader } from './cell-reading';
import { patchCells } from './cell-writing';

type Key = string | number | boolean;

/** Numbers, then text, then FALSE and TRUE, then errors; empty cells come last whichever the direction. */
const RANKS: Readonly<Record<string, number>> = { Double: 0, String: 1, Boolean: 2, Error: 3, Empty: 4 };

const collator = (matchCase: boolean) =>
  new Intl.Collator('en', { sensitivity: matchCase ? 'variant' : 'base' });

/** @throws OfficeError InvalidArgument, or ApiNotFound for sorting by colour or icon */
export function readSortFields(input: unknown, columns: number, where: string): SortField[] {
  if (!Array.isArray(input) || input.length === 0) throw invalidArgument(where);
  return input.map((field: unknown) => {
    if (typeof field !== 'object' || field === null) throw invalidArgument(where);
    const read = (key: string): unknown => Reflect.get(field, key);
    const key = read('key');
    if (typeof key !== 'number' || !Number.isInteger(key) || key < 0 || key >= columns)
      throw invalidArgument(where);
    const sortOn = read('sortOn') ?? 'Value';
    if (sortOn !== 'Value')
      throw new OfficeError('ApiNotFound', `This host sorts by values only, not by ${String(sortOn)}.`, {
        errorLocation: where,
      });
    const dataOption = read('dataOption') === 'TextAsNumber' ? 'TextAsNumber' : 'Normal';
    return { key, ascending: read('ascending') !== false, sortOn, dataOption };
  });
}

interface SortKey {
  readonly rank: number;
  readonly value: Key;
}

function keyOf(reader: CellReader, row: number, column: number, field: SortField): SortKey {
  const value = reader.value(row, column);
  if (
    field.dataOption === 'TextAsNumber' &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return { rank: 0, value: Number(value) };
  return { rank: RANKS[reader.valueType(row, column)] ?? 1, value };
}

function compare(a: SortKey, b: SortKey, ascending: boolean, text: Intl.Collator): number {
  if (a.rank === 4 || b.rank === 4) return a.rank - b.rank;
  const sign = ascending ? 1 : -1;
  if (a.rank !== b.rank) return sign * (a.rank - b.rank);
  if (a.rank === 3) return 0;
  if (typeof a.value === 'string' && typeof b.value === 'string')
    return sign * text.compare(a.value, b.value);
  return sign * (Number(a.value) - Number(b.value));
}

/** The order of the rows after sorting; equal rows stay in their order. */
function sortedOrder(
  reader: CellReader,
  area: Area,
  fields: readonly SortField[],
  matchCase: boolean,
): number[] {
  const text = collator(matchCase);
  const keys = Array.from({ length: area.rows }, (_, index) =>
    fields.map((field) => keyOf(reader, area.row + index, area.column + field.key, field)),
  );
  return keys
    .map((_, index) => index)
    .sort((a, b) => {
      for (const [position, field] of fields.entries()) {
        const [left, right] = [keys[a]?.[position], keys[b]?.[position]];
        const order = left && right ? compare(left, right, field.ascending, text) : 0;
        if (order !== 0) return order;
      }
      return a - b;
    });
}

/** Sorts rows in place: whole cells move, and relative references in formulas move with their row, as in Excel. */
export function sortRows(model: Model, area: Area, fields: readonly SortField[], matchCase: boolean): void {
  const { spreadsheet } = model;
  const reader = new CellReader(spreadsheet, area.sheetId);
  const lexer = spreadsheet.injector.get(LexerTreeBuilder);
  const order = sortedOrder(reader, area, fields, matchCase);
  if (order.every((from, to) => from === to)) return;
  const moved = (from: number, to: number, column: number): Nullable<ICellData> => {
    const cell = spreadsheet.storedCell(reader.sheet, area.row + from, column);
    if (!cell) return null;
    if (!cell.f && !cell.si) return { f: null, si: null, p: null, custom: null, v: null, t: null, ...cell };
    const formula = String(reader.formula(area.row + from, column));
    return {
      p: null,
      custom: null,
      ...cell,
      si: null,
      f: lexer.moveFormulaRefOffset(formula, 0, to - from),
      v: null,
      t: null,
    };
  };
  const rows = order.map((from, to) =>
    Array.from({ length: area.columns }, (_, column) => moved(from, to, area.column + column)),
  );
  patchCells(spreadsheet, area, () => null);
  patchCells(spreadsheet, area, (row, column) => rows[row]?.[column] ?? null);
}
