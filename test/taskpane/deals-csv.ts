import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { parseAliases } from '../../src/deals/aliases';
import { buildDealSet } from '../../src/deals/dataset';
import type { DealSet } from '../../src/deals/dataset';
import { serialOf } from '../../src/deals/date';
import { parseDeals } from '../../src/deals/schema';

const read = (name: string) => readFileSync(path.join(__dirname, '../../src/data', name), 'utf8');

/** The deals as a plain reader of the file sees them: strings by column, nothing of our own code in between. */
export const csvDeals = Papa.parse<Record<string, string>>(read('deals.csv'), {
  header: true,
  skipEmptyLines: true,
}).data;

const rows = parseDeals(read('deals.csv'), 'deals.csv').rows;
const aliases = parseAliases(read('aliases.csv'), 'aliases.csv').rows;

/** The deals of src/data as the pane gets them. */
export const realDeals: DealSet = buildDealSet(
  rows,
  { name: '2026-11', from: serialOf(2020, 1, 1), through: serialOf(2026, 2, 28), source: 'test' },
  aliases,
);

/** As many deals as wanted, copies of the real ones under ids of their own. */
export function manyDeals(count: number): DealSet {
  const copies = Array.from({ length: count }, (_, index) => {
    const row = rows[index % rows.length];
    if (!row) throw new Error('no deals');
    return { ...row, deal_id: `${row.deal_id}-copy${index}` };
  });
  return buildDealSet(copies, realDeals.version, aliases);
}
