/** What the model sheet may hold: native formulas without constants, names, and texts that no spreadsheet computes. */
import type { ModelCell } from '../../src/valuation/model-sheet/cells';
import { isFormula } from '../../src/valuation/model-sheet/cells';
import { modelSheet } from '../../src/valuation/model-sheet/model-sheet';
import { roleAreas } from '../../src/workbook/model-sheet-look';
import { assume, deals, refusal, tables, terms, value } from './deals';
import type { Pairs } from './deals';

const subject = {
  title: 'A → B',
  about: ['an asset'],
  sourceUrl: 'https://example.org/',
  dataVersion: 'test',
};
const model = (deal: string | Pairs, assumptions: Pairs = {}) =>
  modelSheet(terms(deal), assume(assumptions), tables, subject);

const WIDEST = model('hansoh-gsk-2023-12', {
  royalty_tiers: '0: 5%; 500: 8%',
  sales_thresholds: '200; 500: 300',
  peak_sales: 1800,
  currency: 'CNY',
  fx_rate: 7.1,
  received_to_date: 3,
});
const PLAIN = model('kelun-merck-2022-12');

/** Functions that Excel 2016 and LibreOffice have alike, none of them volatile. */
const ALLOWED = [
  'ABS AND COUNT COUNTIF IF IFERROR INDEX ISNUMBER ISTEXT MATCH MAX MIN NOT OR REPT ROUND ROUNDUP SUBSTITUTE SUM SUMIF SUMPRODUCT',
]
  .join(' ')
  .split(' ');

const formulasOf = ({ cells }: typeof PLAIN) =>
  cells.flatMap((cell) => (isFormula(cell.content) ? [{ ...cell, text: cell.content.formula }] : []));
/** A formula without its texts. */
const bare = (text: string) => text.replace(/"(?:[^"]|"")*"/g, '""');

