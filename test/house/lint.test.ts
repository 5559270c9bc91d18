import { run } from './run';

test('eslint, with the rules for Office and React, finds nothing', async () => {
  const { code, output } = await run('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
  expect(output).toBe('');
  expect(code).toBe(0);
}, 300_000);

test('prettier would change nothing', async () => {
  const { code, output } = await run('node_modules/prettier/bin/prettier.cjs', ['.', '--list-different']);
  expect(output).toBe('');
  expect(code).toBe(0);
}, 300_000);
