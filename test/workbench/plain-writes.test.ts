import type { ICellData, IObjectMatrixPrimitiveType, Nullable } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import fc from 'fast-check';
import { createHeadlessHost } from '../../src/workbench/headless';
import { smallWorkbook } from './headless';

const host = createHeadlessHost(smallWorkbook());
afterAll(() => host.dispose());

const cell: fc.Arbitrary<Nullable<ICellData>> = fc.constantFrom<Nullable<ICellData>>(
  { v: 1 },
  { v: 'text' },
  null,
  { f: '=A1+1' },
  { f: '=B2*2', si: 'shared' },
  { si: 'shared' },
  { v: 2, f: null, si: null },
);
const write = fc.dictionary(
  fc.constantFrom('0', '1', '2'),
  fc.dictionary(fc.constantFrom('0', '1', '2'), cell, { maxKeys: 3 }),
  { maxKeys: 3 },
) as fc.Arbitrary<IObjectMatrixPrimitiveType<Nullable<ICellData>>>;

test('formulas follow plain writes, and go where a value takes their place', async () => {
  const active = host.workbook.getActiveSheet();
  const set = async (address: string, value: string | number) => {
    active.getRange(address).setValue(value);
    await host.settled();
  };
  await set('F1', 1);
  await set('G1', '=F1+1');
  await set('F1', 5);
  expect(active.getRange('G1').getRawValue()).toBe(6);
  await set('G1', 7);
  await set('F1', 6);
  expect(active.getRange('G1').getRawValue()).toBe(7);
});

test('a write tells the same formulas as if every cell had been looked through', () => {
  const formulas = host.injector.get(FormulaDataModel);
  const unitId = host.workbook.getId();
  const sheet = host.workbook.getActiveSheet();
  const standing = sheet.getSheet().getCellMatrix();
  const lookThroughAll = FormulaDataModel.prototype.updateFormulaData.bind(formulas);
  fc.assert(
    fc.property(write, write, (there, coming) => {
      standing.reset();
      for (const [row, cells] of Object.entries(there))
        for (const [column, value] of Object.entries<Nullable<ICellData>>(cells ?? {}))
          if (value) standing.setValue(Number(row), Number(column), { ...value });
      const args = [unitId, sheet.getSheetId(), coming] as const;
      expect(formulas.updateFormulaData(...args)).toEqual(lookThroughAll(...args));
    }),
    { numRuns: 500 },
  );
});
