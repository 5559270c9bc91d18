import type { DealSet } from '../../deals/dataset';
import { askingOf } from '../../functions/asked-deals';
import { implementationOf } from '../../functions/registered';
import type { Argument } from './argument-text';
import type { ReadDraft } from './draft';
import { takesPairs, takesRange } from './known-functions';
import type { KnownFunction } from './known-functions';

/** What one cell of a result shows. */
export type ShownCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly format: string | undefined }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly error: string; readonly message: string };

/** What a formula gives. */
export type Outcome =
  | { readonly kind: 'table'; readonly rows: readonly (readonly ShownCell[])[] }
  | { readonly kind: 'error'; readonly error: string; readonly message: string }
  /** An argument is something that only Excel can compute. */
  | { readonly kind: 'unknown'; readonly argument: string };

/** The values of the cells that an argument refers to; undefined where they can't be read. */
export type ReadCells = (reference: string) => Promise<readonly (readonly unknown[])[] | undefined>;

/**
 * Calls the function with the arguments of a draft as a cell would, but from no cell: nothing is remembered of it.
 * @param deals what is asked; the deals in force by default
 */
export async function evaluate(
  known: KnownFunction,
  { singles, repeated }: Pick<ReadDraft, 'singles' | 'repeated'>,
  read: ReadCells,
  deals?: DealSet,
): Promise<Outcome> {
  const compute = implementationOf(known.code);
  if (!compute) throw new Error(`${known.id} has no code`);
  const values: unknown[] = [];
  const places = known.parameters.flatMap((parameter, place) =>
    takesPairs(parameter) ? [] : [{ parameter, argument: singles[place] }],
  );
  for (const { parameter, argument } of places) {
    const value = await valueOf(argument, takesRange(parameter), read);
    if (value === UNREADABLE) return { kind: 'unknown', argument: textOf(argument) };
    values.push(value);
  }
  if (known.parameters.some(takesPairs)) {
    const list: unknown[] = [];
    for (const argument of repeated) {
      const value = await valueOf(argument, true, read);
      if (value === UNREADABLE) return { kind: 'unknown', argument: textOf(argument) };
      list.push(value);
    }
    values.push(list.length > 0 ? list : null);
  }
  try {
    const result: unknown = await compute(
      ...values,
      deals ? askingOf(deals, known.id) : { functionName: known.id },
    );
    return { kind: 'table', rows: rowsOf(result).map((row) => row.map(shownCell)) };
  } catch (problem) {
    return errorOf(problem);
  }
}

const UNREADABLE = Symbol('unreadable');

const textOf = (argument: Argument | undefined): string =>
  argument && 'text' in argument ? argument.text : '';

async function valueOf(argument: Argument | undefined, asRange: boolean, read: ReadCells): Promise<unknown> {
  switch (argument?.kind) {
    case undefined:
    case 'omitted':
      return null;
    case 'constant':
      return asRange ? [[argument.value]] : argument.value;
    case 'array':
      return argument.rows;
    case 'reference': {
      const cells = await read(argument.text);
      if (cells === undefined) return UNREADABLE;
      if (asRange) return cells;
      // Excel calls a function of one cell once for each cell of a range.
      return cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : UNREADABLE;
    }
    case 'expression':
      return UNREADABLE;
  }
}

function rowsOf(result: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(result)) return [[result]];
  return result.map((row: unknown) => (Array.isArray(row) ? row : [row]));
}

function shownCell(value: unknown): ShownCell {
  if (typeof value === 'number') return { kind: 'number', number: value, format: undefined };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (value instanceof Error) return errorOf(value);
  if (typeof value !== 'object' || value === null) return { kind: 'text', text: '' };
  if ('type' in value && value.type === 'Entity' && 'text' in value)
    return { kind: 'text', text: String(value.text) };
  if ('basicValue' in value && typeof value.basicValue === 'number') {
    const format = 'numberFormat' in value ? String(value.numberFormat) : undefined;
    return { kind: 'number', number: value.basicValue, format };
  }
  return { kind: 'text', text: 'basicValue' in value ? String(value.basicValue) : '' };
}

function errorOf(problem: unknown): { kind: 'error'; error: string; message: string } {
  const code =
    typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : '#VALUE!';
  return {
    kind: 'error',
    error: code,
    message: problem instanceof Error ? problem.message : String(problem),
  };
}
