import Papa from 'papaparse';
import { compareTexts } from './column';
import { isoDate } from './date';
import type { DealDate } from './date';
import { STORED_FIELDS } from './fields';
import type { DealRow, DealValue, StoredFieldName } from './row';

/**
 * The one text that a set of deals has, whatever the order of its rows and columns, its line ends and its quoting were
 * in the file: every stored field in the order of fields.ts, rows in the order of announcement and then of id, cells
 * quoted only where they must be, dates as precise as they are known, lines ended by a line feed. A data version's
 * SHA-256 is that of this text in UTF-8.
 */
export function canonicalCsv(rows: Iterable<DealRow>): string {
  const names = STORED_FIELDS.map(({ name }) => name);
  const ordered = [...rows].sort(
    (a, b) => a.announced.serial - b.announced.serial || compareTexts(a.deal_id, b.deal_id),
  );
  const cells = ordered.map((row) => names.map((name) => cellText(row[name as StoredFieldName])));
  return `${Papa.unparse([names, ...cells], { newline: '\n' })}\n`;
}

/** A value as the data file writes it; '' where undisclosed. */
export function cellText(value: DealValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return plainNumber(value);
  return typeof value === 'object' ? isoDate(value satisfies DealDate) : value;
}

/** Digits and a point only: the schema reads no exponents. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
