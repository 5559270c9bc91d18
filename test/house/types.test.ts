import { run } from './run';

/** TypeScript 7 checks in a fraction of the time; eslint still reads files with TypeScript 6. */
test('the types hold', async () => {
  const { code, output } = await run('node_modules/typescript-7/bin/tsc', ['--noEmit', '-p', '.']);
  expect(output).toBe('');
  expect(code).toBe(0);
}, 300_000);
