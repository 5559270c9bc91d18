import { refersUnread, spillTargets } from '../../src/workbook/spill-references';

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
  ['=ROWS(INDIRECT("My_sheet!A1#"))', [{ sheet: 'My_sheet', cell: 'A1' }]],
  ["=INDIRECT(\"'It''s 2'!$A$1#\",TRUE)", [{ sheet: "It's 2", cell: 'A1' }]],
  ['="INDIRECT("&"A1#"&")"', []],
])('spills that %s refers to', (formula, targets) => {
  expect(spillTargets(formula)).toEqual(targets);
});

test('without $, a rule of several cells refers to others from each', () => {
  const cells = (formula: string) => spillTargets(formula, { rows: 2, columns: 2 });
  expect(cells('=$A$1#')).toEqual([{ sheet: undefined, cell: 'A1' }]);
  expect(cells('=Z$1#')).toEqual([
    { sheet: undefined, cell: 'Z1' },
    { sheet: undefined, cell: 'AA1' },
  ]);
  expect(cells('=A9#').map((target) => 'cell' in target && target.cell)).toEqual(['A9', 'A10', 'B9', 'B10']);
});

test.each([
  ['=INDIRECT(B1)', true],
  ['=SUM(INDIRECT(B1&"#"))', true],
  ['=INDIRECT(IF(A1,"A1#","B1#"),TRUE)', true],
  ['=INDIRECT("A1#")', false],
  ['=INDIRECT("\'"&A1&"\'!B2")', false],
  ['=INDIRECT(A1&"!B" & "2")', false],
  ['="INDIRECT(A1)"', false],
  ['=MYINDIRECT(A1)', false],
])('whether %s may refer to a spill that only calculation tells: %s', (formula, is) => {
  expect(refersUnread(formula)).toBe(is);
});
