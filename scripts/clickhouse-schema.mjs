// Writes docs/clickhouse-schema.sql: the tables that an organisation makes in its ClickHouse (docs/clickhouse.md).
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { isMain } from './main.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The file as it should be. */
export async function schemaFile() {
  const jiti = createJiti(import.meta.url, { fsCache: path.join(root, 'node_modules', '.cache', 'jiti') });
  const { SCHEMA_STATEMENTS } = await jiti.import(path.join(root, 'src/source/clickhouse/schema-sql.ts'));
  const head =
    '-- The tables that DealSheet reads. Written by `node scripts/clickhouse-schema.mjs`; docs/clickhouse.md says how to fill them.\n';
  return `${head}\n${SCHEMA_STATEMENTS.map((statement) => `${statement};\n`).join('\n')}`;
}

if (isMain(import.meta.url)) {
  writeFileSync(path.join(root, 'docs', 'clickhouse-schema.sql'), await schemaFile());
}
