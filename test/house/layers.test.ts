import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT, run } from './run';

const check = (folder: string) =>
  run(
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
    folder,
  );

test('no arrow between the layers points up', async () => {
  const { code, output } = await check(ROOT);
  expect(output).not.toMatch(/error \S+:/);
  expect(code).toBe(0);
}, 120_000);

describe('the rule itself', () => {
  let copy: string;

  beforeEach(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'dealsheet-layers-'));
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
      cpSync(path.join(ROOT, name), path.join(copy, name));
    }
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  });

  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  const plant = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(copy, 'src', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };

  test.each([
    ['deals-points-down', { 'deals/a.ts': "import '../market/b';", 'market/b.ts': 'export {};' }],
    ['functions-points-down', { 'functions/a.ts': "import '../workbook/b';", 'workbook/b.ts': 'export {};' }],
    ['workbook-points-down', { 'workbook/a.ts': "import '../functions/b';", 'functions/b.ts': 'export {};' }],
    ['workbench-points-down', { 'workbench/a.ts': "import '../deals/b';", 'deals/b.ts': 'export {};' }],
    [
      'source-points-down',
      { 'source/a.ts': "import type { B } from '../taskpane/b';", 'taskpane/b.ts': 'export type B = 1;' },
    ],
    ['no-cycles', { 'deals/a.ts': "import './b';", 'deals/b.ts': "import './a';" }],
    ['pure-core', { 'valuation/a.ts': "import 'react';" }],
    ['no-development-package-in-the-product', { 'source/a.ts': "import 'playwright-core';" }],
  ])(
    '%s is broken by a planted import',
    async (rule, files) => {
      plant(files);
      const { code, output } = await check(copy);
      expect(output).toContain(rule);
      expect(code).not.toBe(0);
    },
    120_000,
  );
});
