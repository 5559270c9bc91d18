import fc from 'fast-check';
import { parseCriterion, passes } from '../../src/deals/criterion';
import type { CriterionTest } from '../../src/deals/field-criterion';
import { InputError } from '../../src/deals/input-error';

/** A column as a sheet could hold it: text, numbers, dates, an empty cell. */
const CELLS = {
  five: 5,
  fiveAsText: '5',
  thousand: 1000,
  thousandAsText: '1,000',
  tenPercent: 0.1,
  minusFive: -5,
  zero: 0,
  mayFirst2024: 45413,
  abc: 'abc',
  ABC: 'ABC',
  abcd: 'abcd',
  star: 'a*c',
  mark: 'a?c',
  tilde: 'a~b',
  zeta: 'zeta',
  empty: undefined,
} as const;
type Cell = keyof typeof CELLS;

const ALL = Object.keys(CELLS) as Cell[];
const TEXTS: Cell[] = ALL.filter((cell) => typeof CELLS[cell] === 'string');
const without = (...cells: Cell[]) => ALL.filter((cell) => !cells.includes(cell));

const passing = (test: CriterionTest) => {
  const criterion = parseCriterion(test);
  return ALL.filter((cell) => passes(criterion, CELLS[cell]));
};

describe('cells that SUMIFS takes', () => {
  const cases: [CriterionTest, Cell[]][] = [
    // equality with numbers, also those kept as text
    [5, ['five', 'fiveAsText']],
    ['5', ['five', 'fiveAsText']],
    ['=5', ['five', 'fiveAsText']],
    ['= 5', ['five', 'fiveAsText']],
    ['$5', ['five', 'fiveAsText']],
    ['5.0', ['five', 'fiveAsText']],
    ['(5)', ['minusFive']],
    ['-5', ['minusFive']],
    ['1000', ['thousand', 'thousandAsText']],
    ['1,000', ['thousand', 'thousandAsText']],
    ['1e3', ['thousand', 'thousandAsText']],
    ['10%', ['tenPercent']],
    ['=0.1', ['tenPercent']],
    ['<>5', without('five', 'fiveAsText')],
    ['<>1,000', without('thousand', 'thousandAsText')],
    [0, ['zero']],
    ['0', ['zero']],
    // order of numbers: only numbers, never text or empty cells
    ['>5', ['thousand', 'mayFirst2024']],
    ['>=5', ['five', 'thousand', 'mayFirst2024']],
    ['<0', ['minusFive']],
    ['<=0', ['minusFive', 'zero']],
    ['<10%', ['minusFive', 'zero']],
    ['<=10%', ['tenPercent', 'minusFive', 'zero']],
    ['>$1,000', ['mayFirst2024']],
    // dates are their serials
    ['2024-05-01', ['mayFirst2024']],
    ['=1-May-2024', ['mayFirst2024']],
    ['May 1, 2024', ['mayFirst2024']],
    [45413, ['mayFirst2024']],
    ['>=2024/5/1', ['mayFirst2024']],
    ['>2024-05-01', []],
    ['<2024-05-01', ['five', 'thousand', 'tenPercent', 'minusFive', 'zero']],
    // text, without regard to case
    ['abc', ['abc', 'ABC']],
    ['=Abc', ['abc', 'ABC']],
    ['<>abc', without('abc', 'ABC')],
    ['ab', []],
    // wildcards match text only
    ['abc*', ['abc', 'ABC', 'abcd']],
    ['=a?c', ['abc', 'ABC', 'star', 'mark']],
    ['a~*c', ['star']],
    ['a~?c', ['mark']],
    ['a~b', ['tilde']],
    ['a~~b', ['tilde']],
    ['*', TEXTS],
    ['?*', TEXTS],
    ['<>*', ALL.filter((cell) => !TEXTS.includes(cell))],
    ['<>*c', without('abc', 'ABC', 'star', 'mark')],
    // order of text: only text; wildcards are letters there
    ['>abc', ['abcd', 'zeta']],
    ['>=abc', ['abc', 'ABC', 'abcd', 'zeta']],
    ['>=b', ['zeta']],
    ['<b', ['fiveAsText', 'thousandAsText', 'abc', 'ABC', 'abcd', 'star', 'mark', 'tilde']],
    // empty and not empty
    ['=', ['empty']],
    ['', ['empty']],
    ['<>', without('empty')],
    // an empty criterion cell means 0
    [null, ['zero']],
    // logical values: there are none among the deals
    [true, []],
    ['TRUE', []],
    ['=false', []],
    ['<>TRUE', ALL],
    ['>FALSE', []],
  ];
  test.each(cases)('%p', (test, cells) => expect(passing(test)).toEqual(cells));
});

describe('refused, since it cannot be meant', () => {
  test.each([
    ['>', 'needs a value after it'],
    ['<=', 'needs a value after it'],
    ['=>100', 'write >='],
    ['=<100', 'write <='],
    [NaN, 'is not a number'],
    [Infinity, 'is not a number'],
    ['x'.repeat(256), 'longer than 255'],
  ])('%p: %s', (test, reason) => {
    expect(() => parseCriterion(test, 'criterion 2')).toThrow(InputError);
    expect(() => parseCriterion(test, 'criterion 2')).toThrow(reason);
    expect(() => parseCriterion(test, 'criterion 2')).toThrow(/^criterion 2: /);
  });
});

describe('what holds for every criterion', () => {
  const cell = fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.string(), fc.constant(undefined));
  const operand = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/^[<>=]/.test(text)),
    fc.integer().map(String),
    fc.constantFrom('a*', '?', '2024-05-01', '10%', '1,000', 'TRUE'),
  );

  test('<> takes exactly what = leaves', () => {
    fc.assert(
      fc.property(operand, cell, (text, value) => {
        expect(passes(parseCriterion(`<>${text}`), value)).toBe(!passes(parseCriterion(`=${text}`), value));
      }),
    );
  });

  test('= may be left out', () => {
    fc.assert(
      fc.property(operand, cell, (text, value) => {
        expect(passes(parseCriterion(text), value)).toBe(passes(parseCriterion(`=${text}`), value));
      }),
    );
  });

  test('a number is below, equal to or above another, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (low, value) => {
        const held = ['<', '=', '>'].filter((operator) => passes(parseCriterion(`${operator}${low}`), value));
        expect(held).toHaveLength(1);
      }),
    );
  });

  test('no empty cell passes an order', () => {
    fc.assert(
      fc.property(operand, fc.constantFrom('<', '<=', '>', '>='), (text, operator) => {
        expect(passes(parseCriterion(operator + text), undefined)).toBe(false);
      }),
    );
  });
});
