import { canonicalCsv } from '../../deals/canonical-csv';
import { STORED_FIELDS, fieldNamed } from '../../deals/fields';
import type { FieldName } from '../../deals/fields';
import { NEEDED_FIELDS } from '../../deals/own/read-row';
import type { DealRow, StoredFieldName } from '../../deals/row';
import type { CellBlock } from '../../workbook/comparison-sheet';
import { headerOf, widthOf } from '../../workbook/table-format';

/** Columns of the template: what an analyst knows of a deal, the needed ones first. */
const TEMPLATE: readonly StoredFieldName[] = [
  ...NEEDED_FIELDS,
  ...STORED_FIELDS.map(({ name }) => name as StoredFieldName).filter(
    (name) => !NEEDED_FIELDS.includes(name) && !['n_sources', 'source_url_2', 'deal_id'].includes(name),
  ),
  'deal_id',
];

/** Rows that are offered to be typed into. */
const BLANK_ROWS = 20;

/** A sheet to type own deals into, under headers that the import recognises. */
export function templateBlock(stem: string): CellBlock {
  const headers = TEMPLATE.map((name) => headerOf(name));
  const blank = headers.map(() => '');
  const rows = Array.from({ length: BLANK_ROWS }, () => blank);
  return {
    cells: [headers, ...rows],
    formats: [headers.map(() => null), ...rows.map(() => headers.map(() => null))],
    bold: headers.map((_, column) => [0, column] as const),
    inputs: rows.flatMap((_, row) =>
      TEMPLATE.flatMap((name, column) => (NEEDED_FIELDS.includes(name) ? [[row + 1, column] as const] : [])),
    ),
    widths: TEMPLATE.map((name) => widthOf(name as FieldName)),
    stem,
  };
}

/** A sheet with the words that each list takes. */
export function wordsBlock(stem: string): CellBlock {
  const lists = TEMPLATE.flatMap((name) => {
    const { vocabulary } = fieldNamed(name);
    return vocabulary ? [[headerOf(name), ...vocabulary]] : [];
  });
  const height = Math.max(...lists.map((list) => list.length));
  const cells = Array.from({ length: height }, (_, row) => lists.map((list) => list[row] ?? ''));
  return {
    cells,
    formats: cells.map((line) => line.map(() => null)),
    bold: lists.map((_, column) => [0, column] as const),
    inputs: [],
    widths: lists.map(() => 130),
    stem,
  };
}

/** The header of the template as separated text. */
export const templateCsv = (): string => `${TEMPLATE.map((name) => headerOf(name)).join(',')}\n`;

/** Own deals as separated text, as the import reads them back. */
export const exportCsv = (deals: readonly DealRow[]): string => canonicalCsv(deals);

/**
 * Hands a file to the browser to be saved. Nothing tells whether it was: some hosts let no add-in save files.
 * The mark of the byte order lets Excel read Chinese names.
 */
export function handOver(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
