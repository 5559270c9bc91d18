/** Answers of independent engines, kept beside the tests and keyed by a hash of what was asked. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface OracleRecord<Answer> {
  /** The engine that answered, with its version. */
  readonly engine: string;
  /** SHA-256 of what was asked, the data included. */
  readonly asked: string;
  readonly answers: readonly Answer[];
}

const pathOf = (name: string) => join(__dirname, `${name}.json`);

/** Hash of anything that turns into JSON. */
function hashOf(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('hex');
}

/**
 * The recorded answers to exactly this question.
 * @throws Error where there are none: the question or the data have changed since
 */
export function recorded<Answer>(name: string, question: unknown): OracleRecord<Answer> {
  const path = pathOf(name);
  const record = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as OracleRecord<Answer>)
    : undefined;
  if (record?.asked !== hashOf(question)) {
    throw new Error(
      `test/oracle/${name}.json answers another question: run \`npm run oracle\` and commit the result`,
    );
  }
  return record;
}

/** Keeps answers, one a line so that a change can be read. */
export function writeRecord<Answer>(
  name: string,
  engine: string,
  question: unknown,
  answers: readonly Answer[],
): void {
  const lines = answers.map((answer) => `    ${JSON.stringify(answer)}`).join(',\n');
  const head = `{\n  "engine": ${JSON.stringify(engine)},\n  "asked": "${hashOf(question)}",\n  "answers": [\n`;
  writeFileSync(pathOf(name), `${head}${lines}\n  ]\n}\n`);
}
