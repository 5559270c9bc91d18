/** The deals as a sheet, straight from the file: papaparse and arithmetic on dates, none of the code under test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

const DATA = join(__dirname, '../../src/data');

export type DealRecord = Readonly<Record<string, string>>;

/** The rows of a data file, column name -> text. */
export function readRecords(file: string): DealRecord[] {
  return Papa.parse<DealRecord>(readFileSync(join(DATA, file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

/** Modality -> group, as the README of the data lists them; a modality that is not here is its own group. */
export const GROUPS: Readonly<Record<string, string>> = {
  'Monoclonal antibody': 'Antibody',
  'Bispecific antibody': 'Antibody',
  'Multispecific antibody': 'Antibody',
  'Fusion protein': 'Antibody',
  Nanobody: 'Antibody',
  ADC: 'ADC',
  'Bispecific ADC': 'ADC',
  'Small molecule': 'Small molecule',
  'Protein degrader': 'Small molecule',
  'Cell therapy': 'Cell & gene',
  'Gene therapy': 'Cell & gene',
  Oligonucleotide: 'Nucleic acid',
  mRNA: 'Nucleic acid',
  Platform: 'Other',
};

/** Excel serial of '2024-05-01', or of the first day of '2024-05'. */
export function serial(date: string): number {
  return Date.parse(`${date.padEnd(10, '-01')}T00:00Z`) / 86_400_000 + 25_569;
}

const DATES = ['announced', 'status_date', 'source_date'];
const NUMBERS = /_usd_m$|_pct$|^n_sources$/;

/** A cell as a sheet holds it: text, a number, or null for an empty one. Dates are serials. */
export type Cell = string | number | null;

/** One deal as a row of the sheet, derived columns included. */
export function sheetRow(record: DealRecord): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const [column, text] of Object.entries(record)) {
    if (text === '') cells[column] = null;
    else if (DATES.includes(column)) cells[column] = serial(text);
    else cells[column] = NUMBERS.test(column) ? Number(text) : text;
  }
  const announced = record['announced'] ?? '';
  const [year, month] = [Number(announced.slice(0, 4)), Number(announced.slice(5, 7))];
  const { modality, upfront_usd_m: upfront, total_usd_m: total } = cells;
  cells['modality_group'] = typeof modality === 'string' ? (GROUPS[modality] ?? modality) : null;
  cells['year'] = year;
  cells['half'] = `${year}H${month < 7 ? 1 : 2}`;
  cells['quarter'] = `${year}Q${Math.floor((month + 2) / 3)}`;
  cells['upfront_share'] =
    typeof upfront === 'number' && typeof total === 'number' && total > 0 ? upfront / total : null;
  return cells;
}
