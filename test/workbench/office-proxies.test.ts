import type { Model } from '../../src/workbench/office/model/model';
import type { SpreadsheetHost } from '../../src/workbench/host';
import type { MicrosoftClient } from './microsoft-client';
import { createHeadlessHost } from '../../src/workbench/headless';
import { excelNamespace } from '../../src/workbench/office/excel/excel-namespace';
import { OFFICE_EXTENSION } from '../../src/workbench/office/install';
import { openModel } from '../../src/workbench/office/model/open-model';
import { smallWorkbook } from './headless';
import { microsoftClient } from './microsoft-client';

/** Add-in code; what it gives is what it saw. */
type Script = (client: MicrosoftClient) => Promise<unknown>;

/** What went wrong, as add-in code can tell. */
function caught(error: unknown): unknown {
  const { code, name, debugInfo } = error as OfficeExtension.Error;
  return { name, code, at: debugInfo.errorLocation };
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return caught(error);
  }
}

const rejected = (promise: Promise<unknown>) => promise.then(() => 'no error', caught);
const richError = (code: string, at?: string) => ({ name: 'RichApi.Error', code, at });

const SCRIPTS: readonly (readonly [title: string, script: Script, expected: unknown])[] = [
  [
    'a property that was not loaded can not be read',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
        await context.sync();
        return attempt(() => range.values);
      }),
    richError('PropertyNotLoaded', 'Range.values'),
  ],
  [
    'load alone is not enough: sync brings the values',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
        const before = attempt(() => sheet.name);
        await context.sync();
        return [before, sheet.name];
      }),
    [richError('PropertyNotLoaded', 'Worksheet.name'), 'Sheet1'],
  ],
  [
    'the message says what to do',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        await context.sync();
        try {
          return sheet.name;
        } catch (error) {
          return (error as Error).message;
        }
      }),
    "The property 'name' is not available. Before reading the property's value, call the load method on the containing object and call \"context.sync()\" on the associated request context.",
  ],
  [
    'isNullObject is there after sync, without load',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const none = context.workbook.worksheets.getItemOrNullObject('Nothing');
        const some = context.workbook.worksheets.getItemOrNullObject('sheet1');
        const early = attempt(() => none.isNullObject);
        await context.sync();
        return [early, none.isNullObject, some.isNullObject];
      }),
    [{ name: 'RichApi.Error', code: 'PropertyNotLoaded', at: undefined }, true, false],
  ],
  [
    'a null object has no values, its children are null objects, and its methods do nothing',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const none = context.workbook.worksheets.getItemOrNullObject('Nothing').load('name');
        const range = none.getRange('A1').load('values');
        none.delete();
        range.values = [[1]];
        await context.sync();
        return [none.isNullObject, none.name, range.isNullObject];
      }),
    [true, undefined, true],
  ],
  [
    'getItem of what is not there fails at sync, not before',
    ({ Excel }) =>
      rejected(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem('Nothing').load('name');
          await context.sync();
        }),
      ),
    expect.objectContaining({ name: 'RichApi.Error', code: 'ItemNotFound' }),
  ],
  [
    'the queue runs in order: a load between two writes sees the first',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1').values = [[1]];
        const between = sheet.getRange('A1').load('values');
        sheet.getRange('A1').values = [[2]];
        const after = sheet.getRange('A1').load('values');
        await context.sync();
        return [between.values, after.values];
      }),
    [[[1]], [[2]]],
  ],
  [
    'the first error ends the batch: what came before stays, what came after never happens',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1').values = [['before']];
        const loaded = sheet.getRange('A1').load('values');
        sheet.getRange('B1:B2').values = [['wrong size']];
        sheet.getRange('C1').values = [['after']];
        const error = await rejected(context.sync());
        const cells = sheet.getRange('A1:C1').load('values');
        await context.sync();
        return [error, loaded.values, cells.values];
      }),
    [richError('InvalidArgument', 'Range.values'), [['before']], [['before', '', '']]],
  ],
  [
    'a reference that does not exist is an error of the sync that first needs it',
    ({ Excel }) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('not an address').load('values');
        return rejected(context.sync());
      }),
    expect.objectContaining({ code: 'InvalidArgument' }),
  ],
  [
    'what was set reads back at once, as it was set',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
        range.values = [['=1+1']];
        const written: unknown = range.values;
        range.load('values');
        await context.sync();
        return [written, range.values];
      }),
    [[['=1+1']], [[2]]],
  ],
  [
    'formulas are calculated before a later load of the same batch',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1:A2').values = [[20], [22]];
        sheet.getRange('A3').formulas = [['=SUM(A1:A2)']];
        const total = sheet.getRange('A3').load('values, formulas');
        await context.sync();
        return [total.values, total.formulas];
      }),
    [[[42]], [['=SUM(A1:A2)']]],
  ],
  [
    'load takes paths, lists, and objects',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const sheets = context.workbook.worksheets;
        sheets.add('Second');
        const byPath = context.workbook.worksheets.load('items/name');
        const range = sheets.getActiveWorksheet().getRange('A1:B2').load(['address', 'format/font/bold']);
        const object = sheets
          .getActiveWorksheet()
          .getRange('A1')
          .load({ rowCount: true, format: { wrapText: true } });
        await context.sync();
        return [
          byPath.items.map((sheet) => sheet.name),
          range.address,
          range.format.font.bold,
          object.rowCount,
          object.format.wrapText,
          attempt(() => object.address),
        ];
      }),
    [['Sheet1', 'Second'], 'Sheet1!A1:B2', false, 1, false, richError('PropertyNotLoaded', 'Range.address')],
  ],
  [
    'on a collection a bare name means its items; top and skip cut them',
    ({ Excel }) =>
      Excel.run(async (context) => {
        for (const name of ['B', 'C', 'D']) context.workbook.worksheets.add(name);
        const sheets = context.workbook.worksheets;
        sheets.load({ select: 'name', top: 2, skip: 1 });
        await context.sync();
        return sheets.items.map((sheet) => sheet.name);
      }),
    ['B', 'C'],
  ],
  [
    'items are objects of the model: they can be used and loaded further',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const sheets = context.workbook.worksheets.load('items');
        await context.sync();
        const [first] = sheets.items;
        const range = first?.getRange('B2').load('address');
        const all = first?.name;
        await context.sync();
        return [range?.address, all];
      }),
    ['Sheet1!B2', 'Sheet1'],
  ],
  [
    'items that were not loaded can not be read',
    ({ Excel }) => Excel.run(async (context) => attempt(() => context.workbook.worksheets.items)),
    richError('PropertyNotLoaded', 'WorksheetCollection.items'),
  ],
  [
    'load without a list loads every plain property, but no further object',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const setting = context.workbook.settings.add('key', { a: [1, null] }).load();
        await context.sync();
        return [setting.key, setting.value as unknown];
      }),
    ['key', { a: [1, null] }],
  ],
  [
    'toJSON gives what was loaded and nothing else',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1');
        range.load('address, format/font/bold');
        await context.sync();
        return JSON.parse(JSON.stringify(range)) as unknown;
      }),
    { address: 'Sheet1!A1:B1', format: { font: { bold: false } } },
  ],
  [
    'set writes several properties, also of objects below',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
        range.set({ values: [[3]], format: { font: { bold: true } } });
        range.load('values, format/font/bold');
        await context.sync();
        return [range.values, range.format.font.bold];
      }),
    [[[3]], true],
  ],
  [
    'set refuses what is read-only or unknown',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
        return [
          attempt(() => range.set({ address: 'B1' } as never)),
          attempt(() => range.set({ nonsense: 1 } as never)),
        ];
      }),
    [richError('InvalidArgument', 'Range.set'), richError('InvalidArgument', 'Range.set')],
  ],
  [
    'the result of a method is there after sync',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const count = context.workbook.worksheets.getCount();
        const early = attempt(() => count.value);
        await context.sync();
        return [early, count.value];
      }),
    [richError('ValueNotLoaded', 'clientResult.value'), 1],
  ],
  [
    'run gives what the batch gives, and syncs what the batch left in the queue',
    async ({ Excel }) => {
      const given = await Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [['left']];
        return 'given';
      });
      return Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('values');
        const passed = await context.sync('passed');
        return [given, passed, range.values];
      });
    },
    ['given', 'passed', [['left']]],
  ],
  [
    'run wants a promise',
    ({ Excel }) => rejected(Excel.run((() => undefined) as never)),
    expect.objectContaining({ code: 'RunMustReturnPromise' }),
  ],
  [
    'run passes on what the batch throws',
    ({ Excel }) =>
      Excel.run(async () => {
        throw new Error('mine');
      }).catch((error: unknown) => (error as Error).message),
    'mine',
  ],
  [
    'a range ends with its run',
    async ({ Excel }) => {
      const range = await Excel.run(async (context) => {
        const inner = context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('address');
        await context.sync();
        return inner;
      });
      return [range.address, attempt(() => range.load('values'))];
    },
    ['Sheet1!A1', expect.objectContaining({ code: 'InvalidObjectPath' })],
  ],
  [
    'a tracked range can be used in a later run of the same context',
    async ({ Excel }) => {
      const range = await Excel.run(async (context) => {
        const inner = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
        context.trackedObjects.add(inner);
        await context.sync();
        return inner;
      });
      return Excel.run(range, async (context) => {
        range.values = [['tracked']];
        range.load('values');
        await context.sync();
        return range.values;
      });
    },
    [['tracked']],
  ],
  [
    'a sheet outlives its run',
    async ({ Excel }) => {
      const sheet = await Excel.run(async (context) => {
        const inner = context.workbook.worksheets.getActiveWorksheet().load('name');
        await context.sync();
        return inner;
      });
      return Excel.run([sheet], async (context) => {
        sheet.name = 'Renamed';
        const again = context.workbook.worksheets.getItem('Renamed').load('id, name');
        sheet.load('id');
        await context.sync();
        return again.id === sheet.id;
      });
    },
    true,
  ],
  [
    "objects of two contexts can not run together, nor be each other's arguments",
    async ({ Excel }) => {
      const sheetOf = () =>
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getActiveWorksheet();
          await context.sync();
          return sheet;
        });
      const [first, second] = [await sheetOf(), await sheetOf()];
      const mixed = await rejected(Excel.run([first, second], async (context) => context.sync()));
      const argument = attempt(() => first.getRange('A1').getBoundingRect(second.getRange('B2')));
      return [mixed, argument];
    },
    [
      expect.objectContaining({ code: 'InvalidRequestContext' }),
      expect.objectContaining({ code: 'InvalidRequestContext' }),
    ],
  ],
  [
    'a range stays on its cells while rows are inserted above it',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const range = sheet.getRange('B5:C6');
        range.values = [
          [1, 2],
          [3, 4],
        ];
        await context.sync();
        sheet.getRange('2:3').insert('Down');
        range.load('address, values');
        await context.sync();
        return [range.address, range.values];
      }),
    [
      'Sheet1!B7:C8',
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ],
  [
    'null in a grid leaves a cell as it is; a single value fills the range',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2');
        range.values = 7 as never;
        range.values = [
          [null, 'x'],
          [8, null],
        ] as never;
        range.load('values');
        await context.sync();
        return range.values;
      }),
    [
      [7, 'x'],
      [8, 7],
    ],
  ],
  [
    'large writes arrive whole',
    ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRangeByIndexes(0, 0, 800, 4);
        range.values = Array.from({ length: 800 }, (_, row) => [row, row * 2, `r${row}`, row % 2 === 0]);
        range.load('values');
        await context.sync();
        return [range.values.length, range.values[0], range.values[799]];
      }),
    [800, [0, 0, 'r0', true], [799, 1598, 'r799', false]],
  ],
  [
    'errors are of the type that Office.js exports',
    async ({ Excel, OfficeExtension }) => {
      try {
        await Excel.run(async (context) => {
          context.workbook.tables.getItem('Nothing').load('name');
          await context.sync();
        });
      } catch (error) {
        const statement = error instanceof OfficeExtension.Error ? error.debugInfo.statement : undefined;
        return [
          error instanceof OfficeExtension.Error,
          typeof statement,
          Array.isArray((error as OfficeExtension.Error).traceMessages),
        ];
      }
      return 'no error';
    },
    [true, 'string', true],
  ],
];

