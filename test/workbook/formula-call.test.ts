import { formulaCall } from '../../src/workbook/formula-call';
import type { FormulaArgument } from '../../src/workbook/formula-call';

const NAMES = ['DEAL_RNPV', 'DEAL_RNPV_SCHEDULE'];
const value = (value: string | number | boolean): FormulaArgument => ({ kind: 'value', value });
const cells = (address: string, sheet?: string): FormulaArgument => ({ kind: 'cells', sheet, address });
const omitted: FormulaArgument = { kind: 'omitted' };

test.each<[string, string, readonly FormulaArgument[]]>([
  ['=DEALS.DEAL_RNPV("kelun-merck-2022-12", 12%)', 'DEAL_RNPV', [value('kelun-merck-2022-12'), value(0.12)]],
  ['=deals.deal_rnpv(A2)', 'DEAL_RNPV', [cells('A2')]],
  [
    '=_xldudf_DEALS_DEAL_RNPV_SCHEDULE($A$2,,B3:C9)',
    'DEAL_RNPV_SCHEDULE',
    [cells('A2'), omitted, cells('B3:C9')],
  ],
  ['=ROUND(DEALS.DEAL_RNPV(A2,-0.5),0)+B1', 'DEAL_RNPV', [cells('A2'), value(-0.5)]],
  [
    "=DEALS.DEAL_RNPV('My ''own'' sheet'!A2,Inputs!$B$1)",
    'DEAL_RNPV',
    [cells('A2', "My 'own' sheet"), cells('B1', 'Inputs')],
  ],
  [
    '=DEALS.DEAL_RNPV({"upfront",50;"stage","Phase 2, a ""b"""},,{"peak_sales",1500})',
    'DEAL_RNPV',
    [
      {
        kind: 'array',
        rows: [
          ['upfront', 50],
          ['stage', 'Phase 2, a "b"'],
        ],
      },
      omitted,
      { kind: 'array', rows: [['peak_sales', 1500]] },
    ],
  ],
  [
    '=DEALS.DEAL_RNPV(deal,rate)',
    'DEAL_RNPV',
    [
      { kind: 'name', name: 'deal' },
      { kind: 'name', name: 'rate' },
    ],
  ],
  ['=DEALS.DEAL_RNPV(A1,TRUE)', 'DEAL_RNPV', [cells('A1'), value(true)]],
  [
    '=DEALS.DEAL_RNPV(INDEX(A:A,3),Rates[12%],[Book1]Sheet1!A1)',
    'DEAL_RNPV',
    [
      { kind: 'other', text: 'INDEX(A:A,3)' },
      { kind: 'other', text: 'Rates[12%]' },
      { kind: 'other', text: '[Book1]Sheet1!A1' },
    ],
  ],
  ['=DEALS.DEAL_RNPV(A:A)', 'DEAL_RNPV', [{ kind: 'other', text: 'A:A' }]],
])('%s', (formula, name, expected) => {
  expect(formulaCall(formula, NAMES)).toEqual({ name, arguments: expected });
});

test.each([
  'DEALS.DEAL_RNPV(A1)',
  '="=DEALS.DEAL_RNPV(A1)"',
  '=DEALS.DEAL_RNPV_SENSITIVITY(A1)',
  '=MYDEALS.DEAL_RNPV(A1)',
  '=SUM(A1:A3)',
  '=DEALS.DEAL_RNPV(A1',
  12,
  '',
  undefined,
])('%p calls none of them', (formula) => {
  expect(formulaCall(formula, NAMES)).toBeUndefined();
});
