import { describeFunction } from '../../src/workbench/bridge/description';
import { readMetadata } from '../../src/workbench/bridge/metadata';

const { functions, enums } = readMetadata({
  functions: [
    {
      id: 'TOTAL',
      name: 'TOTAL',
      description: 'Sum of deals.',
      parameters: [
        { name: 'modality', description: 'Group or exact modality', customEnumId: 'MODALITY' },
        { name: 'period', description: 'Year', optional: true },
        { name: 'pairs', repeating: true, dimensionality: 'matrix' },
      ],
    },
    { id: 'BARE', name: 'BARE', parameters: [{ name: 'deal', optional: true }] },
  ],
  enums: [
    {
      id: 'MODALITY',
      type: 'string',
      values: Array.from({ length: 20 }, (_, index) => ({
        name: `m${index}`,
        stringValue: `m${index}`,
        tooltip: '',
      })),
    },
  ],
});

test('help names the function, its arguments and the first of many suggested values', () => {
  const [total] = functions;
  if (!total) throw new Error('no function');
  const help = describeFunction('DEALS.TOTAL', total, enums);
  expect(help).toMatchObject({
    functionName: 'DEALS.TOTAL',
    description: 'Sum of deals.',
    abstract: 'Sum of deals.',
  });
  expect(
    help.functionParameter.map(({ name, require, repeat, example }) => [name, require, repeat, example]),
  ).toEqual([
    ['modality', 1, 0, '"m0"'],
    ['period', 0, 0, 'period'],
    ['pairs', 1, 1, 'pairs'],
  ]);
  expect(help.functionParameter[0]?.detail).toBe(
    `Group or exact modality — ${Array.from({ length: 12 }, (_, i) => `"m${i}"`).join(', ')} and 8 more`,
  );
});

test('a function without a description shows its syntax', () => {
  const bare = functions[1];
  if (!bare) throw new Error('no function');
  expect(describeFunction('DEALS.BARE', bare, enums).abstract).toBe('DEALS.BARE([deal])');
});

test('what is no metadata is refused', () => {
  expect(() => readMetadata({ functions: [{ id: 'X' }] })).toThrow();
  expect(() => readMetadata('')).toThrow();
});
