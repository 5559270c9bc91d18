/**
 * Asks the independent engines again and rewrites the answers recorded in test/oracle.
 *
 *   npm run oracle [-- NAME …]
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { buildIfStale } from './build.mjs';
import { ensureEngines, installServers } from './oracle-engines.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const jiti = createJiti(import.meta.url, {
  fsCache: path.join(root, 'node_modules', '.cache', 'jiti'),
  alias: { 'bundled-data': path.join(root, 'build', 'data') },
});
const oracle = (file) => jiti.import(path.join(root, 'test', 'oracle', file));

const ORACLES = {
  /** COUNTIFS, SUMIFS, AVERAGEIFS, PERCENTILE: LibreOffice. */
  async criteria() {
    const { criteriaQuestion, criteriaSets, SEED, SETS } = await oracle('criteria-sets.ts');
    const { askLibreOffice } = await oracle('criteria-workbook.ts');
    const { findLibreOffice, installLibreOffice, versionOf } = await oracle('libreoffice.ts');
    const { writeRecord } = await oracle('record.ts');
    const program = findLibreOffice() ?? installLibreOffice();
    if (!program) throw new Error('LibreOffice is needed: install it, or set SOFFICE to its soffice program');
    const sets = criteriaSets(SETS, SEED);
    writeRecord('criteria', versionOf(program), criteriaQuestion(sets), await askLibreOffice(program, sets));
    return `${SETS} sets of criteria answered by ${versionOf(program)}`;
  },
  /** Counts, sums, averages, medians, percentiles and breakdowns: ClickHouse. */
  async queries() {
    await ensureEngines();
    const { askClickHouse, oracleQueries, oracleSets, queriesQuestion } = await oracle('queries.ts');
    const { ClickHouse } = await oracle('clickhouse.ts');
    const { bundledRows } = await oracle('../deals/bundled.ts');
    const { writeRecord } = await oracle('record.ts');
    const database = new ClickHouse();
    const queries = oracleQueries();
    for (const [name, rows] of oracleSets(bundledRows)) {
      database.load(rows);
      const answers = askClickHouse(database, queries);
      writeRecord(`queries-${name}`, database.version, queriesQuestion(rows, queries), answers);
    }
    const { version } = database;
    database.close();
    return `${queries.length} queries answered by ${version} over two sets`;
  },
  /** The same questions through the client of an organisation's server, over HTTP: ClickHouse. */
  async organisation() {
    await ensureEngines();
    await buildIfStale({ targets: [] });
    const { askOrganisation, organisationQuestion } = await oracle('organisation-record.ts');
    const { askForTables } = await oracle('organisation-tables.ts');
    const { writeRecord } = await oracle('record.ts');
    const { hasShards } = await oracle('shards.ts');
    if (!hasShards()) installServers();
    const { one, two } = await askOrganisation();
    const tables = await askForTables();
    writeRecord('organisation-tables', tables.engine, organisationQuestion(), tables.exchanges);
    writeRecord('organisation', one.engine, organisationQuestion(), one.exchanges);
    writeRecord('organisation-shards', two.engine, organisationQuestion(), two.exchanges);
    return [one, two]
      .map(({ engine, exchanges }) => `${exchanges.length} requests answered by ${engine}`)
      .join('; ');
  },
  /** The commands of docs/clickhouse.md: ClickHouse. */
  async manual() {
    await ensureEngines();
    const { manualQuestion, setUpAsTheManualSays } = await oracle('manual.ts');
    const { writeRecord } = await oracle('record.ts');
    const { engine, outcomes } = setUpAsTheManualSays();
    writeRecord('manual', engine, manualQuestion(), outcomes);
    const { loadShardsAsTheManualSays, shardsQuestion } = await oracle('manual-shards.ts');
    const { hasShards } = await oracle('shards.ts');
    if (!hasShards()) installServers();
    const shards = await loadShardsAsTheManualSays();
    writeRecord('manual-shards', shards.engine, shardsQuestion(), shards.outcomes);
    return [{ engine, outcomes }, shards]
      .map((each) => `${each.outcomes.length} steps taken by ${each.engine}`)
      .join('; ');
  },
  /** The formulas of a workbook that the workbench saved: LibreOffice. */
  async 'saved-workbook'() {
    const { makeSavedWorkbook } = await jiti.import(
      path.join(root, 'test', 'workbench', 'saved-workbook.ts'),
    );
    const { askSavedWorkbook, savedQuestion } = await oracle('saved-workbook.ts');
    const { findLibreOffice, installLibreOffice, versionOf } = await oracle('libreoffice.ts');
    const { writeRecord } = await oracle('record.ts');
    const program = findLibreOffice() ?? installLibreOffice();
    if (!program) throw new Error('LibreOffice is needed: install it, or set SOFFICE to its soffice program');
    const { file } = await makeSavedWorkbook();
    const answers = askSavedWorkbook(program, file);
    writeRecord('saved-workbook', versionOf(program), savedQuestion, answers);
    return `${answers.length} formulas answered by ${versionOf(program)}`;
  },
  /** The model sheets of bundled deals, saved by the workbench: LibreOffice. */
  async 'model-sheets'() {
    const { askModelSheets, makeModelSheets, modelQuestion } = await oracle('model-sheets.ts');
    const { findLibreOffice, installLibreOffice, versionOf } = await oracle('libreoffice.ts');
    const { writeRecord } = await oracle('record.ts');
    const program = findLibreOffice() ?? installLibreOffice();
    if (!program) throw new Error('LibreOffice is needed: install it, or set SOFFICE to its soffice program');
    const answers = askModelSheets(program, (await makeModelSheets()).files);
    writeRecord('model-sheets', versionOf(program), modelQuestion(), answers);
    return `${answers.length} sheets answered by ${versionOf(program)}`;
  },
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(ORACLES);
for (const name of names) {
  const ask = ORACLES[name];
  if (!ask) throw new Error(`there is no oracle "${name}"; there are ${Object.keys(ORACLES).join(', ')}`);
  console.log(`${name}: ${await ask()}`);
}
