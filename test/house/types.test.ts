import { run } from './run';

test('the types hold', async () => {
  const { code, output } = await run('node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']);
  expect(output).toBe('');
  expect(code).toBe(0);
}, 300_000);
