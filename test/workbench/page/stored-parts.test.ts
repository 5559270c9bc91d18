import { frameOf, partsOf, wholeOf } from '../../../src/workbench/page/stored-parts';
import type { Cells } from '../../../src/workbench/page/stored-parts';

const cells: Cells = { 0: { 0: { v: 'a' }, 3: { v: 1 } }, 7: { 2: { f: '=A1' } }, 900: { 0: { v: 2 } } };
const book = {
  id: 'book',
  styles: { s1: { bl: 1 as const } },
  sheets: { one: { id: 'one', rowCount: 5, cellData: cells }, two: { id: 'two', cellData: {} } },
};

test.each([1, 2, 3, 100])('a workbook is the same after it was cut into parts of %d cells', (most) => {
  const parts = { one: [...partsOf(cells, most)], two: [...partsOf({}, most)] };
  const whole = wholeOf(structuredClone(frameOf(book)), (id) =>
    structuredClone(parts[id as 'one' | 'two'].map((part) => part.cells)),
  );
  expect(whole).toEqual(book);
  expect(parts.two).toEqual([]);
});

test('parts hold whole rows, and tell of formulas', () => {
  expect([...partsOf(cells, 2)].map((part) => [Object.keys(part.cells), part.hasFormula])).toEqual([
    [['0'], false],
    [['7', '900'], true],
  ]);
});
