import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readArguments } from '../../scripts/calc.mjs';
import { ROOT } from './built';

/** Runs the door as a person does; gives the exit code and what stands on standard output, line by line. */
function calc(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/calc.mjs', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return {
    status,
    stderr,
    answers: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown),
  };
}

test('prints one line of JSON for each formula and succeeds, errors in cells included', () => {
  const formulas = [
    '=DEALS.DEAL_COUNTIFS()',
    '=DEALS.DEAL_GET("nobody-nothing-1999-01","total")',
    '=SEQUENCE(2,2)',
  ];
  const { status, answers } = calc(...formulas);
  expect(status).toBe(0);
  expect(answers).toEqual([
    { formula: formulas[0], value: expect.any(Number) as number },
    {
      formula: formulas[1],
      error: '#N/A',
      message: expect.stringContaining('nobody-nothing-1999-01') as string,
    },
    {
      formula: formulas[2],
      value: [
        [1, 2],
        [3, 4],
      ],
    },
  ]);
}, 120_000);

test('answers from another data set, and says what is wrong with one', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealsheet-calc-'));
  const ours = path.join(folder, 'ours.csv');
  const [header = '', first = ''] = readFileSync(path.join(ROOT, 'src/data/deals.csv'), 'utf8').split('\n');
  writeFileSync(ours, `${header}\n${first}\n`);
  expect(calc('--data', ours, '=DEALS.DEAL_COUNTIFS()').answers).toEqual([
    { formula: '=DEALS.DEAL_COUNTIFS()', value: 1 },
  ]);
  writeFileSync(ours, `${header}\n${first.replace(/^[^,]*/, '')}\n`);
  const broken = calc('--data', ours, '=1');
  expect([broken.status, broken.answers]).toEqual([1, []]);
  expect(broken.stderr).toMatch(/ours\.csv:2 deal_id: /);
  rmSync(folder, { recursive: true });
}, 120_000);

test('a workbook pinned to a version that is not here gets no other numbers', () => {
  const [answer] = calc('--pin', '1999-01', '=DEALS.DEAL_COUNTIFS()').answers;
  expect(answer).toMatchObject({ error: '#N/A', message: expect.stringContaining('1999-01') as string });
}, 120_000);

test('a workbook pinned to a version of a feed gets that version’s numbers, and none of a damaged one', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealsheet-calc-feed-'));
  const bundled = readFileSync(path.join(ROOT, 'src/data/deals.csv'), 'utf8');
  const csv = bundled.split('\n').slice(0, 11).join('\n');
  const sha256 = createHash('sha256').update(csv).digest('hex');
  const entry = {
    name: '2025-06',
    file: 'deals-2025-06.csv',
    sha256,
    from: '2020-01-01',
    through: '2025-06-30',
  };
  writeFileSync(path.join(folder, 'index.json'), JSON.stringify({ versions: [entry] }));
  writeFileSync(path.join(folder, entry.file), csv);
  const pinned = (version: string) =>
    calc('--pin', version, '--feed', folder, '=DEALS.DEAL_COUNTIFS()', '=DEALS.DEALS_VERSION("version")');
  expect(pinned('2025-06').answers).toMatchObject([{ value: 10 }, { value: '2025-06' }]);
  expect(pinned('2025-05').answers).toMatchObject([{ error: '#N/A' }, { error: '#N/A' }]);
  writeFileSync(path.join(folder, entry.file), csv.replace('2007', '2008'));
  expect(pinned('2025-06')).toMatchObject({
    status: 1,
    answers: [],
    stderr: expect.stringMatching(/damaged/) as string,
  });
  rmSync(folder, { recursive: true });
}, 120_000);

test('reads its command line', () => {
  expect(readArguments(['--pin', '2026-11', '=1', '=-1'])).toMatchObject({
    formulas: ['=1', '=-1'],
    pin: '2026-11',
  });
  expect(() => readArguments([])).toThrow('Usage');
  expect(() => readArguments(['--data', 'a.csv', '--pin', '1', '=1'])).toThrow('exclude');
  expect(() => readArguments(['--feed', 'build/feed', '=1'])).toThrow('--pin');
  expect(() => readArguments(['--nope', '=1'])).toThrow('nope');
});
