import { parseDate } from '../deals/date';
import type { DealDate } from '../deals/date';
import { InputError } from '../deals/input-error';
import { findName, nearestNames, normaliseName } from '../deals/names';

/**
 * Reading of the cells of a two-column range of names and values. An empty cell may reach us as null (Excel on the
 * web), as 0 (desktop) or as '' (a formula that gives empty text): the three are never told apart.
 */
export type NameAndValue = readonly [name: unknown, value: unknown];

/** Whether a cell is empty, or a zero that an empty cell may have become. */
export function isBlankOrZero(value: unknown): boolean {
  return (
    value === null || value === undefined || value === 0 || (typeof value === 'string' && value.trim() === '')
  );
}

const HEADERS = ['name', 'assumption', 'term', 'field', 'value'];

/**
 * The names and values of a range: rows with a blank name are skipped, and so is a header row, so that a spilled
 * table can be passed back whole.
 * @throws InputError (#VALUE!) for a name that is not text
 */
export function namedCells(
  rows: readonly NameAndValue[],
  argument: string,
): { name: string; value: unknown }[] {
  return rows.flatMap(([name, value], index) => {
    if (isBlankOrZero(name)) return [];
    if (typeof name !== 'string') {
      throw new InputError(
        'value',
        `${argument}: row ${index + 1} has no name: "${shown(name)}" is not text.`,
      );
    }
    const header =
      index === 0 &&
      HEADERS.includes(normaliseName(name)) &&
      typeof value === 'string' &&
      normaliseName(value) === 'value';
    return header ? [] : [{ name: name.trim(), value }];
  });
}

/** A cell as a message quotes it, cut short. */
export function shown(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? 'an array or object' : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?$/i;

/** A number typed as such or as text ("1,200", "12%" = 0.12); undefined for anything else. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const bare = text.endsWith('%') ? text.slice(0, -1).trim() : text;
  if (bare === '' || !NUMBER.test(bare) || !/\d/.test(bare)) return undefined;
  const read = Number(bare.replace(/,/g, ''));
  return text.endsWith('%') ? read / 100 : read;
}

const LAST_SERIAL = 2_958_465; // 9999-12-31

/** A date typed as an Excel serial or as text (2024-05-01, 2024-05); undefined for anything else. */
export function dateIn(value: unknown): DealDate | undefined {
  if (typeof value === 'string') {
    const parsed = parseDate(value.trim());
    if (parsed) return parsed;
  }
  const serial = numberIn(value);
  if (serial === undefined || serial < 1 || serial > LAST_SERIAL) return undefined;
  return { serial: Math.floor(serial), precision: 'day' };
}

/**
 * The entry of a vocabulary that a cell means.
 * @throws InputError (#VALUE!) with the nearest entries
 */
export function entryIn<T extends string>(value: unknown, vocabulary: readonly T[], name: string): T {
  const entry = typeof value === 'string' ? findName(value, vocabulary) : undefined;
  if (entry !== undefined) return entry;
  const near = nearestNames(shown(value), vocabulary);
  const right = (near.length > 0 ? near : vocabulary).join(', ');
  throw new InputError('value', `${name}: "${shown(value)}" is not known. Give ${right}.`);
}
