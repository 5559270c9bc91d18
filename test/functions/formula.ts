/** Reads formulas such as =DEALS.RNPV(10%, {-100,60}, {1,1}): calls of one function with constants, as in the manual. */
export interface Call {
  readonly id: string;
  /** Undefined for an omitted argument; rows for an array constant. */
  readonly values: unknown[];
}

/** @throws Error where it is not such a formula */
export function readFormula(formula: string): Call {
  const match = /^=DEALS\.([A-Z_]+)\((.*)\)$/.exec(formula.trim());
  if (!match) throw new Error(`${formula} is not one call with constants`);
  const [, id = '', list = ''] = match;
  return { id, values: list.trim() === '' ? [] : split(list, ',').map(readConstant) };
}

function readConstant(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (trimmed.startsWith('{') && trimmed.endsWith('}')) {
    return split(trimmed.slice(1, -1), ';').map((row) => split(row, ',').map(readConstant));
  }
  if (/^".*"$/.test(trimmed)) return trimmed.slice(1, -1).replaceAll('""', '"');
  if (/^(TRUE|FALSE)$/i.test(trimmed)) return trimmed.toUpperCase() === 'TRUE';
  const number = /^(-?[\d.]+(?:e-?\d+)?)(%?)$/i.exec(trimmed);
  if (!number) throw new Error(`${trimmed} is no constant`);
  return Number(number[1]) / (number[2] ? 100 : 1);
}

/** Splits at a separator that stands neither in quotes nor in braces. */
function split(text: string, separator: string): string[] {
  const parts = [''];
  let [quoted, depth] = [false, 0];
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth += 1;
    else if (!quoted && character === '}') depth -= 1;
    if (character === separator && !quoted && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
