import fc from 'fast-check';
import { sheetAddress } from '../../src/workbook/cell-address';
import { readReference } from '../../src/workbook/cell-references';
import { fullAddress } from '../../src/workbench/office/model/addresses';

test.each([
  ['Deals', 'Deals!A1:B2'],
  ['交易', '交易!A1:B2'],
  ['Deals_2.x', 'Deals_2.x!A1:B2'],
  ['Deal book', "'Deal book'!A1:B2"],
  ["Li's deals", "'Li''s deals'!A1:B2"],
  ['2024', "'2024'!A1:B2"],
  ['Q-1', "'Q-1'!A1:B2"],
  ['AB12', "'AB12'!A1:B2"],
  ['R1C1', "'R1C1'!A1:B2"],
  ['true', "'true'!A1:B2"],
])('the address of cells on the sheet %s is %s', (sheet, address) => {
  expect(sheetAddress(sheet, 'A1:B2')).toBe(address);
});

/** What Excel lets a sheet be called. */
const names = fc
  .string({ unit: fc.constantFrom(..."ab1_. -'(交R".split('')), minLength: 1, maxLength: 6 })
  .filter((name) => !name.startsWith("'") && !name.endsWith("'"));

test('an address reads back as its sheet and cells, and is the one that the host gives', () => {
  fc.assert(
    fc.property(names, (name) => {
      const address = sheetAddress(name, 'B3');
      expect(readReference(address)).toEqual({ sheet: name, cells: 'B3' });
      expect(address).toBe(fullAddress(name, { row: 2, column: 1, rows: 1, columns: 1 }));
    }),
  );
});
