import type { Token } from './formula-tokens';
import { argumentsAt, tokensOf } from './formula-tokens';
import { functionPrefix } from './future-functions';

/** Name space of the add-in's functions: =DEALS.DEAL_RNPV(…) is `_xldudf_DEALS_DEAL_RNPV(…)` in a file. */
const NAMESPACES = ['DEALS'];
const CUSTOM = '_xldudf_';
const PARAMETER = '_xlpm.';

/** The one name that an argument consists of. */
function nameIn(tokens: readonly Token[], [from, to]: readonly [number, number]): string | undefined {
  const texts = tokens.slice(from, to).filter(({ text }) => text.trim() !== '');
  return texts.length === 1 && texts[0]?.kind === 'name' ? texts[0].text : undefined;
}

/** Names that a LET or LAMBDA gives: every second argument but the last, or all but the last. */
function parametersOf(tokens: readonly Token[], open: number, isLet: boolean): string[] {
  const { args } = argumentsAt(tokens, open);
  return args.slice(0, -1).flatMap((argument, index) => {
    if (isLet && index % 2 === 1) return [];
    const name = nameIn(tokens, argument);
    return name === undefined ? [] : [name];
  });
}

/** Which tokens are parameters of a LET or LAMBDA around them. */
function parameterTokens(tokens: readonly Token[]): Set<number> {
  const found = new Set<number>();
  for (const [index, { kind, text }] of tokens.entries()) {
    const name = text.toUpperCase();
    if (kind !== 'function' || (name !== 'LET' && name !== 'LAMBDA')) continue;
    const names = new Set(
      parametersOf(tokens, index + 1, name === 'LET').map((parameter) => parameter.toLowerCase()),
    );
    const { close } = argumentsAt(tokens, index + 1);
    for (let at = index + 1; at < close; at++) {
      const token = tokens[at];
      const callable = token?.kind === 'name' || token?.kind === 'function';
      if (token && callable && names.has(token.text.toLowerCase())) found.add(at);
    }
  }
  return found;
}

function functionInFile(name: string): string {
  const namespace = NAMESPACES.find((candidate) => name.toUpperCase().startsWith(`${candidate}.`));
  if (namespace !== undefined)
    return `${CUSTOM}${namespace}_${name.slice(namespace.length + 1).toUpperCase()}`;
  return functionPrefix(name) + name;
}

/** A formula as a file has it, without "=". @param formula with its "=" */
export function toFileFormula(formula: string): string {
  const tokens = tokensOf(formula.replace(/^=/, ''));
  const parameters = parameterTokens(tokens);
  return tokens
    .map(({ kind, text }, index) => {
      if (parameters.has(index)) return PARAMETER + text;
      return kind === 'function' ? functionInFile(text) : text;
    })
    .join('');
}

function nameFromFile(text: string): string {
  for (const namespace of NAMESPACES) {
    const prefix = `${CUSTOM}${namespace}_`;
    if (text.toUpperCase().startsWith(prefix.toUpperCase()))
      return `${namespace}.${text.slice(prefix.length)}`;
  }
  return text.replace(/^(_xlfn\.)?(_xlws\.)?(_xlpm\.)?/i, '');
}

/** The formula as a cell has it, with "=". @param formula from a file, without "=" */
export function fromFileFormula(formula: string): string {
  const body = tokensOf(formula.replace(/^=/, ''))
    .map(({ kind, text }) => (kind === 'function' || kind === 'name' ? nameFromFile(text) : text))
    .join('');
  return `=${body}`;
}
