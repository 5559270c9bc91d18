/** The file of the manual that makes the tables is the one that the tests make them with. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FIELDS } from '../../src/deals/fields';
import { DERIVED_COLUMNS, SCHEMA_STATEMENTS, STORED_COLUMNS } from '../../src/source/clickhouse/schema-sql';

test('docs/clickhouse-schema.sql holds the statements of the schema', () => {
  const file = readFileSync(path.join(__dirname, '../../docs/clickhouse-schema.sql'), 'utf8');
  const statements = file
    .replace(/^--.*\n/gm, '')
    .split(/;\n/)
    .map((each) => each.trim());
  expect(statements.filter(Boolean)).toEqual([...SCHEMA_STATEMENTS]);
});

test('every field of a deal has a column, but those that are another column, or the same for all', () => {
  const columns = [...STORED_COLUMNS, ...DERIVED_COLUMNS].map(({ name }) => name);
  const missing = FIELDS.map(({ name }) => name).filter((name) => !columns.includes(name));
  expect(missing).toEqual(['exact_modality', 'period', 'origin']);
});
