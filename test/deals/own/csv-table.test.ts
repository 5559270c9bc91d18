/** A file read in steps: the same rows as at once, and nothing behind the step at which it is given up. */
import Papa from 'papaparse';
import { csvTableSteps, readCsvTable } from '../../../src/deals/own/csv-table';
import { Random } from '../../oracle/random';

const random = new Random(20_261_125);
const CELLS = [
  '',
  ' ',
  'x',
  '1,5',
  'a "b" c',
  'over\ntwo lines',
  'over\r\ntwo',
  '亿元',
  ';',
  '\t',
  '5'.repeat(300),
];

/** Text as a spreadsheet writes it; two cells that are not blank, so that the sign between cells can be told. */
function written(rows: number, delimiter: string, lineEnd: string): string {
  const record = () =>
    Array.from({ length: 2 + random.below(4) }, (_, place) => (place < 2 ? 'cell' : random.pick(CELLS)))
      .map((cell) => (/["\n\r,;\t|]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell))
      .join(delimiter);
  return Array.from({ length: rows }, (_, row) => (row > 20 && random.below(9) === 0 ? '' : record())).join(
    lineEnd,
  );
}

test.each([
  [',', '\n'],
  [';', '\r\n'],
  ['\t', '\n'],
  ['|', '\r\n'],
])('cells between %j, rows ended by %j', (delimiter, lineEnd) => {
  const text = written(7_000, delimiter, lineEnd);
  const whole = Papa.parse<string[]>(text, { delimiter, fastMode: false }).data;
  const expected = whole.flatMap((cells, index) => {
    const length = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    const written = cells.slice(0, length).map((cell) => cell.replace(/\r\n/g, '\n'));
    return length === 0 ? [] : [{ row: index + 1, cells: written }];
  });
  const table = readCsvTable(text, 'own.csv');
  expect(table.rows).toEqual(expected);
  expect(table.hasSemicolons).toBe(delimiter === ';');
});

test.each([
  ['\r\n', '\n', '\r\n'],
  ['\n', '\r\n', '\n'],
  ['\r', '\n', '\r'],
  ['\r\n', '\r', '\n'],
  ['\n', '\r', '\r\n'],
])('files put together, with rows ended by %j, %j and %j', (first, second, third) => {
  const text = `a,b${first}1,"x${second}y"${second}2,z${third}3,${first}4,w`;
  expect(readCsvTable(text, 'own.csv').rows).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 2, cells: ['1', 'x\ny'] },
    { row: 3, cells: ['2', 'z'] },
    { row: 4, cells: ['3'] },
    { row: 5, cells: ['4', 'w'] },
  ]);
});

test('each step says how far it is, up to the end', () => {
  const text = written(7_000, ',', '\n');
  const steps = [...csvTableSteps(text, 'own.csv')];
  expect(steps.length).toBeGreaterThan(2);
  expect(steps.every(({ done }, at) => done > (steps[at - 1]?.done ?? 0))).toBe(true);
  const total = text.replace(/\r\n/g, '\n').length;
  expect(steps.at(-1)).toEqual({ done: total, total });
});
