import type { ExcelHost } from './headless';
import { createExcelHost } from './headless';

let host: ExcelHost;
beforeEach(() => {
  host = createExcelHost();
});
afterEach(() => host.dispose());

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as OfficeExtension.Error).code,
  );

describe('sheets', () => {
  const names = () =>
    Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name');
      await context.sync();
      return sheets.items.map(({ name }) => name);
    });

  test('are added at the end, with a free name, without being shown', async () => {
    const active = await Excel.run(async (context) => {
      context.workbook.worksheets.add();
      context.workbook.worksheets.add('Deals');
      const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      return sheet.name;
    });
    expect([active, await names()]).toEqual(['Sheet1', ['Sheet1', 'Sheet2', 'Deals']]);
  });

  test.each<[name: string, expected: string]>([
    ['Deals 2024', 'no error'],
    ['交易', 'no error'],
    ['x'.repeat(31), 'no error'],
    ['x'.repeat(32), 'InvalidArgument'],
    ['a/b', 'InvalidArgument'],
    ['[a]', 'InvalidArgument'],
    ["'a", 'InvalidArgument'],
    ['', 'InvalidArgument'],
    ['SHEET1', 'ItemAlreadyExists'],
  ])('a name %j: %s', async (name, expected) => {
    const outcome = Excel.run(async (context) => {
      context.workbook.worksheets.add(name);
      await context.sync();
    });
    expect(await code(outcome)).toBe(expected);
  });

  test('are found by name in any case and by id, and renamed with the formulas that name them', async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('Data').load('id');
      sheet.getRange('A1').values = [[7]];
      const home = context.workbook.worksheets.getItem('sheet1');
      home.getRange('A1').formulas = [['=Data!A1']];
      await context.sync();
      context.workbook.worksheets.getItem(sheet.id).name = 'My data';
      const cell = home.getRange('A1').load('formulas, values');
      await context.sync();
      return [cell.formulas, cell.values] as unknown[];
    });
    expect(seen).toEqual([[["='My data'!A1"]], [[7]]]);
  });

  test('are moved, hidden and shown', async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('Other');
      sheet.position = 0;
      sheet.visibility = 'VeryHidden';
      sheet.load('position, visibility');
      const first = context.workbook.worksheets.getFirst(true).load('name');
      const count = context.workbook.worksheets.getCount(true);
      await context.sync();
      return [sheet.position, sheet.visibility, first.name, count.value];
    });
    expect(seen).toEqual([0, 'VeryHidden', 'Sheet1', 1]);
  });

  test.each<[what: string, change: (sheet: Excel.Worksheet) => void]>([
    ['deleted', (sheet) => sheet.delete()],
    ['hidden', (sheet) => (sheet.visibility = 'Hidden')],
  ])('the last visible one can not be %s', async (_, change) => {
    const outcome = Excel.run(async (context) => {
      change(context.workbook.worksheets.getActiveWorksheet());
      await context.sync();
    });
    expect(await code(outcome)).toBe('InvalidOperation');
  });

  test('a deleted one is not found again, nor are its cells', async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('Gone');
      const range = sheet.getRange('A1');
      await context.sync();
      sheet.delete();
      await context.sync();
      range.load('values');
      const cells = await code(context.sync());
      sheet.load('name');
      return [cells, await code(context.sync())];
    });
    expect(seen).toEqual(['ItemNotFound', 'ItemNotFound']);
  });

  test('rows are frozen, and told', async () => {
    const seen = await Excel.run(async (context) => {
      const { freezePanes } = context.workbook.worksheets.getActiveWorksheet();
      freezePanes.freezeRows(2);
      const frozen = freezePanes.getLocationOrNullObject().load('address');
      await context.sync();
      freezePanes.unfreeze();
      const none = freezePanes.getLocationOrNullObject();
      await context.sync();
      return [frozen.address, none.isNullObject];
    });
    expect(seen).toEqual(['Sheet1!1:2', true]);
  });
});