let spreadsheet: SpreadsheetHost;
let model: Model;

beforeEach(() => {
  spreadsheet = createHeadlessHost(smallWorkbook());
  model = openModel(spreadsheet.injector, spreadsheet.calculated);
});
afterEach(() => spreadsheet.dispose());

const ours = (): MicrosoftClient =>
  ({ Excel: excelNamespace(model), OfficeExtension: OFFICE_EXTENSION }) as unknown as MicrosoftClient;

/** Results of another realm have prototypes of their own. */
const plain = (value: unknown): unknown =>
  value === undefined
    ? undefined
    : (JSON.parse(
        JSON.stringify(value, (_, inner: unknown) => (inner === undefined ? '(undefined)' : inner)),
      ) as unknown);

const expectSeen = (seen: unknown, expected: unknown) => {
  const marked = JSON.stringify(plain(seen)).replaceAll('"(undefined)"', 'null');
  expect(JSON.parse(marked)).toEqual(expected === undefined ? expected : withNulls(expected));
};

function withNulls(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== 'object' || value === null || 'asymmetricMatch' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNulls(inner)]));
}

describe.each([
  ['our proxies', ours],
  ["Microsoft's own client library, answered by our model", () => microsoftClient(model)],
])('%s', (_, client) => {
  test.each(SCRIPTS)('%s', async (_title, script, expected) => {
    expectSeen(await script(client()), expected);
  });
});
