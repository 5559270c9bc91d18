import { quoted, unquoted } from '../../workbook/formula-text';

/** What a person typed for an argument, as a formula takes it. */
export type Argument =
  | { readonly kind: 'omitted' }
  | { readonly kind: 'constant'; readonly value: string | number | boolean; readonly text: string }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Constant[])[]; readonly text: string }
  /** Cells of the workbook, such as Sheet1!A2:B9. */
  | { readonly kind: 'reference'; readonly text: string }
  /** Anything else that Excel computes: known once it stands in a cell. */
  | { readonly kind: 'expression'; readonly text: string };

type Constant = string | number | boolean;

export const OMITTED: Argument = { kind: 'omitted' };

const NUMBER = /^[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:e[+-]?\d{1,3})?%?$/i;
const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELLS = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?#?`;
const TABLE = String.raw`[\p{L}_][\p{L}\p{N}_.]*\[[^\]]*\]`;
const REFERENCE = new RegExp(`^(?:(?:${SHEET})?${CELLS}|${TABLE})$`, 'iu');

const constant = (value: Constant, text: string): Argument => ({ kind: 'constant', value, text });

/**
 * Reads a typed argument: words are text, 2024 and 12% are numbers, "2024" in quotes is text, and after an equals sign
 * comes what Excel computes: cells, {lists}, formulas.
 * @param isCriterion whether an equals sign may be part of a criterion: "=" (undisclosed) and "=ADC" are text then
 */
export function readArgument(typed: string, isCriterion = false): Argument {
  const text = typed.trim();
  if (text === '') return OMITTED;
  if (text.startsWith('=')) {
    const formula = text.slice(1).trim();
    if (isCriterion && !REFERENCE.test(formula)) return constant(text, quoted(text));
    return formula === '' ? OMITTED : readExpression(formula);
  }
  if (unquoted(text) !== undefined || NUMBER.test(text) || isBoolean(text)) return readExpression(text);
  return constant(text, quoted(text));
}

/** Reads an argument as it stands in a formula. */
export function readExpression(text: string): Argument {
  const value = readConstant(text);
  if (value !== undefined) return constant(value, text);
  if (REFERENCE.test(text)) return { kind: 'reference', text };
  const rows = readArray(text);
  return rows ? { kind: 'array', rows, text } : { kind: 'expression', text };
}

/** How an argument of a formula would be typed: the opposite of `readArgument`. */
export function typedFrom(text: string, isCriterion = false): string {
  const expression = text.trim();
  if (expression === '') return '';
  const value = readConstant(expression);
  if (value === undefined) return `=${expression}`;
  if (typeof value !== 'string') return expression;
  const read = readArgument(value, isCriterion);
  return read.kind === 'constant' && read.value === value && value === value.trim() ? value : expression;
}

const isBoolean = (text: string): boolean => /^(?:TRUE|FALSE)$/i.test(text);

function readConstant(text: string): Constant | undefined {
  const words = unquoted(text);
  if (words !== undefined) return words;
  if (isBoolean(text)) return text.toUpperCase() === 'TRUE';
  if (!NUMBER.test(text)) return undefined;
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
}

function readArray(text: string): Constant[][] | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  const rows = splitOutside(text.slice(1, -1), ';').map((row) =>
    splitOutside(row, ',').map((cell) => readConstant(cell.trim())),
  );
  const width = rows[0]?.length;
  const complete = rows.every((row) => row.length === width && row.every((cell) => cell !== undefined));
  return complete ? (rows as Constant[][]) : undefined;
}

/** Splits at a separator that stands neither in quotes nor in brackets. */
export function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let [quote, depth] = ['', 0];
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if ('({['.includes(character)) depth += 1;
    else if (')}]'.includes(character)) depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push('');
      continue;
    }
    parts[parts.length - 1] += character;
  }
  return parts;
}
