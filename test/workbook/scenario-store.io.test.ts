import fc from 'fast-check';
import { readScenarioSetting, scenarioSettingOf } from '../../src/workbook/scenario-setting';
import type { Scenarios } from '../../src/workbook/scenario-setting';
import { readScenarios, writeScenarios } from '../../src/workbook/scenario-store';
import type { ExcelHost } from '../workbench/headless';
import { openWorkbook } from './io';

let host: ExcelHost;
beforeAll(() => (host = openWorkbook([])));
afterAll(() => host.dispose());

const MINE: Scenarios = {
  base: [['peak_sales', 1500]],
  own: [
    {
      name: '=1+1 最坏',
      assumptions: [
        ['p_phase_2', 0.2],
        ['abandon', true],
        ['royalty_tiers', '0: 5%; 500: 8%'],
      ],
    },
  ],
};

test('a cell that is being edited makes the reading wait, and never look as if nothing were stored', async () => {
  const run = jest.spyOn(Excel, 'run');
  await readScenarios('a-b-2024-05');
  expect(run.mock.calls.map(([options]) => options)).toEqual([{ delayForCellEdit: true }]);
  run.mockRestore();
});

test('what is stored is read back', () => {
  const values = fc.array(
    fc.tuple(
      fc.string({ minLength: 1, maxLength: 60 }).filter((name) => name.trim() === name),
      fc.oneof(
        fc.string({ maxLength: 50 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0),
        fc.boolean(),
      ),
    ),
    { maxLength: 20 },
  );
  const own = fc.uniqueArray(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 40 }).filter((name) => name.trim() === name),
      assumptions: values,
    }),
    { maxLength: 8, selector: ({ name }) => name.toLowerCase() },
  );
  fc.assert(
    fc.property(fc.record({ base: values, own }), (scenarios) => {
      expect(readScenarioSetting(scenarioSettingOf(scenarios))).toEqual({ kind: 'scenarios', scenarios });
    }),
  );
});

test.each<[string, unknown, 'newer' | 'damaged']>([
  ['a later format', JSON.stringify({ format: 2, whatever: true }), 'newer'],
  ['text', 'hello', 'damaged'],
  ['an object', { format: 1 }, 'damaged'],
  ['nothing', undefined, 'damaged'],
  ['a list', '[]', 'damaged'],
  [
    'a value that no cell has',
    JSON.stringify({ format: 1, base: [['peak_sales', { $date: 1 }]], own: [] }),
    'damaged',
  ],
  [
    'a nameless scenario',
    JSON.stringify({ format: 1, base: [], own: [{ name: ' ', assumptions: [] }] }),
    'damaged',
  ],
  [
    'two of one name',
    JSON.stringify({
      format: 1,
      base: [],
      own: [
        { name: 'a', assumptions: [] },
        { name: 'A', assumptions: [] },
      ],
    }),
    'damaged',
  ],
])('%s is refused', (_, value, kind) => {
  expect(readScenarioSetting(value)).toEqual({ kind });
});

test('each deal has its own, described ones share theirs, and none leaves nothing behind', async () => {
  expect(await readScenarios('a-b-2024-05')).toEqual({
    kind: 'scenarios',
    scenarios: { base: [], own: [] },
  });
  await writeScenarios('a-b-2024-05', MINE);
  await writeScenarios(undefined, { base: [], own: [{ name: 'x', assumptions: [] }] });
  expect(await readScenarios('a-b-2024-05')).toEqual({ kind: 'scenarios', scenarios: MINE });
  expect(await readScenarios('c-d-2024-05')).toEqual({
    kind: 'scenarios',
    scenarios: { base: [], own: [] },
  });
  expect(await readScenarios(undefined)).toMatchObject({ scenarios: { own: [{ name: 'x' }] } });
  await writeScenarios('a-b-2024-05', { base: [], own: [] });
  expect(await keys()).toEqual(['DealSheet.scenarios.described']);
});

test('what a later DealSheet wrote is left alone; what nobody can read is replaced', async () => {
  await setSetting('DealSheet.scenarios.a', JSON.stringify({ format: 9 }));
  expect(await readScenarios('a')).toEqual({ kind: 'newer' });
  await expect(writeScenarios('a', MINE)).rejects.toMatchObject({ code: 'newerFormat' });
  expect(await readScenarios('a')).toEqual({ kind: 'newer' });
  await setSetting('DealSheet.scenarios.b', 'rubbish');
  expect(await readScenarios('b')).toEqual({ kind: 'damaged' });
  await writeScenarios('b', MINE);
  expect(await readScenarios('b')).toEqual({ kind: 'scenarios', scenarios: MINE });
});

const setSetting = (key: string, value: string) =>
  Excel.run(async (context) => {
    context.workbook.settings.add(key, value);
    await context.sync();
  });

const keys = () =>
  Excel.run(async (context) => {
    const { settings } = context.workbook;
    settings.load('items/key');
    await context.sync();
    return settings.items.map(({ key }) => key);
  });
