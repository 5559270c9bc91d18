import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/** The deals straight from the data file, as text: what answers are compared with, by a path that is not ours. */
export const csvDeals: readonly Readonly<Record<string, string>>[] = Papa.parse<Record<string, string>>(
  readFileSync('src/data/deals.csv', 'utf8'),
  { header: true, skipEmptyLines: true },
).data;

export type CsvDeal = (typeof csvDeals)[number];

/** The figures that are disclosed, in the order of the file. */
export const figures = (deals: readonly CsvDeal[], column: string): number[] =>
  deals
    .map((deal) => deal[column] ?? '')
    .filter((text) => text !== '')
    .map(Number);

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** PERCENTILE.INC by its definition. */
export function percentile(numbers: readonly number[], k: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * k;
  const low = sorted[Math.floor(rank)] ?? NaN;
  const high = sorted[Math.ceil(rank)] ?? NaN;
  return low + (rank - Math.floor(rank)) * (high - low);
}

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Antibody: [
    'Monoclonal antibody',
    'Bispecific antibody',
    'Multispecific antibody',
    'Fusion protein',
    'Nanobody',
  ],
  ADC: ['ADC', 'Bispecific ADC'],
  'Small molecule': ['Small molecule', 'Protein degrader'],
  'Cell & gene': ['Cell therapy', 'Gene therapy'],
  'Nucleic acid': ['Oligonucleotide', 'mRNA'],
  Vaccine: ['Vaccine'],
  Peptide: ['Peptide'],
  Radiopharmaceutical: ['Radiopharmaceutical'],
  Biosimilar: ['Biosimilar'],
  Other: ['Platform', 'Other'],
};

export const groupNames = Object.keys(GROUPS);

export const inGroup = (group: string) => (deal: CsvDeal) =>
  (GROUPS[group] ?? []).includes(deal['modality'] ?? '');

/** Announced in a year, a half, a quarter or a month. */
export function inPeriod(label: string): (deal: CsvDeal) => boolean {
  const [, year = '', kind = '', number = '0', month = ''] =
    /^(\d{4})(?:([HQ])(\d)|-(\d\d))?$/.exec(label) ?? [];
  return ({ announced = '' }) => {
    const at = Number(announced.slice(5, 7));
    if (!announced.startsWith(year)) return false;
    if (month) return announced.slice(5, 7) === month;
    return kind === '' || Math.ceil(at / (kind === 'H' ? 6 : 3)) === Number(number);
  };
}
