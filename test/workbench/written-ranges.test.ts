import { denseRange } from '../../src/workbench/written-ranges';

const range = (startRow: number, endRow: number, startColumn: number, endColumn: number) => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

test.each([
  ['one cell', { 4: { 2: {} } }, range(4, 4, 2, 2)],
  ['a table with an empty cell', { 1: { 0: {}, 1: {} }, 2: { 1: {} } }, range(1, 2, 0, 1)],
  ['cells far apart', { 0: { 0: {} }, 9: { 9: {} } }, undefined],
  ['nothing', {}, undefined],
])('%s', (_, cells, expected) => {
  expect(denseRange(cells)).toEqual(expected);
});