describe('names', () => {
  test('stand for cells or formulas', async () => {
    const seen = await Excel.run(async (context) => {
      const { names } = context.workbook;
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A2').values = [[1], [2]];
      const cells = names.add('Figures', sheet.getRange('A1:A2'), 'two of them');
      const rate = names.add('Rate', '=0.12');
      sheet.getRange('B1').formulas = [['=SUM(Figures)*Rate']];
      cells.load('formula, type, value, comment, scope, visible');
      rate.load('formula, type, value');
      const range = cells.getRange().load('address');
      const none = rate.getRangeOrNullObject();
      const named = sheet.getRange('Figures').load('address');
      const total = sheet.getRange('B1').load('values');
      await context.sync();
      return [
        cells.toJSON(),
        rate.toJSON(),
        range.address,
        none.isNullObject,
        named.address,
        total.values,
      ] as unknown[];
    });
    expect(seen).toEqual([
      {
        formula: '=Sheet1!$A$1:$A$2',
        type: 'Range',
        value: 'Sheet1!$A$1:$A$2',
        comment: 'two of them',
        scope: 'Workbook',
        visible: true,
      },
      { formula: '=0.12', type: 'Double', value: 0.12 },
      'Sheet1!A1:A2',
      true,
      'Sheet1!A1:A2',
      [[0.36]],
    ]);
  });

  test('of a sheet are another collection', async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.names.add('Local', sheet.getRange('A1'));
      const item = sheet.names.getItem('local').load('name, scope');
      const global = context.workbook.names.getItemOrNullObject('Local');
      await context.sync();
      return [item.name, item.scope, global.isNullObject];
    });
    expect(seen).toEqual(['Local', 'Worksheet', true]);
  });

  test('are changed and deleted; a second of the same name is refused', async () => {
    const seen = await Excel.run(async (context) => {
      const { names } = context.workbook;
      const item = names.add('Rate', '=1');
      await context.sync();
      item.formula = '=2';
      item.load('value');
      names.add('RATE', '=3');
      const twice = await code(context.sync());
      item.load('value');
      await context.sync();
      const { value } = item;
      item.delete();
      const gone = names.getItemOrNullObject('Rate');
      await context.sync();
      return [twice, value as unknown, gone.isNullObject];
    });
    expect(seen).toEqual(['ItemAlreadyExists', 2, true]);
  });

  test.each(['two words', '1st', 'A1', ''])('%j is no name', async (name) => {
    const outcome = Excel.run(async (context) => {
      context.workbook.names.add(name, '=1');
      await context.sync();
    });
    expect(await code(outcome)).toBe('InvalidArgument');
  });
});

describe('settings', () => {
  test('hold plain JSON; adding a key again replaces its value', async () => {
    const seen = await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add('pin', '2026-11-22');
      settings.add('list', [{ a: 1 }]);
      settings.add('pin', '2026-12-01');
      settings.load('items/key, items/value');
      const none = settings.getItemOrNullObject('PIN');
      await context.sync();
      const items = settings.items.map(({ key, value }) => [key, value as unknown]);
      settings.getItem('list').delete();
      const count = settings.getCount();
      await context.sync();
      return [items, none.isNullObject, count.value];
    });
    expect(seen).toEqual([
      [
        ['pin', '2026-12-01'],
        ['list', [{ a: 1 }]],
      ],
      true,
      1,
    ]);
  });

  test('are saved with the workbook, and open with it', async () => {
    await Excel.run(async (context) => {
      context.workbook.settings.add('link', { id: 1 });
      context.workbook.customXmlParts.add('<r xmlns="urn:x">1</r>');
      await context.sync();
    });
    const snapshot = structuredClone(host.spreadsheet.workbook.save());
    host.dispose();
    host = createExcelHost(snapshot);
    const seen = await Excel.run(async (context) => {
      const setting = context.workbook.settings.getItem('link').load('value');
      const xml = context.workbook.customXmlParts.getByNamespace('urn:x').getOnlyItem().getXml();
      await context.sync();
      return [setting.value as unknown, xml.value];
    });
    expect(seen).toEqual([{ id: 1 }, '<r xmlns="urn:x">1</r>']);
  });

  test('can be taken out of the host and put back', async () => {
    host.setExtras({ settings: { a: 1 }, customXmlParts: 'nonsense', protection: null });
    expect(host.getExtras()).toEqual({
      settings: { a: 1 },
      customXmlParts: [],
      protection: {},
      pages: {},
      veryHidden: [],
    });
  });
});

