/** The same questions to LibreOffice Calc, as SUMIFS, COUNTIFS and PERCENTILE over the same table. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { DealSet } from '../../../src/deals/dataset';
import type { FieldName } from '../../../src/deals/fields';
import { calculate, findLibreOffice, installLibreOffice, versionOf } from '../../oracle/libreoffice';
import { decodeAsset, readAsset } from './data';
import { EQUALITY, ONE_CELL, drawFormulas, firstOfKinds } from './formulas';
import type { Condition, Formula, Question } from './formulas';

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
  /** How each kind was asked, by an example. */
  readonly asked: Readonly<Record<string, string>>;
  /** Seconds to open and calculate the table without formulas, and with them. */
  readonly seconds: readonly [number, number];
  /** Answers in the order in which the formulas were drawn; null for those that one cell cannot hold. */
  readonly answers: readonly (number | null)[];
  readonly formulas: number;
}

/**
 * Time a formula = (open and calculate with the formulas − the same table without any) ÷ formulas, the better of two.
 * Formulas of a kind stand below each other with their criteria in cells, as filled down by a person.
 */
export async function measureSpreadsheet(size: number, count: number): Promise<SpreadsheetResult> {
  const program = findLibreOffice() ?? installLibreOffice();
  if (!program) return NOT_INSTALLED;
  const set = decodeAsset(readAsset(size));
  const drawn = drawFormulas(set, count, 3);
  const order = drawn
    .flatMap(({ kind }, index) => (ONE_CELL.includes(kind) ? [index] : []))
    .sort((a, b) => rank(drawn[a]) - rank(drawn[b]) || a - b);
  const formulas = order.flatMap((index) => drawn[index] ?? []);
  const [bare, full] = [await workbook(set, []), await workbook(set, formulas)];
  const rounds = Array.from({ length: ROUNDS }, () => {
    const without = secondsOf(() => calculate(program, bare, 1));
    const asked = secondsOf(() => calculate(program, full, 1));
    return { seconds: [without.seconds, asked.seconds] as const, cells: asked.result.get('Asked') ?? [] };
  });
  const seconds = [0, 1].map((place) => Math.min(...rounds.map((round) => round.seconds[place] ?? NaN)));
  const [without = NaN, asked = NaN] = seconds;
  const answers = Array<number | null>(drawn.length).fill(null);
  order.forEach((index, row) => (answers[index] = Number(rounds[0]?.cells[row]?.[0])));
  return {
    engine: versionOf(program),
    oneCellMix: ((asked - without) * 1e6) / formulas.length,
    asked: firstOfKinds(formulas, (formula) => wordsOf(formula, set.size)),
    seconds: [without, asked],
    answers,
    formulas: formulas.length,
  };
}

const ROUNDS = 2;

const NOT_INSTALLED: SpreadsheetResult = {
  engine: 'LibreOffice (not installed)',
  oneCellMix: NaN,
  asked: {},
  seconds: [NaN, NaN],
  answers: [],
  formulas: 0,
};

const rank = (formula: Formula | undefined) => (formula ? ONE_CELL.indexOf(formula.kind) : -1);

function secondsOf<Result>(work: () => Result): { result: Result; seconds: number } {
  const begun = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - begun) / 1e3 };
}

const letter = (column: FieldName) => String.fromCharCode(65 + COLUMNS.indexOf(column));

/** @param test where the criterion at a place of the question stands, or the criterion itself */
function formulaOf(question: Question, size: number, test: (place: number) => string): string {
  const { aggregate, measure, conditions, k } = question;
  const whole = (column: FieldName) => `Deals!$${letter(column)}$2:$${letter(column)}$${size + 1}`;
  const pairs = conditions.map(({ column }, place) => `${whole(column)},${test(place)}`).join(',');
  if (aggregate === 'count') return `COUNTIFS(${pairs})`;
  if (aggregate === 'sum') return `SUMIFS(${whole(measure)},${pairs})`;
  const [first] = conditions;
  if (!first) throw new Error('a percentile of the mix has a criterion');
  const amounts = whole(measure);
  return `PERCENTILE(IF(${whole(first.column)}=${test(0)},IF(ISNUMBER(${amounts}),${amounts})),${k ?? 0})`;
}

const wordsOf = ({ question }: Formula, size: number): string => {
  const tests = question.conditions.map((condition) => JSON.stringify(criterion(condition)));
  return `=${formulaOf(question, size, (place) => tests[place] ?? '')}`;
};

async function workbook(set: DealSet, formulas: readonly Formula[]): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'dealsheet-bench-'));
  const filename = join(folder, 'asked.xlsx');
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true });
  const asked = writer.addWorksheet('Asked');
  formulas.forEach(({ question }, index) => {
    const row = asked.getRow(index + 1);
    question.conditions.forEach((condition, place) => (row.getCell(3 + place).value = criterion(condition)));
    const formula = formulaOf(
      question,
      set.size,
      (place) => `$${String.fromCharCode(67 + place)}${index + 1}`,
    );
    row.getCell(1).value =
      question.aggregate === 'percentile'
        ? ({ formula, shareType: 'array', ref: `A${index + 1}` } as ExcelJS.CellFormulaValue)
        : { formula };
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
