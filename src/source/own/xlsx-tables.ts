import type { Cell, CellValue, Worksheet } from 'exceljs';
import { FileRefusal, MOST_COLUMNS, MOST_ROWS, textTable } from '../../deals/own/text-table';
import type { TextRow, TextTable } from '../../deals/own/text-table';
import { assertBoundedZip } from './zip-size';

/**
 * The sheets of an .xlsx file that hold anything, as text: what a formula gave when the file was saved, days as
 * 2024-05-01 (2024-05 where the format shows no day), percentages with their sign, errors as #N/A. Nothing is computed.
 * @throws FileRefusal for what is no such file, is empty, or is more than anybody would review
 */
export async function readXlsxTables(bytes: Uint8Array<ArrayBuffer>, file: string): Promise<TextTable[]> {
  await assertBoundedZip(bytes);
  const { Workbook } = await import(/* webpackChunkName: "exceljs" */ 'exceljs');
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
  } catch (cause) {
    throw new FileRefusal('notAWorkbook', { cause });
  }
  const tables = workbook.worksheets.flatMap((sheet) => {
    // Only code shows such a sheet: nobody would look for deals there.
    if (sheet.state === 'veryHidden') return [];
    const rows = rowsOf(sheet);
    return rows.length > 0 ? [textTable(file, sheet.name, rows)] : [];
  });
  if (tables.length === 0) throw new FileRefusal('empty');
  return tables;
}

function rowsOf(sheet: Worksheet): TextRow[] {
  const rows: TextRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const text = textOf(cell);
      if (text.trim() === '') return;
      if (column > MOST_COLUMNS) throw new FileRefusal('tooManyColumns');
      while (cells.length < column - 1) cells.push('');
      cells[column - 1] = text;
    });
    if (cells.length > 0) rows.push({ row: number, cells });
    if (rows.length > MOST_ROWS + 1) throw new FileRefusal('tooManyRows');
  });
  return rows;
}

/** A cell below the first of a merged block shows nothing of its own. */
const textOf = (cell: Cell): string =>
  cell.isMerged && cell.master !== cell ? '' : valueText(cell.value, cell.numFmt ?? '');

function valueText(value: CellValue, format: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value, format);
  if (value instanceof Date) return dayText(value, format);
  if ('error' in value) return value.error;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return linkText(valueText(value.text as CellValue, ''), value.hyperlink);
  // A formula, shared or not: what it gave when the file was saved.
  return 'result' in value ? valueText(value.result ?? null, format) : '';
}

/** Words that stand for the address behind them. */
const LINK_WORDS = /^(link|source|url|web|here|press release|pr|article|来源|链接|原文|网址)$/i;
const linkText = (text: string, address: string): string => (LINK_WORDS.test(text.trim()) ? address : text);

function numberText(value: number, format: string): string {
  if (/%/.test(format.replace(/"[^"]*"/g, ''))) return `${plainNumber(value * 100)}%`;
  return plainNumber(value);
}

/** The fifteen digits that Excel keeps of a number, without an exponent. */
function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') && Math.abs(value) < 1 ? value.toFixed(15).replace(/\.?0+$/, '') : text;
}

function dayText(day: Date, format: string): string {
  if (Number.isNaN(day.getTime())) return '';
  const iso = day.toISOString();
  const showsDay = format === '' || /d/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''));
  return iso.slice(0, showsDay ? 10 : 7);
}
