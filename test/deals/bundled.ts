import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAliases } from '../../src/deals/aliases';
import { buildDealSet } from '../../src/deals/dataset';
import type { DealSet, DataVersion } from '../../src/deals/dataset';
import { serialOf } from '../../src/deals/date';
import type { DealQuery } from '../../src/deals/query';
import type { DealRow } from '../../src/deals/row';
import { parseDeals } from '../../src/deals/schema';

const read = (name: string) => readFileSync(join(__dirname, '../../src/data', name), 'utf8');

export const version: DataVersion = {
  name: '2026-11',
  from: serialOf(2020, 1, 1),
  through: serialOf(2026, 2, 28),
  source: 'test',
};

/** The rows of src/data/deals.csv. */
export const bundledRows: readonly DealRow[] = parseDeals(read('deals.csv'), 'deals.csv').rows;

/** The bundled deals as a set, with the other names of companies. */
export const bundledSet: DealSet = buildDealSet(
  bundledRows,
  version,
  parseAliases(read('aliases.csv'), 'aliases.csv').rows,
);

const HEADER = 'deal_id,announced,deal_type,licensor,licensee';

/**
 * A small set written as CSV: each row gives the columns named in `columns` after the five that every deal has.
 * @param rows 'id,2024-05-01,License-out,A,B,…'
 */
export function setOf(columns: string, ...rows: string[]): DealSet {
  const parsed = parseDeals([columns ? `${HEADER},${columns}` : HEADER, ...rows].join('\n'), 'small.csv');
  if (parsed.problems.length > 0) throw new Error(JSON.stringify(parsed.problems));
  return buildDealSet(parsed.rows, version, []);
}

/** `where('stage', 'Phase 1', 'total', '>100')` as a query. */
export function where(...pairs: (string | number | boolean | null)[]): DealQuery {
  const criteria = [];
  for (let index = 0; index < pairs.length; index += 2) {
    criteria.push({ field: String(pairs[index]), test: pairs[index + 1] ?? null });
  }
  return { criteria };
}
