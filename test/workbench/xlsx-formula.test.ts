import fc from 'fast-check';
import { fromFileFormula, toFileFormula } from '../../src/workbench/xlsx/file-formula';
import { tokensOf } from '../../src/workbench/xlsx/formula-tokens';

describe('formulas in a cell and in a file', () => {
  test.each<[cell: string, file: string]>([
    ['=SUM(A1:B2)', 'SUM(A1:B2)'],
    // The add-in's functions.
    ['=DEALS.DEAL_RNPV("kelun-merck-2022-12",12%)', '_xldudf_DEALS_DEAL_RNPV("kelun-merck-2022-12",12%)'],
    ['=IFERROR(DEALS.POS($A1),0)*2', 'IFERROR(_xldudf_DEALS_POS($A1),0)*2'],
    ['="DEALS.POS("&A1', '"DEALS.POS("&A1'],
    // Functions that came after the format.
    ['=XLOOKUP(A1,B:B,C:C)', '_xlfn.XLOOKUP(A1,B:B,C:C)'],
    ['=SORT(FILTER(A1:A9,B1:B9>0))', '_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A9,B1:B9>0))'],
    ['=NORM.INV(0.9,0,1)+STDEV.S(A:A)', '_xlfn.NORM.INV(0.9,0,1)+_xlfn.STDEV.S(A:A)'],
    ['=SUM(tblDeals[XOR(1)])', 'SUM(tblDeals[XOR(1)])'],
    ["='IFS(1)'!A1", "'IFS(1)'!A1"],
    // Names that LET and LAMBDA give.
    ['=LET(x,A1*2,y,x+1,x*y)', '_xlfn.LET(_xlpm.x,A1*2,_xlpm.y,_xlpm.x+1,_xlpm.x*_xlpm.y)'],
    ['=LET(x,1,x)+x', '_xlfn.LET(_xlpm.x,1,_xlpm.x)+x'],
    ['=MAP(A1:A3,LAMBDA(v,v^2))', '_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.v,_xlpm.v^2))'],
    ['=LET(f,LAMBDA(n,n+1),f(2))', '_xlfn.LET(_xlpm.f,_xlfn.LAMBDA(_xlpm.n,_xlpm.n+1),_xlpm.f(2))'],
    ['=LET(a,{1,2;3,4},SUM(a))', '_xlfn.LET(_xlpm.a,{1,2;3,4},SUM(_xlpm.a))'],
    ['=LET(x,"a,b",x)', '_xlfn.LET(_xlpm.x,"a,b",_xlpm.x)'],
    ['=1.5E3+A1', '1.5E3+A1'],
  ])('%s', (cell, file) => {
    expect(toFileFormula(cell)).toBe(file);
    expect(fromFileFormula(file)).toBe(cell);
  });

  test('a file of Excel is read in any case', () => {
    expect(fromFileFormula('_XLFN.CONCAT(A1,"_xlfn.")')).toBe('=CONCAT(A1,"_xlfn.")');
    expect(fromFileFormula('_xldudf_deals_POS(1)')).toBe('=DEALS.POS(1)');
    expect(fromFileFormula('_xldudf_OTHER_FN(1)')).toBe('=_xldudf_OTHER_FN(1)');
  });

  test('nothing of any formula is lost when it is cut into pieces', () => {
    const piece = fc.constantFrom(
      'SUM',
      '(',
      ')',
      ',',
      '"a""b"',
      "'My sheet'!",
      'A1',
      '[',
      ']',
      "'",
      '"',
      '{',
      '}',
      '1.5E+3',
      ' ',
      'LET',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 }))), (parts) => {
        const formula = parts.join('');
        expect(
          tokensOf(formula)
            .map(({ text }) => text)
            .join(''),
        ).toBe(formula);
      }),
    );
  });
});
