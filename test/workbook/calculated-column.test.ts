import { calculatedColumn, filledFormula, relativeFormula } from '../../src/workbook/calculated-column';

test.each([
  ['=D5*2', 1, '=D6*2'],
  ['=$D5*D$5', 3, '=$D8*D$5'],
  ['=SUM(A1:B2)', 1, '=SUM(A2:B3)'],
  ["='Sheet 1'!A5 + Sheet2!B5", 2, "='Sheet 1'!A7 + Sheet2!B7"],
  ['="A1"&A1', 1, '="A1"&A2'],
  ['=LOG10(A1)', 1, '=LOG10(A2)'],
  ['=tblDeals1[@[Total US$ m]]*A1', 1, '=tblDeals1[@[Total US$ m]]*A2'],
  ['=DEALS.DEAL_RNPV(A2)', 10, '=DEALS.DEAL_RNPV(A12)'],
  ['=A2', -5, '=#REF!'],
])('%s filled down by %i is %s', (formula, rows, filled) => {
  expect(filledFormula(formula, rows)).toBe(filled);
});

test('a formula reads the same from every row that it was filled to', () => {
  for (const row of [5, 6, 17])
    expect(relativeFormula(filledFormula('=D5*$E$1+F4', row - 5), row)).toBe(
      relativeFormula('=D5*$E$1+F4', 5),
    );
});

const formula = (text: string) => ({ formula: text, value: 0 });

test.each([
  ['all rows', [[formula('=D2*2')], [formula('=D3*2')], [formula('=D4*2')]], true],
  ['one row typed over', [[formula('=D2*2')], ['note'], [formula('=D4*2')]], true],
  ['most rows typed', [[formula('=D2*2')], ['note'], ['note']], false],
  ['different formulas', [[formula('=D2*2')], [formula('=D3*3')], [formula('=D4*4')]], false],
  ['one row, no table reference', [[formula('=D2*2')]], false],
  ['one row, table reference', [[formula('=[@Total]*2')]], true],
  ['no rows', [], false],
])('a filled-down column: %s', (_, rows, expected) => {
  expect(calculatedColumn(rows, 0) !== undefined).toBe(expected);
});
