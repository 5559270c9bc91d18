import { sampleWorkbook } from '../../../src/workbench/page/sample';

const cells = (language: 'en-US' | 'zh-CN') =>
  Object.values(sampleWorkbook(language).sheets ?? {}).flatMap((sheet) =>
    Object.values(sheet.cellData ?? {}).flatMap((row) =>
      Object.values(row as Record<number, { f?: string; v?: unknown }>),
    ),
  );

test.each(['en-US', 'zh-CN'] as const)(
  'the sample (%s) holds no result: a formula has no stored value',
  (language) => {
    const formulas = cells(language).filter(({ f }) => f);
    expect(formulas.length).toBeGreaterThan(10);
    for (const { v } of formulas) expect(v).toBeUndefined();
  },
);

test('numbers stand in it only as what a person may change', () => {
  expect(cells('en-US').flatMap(({ v }) => (typeof v === 'number' ? [v] : []))).toEqual([2025]);
});

test('both languages ask the same questions', () => {
  const questions = (language: 'en-US' | 'zh-CN') =>
    cells(language).flatMap(({ f }) => (f?.startsWith('=DEALS.') ? [f] : []));
  expect(questions('zh-CN')).toEqual(questions('en-US'));
});