describe.each([
  ['a bundled deal', PLAIN],
  ['every optional part', WIDEST],
])('%s', (_, sheet) => {
  const formulas = formulasOf(sheet);

  test('asks DEALS in one cell only', () => {
    expect(formulas.filter(({ text }) => /DEALS\./.test(bare(text)))).toHaveLength(1);
  });

  test('uses functions that every spreadsheet has, none volatile', () => {
    const used = formulas.flatMap(({ text }) => bare(text).match(/[A-Z][A-Z._]*(?=\()/g) ?? []);
    expect([...new Set(used)].filter((name) => !ALLOWED.includes(name))).toEqual([
      'DEALS.DEAL_RNPV',
      'DEALS.DEALS_VERSION',
    ]);
  });

  test('has no constant in a formula but 0 and 1', () => {
    const constants = formulas.flatMap(({ text }) =>
      [...bare(text).matchAll(/(?<![A-Z$\d.])\d+(?:\.\d+)?(?:E-?\d+)?%?/gi)]
        .map(([constant]) => constant)
        .filter((constant) => constant !== '0' && constant !== '1')
        .map((constant) => `${constant} in ${text}`),
    );
    expect(constants).toEqual([]);
  });

  test('refers to its own sheet only, and never to an empty reference', () => {
    expect(formulas.filter(({ text }) => /!|#REF|\{|\}|NaN|undefined/.test(bare(text)))).toEqual([]);
  });

  test('has pictures over empty cells that are printed, of figures that are there', () => {
    const filled = new Map(
      sheet.cells.map((cell) => [`${String(cell.row)},${String(cell.column)}`, cell.content]),
    );
    const cellsOf = ({ row, column, rows, columns }: (typeof sheet.charts)[number]['at']) =>
      Array.from({ length: rows * columns }, (_, index) =>
        filled.get(`${String(row + Math.floor(index / columns))},${String(column + (index % columns))}`),
      );
    expect(sheet.charts.map(({ kind }) => kind)).toEqual(['stackedColumns', 'stackedBars', 'columns']);
    for (const { at, categories, figures } of sheet.charts) {
      expect(cellsOf(at).filter((content) => content !== undefined)).toEqual([]);
      expect(at.row + at.rows - 1).toBeLessThanOrEqual(sheet.printed.row);
      expect(at.column + at.columns - 1).toBeLessThanOrEqual(sheet.printed.column);
      for (const { values } of figures) {
        expect([values.rows, values.columns]).toEqual([categories.rows, categories.columns]);
        expect(cellsOf(values).every((content) => content !== undefined && isFormula(content))).toBe(true);
      }
    }
  });

  test('has one content a cell, and a formula in every cell that calculates', () => {
    const places = sheet.cells.map(({ row, column }) => `${String(row)},${String(column)}`);
    expect(new Set(places).size).toBe(places.length);
    const calculated = (cell: ModelCell) => ['calculation', 'total', 'check'].includes(cell.role);
    const constants = sheet.cells.filter((cell) => calculated(cell) && !isFormula(cell.content));
    const words = constants.filter(({ content }) => typeof content !== 'string');
    // What is passed to the check cell by its name has two constants that are no figures of the model.
    expect(words.filter(({ content }) => typeof content === 'number')).toEqual([]);
  });

  test('checks every input of a number, and each holds one or nothing', () => {
    const areas = [...sheet.places].flatMap(([key, place]) => (key.startsWith('numbers_') ? [place] : []));
    const isExpected = ({ row, column }: ModelCell) =>
      areas.some(
        (area) =>
          row >= area.row &&
          row < area.row + area.rows &&
          column >= area.column &&
          column < area.column + area.columns,
      );
    const inputs = sheet.cells.filter(({ role }) => role === 'input' || role === 'linkedInput');
    const isWord = ({ content }: ModelCell) =>
      (typeof content === 'string' && content !== '') || typeof content === 'boolean';
    expect(inputs.filter((cell) => isExpected(cell) && isWord(cell))).toEqual([]);
    const unchecked = inputs.filter(
      (cell) => !isExpected(cell) && typeof cell.content === 'number' && cell.column >= 2,
    );
    // What was received and the rate of a second currency do not enter the value.
    expect(unchecked.map(({ content }) => content)).toEqual(sheet === WIDEST ? [3, 7.1] : []);
  });

  test('names its inputs once each, as Excel takes names', () => {
    const names = sheet.names.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  });

  test('its looks are rectangles that cover every cell once', () => {
    const covered = roleAreas(sheet.cells).reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    expect(covered).toBe(sheet.cells.length);
  });
});

test('the same formulas for every deal: only inputs differ', () => {
  const valued = deals.filter(({ deal_id: id }) => {
    try {
      return Number.isFinite(value(id).rnpvUsdM);
    } catch {
      return false;
    }
  });
  expect(valued.length).toBeGreaterThan(250);
  const formulas = (sheet: typeof PLAIN) =>
    formulasOf(sheet)
      .filter(({ role }) => role !== 'linkedInput')
      .map(({ row, column, text }) => `${String(row)},${String(column)} ${text}`)
      .join('\n');
  const expected = formulas(PLAIN);
  const others = valued.filter(({ deal_id: id }) => formulas(model(id)) !== expected);
  expect(others.map(({ deal_id: id }) => id)).toEqual([]);
});

test('text of the data that looks like a formula stays text', () => {
  const strange = modelSheet(terms({ upfront: 10, status: 'Active' }), assume(), tables, {
    ...subject,
    title: '=1+1',
    about: ['=cmd|A1', '+86'],
  });
  const texts = strange.cells.filter(({ content }) => typeof content === 'string' && /^[=+]/.test(content));
  expect(texts.map(({ content }) => content)).toEqual(['=1+1', '=cmd|A1 · +86']);
});

test('what no input of the sheet says is written beside the result: China only, counted in a parent', () => {
  const notes = (id: string) =>
    model(id).cells.flatMap(({ role, content }) => (role === 'note' ? [String(content)] : []));
  const id = (isWanted: (deal: (typeof deals)[number]) => boolean) =>
    deals.find((deal) => deal.upfront_usd_m !== undefined && isWanted(deal))?.deal_id ?? '';
  const china = id(({ territory_class: territory }) => territory === 'China');
  const child = id(({ counted_in_parent: counted }) => counted === 'yes');
  expect(notes(china).join()).toMatch(/China only/);
  expect(notes(child).join()).toMatch(/already inside the headline of/);
  expect(notes('kelun-merck-2022-12').join()).not.toMatch(/China only|already inside/);
});

test('a deal without terms is refused, as by DEAL_RNPV', () => {
  expect(refusal(() => model({ stage: 'Phase 2' }))).toMatchObject({ kind: 'notAvailable' });
});

test('no label is cut by the name beside it', () => {
  const beside = new Set(
    PLAIN.cells.filter(({ column, content }) => column === 1 && content !== '').map(({ row }) => row),
  );
  const long = PLAIN.cells.filter(
    ({ row, column, content, role }) =>
      column === 0 &&
      typeof content === 'string' &&
      beside.has(row) &&
      content.length > (role === 'label' || role === 'heading' ? 54 : 44),
  );
  expect(long.map(({ content }) => content)).toEqual([]);
});
