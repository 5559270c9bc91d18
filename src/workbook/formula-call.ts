import { unquoted } from './formula-text';

/** An argument of a formula as far as it can be read without calculating. */
export type FormulaArgument =
  | { readonly kind: 'omitted' }
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'array'; readonly rows: readonly (readonly (string | number | boolean)[])[] }
  /** Cells: `sheet` as it was written, without quotes; undefined for the sheet of the formula. */
  | { readonly kind: 'cells'; readonly sheet: string | undefined; readonly address: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'other'; readonly text: string };

/** A call of one of our functions within a formula. */
export interface FormulaCall {
  /** Without the namespace, in capitals. */
  readonly name: string;
  readonly arguments: readonly FormulaArgument[];
}

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const REFERENCE = new RegExp(
  String.raw`^(?:(?:'((?:[^']|'')+)'|([^\s'!,;(){}"]+))!)?(${CELL}(?::${CELL})?)$`,
);
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(\s*%)?$/i;

/**
 * The first call of one of these functions in a formula as Excel gives it (English, with commas); undefined where there
 * is none. A call within another formula counts: =ROUND(DEALS.DEAL_RNPV(A1),0).
 */
export function formulaCall(formula: unknown, names: readonly string[]): FormulaCall | undefined {
  if (typeof formula !== 'string' || !formula.startsWith('=')) return undefined;
  // What stands in quotes is blanked out, place by place, so that no text is taken for a call.
  const code = formula.replace(/"(?:[^"]|"")*"/g, (text) => ' '.repeat(text.length));
  const match = new RegExp(String.raw`(?:^|[^\w.])(?:_xldudf_)?DEALS[._](${names.join('|')})\s*\(`, 'i').exec(
    code,
  );
  const name = match?.[1];
  if (!match || name === undefined) return undefined;
  const parts = argumentsFrom(formula, match.index + match[0].length);
  return parts && { name: name.toUpperCase(), arguments: parts.map(readArgument) };
}

/** The texts of the arguments from a place behind the opening parenthesis; undefined where it is never closed. */
function argumentsFrom(formula: string, start: number): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let from = start;
  let quote: string | undefined;
  for (let at = start; at < formula.length; at++) {
    const sign = formula.charAt(at);
    if (quote !== undefined) {
      if (sign === quote) quote = undefined;
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(' || sign === '{' || sign === '[') depth++;
    else if ((sign === ')' && depth > 0) || sign === '}' || sign === ']') depth--;
    else if (depth === 0 && (sign === ',' || sign === ')')) {
      parts.push(formula.slice(from, at).trim());
      from = at + 1;
      if (sign === ')') return parts;
    }
  }
  return undefined;
}

function readArgument(text: string): FormulaArgument {
  if (text === '') return { kind: 'omitted' };
  const constant = constantIn(text);
  if (constant !== undefined) return { kind: 'value', value: constant };
  if (text.startsWith('{') && text.endsWith('}')) return arrayIn(text);
  const [, quoted, plain, address] = REFERENCE.exec(text) ?? [];
  if (address !== undefined) {
    const sheet = quoted?.replaceAll("''", "'") ?? plain;
    // Another workbook can't be read from here.
    if (sheet?.includes('[')) return { kind: 'other', text };
    return { kind: 'cells', sheet, address: address.replaceAll('$', '') };
  }
  return NAME.test(text) ? { kind: 'name', name: text } : { kind: 'other', text };
}

/** A constant as formulas write it: "text", 0.12, 12%, TRUE. */
function constantIn(text: string): string | number | boolean | undefined {
  const words = unquoted(text);
  if (words !== undefined) return words;
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  const number = NUMBER.exec(text);
  if (!number) return undefined;
  return number[1] === undefined ? Number(text) : Number(text.replace(/\s*%$/, '')) / 100;
}

function arrayIn(text: string): FormulaArgument {
  const rows = splitOutsideQuotes(text.slice(1, -1), ';').map((row) =>
    splitOutsideQuotes(row, ',').map((cell) => constantIn(cell.trim())),
  );
  const known = rows.map((row) => row.filter((cell) => cell !== undefined));
  const whole = known.every((row, index) => row.length === rows[index]?.length);
  return whole ? { kind: 'array', rows: known } : { kind: 'other', text };
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === '"') quoted = !quoted;
    else if (text.charAt(at) === separator && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
