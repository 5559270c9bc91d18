import { selectedValuation } from '../../src/workbook/valued-cell';
import type { ExcelHost } from '../workbench/headless';
import { onSheet, openWorkbook } from './io';

let host: ExcelHost;
beforeAll(async () => {
  host = openWorkbook([]);
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('A1:B3').values = [
      ['a-b-2024-05', 0.1],
      ['peak_sales', 500],
      ['stage', 'Phase 2'],
    ];
    sheet.getRange('D1:D7').formulas = [
      ['=DEALS.DEAL_RNPV(A1,B1,A2:B3)'],
      ['=ROUND(DEALS.DEAL_RNPV_SCHEDULE("a-b-2024-05",12%),1)'],
      ['=DEALS.DEAL_VALUE_SPLIT({"upfront",50;"stage","Phase 2"},,Sheet1!A2:B2)'],
      ['=DEALS.DEAL_RNPV(INDEX(A1:A3,1))'],
      ['=DEALS.DEAL_RNPV(NoSuchName)'],
      ['=SUM(B1:B2)'],
      ['just text'],
    ];
    sheet.getRange('E1:E2').formulas = [
      ['=DEALS.DEAL_RNPV(Deal,Rate,Given)'],
      ['=DEALS.DEAL_RNPV(Deal,NoCells)'],
    ];
  });
  // A sheet that was duplicated has names of its own, beside those of the workbook.
  await onSheet('Sheet1', (sheet, { workbook }) => {
    workbook.names.add('Deal', sheet.getRange('A1'));
    workbook.names.add('Rate', sheet.getRange('B2'));
    sheet.names.add('Rate', sheet.getRange('B1'));
    sheet.names.add('Given', sheet.getRange('A2:B3'));
    workbook.names.add('NoCells', sheet.getRange('B1'));
    sheet.names.add('NoCells', '=0.1+0.02');
  });
});
afterAll(() => host.dispose());

const selected = async (address: string) => {
  await onSheet('Sheet1', (sheet) => sheet.getRange(address).select());
  return selectedValuation();
};

test.each<[string, unknown]>([
  [
    'D1',
    {
      address: 'Sheet1!D1',
      name: 'DEAL_RNPV',
      deal: [['a-b-2024-05']],
      discountRate: [[0.1]],
      assumptions: [
        ['peak_sales', 500],
        ['stage', 'Phase 2'],
      ],
    },
  ],
  [
    'D2',
    {
      address: 'Sheet1!D2',
      name: 'DEAL_RNPV_SCHEDULE',
      deal: [['a-b-2024-05']],
      discountRate: [[0.12]],
      assumptions: undefined,
    },
  ],
  [
    'D3',
    {
      address: 'Sheet1!D3',
      name: 'DEAL_VALUE_SPLIT',
      deal: [
        ['upfront', 50],
        ['stage', 'Phase 2'],
      ],
      discountRate: null,
      assumptions: [['peak_sales', 500]],
    },
  ],
  [
    'E1',
    {
      address: 'Sheet1!E1',
      name: 'DEAL_RNPV',
      deal: [['a-b-2024-05']],
      discountRate: [[0.1]],
      assumptions: [
        ['peak_sales', 500],
        ['stage', 'Phase 2'],
      ],
    },
  ],
  ['D6', undefined],
  ['D7', undefined],
  ['F9', undefined],
])('%s', async (address, expected) => {
  expect(await selected(address)).toEqual(expected);
});

test.each(['D4', 'D5', 'E2'])(
  '%s hands over what can’t be read without calculating, and says so',
  async (address) => {
    await expect(selected(address)).rejects.toThrow(/hands over (INDEX|NoSuchName|NoCells)/);
  },
);
