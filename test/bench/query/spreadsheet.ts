/** The same questions to LibreOffice Calc, as SUMIFS, COUNTIFS and PERCENTILE over the same table. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { DealSet } from '../../../src/deals/dataset';
import type { FieldName } from '../../../src/deals/fields';
import { calculate, findLibreOffice, installLibreOffice, versionOf } from '../../oracle/libreoffice';
import { decodeAsset, readAsset } from './data';
import { EQUALITY, ONE_CELL, drawFormulas } from './formulas';
import type { Condition, Formula } from './formulas';

const COLUMNS: readonly FieldName[] = [
  'announced',
  'asset',
  'target',
  'upfront_usd_m',
  'total_usd_m',
  ...EQUALITY,
];

export interface SpreadsheetResult {
  readonly engine: string;
  /** Microseconds a formula; NaN where LibreOffice is not to be had. */
  readonly oneCellMix: number;
  /** Seconds to open and calculate the table without formulas, and with them. */
  readonly seconds: readonly [number, number];
  /** Answers of the formulas that one cell can hold, in the order in which they were drawn. */
  readonly answers: readonly number[];
  readonly formulas: number;
}

/**
 * Time a formula = (open and calculate with the formulas − the same table without any) ÷ formulas, the better of two.
 * Formulas of a kind stand below each other with their criteria in cells, as filled down by a person.
 */
export async function measureSpreadsheet(size: number, count: number): Promise<SpreadsheetResult> {
  const program = findLibreOffice() ?? installLibreOffice();
  const set = decodeAsset(readAsset(size));
  const drawn = drawFormulas(set, count, 3).filter(({ kind }) => ONE_CELL.includes(kind));
  if (!program)
    return {
      engine: 'LibreOffice (not installed)',
      oneCellMix: NaN,
      seconds: [NaN, NaN],
      answers: [],
      formulas: 0,
    };
  const order = drawn.map((_, index) => index).sort((a, b) => rank(drawn[a]) - rank(drawn[b]) || a - b);
  const formulas = order.flatMap((index) => drawn[index] ?? []);
  const [bare, full] = [await workbook(set, []), await workbook(set, formulas)];
  const times: [number, number] = [Infinity, Infinity];
  let cells: string[][] = [];
  for (let round = 0; round < 2; round++) {
    times[0] = Math.min(
      times[0],
      seconds(() => calculate(program, bare, 1)),
    );
    times[1] = Math.min(
      times[1],
      seconds(() => (cells = calculate(program, full, 1).get('Asked') ?? [])),
    );
  }
  const answers = Array<number>(drawn.length);
  order.forEach((index, row) => (answers[index] = Number(cells[row]?.[0])));
  return {
    engine: versionOf(program),
    oneCellMix: ((times[1] - times[0]) * 1e6) / formulas.length,
    seconds: times,
    answers,
    formulas: formulas.length,
  };
}

const rank = (formula: Formula | undefined) => (formula ? ONE_CELL.indexOf(formula.kind) : -1);

function seconds(work: () => unknown): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1e3;
}

const letter = (column: FieldName) => String.fromCharCode(65 + COLUMNS.indexOf(column));

async function workbook(set: DealSet, formulas: readonly Formula[]): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'dealsheet-bench-'));
  const filename = join(folder, 'asked.xlsx');
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true });
  const asked = writer.addWorksheet('Asked');
  const whole = (column: FieldName) => `Deals!$${letter(column)}$2:$${letter(column)}$${set.size + 1}`;
  formulas.forEach(({ question }, index) => {
    const { aggregate, measure, conditions, k } = question;
    const row = asked.getRow(index + 1);
    conditions.forEach((condition, place) => (row.getCell(3 + place).value = criterion(condition)));
    const test = (place: number) => `$${String.fromCharCode(67 + place)}${index + 1}`;
    const pairs = conditions.map(({ column }, place) => `${whole(column)},${test(place)}`).join(',');
    if (aggregate === 'percentile') {
      const [first] = conditions;
      if (!first) throw new Error('a percentile of the mix has a criterion');
      const amounts = whole(measure);
      row.getCell(1).value = {
        formula: `PERCENTILE(IF(${whole(first.column)}=${test(0)},IF(ISNUMBER(${amounts}),${amounts})),${k ?? 0})`,
        shareType: 'array',
        ref: `A${index + 1}`,
      } as ExcelJS.CellFormulaValue;
    } else {
      const formula = aggregate === 'count' ? `COUNTIFS(${pairs})` : `SUMIFS(${whole(measure)},${pairs})`;
      row.getCell(1).value = { formula };
    }
  });
  asked.commit();
  const deals = writer.addWorksheet('Deals');
  deals.addRow(COLUMNS).commit();
  for (let row = 0; row < set.size; row++) {
    deals.addRow(COLUMNS.map((column) => set.value(row, column) ?? null)).commit();
  }
  deals.commit();
  await writer.commit();
  const bytes = new Uint8Array(readFileSync(filename));
  rmSync(folder, { recursive: true, force: true });
  return bytes;
}

function criterion({ is, value }: Condition): string | number {
  if (is === 'equal') return value;
  if (is === 'containing') return `*${value}*`;
  return `${is === 'at least' ? '>=' : '<'}${value}`;
}
