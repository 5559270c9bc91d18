/** Reads src/data with the schemas of the product. What build-data and data-check share. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
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

/** Text of a data file with one kind of line end and no mark of the byte order, so that its checksum is the same on every machine. */
const readText = (file) =>
  readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r\n/g, '\n');

/** Where the deals are, and what stands beside them. */
function placeOf(where) {
  if (!existsSync(where)) throw new Error(`There is no ${where}.`);
  const isFile = statSync(where).isFile();
  const folder = isFile ? path.dirname(where) : where;
  const deals = isFile ? where : path.join(folder, 'deals.csv');
  if (!existsSync(deals))
    throw new Error(`${folder} has no deals.csv: the deals, with the columns of src/data/deals.csv.`);
  /** A file beside the deals; undefined where there is none, or where the deals stand for themselves. */
  const beside = (name) => {
    const file = path.join(folder, name);
    return !isFile && existsSync(file) ? file : undefined;
  };
  return { folder, deals, isFile, beside };
}

/** The version of the data in a folder. @throws Error that says what the file must hold */
async function readVersion(folder, file, sha256) {
  if (file === undefined)
    throw new Error(
      `${folder} has no version.json: { "name": "2026-11", "from": "2020-01-01", "through": "2026-10-31", "collected": "2026-11" }.`,
    );
  const { parseVersion } = await product('deals/version.ts');
  let said;
  try {
    said = JSON.parse(readText(file));
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error.message}`, { cause: error });
  }
  return { ...parseVersion(said, 'Bundled with DealSheet, from public pages cited row by row'), sha256 };
}

/**
 * Deals and what stands beside them, parsed.
 * @param where a CSV file of deals, which stands for itself; a vendor's folder, with deals.csv and version.json; or a
 *   folder as src/data, by default that one, with the published statistics: its rows must be cited
 * @throws Error for what is not there
 */
export async function readData(where = path.join(root, 'src', 'data')) {
  const [{ parseDeals }, { parseAliases }, { readCsv }, { STORED_FIELDS }, { canonicalCsv }] =
    await Promise.all(
      ['schema', 'aliases', 'csv', 'fields', 'canonical-csv'].map((name) => product(`deals/${name}.ts`)),
    );
  const place = placeOf(where);
  const name = path.basename(place.deals);
  const text = readText(place.deals);
  const isCited = place.beside('market.csv') !== undefined;
  const deals = parseDeals(text, name, isCited ? CITED : []);
  const csv = canonicalCsv(deals.rows);
  const aliasFile = place.beside('aliases.csv');
  if (isCited && aliasFile === undefined) throw new Error(`${place.folder} has no aliases.csv.`);
  const aliases =
    aliasFile === undefined ? { rows: [], problems: [] } : parseAliases(readText(aliasFile), 'aliases.csv');
  const { header } = readCsv(text, name);
  const missing = STORED_FIELDS.filter((field) => isCited && !header.includes(field.name)).map((field) => ({
    file: name,
    line: 1,
    column: field.name,
    reason: 'the column is missing',
  }));
  const market = isCited ? await readMarket(place.folder) : undefined;
  const sha256 = createHash('sha256').update(csv).digest('hex');
  return {
    /** Undefined for a file that stands for itself. */
    version: place.isFile ? undefined : await readVersion(place.folder, place.beside('version.json'), sha256),
    /** The canonical text that the checksum is of. */
    csv,
    deals: deals.rows,
    aliases: aliases.rows,
    /** The published statistics; undefined where none are there. */
    market: market?.tables,
    warnings: deals.warnings,
    problems: [...missing, ...deals.problems, ...aliases.problems, ...(market?.problems ?? [])],
  };
}

/** The published statistics in the form that the bundle carries. */
async function readMarket(folder) {
  const { parseMarketTables, marketTablesToJson } = await product('market/schema.ts');
  const files = MARKET_FILES.map((name) => [`${name}.csv`, readText(path.join(folder, `${name}.csv`))]);
  const { tables, problems } = parseMarketTables(Object.fromEntries(files));
  return { tables: marketTablesToJson(tables), problems };
}

/** One line a problem, as an editor can jump to it. */
export function describeProblem({ file, line, column, reason }) {
  return `${file}:${line}${column ? ` ${column}` : ''}: ${reason}`;
}
