import type { FunctionMetadata } from './built';

/** Splits at `separator` outside quotation marks, brackets and braces. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && '({'.includes(character)) depth += 1;
    if (!quoted && ')}'.includes(character)) depth -= 1;
    if (character === separator && !quoted && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** The value of a constant as Excel reads it; undefined where the text is no constant (a reference, a function). */
function constant(text: string): unknown {
  const word = text.trim();
  if (word === '') return null;
  if (/^"(?:[^"]|"")*"$/.test(word)) return word.slice(1, -1).replaceAll('""', '"');
  if (/^(TRUE|FALSE)$/i.test(word)) return word.toUpperCase() === 'TRUE';
  if (/^\{.*\}$/.test(word)) {
    return splitOutside(word.slice(1, -1), ';').map((row) => splitOutside(row, ',').map(constant));
  }
  const number = /^([+-]?[\d.]+(?:e[+-]?\d+)?)(%?)$/i.exec(word);
  return number ? Number(number[1]) / (number[2] ? 100 : 1) : undefined;
}

/** Name and constant arguments of `=DEALS.NAME(…)`; undefined where it is more than one call with constants. */
export function readCall(
  formula: string,
): { readonly id: string; readonly values: readonly unknown[] } | undefined {
  const match = /^=DEALS\.([A-Z_.]+)\((.*)\)$/.exec(formula.trim());
  if (!match) return undefined;
  const [, id = '', inside = ''] = match;
  const values = inside.trim() === '' ? [] : splitOutside(inside, ',').map(constant);
  return values.includes(undefined) ? undefined : { id, values };
}

/**
 * Arguments as Excel passes them: a range is rows even if it is one cell, omitted ones are null, and what repeats
 * arrives as one list.
 */
export function asExcelPasses(metadata: FunctionMetadata, values: readonly unknown[]): unknown[] {
  const shaped = (matrix: boolean, value: unknown) =>
    matrix && value !== null && !Array.isArray(value) ? [[value]] : value;
  return metadata.parameters.map((parameter, index) =>
    parameter.repeating
      ? values.slice(index).map((value) => shaped(parameter.dimensionality === 'matrix', value))
      : shaped(parameter.dimensionality === 'matrix', values[index] ?? null),
  );
}
