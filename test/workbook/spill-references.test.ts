import { spillTargets } from '../../src/workbook/spill-references';

test.each([
  ['=SUM(A1#)', [{ sheet: undefined, cell: 'A1' }]],
  [
    '=SUM($b$12#,Sheet1!C3#)',
    [
      { sheet: undefined, cell: 'B12' },
      { sheet: 'Sheet1', cell: 'C3' },
    ],
  ],
  ["=@'It''s \"2\" (x)'!$C$3#", [{ sheet: 'It\'s "2" (x)', cell: 'C3' }]],
  ['=_xlfn.ANCHORARRAY(Sheet1!$A$1)+1', [{ sheet: 'Sheet1', cell: 'A1' }]],
  ["=ROWS(ANCHORARRAY( 'My (x)'!A1 ))", [{ sheet: 'My (x)', cell: 'A1' }]],
  ['=ROWS(Found.deals#)', [{ sheet: undefined, name: 'Found.deals' }]],
  ['=工作表1!A1#', [{ sheet: '工作表1', cell: 'A1' }]],
  ["=T['#]+'My sheet'!A1#", [{ sheet: 'My sheet', cell: 'A1' }]],
  ['="A1#"&"say ""B1#"""', []],
  ['=T[#All]+T[[#Data],[x]]', []],
  ['=#REF!+A1', []],
  ['=Sheet1!#REF!', []],
  ['=[Book.xlsx]Sheet1!A1#', []],
])('spills that %s refers to', (formula, targets) => {
  expect(spillTargets(formula)).toEqual(targets);
});
