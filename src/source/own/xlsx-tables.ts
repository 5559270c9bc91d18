import type { Cell, CellValue, Worksheet } from 'exceljs';
import { FileRefusal, MOST_COLUMNS, MOST_ROWS, textTable } from '../../deals/own/text-table';
import type { TextRow, TextTable } from '../../deals/own/text-table';
import type { ReadingProgress } from '../../deals/own/csv-table';
import { formatShows } from './number-format';
import { loaded } from './loaded';
import { inTurns } from './turns';
import type { Turn } from './turns';
import { isFormulaPart, uncomputedCells } from './uncomputed';
import { assertBoundedZip } from './zip-size';

/**
 * The sheets of an .xlsx file that hold anything, as text: what a formula gave when the file was saved, days as
 * 2024-05-01 (2024-05 where the format shows no day), percentages with their sign, money with the sign or unit that its
 * format shows, errors as #N/A. Nothing is computed: a formula that nobody has computed stays one.
 * @throws FileRefusal for what is no such file, is empty, or is more than anybody would review
 */
export async function readXlsxTables(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  turn?: Turn,
): Promise<TextTable[]> {
  const parts = await assertBoundedZip(bytes, isFormulaPart);
  const { Workbook } = await loaded(import(/* webpackChunkName: "exceljs" */ 'exceljs'));
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
  } catch (cause) {
    throw new FileRefusal('notAWorkbook', { cause });
  }
  const uncomputed = uncomputedCells(parts);
  const isComputed = workbook.worksheets.some(holdsResult);
  const tables: TextTable[] = [];
  for (const sheet of workbook.worksheets) {
    // Only code shows such a sheet: nobody would look for deals there.
    if (sheet.state === 'veryHidden') continue;
    const cells = uncomputed.get(sheet.id);
    const isUncomputed = ({ address }: Cell) => (cells ? cells.has(address) : !isComputed);
    const rows = await inTurns(rowSteps(sheet, isUncomputed), turn);
    if (rows.length > 0) tables.push(textTable(file, sheet.name, rows));
  }
  if (tables.length === 0) throw new FileRefusal('empty');
  return tables;
}

/** Whether a formula of the sheet has a result: where the file itself can't be asked, one without is blank then. */
function holdsResult(sheet: Worksheet): boolean {
  let holds = false;
  sheet.eachRow({ includeEmpty: false }, (row) => {
    if (holds) return;
    row.eachCell({ includeEmpty: false }, (cell) => {
      holds ||= isFormula(cell) && cell.result !== undefined;
    });
  });
  return holds;
}

const isFormula = ({ value }: Cell): boolean =>
  typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value);

/** Rows between two points at which the reading may be given up. */
const STEP = 500;

function* rowSteps(
  sheet: Worksheet,
  isUncomputed: (cell: Cell) => boolean,
): Generator<ReadingProgress, TextRow[]> {
  const rows: TextRow[] = [];
  const total = sheet.rowCount;
  for (let number = 1; number <= total; number++) {
    if (number % STEP === 0) yield { done: number, total };
    const cells: string[] = [];
    sheet.findRow(number)?.eachCell({ includeEmpty: false }, (cell, column) => {
      const text = textOf(cell, isUncomputed);
      if (text.trim() === '') return;
      if (column > MOST_COLUMNS) throw new FileRefusal('tooManyColumns');
      while (cells.length < column - 1) cells.push('');
      cells[column - 1] = text;
    });
    if (cells.length > 0) rows.push({ row: number, cells });
    if (rows.length > MOST_ROWS + 1) throw new FileRefusal('tooManyRows');
  }
  return rows;
}

/** A cell below the first of a merged block shows nothing of its own. */
function textOf(cell: Cell, isUncomputed: (cell: Cell) => boolean): string {
  if (cell.isMerged && cell.master !== cell) return '';
  if (isFormula(cell) && cell.result === undefined && isUncomputed(cell)) return `=${cell.formula}`;
  return valueText(cell.value, cell.numFmt ?? '');
}

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
  const { before, after, divisor } = formatShows(format);
  return `${value < 0 ? '-' : ''}${before}${plainNumber(Math.abs(value) / divisor)}${after}`;
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
