import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './built';

/** One line of `npm run -s calc`. */
export interface CalcAnswer {
  readonly formula: string;
  readonly value?: unknown;
  readonly error?: string;
  readonly message?: string;
}

/** Asks the command line for many formulas in one process. */
export async function calc(formulas: readonly string[]): Promise<readonly CalcAnswer[]> {
  const output = await new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'scripts', 'calc.mjs'), ...formulas], {
      cwd: ROOT,
    });
    let out = '';
    let problems = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (problems += text.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`calc: ${code}\n${problems}`)),
    );
  });
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CalcAnswer);
}

/**
 * An answer as the manual writes `expected`: a number to the digits that are shown, a text in quotes (… where it goes on),
 * an error by its code, a column in braces, a table by its size.
 */
export function asWritten(answer: CalcAnswer, expected: string): string {
  if (answer.error !== undefined) return answer.error;
  if (!Array.isArray(answer.value)) return scalar(answer.value, expected);
  const rows = answer.value as readonly (readonly unknown[])[];
  if (rows.length === 1 && rows[0]?.length === 1) return scalar(rows[0][0], expected);
  if (!expected.startsWith('{')) return `${rows.length} rows × ${rows[0]?.length} columns`;
  const shown = expected.slice(1, -1).split(';');
  return `{${rows.map((row, index) => scalar(row[0], shown[index] ?? '')).join(';')}}`;
}

function scalar(value: unknown, expected: string): string {
  if (typeof value === 'number') return value.toFixed(/\.(\d+)$/.exec(expected)?.[1]?.length ?? 0);
  const text = `"${String(value)}"`;
  return expected.endsWith(' …"') && text.startsWith(expected.slice(0, -3)) ? expected : text;
}
