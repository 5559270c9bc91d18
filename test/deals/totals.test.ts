/** The file itself, added up by hand: papaparse and plain loops, none of the query code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { summarise } from '../../src/deals/query';
import type { FieldName } from '../../src/deals/fields';
import { bundledSet, where } from './bundled';

type Record = { readonly [column: string]: string };
const records = Papa.parse<Record>(readFileSync(join(__dirname, '../../src/data/deals.csv'), 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;

function addUp(measure: string, keep: (record: Record) => boolean) {
  let [deals, disclosed, cents] = [0, 0, 0];
  for (const record of records) {
    if (!keep(record)) continue;
    deals++;
    const cell = record[measure] ?? '';
    if (cell === '') continue;
    disclosed++;
    cents += Math.round(Number(cell) * 100);
  }
  return { deals, disclosed, sumUsdM: cents / 100 };
}

const MEASURES: FieldName[] = [
  'upfront_usd_m',
  'near_term_usd_m',
  'equity_usd_m',
  'milestones_usd_m',
  'dev_reg_milestones_usd_m',
  'sales_milestones_usd_m',
  'total_usd_m',
];

test.each(MEASURES)('%s over all deals', (measure) => {
  expect(summarise(bundledSet, where(), measure)).toEqual(addUp(measure, () => true));
});

test.each(MEASURES)('%s by year, stage and kind of licensee', (measure) => {
  for (let year = 2007; year <= 2026; year++) {
    expect(summarise(bundledSet, where('period', year), measure)).toEqual(
      addUp(measure, (record) => record.announced?.startsWith(`${year}-`) === true),
    );
  }
  for (const stage of new Set(records.map((record) => record.stage ?? ''))) {
    expect(summarise(bundledSet, where('stage', `=${stage}`), measure)).toEqual(
      addUp(measure, (record) => record.stage === stage),
    );
    expect(
      summarise(bundledSet, where('stage', `=${stage}`, 'licensee type', 'MNC', 'period', 2025), measure),
    ).toEqual(
      addUp(
        measure,
        (record) =>
          record.stage === stage &&
          record.licensee_type === 'MNC' &&
          record.announced?.startsWith('2025') === true,
      ),
    );
  }
});

test('the licence types of 2024 and 2025 are what the README of the data says', () => {
  const licences = (year: number) =>
    summarise(
      bundledSet,
      where('period', year, 'deal type', '<>Acquisition', 'deal type', '<>Domestic-rights'),
      'total_usd_m',
    );
  expect(licences(2024)).toMatchObject({ deals: 60, sumUsdM: 48799.6 });
  expect(licences(2025)).toMatchObject({ deals: 89, sumUsdM: 134011.1 });
});