describe('custom XML parts', () => {
  test('are found by namespace, changed and deleted', async () => {
    const seen = await Excel.run(async (context) => {
      const { customXmlParts } = context.workbook;
      const part = customXmlParts
        .add('<?xml version="1.0"?><d:deals xmlns:d="urn:deals"/>')
        .load('id, namespaceUri');
      customXmlParts.add('<other xmlns="urn:other"/>');
      const only = customXmlParts.getByNamespace('urn:deals').getOnlyItemOrNullObject().load('id');
      const none = customXmlParts.getByNamespace('urn:none').getOnlyItemOrNullObject();
      await context.sync();
      const found = [part.namespaceUri, only.id === part.id, none.isNullObject];
      part.setXml('<d:deals xmlns:d="urn:deals">x</d:deals>');
      const xml = part.getXml();
      await context.sync();
      part.delete();
      const count = customXmlParts.getCount();
      await context.sync();
      return [...found, xml.value, count.value];
    });
    expect(seen).toEqual(['urn:deals', true, true, '<d:deals xmlns:d="urn:deals">x</d:deals>', 1]);
  });

  test.each(['', 'no xml', '<a><b></a>'])('%j is refused', async (xml) => {
    const outcome = Excel.run(async (context) => {
      context.workbook.customXmlParts.add(xml);
      await context.sync();
    });
    expect(await code(outcome)).toBe('InvalidArgument');
  });
});

describe('a protected sheet', () => {
  const protectedSheet = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B3').values = [
        ['h', 'k'],
        [1, 2],
        [3, 4],
      ];
      sheet.tables.add('A1:B3', true);
      sheet.getRange('D1').format.protection.locked = false;
      sheet.protection.protect({}, 'secret');
      await context.sync();
      return work(sheet, context);
    });

  test.each<[what: string, change: (sheet: Excel.Worksheet) => void, expected: string]>([
    ['values', (s) => (s.getRange('A2').values = [[9]]), 'AccessDenied'],
    ['an unlocked cell', (s) => (s.getRange('D1').values = [[9]]), 'no error'],
    ['formats', (s) => (s.getRange('A2').format.font.bold = true), 'AccessDenied'],
    ['clearing', (s) => s.getRange('A2').clear(), 'AccessDenied'],
    ['inserting', (s) => s.getRange('2:2').insert('Down'), 'AccessDenied'],
    ['rows of tables', (s) => s.tables.getItemAt(0).rows.add(undefined, [[1, 2]]), 'AccessDenied'],
    ['sorting', (s) => s.tables.getItemAt(0).sort.apply([{ key: 0 }]), 'AccessDenied'],
    ['new tables', (s) => s.tables.add('F1:G2', true), 'AccessDenied'],
    [
      'another sheet',
      (s) =>
        ((s.context as unknown as Excel.RequestContext).workbook.worksheets
          .add('Free')
          .getRange('A1').values = [[1]]),
      'no error',
    ],
    ['the wrong password', (s) => s.protection.unprotect('guess'), 'AccessDenied'],
    ['the password', (s) => s.protection.unprotect('secret'), 'no error'],
  ])('%s', async (_, change, expected) => {
    const outcome = protectedSheet(async (sheet, context) => {
      change(sheet);
      await context.sync();
    });
    expect(await code(outcome)).toBe(expected);
  });

  test('says so', async () => {
    const seen = await protectedSheet(async (sheet, context) => {
      sheet.protection.load('protected');
      await context.sync();
      const before = sheet.protection.protected;
      sheet.protection.unprotect('secret');
      sheet.protection.load('protected');
      await context.sync();
      return [before, sheet.protection.protected];
    });
    expect(seen).toEqual([true, false]);
  });
});

describe('calculation', () => {
  test('can be asked for, and its modes are taken', async () => {
    const mode = await Excel.run(async (context) => {
      const { application } = context.workbook;
      application.suspendApiCalculationUntilNextSync();
      application.suspendScreenUpdatingUntilNextSync();
      application.calculationMode = 'Manual';
      application.calculate('FullRebuild');
      application.load('calculationMode');
      await context.sync();
      return application.calculationMode;
    });
    expect(mode).toBe('Manual');
  });
});
