import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './run';

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter(
    (name) => name !== '' && existsSync(path.join(ROOT, name)) && !/\.(png|xlsx|ico|woff2?)$/.test(name),
  );

/** What belongs to one machine or to how a package was fetched has no place in the tree. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a path of a Unix machine', /(?<![\w.~-])\/(?:home|root|work|Users|private|var\/folders)\/[\w.-]+/],
  ['a path of a Windows machine', /\b[A-Z]:\\(?:Users|work|Documents)\b/],
  ['a folder of temporary files', /(?<![\w.~-])\/tmp\/[\w.-]+/],
  ['the address of a package registry', /registry\.(?:npmjs|yarnpkg|npmmirror)|\bverdaccio\b|artifactory/i],
  ['a folder outside the repository', /(?:\.\.\/)+shared\//],
  ['a conflict marker', /^(?:<{7}|>{7}) /m],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];

test('there are tracked files to look at', () => expect(tracked.length).toBeGreaterThan(20));

test.each(FORBIDDEN)('no tracked file holds %s', (_what, pattern) => {
  const found = tracked.flatMap((name) => {
    if (name === 'test/house/tracked-files.test.ts') return [];
    const hit = pattern.exec(readFileSync(path.join(ROOT, name), 'utf8'));
    return hit ? [`${name}: ${hit[0]}`] : [];
  });
  expect(found).toEqual([]);
});

test('what a build makes is not tracked', () => {
  expect(tracked.filter((name) => /^(dist|build|bench-results|coverage|node_modules)\//.test(name))).toEqual(
    [],
  );
});
