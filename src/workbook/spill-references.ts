import { columnLetters } from '../valuation/model-sheet/references';
import { columnIndex } from './cell-address';
import type { CellBlock } from './cell-block';

/** A cell, or a name for one, whose whole spill a formula refers to. */
export type SpillTarget =
  | { readonly sheet: string | undefined; readonly cell: string }
  | { readonly sheet: string | undefined; readonly name: string };

/** How files, and some hosts, write `A1#`. */
const ANCHOR_ARRAY = /(?:_xlfn\.)?ANCHORARRAY\(\s*((?:'(?:[^']|'')+'!)?[^()']*?)\s*\)/giu;

/** A text, which may say anything; or a cell or name with "#" behind it, with or without its sheet. */
const SPILL =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.\]!])(?:(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!)?(?:(\$?[A-Z]{1,3}\$?\d{1,7})|([\p{L}_\\][\p{L}\p{N}_.\\?]*))#/giu;

/**
 * The spills that a formula refers to as a whole: `A1#`, `'My sheet'!$A$1#`, `Deals_found#`; those, too, that a text
 * names for INDIRECT.
 * @param over for a rule of several cells: without $, each of them refers to another cell
 */
export function spillTargets(
  formula: string,
  over: Pick<CellBlock, 'rows' | 'columns'> = ONE,
): SpillTarget[] {
  const targets: SpillTarget[] = [];
  for (const [, quoted, plain, cell, name] of formula.replace(ANCHOR_ARRAY, '$1#').matchAll(SPILL)) {
    const sheet = quoted?.replaceAll("''", "'") ?? plain;
    if (cell !== undefined)
      targets.push(...cellsOver(cell.toUpperCase(), over).map((each) => ({ sheet, cell: each })));
    else if (name !== undefined) targets.push({ sheet, name });
  }
  const texts = indirections(formula).flatMap(({ text }) => text ?? []);
  return [...targets, ...texts.flatMap((text) => spillTargets(text))];
}

const ONE = { rows: 1, columns: 1 };
/** What a rule of more rows refers to is taken to end here: no result of ours spills as far, one from each row. */
const MOST_MOVED = 2_000;
const MOST_BESIDE = 50;

/** The cells that a reference comes to in each of the cells that share it. */
function cellsOver(reference: string, { rows, columns }: Pick<CellBlock, 'rows' | 'columns'>): string[] {
  const [, toColumn, letters = '', toRow, digits = ''] = /^(\$?)([A-Z]+)(\$?)(\d+)$/.exec(reference) ?? [];
  const first = columnIndex(letters);
  const steps = (fixed: string | undefined, count: number) =>
    Array.from({ length: fixed === '' ? Math.min(count, MOST_MOVED) : 1 }, (_, step) => step);
  return steps(toColumn, Math.min(columns, MOST_BESIDE)).flatMap((right) =>
    steps(toRow, rows).map((down) => `${columnLetters(first + right)}${String(Number(digits) + down)}`),
  );
}

/** Whether a formula refers to all that another cell spills. */
export const refersToSpill = (formula: string): boolean =>
  /#|ANCHORARRAY/i.test(formula) && spillTargets(formula).length > 0;

/** Whether INDIRECT gets a text that is only known when it is calculated, and may name a spill. */
export const refersUnread = (formula: string): boolean =>
  indirections(formula).some(({ text }) => text === undefined);

/** What INDIRECT is given: its text, or none where it is computed. A text that ends otherwise than in # names no spill. */
function indirections(formula: string): { readonly text: string | undefined }[] {
  if (!/INDIRECT/i.test(formula)) return [];
  return [...formula.matchAll(/"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.])INDIRECT\(/giu)].flatMap((match) => {
    if (match[0].startsWith('"')) return [];
    const argument = firstArgument(formula.slice(match.index + match[0].length));
    const [whole, last = ''] = /(?:^|&)\s*"((?:[^"]|"")*)"\s*$/.exec(argument) ?? [];
    const text = last.replaceAll('""', '"');
    if (whole !== undefined && !text.trimEnd().endsWith('#')) return [];
    return [{ text: whole?.length === argument.length ? text : undefined }];
  });
}

/** The text of a call up to the end of its first argument. */
function firstArgument(rest: string): string {
  let depth = 0;
  for (const token of rest.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[(){},;]/g)) {
    const [sign] = token;
    if (depth === 0 && /^[),;]$/.test(sign)) return rest.slice(0, token.index);
    if (/^[({]$/.test(sign)) depth += 1;
    if (/^[)}]$/.test(sign)) depth -= 1;
  }
  return rest;
}
