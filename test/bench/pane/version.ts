/** Writes a data version of any size as the file that a feed offers, once, into build/bench. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { isoDate } from '../../../src/deals/date';
import type { DealRow } from '../../../src/deals/row';
import { bundledRows } from '../../deals/bundled';
import { resampledRows } from '../../oracle/resample';
import { folder } from '../query/data';

const SEED = 20261124;

/** A version as a feed's index lists it, and where its file stands. */
export interface OfferedVersion {
  readonly entry: {
    readonly name: string;
    readonly file: string;
    readonly sha256: string;
    readonly from: string;
    readonly through: string;
    readonly rows: number;
    readonly bytes: number;
  };
  readonly path: string;
}

const HEADER = (
  readFileSync(join(__dirname, '../../../src/data/deals.csv'), 'utf8').split(/\r?\n/, 1)[0] ?? ''
).split(',');

/** A value as deals.csv has it: nothing where undisclosed, a date or a month, text and numbers as they are. */
function cellOf(row: DealRow, column: string): string {
  const value: unknown = row[column as keyof DealRow];
  if (value === undefined) return '';
  return typeof value === 'object' ? isoDate(value as DealRow['announced']) : String(value);
}

/** Deals resampled from the bundled ones with a fixed seed, as a version with this name. */
export function offerResampled(count: number, name: string): OfferedVersion {
  mkdirSync(folder, { recursive: true });
  const file = `deals-${name}-${count}.csv`;
  const path = join(folder, file);
  if (!existsSync(path)) {
    const rows = [...resampledRows(bundledRows, count, SEED)];
    const data = rows.map((row) => HEADER.map((column) => cellOf(row, column)));
    writeFileSync(path, `${Papa.unparse({ fields: HEADER, data }, { newline: '\n' })}\n`);
  }
  const content = readFileSync(path);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const dates = { from: '2020-01-01', through: '2026-02-28' };
  return { entry: { name, file, sha256, ...dates, rows: count, bytes: content.length }, path };
}
