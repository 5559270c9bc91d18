import { readFileSync } from 'node:fs';
import { decideSource } from '../../src/source/in-force';
import { callTyped, functionFiles, loadFunctions, plain } from './excel';
import type { LoadedFunctions, Outcome } from './excel';
import { readFormula } from './formula';

/** Every example of the manual, as it stands in the doc comments: `@example =FORMULA → result`. */
const examples = functionFiles.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^ \* @example (=.*?) → (.*)$/gm)].map(
    ([, formula = '', result = '']) => [formula, result] as const,
  ),
);

let functions: LoadedFunctions;

beforeAll(async () => {
  await decideSource({});
  functions = await loadFunctions();
});

test('every function has an example, and every example its result', () => {
  const shown = new Set(examples.map(([formula]) => readFormula(formula).id));
  expect(functions.metadata.filter(({ id }) => !shown.has(id)).map(({ id }) => id)).toEqual([]);
  const written = functionFiles.flatMap((file) => readFileSync(file, 'utf8').match(/@example /g) ?? []);
  expect(examples).toHaveLength(written.length);
});

test.each(examples)('%s → %s', async (formula, result) => {
  const { id, values } = readFormula(formula);
  expect(asWritten(await callTyped(functions, id, ...values), result)).toBe(result);
});

/**
 * The outcome as the manual writes it: a number to the digits that it shows, a text in quotes (… where it goes on), an
 * error by its code, a column in braces, a table by its size.
 */
function asWritten(outcome: Outcome, result: string): string {
  if ('error' in outcome) return outcome.error;
  const value = plain(outcome.value);
  if (!Array.isArray(value)) return scalar(value, result);
  const rows: unknown[][] = value;
  if (rows.length === 1 && rows[0]?.length === 1) return scalar(rows[0][0], result);
  if (result.startsWith('{')) {
    const shown = result.slice(1, -1).split(';');
    return `{${rows.map((row, place) => scalar(row[0], shown[place] ?? '')).join(';')}}`;
  }
  return `${rows.length} rows × ${rows[0]?.length} columns`;
}

function scalar(value: unknown, result: string): string {
  if (typeof value !== 'number') {
    const text = String(value);
    const beginning = / …"$/.test(result) ? result.slice(1, -3) : undefined;
    return beginning !== undefined && text.startsWith(beginning) ? result : `"${text}"`;
  }
  return value.toFixed(/\.(\d+)$/.exec(result)?.[1]?.length ?? 0);
}
