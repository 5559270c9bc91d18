import { quoted } from '../../workbook/formula-text';
import { OMITTED, readArgument, readExpression, splitOutside, typedFrom } from './argument-text';
import type { Argument } from './argument-text';
import { functionNamed, takesPairs } from './known-functions';
import type { KnownFunction } from './known-functions';

/** A formula being built: what was typed for each argument, as typed. */
export interface Draft {
  readonly id: string;
  /** In the order of the parameters that do not repeat; '' leaves one out. */
  readonly values: readonly string[];
  /** Fields and criteria. */
  readonly pairs: readonly (readonly [field: string, criterion: string])[];
}

/** A draft read: the arguments, or what is still to be filled in. */
export interface ReadDraft {
  readonly formula: string;
  /** As the function takes them: those of pairs follow each other. */
  readonly singles: readonly Argument[];
  readonly repeated: readonly Argument[];
  /** Names of required parameters that are empty; fields whose criterion is. */
  readonly missing: readonly string[];
}

const singlesOf = ({ parameters }: KnownFunction) => parameters.filter((each) => !takesPairs(each));

/** Whether a function takes pairs of fields and criteria. */
export const hasPairs = ({ parameters }: KnownFunction): boolean => parameters.some(takesPairs);

/** An empty draft of a function. */
export const emptyDraft = (known: KnownFunction): Draft => ({
  id: known.id,
  values: singlesOf(known).map(() => ''),
  pairs: [],
});

/** The formula that a draft means. Empty arguments at the end are left out, and pairs without a field are nothing. */
export function readDraft(known: KnownFunction, draft: Draft): ReadDraft {
  const parameters = singlesOf(known);
  const singles = parameters.map((_, place) => readArgument(draft.values[place] ?? ''));
  const pairs = hasPairs(known) ? draft.pairs.filter(([field]) => field.trim() !== '') : [];
  const complete = pairs.filter(([, criterion]) => criterion.trim() !== '');
  const repeated = complete.flatMap(([field, criterion]) => [
    readArgument(field),
    readArgument(criterion, true),
  ]);
  const all = [...singles, ...repeated].map((argument) => ('text' in argument ? argument.text : ''));
  while (all.at(-1) === '') all.pop();
  return {
    formula: `=DEALS.${known.id}(${all.join(',')})`,
    singles,
    repeated,
    missing: [
      ...parameters
        .filter(({ optional }, place) => !optional && (singles[place] ?? OMITTED).kind === 'omitted')
        .map(({ name }) => name),
      ...pairs.filter(([, criterion]) => criterion.trim() === '').map(([field]) => field.trim()),
    ],
  };
}

/** A formula that is one call of a function of ours, with the texts of its arguments; undefined for any other. */
function callIn(formula: string): { readonly known: KnownFunction; readonly parts: string[] } | undefined {
  const [, id = '', list = ''] = /^=\s*DEALS\.(\w+)\s*\(([\s\S]*)\)\s*$/i.exec(formula.trim()) ?? [];
  const known = functionNamed(id);
  if (!known || !isClosed(list)) return undefined;
  return { known, parts: list.trim() === '' ? [] : splitOutside(list, ',') };
}

/** A formula that is one call of a function of ours, with its arguments as they stand in it; undefined for any other. */
export function callOf(
  formula: string,
): ({ readonly known: KnownFunction } & Pick<ReadDraft, 'singles' | 'repeated'>) | undefined {
  const call = callIn(formula);
  if (!call) return undefined;
  const { known, parts } = call;
  const all = parts.map((part) => (part.trim() === '' ? OMITTED : readExpression(part.trim())));
  const count = singlesOf(known).length;
  if (all.length > count && !hasPairs(known)) return undefined;
  return { known, singles: all.slice(0, count), repeated: all.slice(count) };
}

/** The draft of a formula that is one call of a function of ours; undefined for any other. */
export function draftOf(formula: string): Draft | undefined {
  const call = callIn(formula);
  if (!call) return undefined;
  const { known, parts } = call;
  const empty = emptyDraft(known);
  const count = empty.values.length;
  const values = empty.values.map((_, place) => typedFrom(parts[place] ?? ''));
  const rest = parts.slice(count);
  if (rest.length > 0 && !hasPairs(known)) return undefined;
  const pairs = rest.flatMap((field, place): [string, string][] =>
    place % 2 === 0 ? [[typedFrom(field), typedFrom(rest[place + 1] ?? '', true)]] : [],
  );
  return { id: known.id, values, pairs };
}

/** Whether every bracket that closes was opened before: "1)+POS(2" is no list of arguments. */
function isClosed(list: string): boolean {
  let depth = 0;
  for (const character of list.replace(/"[^"]*"/g, '')) {
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * A formula with one of its texts replaced by another: what "did you mean" does. Undefined where the text does not stand
 * in it by itself, or more than once: which of them was meant is not known.
 */
export function withText(formula: string, text: string, by: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  let found = 0;
  const corrected = formula.replace(/"((?:[^"]|"")*)"/g, (literal, inner: string) => {
    if (inner.replaceAll('""', '"').trim().toLowerCase() !== wanted) return literal;
    found += 1;
    return quoted(by);
  });
  return found === 1 ? corrected : undefined;
}
