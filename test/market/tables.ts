import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMarketTables } from '../../src/market/schema';

const FILES = ['market', 'pos', 'durations', 'costs', 'terms', 'segments', 'approvals'].map(
  (name) => `${name}.csv`,
);

/** Text of a data file as it stands in the repository. */
export const dataFile = (name: string) => readFileSync(join(__dirname, '../../src/data', name), 'utf8');

export const marketFiles = Object.fromEntries(FILES.map((file) => [file, dataFile(file)]));

/** The real tables: what the bundle carries. */
export const { tables, problems } = parseMarketTables(marketFiles);
