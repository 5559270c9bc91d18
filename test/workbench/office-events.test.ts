import type { ExcelHost } from './headless';
import { createExcelHost } from './headless';

let host: ExcelHost;
beforeEach(() => {
  host = createExcelHost();
});
afterEach(() => host.dispose());

/** Events come after the request that caused them. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

type Told = Record<string, unknown>;
const brief = ({ type, address, changeType, triggerSource, source }: Told): Told => ({
  type,
  address,
  changeType,
  triggerSource,
  source,
});

const listenToSheet = (told: Told[]) =>
  Excel.run(async (context) => {
    const handler = context.workbook.worksheets.getActiveWorksheet().onChanged.add(async (args) => {
      told.push(args as unknown as Told);
    });
    await context.sync();
    return handler;
  });

const change = (work: (sheet: Excel.Worksheet) => void) =>
  Excel.run(async (context) => {
    work(context.workbook.worksheets.getItem('Sheet1'));
    await context.sync();
  }).then(soon);

describe('what a sheet tells', () => {
  test.each<[what: string, work: (sheet: Excel.Worksheet) => void, address: string, changeType: string]>([
    [
      'values',
      (s) =>
        (s.getRange('B2:C3').values = [
          [1, 2],
          [3, 4],
        ]),
      'B2:C3',
      'RangeEdited',
    ],
    ['clearing', (s) => s.getRange('B2').clear('Contents'), 'B2', 'RangeEdited'],
    ['rows inserted', (s) => s.getRange('2:3').insert('Down'), '2:3', 'RowInserted'],
    ['columns deleted', (s) => s.getRange('B:B').delete('Left'), 'B:B', 'ColumnDeleted'],
    ['cells inserted', (s) => s.getRange('B2').insert('Down'), 'B2', 'CellInserted'],
    ['cells deleted', (s) => s.getRange('B2:B3').delete('Up'), 'B2:B3', 'CellDeleted'],
  ])('%s', async (_, work, address, changeType) => {
    const told: Told[] = [];
    await listenToSheet(told);
    await change(work);
    expect(told.map(brief)).toEqual([
      { type: 'WorksheetChanged', address, changeType, triggerSource: 'ThisLocalAddin', source: 'Local' },
    ]);
  });

  test("of a user's edit: not by this add-in, with the value before and after", async () => {
    const told: Told[] = [];
    await change((sheet) => (sheet.getRange('A1').values = [['old']]));
    await listenToSheet(told);
    host.spreadsheet.workbook.getActiveSheet().getRange('A1').setValue(5);
    await soon();
    expect(told.map((args) => [brief(args), args.details])).toEqual([
      [
        {
          type: 'WorksheetChanged',
          address: 'A1',
          changeType: 'RangeEdited',
          triggerSource: 'Unknown',
          source: 'Local',
        },
        { valueBefore: 'old', valueAfter: 5, valueTypeBefore: 'String', valueTypeAfter: 'Double' },
      ],
    ]);
  });

  test('nothing of formats, of formulas that calculate, of other sheets', async () => {
    await change((sheet) => (sheet.getRange('B1').formulas = [['=A1*2']]));
    const told: Told[] = [];
    await listenToSheet(told);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').format.font.bold = true;
      context.workbook.worksheets.add('Other').getRange('A1').values = [[1]];
      await context.sync();
    });
    host.spreadsheet.workbook.getSheetByName('Other')?.getRange('A2').setValue(2);
    await host.spreadsheet.calculated();
    await soon();
    expect(told).toEqual([]);
    await change((sheet) => (sheet.getRange('A1').values = [[21]]));
    await host.spreadsheet.calculated();
    await soon();
    expect(told.map(({ address }) => address)).toEqual(['A1']);
  });

  test('nothing while events are off', async () => {
    const told: Told[] = [];
    await listenToSheet(told);
    await Excel.run(async (context) => {
      context.runtime.enableEvents = false;
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[1]];
      await context.sync();
      context.runtime.enableEvents = true;
      await context.sync();
    });
    await soon();
    expect(told).toEqual([]);
  });

  test("with a range in a context of the handler's own", async () => {
    const told: Told[] = [];
    await listenToSheet(told);
    await change((sheet) => (sheet.getRange('A1:B1').values = [['x', 'y']]));
    const values = await Excel.run(async (context) => {
      const getRange = told[0]?.getRange as (context: Excel.RequestContext) => Excel.Range;
      const range = getRange(context).load('values');
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toEqual([['x', 'y']]);
  });

  test("no more once the handler is taken off, in the handler's context", async () => {
    const told: Told[] = [];
    const handler = await listenToSheet(told);
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    await change((sheet) => (sheet.getRange('A1').values = [[1]]));
    expect(told).toEqual([]);
  });

  test('to the collection of sheets too, whichever sheet it is', async () => {
    const told: Told[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (args) => {
        told.push(args as unknown as Told);
      });
      const other = context.workbook.worksheets.add('Other').load('id');
      other.getRange('A1').values = [[1]];
      await context.sync();
      told.push({ address: other.id });
    });
    await soon();
    const [id, args] = told;
    expect([args?.address, args?.worksheetId]).toEqual(['A1', id?.address]);
  });
});

describe('what a table tells', () => {
  const listening = async () => {
    const told: Told[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('B2:C4').values = [
        ['Deal', 'Size'],
        ['a', 1],
        ['b', 2],
      ];
      const table = sheet.tables.add('B2:C4', true);
      table.onChanged.add(async (args) => {
        told.push(args as unknown as Told);
      });
      context.workbook.tables.onChanged.add(async (args) => {
        told.push({ ...(args as unknown as Told), ofAll: true });
      });
      await context.sync();
    });
    return told;
  };

  test('what of a change lies in it', async () => {
    const told = await listening();
    await change((sheet) => (sheet.getRange('A3:B3').values = [['beside', 'inside']]));
    expect(told.map((args) => [args.type, args.address, args.tableId, args.ofAll])).toEqual([
      ['TableChanged', 'B3', '1', undefined],
      ['TableChanged', 'B3', '1', true],
    ]);
  });

  test('rows that come and go', async () => {
    const told = await listening();
    await change((sheet) => sheet.tables.getItemAt(0).rows.add(undefined, [['c', 3]]));
    await change((sheet) => sheet.tables.getItemAt(0).rows.getItemAt(0).delete());
    expect(
      told.filter(({ ofAll }) => !ofAll).map(({ changeType, address }) => [changeType, address]),
    ).toEqual([
      ['RowInserted', 'B5:C5'],
      ['RowDeleted', 'B3:C3'],
    ]);
  });

  test('nothing of what is outside', async () => {
    const told = await listening();
    await change((sheet) => (sheet.getRange('E9').values = [[1]]));
    expect(told).toEqual([]);
  });
});
