import * as v from 'valibot';
import { readCsv } from './csv';
import type { DataProblem } from './csv';

/** What kind of other name an alias is. */
export const ALIAS_KINDS = [
  'abbreviation',
  'legal name',
  'former name',
  'chinese',
  'ticker',
  'subsidiary',
] as const;
export type AliasKind = (typeof ALIAS_KINDS)[number];

/** One other name of a company, as in aliases.csv. */
export interface AliasRow {
  readonly company: string;
  readonly alias: string;
  readonly kind: AliasKind;
}

const aliasSchema = v.object({
  company: v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty')),
  alias: v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty')),
  kind: v.picklist(ALIAS_KINDS, (issue) => `${issue.received} is not one of ${ALIAS_KINDS.join(', ')}`),
});

/** Reads a file of other names with the columns company, alias, kind. */
export function parseAliases(csv: string, file: string): { rows: AliasRow[]; problems: DataProblem[] } {
  const table = readCsv(csv, file);
  const problems: DataProblem[] = [...table.problems];
  const rows: AliasRow[] = [];
  for (const { line, cells } of table.records) {
    const record = Object.fromEntries(table.header.map((name, index) => [name, cells[index]]));
    const result = v.safeParse(aliasSchema, record);
    if (result.success) rows.push(result.output);
    else {
      for (const issue of result.issues) {
        problems.push({ file, line, column: v.getDotPath(issue) ?? '', reason: issue.message });
      }
    }
  }
  return { rows, problems };
}
