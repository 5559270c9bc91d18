/** Reads src/data with the schemas of the product. What build-data and data-check share. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

export const root = fileURLToPath(new URL('..', import.meta.url));
const jiti = createJiti(import.meta.url, { fsCache: path.join(root, 'node_modules', '.cache', 'jiti') });

/** Imports a TypeScript module of the product. */
export const product = (module) => jiti.import(path.join(root, 'src', module));

const MARKET_FILES = ['market', 'pos', 'durations', 'costs', 'terms', 'segments', 'approvals'];

/** What the shipped rows must say, besides what makes a row a deal: a firm's own file may leave it open. */
const CITED = ['licensor_type', 'licensee_type', 'status', 'source_url', 'n_sources'];

/** Text of a data file with one kind of line end, so that its checksum is the same on every machine. */
function readText(folder, name) {
  return readFileSync(path.join(folder, name), 'utf8').replace(/\r\n/g, '\n');
}

/**
 * Everything in a data folder, parsed.
 * @param folder the folder with the CSV files, by default src/data
 */
export async function readData(folder = path.join(root, 'src', 'data')) {
  const [
    { parseDeals },
    { parseAliases },
    { parseVersion },
    { readCsv },
    { STORED_FIELDS },
    { canonicalCsv },
  ] = await Promise.all(
    ['schema', 'aliases', 'version', 'csv', 'fields', 'canonical-csv'].map((name) =>
      product(`deals/${name}.ts`),
    ),
  );
  const text = readText(folder, 'deals.csv');
  const deals = parseDeals(text, 'deals.csv', CITED);
  const csv = canonicalCsv(deals.rows);
  const aliases = parseAliases(readText(folder, 'aliases.csv'), 'aliases.csv');
  const header = readCsv(text, 'deals.csv').header;
  const missing = STORED_FIELDS.filter(({ name }) => !header.includes(name)).map(({ name }) => ({
    file: 'deals.csv',
    line: 1,
    column: name,
    reason: 'the column is missing',
  }));
  const market = await readMarket(folder);
  const version = {
    ...parseVersion(
      JSON.parse(readText(folder, 'version.json')),
      'Bundled with DealSheet, from public pages cited row by row',
    ),
    sha256: createHash('sha256').update(csv).digest('hex'),
  };
  return {
    version,
    /** The canonical text that the checksum is of. */
    csv,
    deals: deals.rows,
    aliases: aliases.rows,
    market: market.tables,
    warnings: deals.warnings,
    problems: [...missing, ...deals.problems, ...aliases.problems, ...market.problems],
  };
}

/** The published statistics in the form that the bundle carries. */
async function readMarket(folder) {
  const { parseMarketTables, marketTablesToJson } = await product('market/schema.ts');
  const files = MARKET_FILES.map((name) => [`${name}.csv`, readText(folder, `${name}.csv`)]);
  const { tables, problems } = parseMarketTables(Object.fromEntries(files));
  return { tables: marketTablesToJson(tables), problems };
}

/** One line a problem, as an editor can jump to it. */
export function describeProblem({ file, line, column, reason }) {
  return `${file}:${line}${column ? ` ${column}` : ''}: ${reason}`;
}
