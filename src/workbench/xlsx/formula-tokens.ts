/** A piece of a formula: names of functions and of anything else are told apart from what must be left alone. */
export interface Token {
  readonly kind: 'function' | 'name' | 'open' | 'close' | 'comma' | 'other';
  readonly text: string;
}

/** Text, sheet names in quotes, names, then single characters. Brackets of structured references are read apart. */
const PIECE = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|[\p{L}_\\][\p{L}\p{N}_.\\]*|[\d.]+(?:[eE][+-]?\d+)?|[\s\S]/uy;

const NAME = /^[\p{L}_\\]/u;

/** Where a bracketed reference such as [[#Data],[Up]] ends; an apostrophe takes the next character as it is. */
function endOfBrackets(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    const character = formula[at];
    if (character === "'") at++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at + 1;
  }
  return formula.length;
}

function kindOf(text: string, next: string | undefined): Token['kind'] {
  if (text === '(') return 'open';
  if (text === ')') return 'close';
  if (text === ',') return 'comma';
  if (!NAME.test(text)) return 'other';
  return next === '(' ? 'function' : 'name';
}

/** Splits a formula, without its "=", so that the pieces joined are the formula again. */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  let braces = 0;
  for (let at = 0; at < formula.length;) {
    if (formula[at] === '[') {
      const end = endOfBrackets(formula, at);
      tokens.push({ kind: 'other', text: formula.slice(at, end) });
      at = end;
      continue;
    }
    PIECE.lastIndex = at;
    const text = PIECE.exec(formula)?.[0] ?? formula.charAt(at);
    at += text.length;
    if (text === '{') braces++;
    if (text === '}') braces--;
    // Commas of array constants separate no arguments.
    tokens.push({ kind: braces > 0 ? 'other' : kindOf(text, formula[at]), text });
  }
  return tokens;
}

/** The arguments of the call whose opening bracket is at `open`, as ranges of tokens; and where it closes. */
export function argumentsAt(
  tokens: readonly Token[],
  open: number,
): { args: (readonly [from: number, to: number])[]; close: number } {
  const args: (readonly [number, number])[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < tokens.length; at++) {
    const kind = tokens[at]?.kind;
    if (kind === 'open') depth++;
    else if (kind === 'close' && --depth === 0) return { args: [...args, [from, at]], close: at };
    else if (kind === 'comma' && depth === 1) {
      args.push([from, at]);
      from = at + 1;
    }
  }
  return { args: [...args, [from, tokens.length]], close: tokens.length };
}
