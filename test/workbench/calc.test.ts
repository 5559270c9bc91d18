import type { BuiltAddIn } from '../../src/workbench/calc';
import { calculate } from '../../src/workbench/calc';

/** An add-in as it is built: scripts that associate functions, and the door for the command line. */
const addIn: BuiltAddIn = {
  metadata: {
    functions: [
      { id: 'TOTAL', name: 'TOTAL', parameters: [{ name: 'modality', optional: true }] },
      { id: 'LIST', name: 'LIST', parameters: [], result: { dimensionality: 'matrix' } },
      { id: 'WHICH', name: 'WHICH', parameters: [], options: { requiresAddress: true } },
    ],
  },
  manifest:
    '<Namespace resid="Ns"/><bt:String id="Other" DefaultValue="X"/><bt:String id="Ns" DefaultValue="TEST"/>',
  scripts: [
    {
      file: 'runtime.js',
      code: 'self.testData = { name: "bundled", total: 40 }; if (!importScripts) throw 1;',
    },
    {
      file: 'functions.js',
      code: `
        CustomFunctions.associate('TOTAL', (modality) => {
          if (modality === 'XYZ') throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, 'no such modality');
          return Promise.resolve(globalThis.testData.total + 2);
        });
        CustomFunctions.associate('LIST', () => [['deal', 'total'], ['2024-05', ''], ['b', 1]]);
        CustomFunctions.associate('WHICH', (call) => globalThis.testData.name + ' ' + call.address);
      `,
    },
    {
      file: 'command-line.js',
      code: `globalThis.dealSheetCommandLine = {
        decide: async (pin) => { if (pin) globalThis.testData.name = 'pinned to ' + pin; },
        useCsv: (csv, file) => { globalThis.testData = { name: file, total: csv.length }; },
      };`,
    },
  ],
};

test('gives values, rows of a spill, and errors with their reason, each formula by itself', async () => {
  expect(
    await calculate(
      ['=TEST.TOTAL("ADC")', '=TEST.LIST()', '=TEST.TOTAL("XYZ")', '=1/0', '1+1', '=B1'],
      addIn,
    ),
  ).toEqual([
    { formula: '=TEST.TOTAL("ADC")', value: 42 },
    {
      formula: '=TEST.LIST()',
      value: [
        ['deal', 'total'],
        ['2024-05', ''],
        ['b', 1],
      ],
    },
    { formula: '=TEST.TOTAL("XYZ")', error: '#N/A', message: 'no such modality' },
    { formula: '=1/0', error: '#DIV/0!', message: 'Division by zero.' },
    { formula: '1+1', value: 2 },
    { formula: '=B1', value: 0 },
  ]);
});

test('answers from the data that were asked for', async () => {
  expect(await calculate(['=TEST.WHICH()'], addIn)).toEqual([
    { formula: '=TEST.WHICH()', value: 'bundled Sheet1!A1' },
  ]);
  expect(await calculate(['=1', '=TEST.WHICH()'], addIn, { pin: '2020-01' })).toMatchObject([
    {},
    { value: 'pinned to 2020-01 Sheet2!A1' },
  ]);
  const csv = { file: 'ours.csv', text: 'deal_id\nx' };
  expect(await calculate(['=TEST.WHICH()', '=TEST.TOTAL()'], addIn, { csv })).toMatchObject([
    { value: 'ours.csv Sheet1!A1' },
    { value: 11 },
  ]);
});

test('says which functions a build has no code for', async () => {
  await expect(calculate(['=1'], { ...addIn, scripts: [] })).rejects.toThrow(
    'no code for TOTAL, LIST, WHICH',
  );
});
