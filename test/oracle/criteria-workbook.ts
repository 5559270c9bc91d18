/** Asks a spreadsheet COUNTIFS, SUMIFS, AVERAGEIFS and PERCENTILE about sets of criteria. */
import ExcelJS from 'exceljs';
import { rows } from './criteria-sets';
import type { CriteriaSet } from './criteria-sets';
import { calculate } from './libreoffice';

export interface CriteriaAnswer {
  readonly deals: number;
  readonly sum: number;
  /** null where there is nothing to average or rank. */
  readonly average: number | null;
  /** Absent where none was asked for. */
  readonly percentile?: number | null;
}

const columns = Object.keys(rows[0] ?? {});
const LAST = rows.length + 1;

const letterOf = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : letterOf(Math.floor((column - 1) / 26)) + letterOf(((column - 1) % 26) + 1);

const letter = (name: string) => letterOf(columns.indexOf(name) + 1);
const whole = (name: string) => `Deals!$${letter(name)}$2:$${letter(name)}$${LAST}`;

/** First column of the criterion cells on the sheet that asks. */
const FIRST_TEST = 6;

/** The question as a workbook: sheet Deals, sheet Asked with a row a set, sheet Found with a column a set. */
export async function criteriaWorkbook(sets: readonly CriteriaSet[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const deals = workbook.addWorksheet('Deals');
  deals.addRow(columns);
  for (const row of rows) deals.addRow(columns.map((column) => row[column] ?? null));
  const asked = workbook.addWorksheet('Asked');
  const found = workbook.addWorksheet('Found');
  sets.forEach((set, index) => {
    const row = index + 1;
    set.asked.forEach(({ test }, place) => {
      if (test !== null) asked.getCell(row, FIRST_TEST + place).value = test;
    });
    const test = (place: number) => `Asked!$${letterOf(FIRST_TEST + place)}$${row}`;
    const pairs = set.asked.map(({ column }, place) => `${whole(column)},${test(place)}`).join(',');
    const measure = whole(set.measure);
    const mark = letterOf(row);
    asked.getCell(row, 1).value = { formula: `COUNTIFS(${pairs})` };
    asked.getCell(row, 2).value = { formula: `SUMIFS(${measure},${pairs})` };
    asked.getCell(row, 3).value = { formula: `IFERROR(AVERAGEIFS(${measure},${pairs}),"none")` };
    if (set.k === undefined) return;
    asked.getCell(row, 4).value = {
      formula: `IFERROR(PERCENTILE(IF(Found!$${mark}$1:$${mark}$${rows.length}=1,IF(ISNUMBER(${measure}),${measure})),${set.k}),"none")`,
      shareType: 'array',
      ref: `D${row}`,
    } as ExcelJS.CellFormulaValue;
    // Deal by deal, so that the percentile rests on COUNTIFS as well.
    for (let deal = 2; deal <= LAST; deal++) {
      const one = set.asked
        .map(({ column }, place) => `Deals!$${letter(column)}$${deal},${test(place)}`)
        .join(',');
      found.getCell(deal - 1, row).value = { formula: `COUNTIFS(${one})` };
    }
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The answers of LibreOffice, set by set. */
export async function askLibreOffice(
  program: string,
  sets: readonly CriteriaSet[],
): Promise<CriteriaAnswer[]> {
  const sheet = calculate(program, await criteriaWorkbook(sets)).get('Asked') ?? [];
  return sets.map(({ k }, index) => {
    const [deals, sum, average, percentile] = sheet[index] ?? [];
    return {
      deals: figure(deals) ?? NaN,
      sum: figure(sum) ?? NaN,
      average: figure(average),
      ...(k === undefined ? {} : { percentile: figure(percentile) }),
    };
  });
}

function figure(cell: string | undefined): number | null {
  if (cell === 'none') return null;
  if (cell === undefined || cell === '' || Number.isNaN(Number(cell))) {
    throw new Error(`LibreOffice answered "${cell ?? ''}" where a number was expected`);
  }
  return Number(cell);
}
