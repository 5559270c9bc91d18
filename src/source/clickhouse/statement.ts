import * as v from 'valibot';
import type { Sql } from './sql';

/** What one request asks, and how its answer is read. */
export interface Statement {
  readonly sql: Sql;
  readonly format: 'JSONCompact' | 'CSV';
  /** Whether it asks for figures of groups or of all deals, beside which the server can tell its version. */
  readonly ofFigures?: boolean;
  /** Names of the questions that it answers. */
  readonly keys: readonly string[];
  /**
   * Reads what came: the `data` of JSONCompact, or the text of CSV.
   * @throws Error where it is not what was asked for
   */
  readonly read: (told: unknown) => Told;
}

/** Answers by the names of their questions, and what must still be asked before the others are known. */
export interface Told {
  readonly answers: ReadonlyMap<string, unknown>;
  readonly next?: Statement;
  /** Version that the server said it has, where that was asked for. */
  readonly version?: string | undefined;
}

/** The server told something else than it was asked: another table, or no ClickHouse at all. */
export class UnexpectedAnswer extends Error {}

/** Rows of JSONCompact, each read by its schema. */
export function readRows<Schema extends v.GenericSchema>(
  told: unknown,
  row: Schema,
): v.InferOutput<Schema>[] {
  const read = v.safeParse(v.array(row), told);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new UnexpectedAnswer(`${v.getDotPath(issue) ?? 'answer'}: ${issue.message}`);
}
