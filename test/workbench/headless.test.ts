import { createHeadlessHost } from '../../src/workbench/headless';

test('calculates what depends on what, tables included', async () => {
  const host = createHeadlessHost();
  const sheet = host.workbook.getActiveSheet();
  sheet.getRange('A1').setValue(2);
  sheet.getRange('B1').setValue('=A1*21');
  sheet.getRange('C1').setValue('=SUM(B1,SEQUENCE(3))');
  await host.settled();
  expect(sheet.getRange('C1').getRawValue()).toBe(48);
  sheet.getRange('A1').setValue(3);
  await host.settled();
  expect(sheet.getRange('C1').getRawValue()).toBe(69);
  host.dispose();
});
