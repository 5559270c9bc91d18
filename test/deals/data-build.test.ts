/** The build of the data, as it runs: a row that breaks the schema stops it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeDealSet } from '../../src/deals/asset';
import type { DealAsset } from '../../src/deals/asset';
import { bundledSet } from './bundled';

const root = join(__dirname, '../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dealsheet-data-'));
  cpSync(join(root, 'src/data'), join(folder, 'data'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const build = () => run('build-data.mjs', '--from', join(folder, 'data'), '--to', join(folder, 'built'));

function edit(file: string, change: (text: string) => string): void {
  const path = join(folder, 'data', file);
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`the change does not touch ${file}`);
  writeFileSync(path, changed);
}

test('the shipped data build and decode to the deals of the file', () => {
  const { status, stdout, stderr } = build();
  // That nothing is warned of means that the bundled version is published, too (src/data/published).
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('367 deals, version 2026-11');
  const set = decodeDealSet(JSON.parse(readFileSync(join(folder, 'built/deals.json'), 'utf8')) as DealAsset);
  expect(set.version).toMatchObject({
    from: 43831,
    through: 46081,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  for (let row = 0; row < bundledSet.size; row++) expect(set.row(row)).toEqual(bundledSet.row(row));
});

test('Windows line ends change neither the rows nor the checksum', () => {
  const deals = () => {
    expect(build().status).toBe(0);
    return readFileSync(join(folder, 'built/deals.json'), 'utf8');
  };
  const before = deals();
  edit('deals.csv', (text) => text.replaceAll('\n', '\r\n'));
  expect(deals()).toBe(before);
});

test.each([
  [
    'deals.csv',
    'techpool-nycomed-2010-11,2010-11-01',
    'techpool-nycomed-2010-11,2010-11-31',
    'deals.csv:7 announced: "2010-11-31" is not a date',
  ],
  [
    'deals.csv',
    'chipscreen-huya-2007-03,2007-03-06,License-out',
    'chipscreen-huya-2007-03,2007-03-06,Licence',
    'deals.csv:2 deal_type: "Licence" is not in the vocabulary',
  ],
  [
    'deals.csv',
    'deal_id,announced',
    'deal_id,announcd',
    'deals.csv:1 announcd: there is no such column; did you mean announced',
  ],
  [
    'aliases.csv',
    '3D Medicines Inc.,legal name',
    '3D Medicines Inc.,nickname',
    'aliases.csv:2 kind: "nickname" is not one of',
  ],
  [
    'pos.csv',
    'All indications,Phase 1,0.52',
    'All indications,Phase 1,52',
    'pos.csv:2 success_rate: "52" is not a probability',
  ],
])('%s: %s -> %s stops it', (file, good, bad, problem) => {
  edit(file, (text) => text.replace(good, bad));
  const { status, stderr } = build();
  expect(stderr).toContain(problem);
  expect(status).toBe(1);
});

test('a shipped deal without a source stops it', () => {
  edit('deals.csv', (text) => text.replace(/https:\/\/cn\.huyabio\.com[^,]*,/, ','));
  const { status, stderr } = build();
  expect(stderr).toContain('deals.csv:2 source_url: must not be empty');
  expect(status).toBe(1);
});

test('data:check tells rows, coverage and sources, and fails on a problem', () => {
  const good = run('data-check.mjs', join(folder, 'data'));
  expect(good.status).toBe(0);
  expect(good.stdout).toMatch(/Deals +367/);
  expect(good.stdout).toMatch(/2024 deals +60 here, 94 published, 64 %/);
  expect(good.stdout).toMatch(/2025 total, US\$ bn +134\.0 here, 135\.7 published, 99 %/);
  expect(good.stdout).toMatch(/With two agreeing sources +69 %/);
  edit('deals.csv', (text) =>
    text.replace('chipscreen-huya-2007-03,2007-03-06', 'chipscreen-huya-2007-03,March'),
  );
  const bad = run('data-check.mjs', join(folder, 'data'));
  expect(bad.status).toBe(1);
  expect(bad.stderr).toContain('deals.csv:2 announced: "March" is not a date');
});

describe('versions that were published', () => {
  const feed = (name: string) => readFileSync(join(folder, 'built/feed', name), 'utf8');
  const names = () =>
    (JSON.parse(feed('index.json')) as { versions: { name: string }[] }).versions.map(({ name }) => name);

  test('stay in the feed when newer data are built, byte by byte', () => {
    edit('version.json', (text) => text.replace('"2026-11"', '"2026-12"'));
    edit('deals.csv', (text) => text.replace(/\n[^\n]*\n$/, '\n'));
    const { status, stderr } = build();
    expect([status, stderr]).toEqual([0, expect.stringContaining('2026-12 is not published yet')]);
    expect(names()).toEqual(['2026-12', '2026-11']);
    expect(feed('deals-2026-11.csv')).toBe(
      readFileSync(join(root, 'src/data/published/deals-2026-11.csv'), 'utf8'),
    );
  });

  test.each<[string, () => void, RegExp]>([
    [
      'other data under a published name',
      () => edit('deals.csv', (text) => text.replace(/\n[^\n]*\n$/, '\n')),
      /other data as version 2026-11\. A version never changes/,
    ],
    [
      'a published file that was changed',
      () => edit('published/deals-2026-11.csv', (text) => text.replace('Terminated', 'Active')),
      /not what was published as version 2026-11/,
    ],
  ])('%s stops the build', (_, damage, problem) => {
    damage();
    expect(build()).toMatchObject({ status: 1, stderr: expect.stringMatching(problem) });
  });
});
