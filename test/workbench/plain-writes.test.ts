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

test('whatever is written, the same formulas are found as if every cell had been looked through', async () => {
  const formulas = host.injector.get(FormulaDataModel);
  const lookThroughAll = FormulaDataModel.prototype.getFormulaData.bind(formulas);
  const sheet = host.workbook.getActiveSheet();
  sheet.getSheet().getCellMatrix().reset();
  const values = fc.constantFrom<string | number>('', 1, 'text', '=A1+1', '=SUM(A1:C3)');
  const step = fc.oneof(
    fc.record({ at: fc.constantFrom('A1', 'B2', 'C3', 'H9'), value: values }),
    fc.constantFrom('rows', 'undo', 'ask'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const each of steps) {
        if (typeof each === 'object') sheet.getRange(each.at).setValue(each.value);
        else if (each === 'rows') sheet.insertRowsBefore(0, 1);
        else if (each === 'undo') await host.univerAPI.undo();
        expect(formulas.getFormulaData()).toEqual(lookThroughAll());
      }
    }),
    { numRuns: 20 },
  );
});
