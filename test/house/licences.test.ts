import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isPermissive, packageIn } from '../../scripts/notices.mjs';
import { ROOT } from './run';

const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
};
const locked = Object.keys(lock.packages).filter((name) => name !== '');
const paths = locked.filter((name) => existsSync(path.join(ROOT, name)));

const licences = (names: readonly string[]) =>
  names.map((name) => ({ name, licence: packageIn(path.join(ROOT, name)).licence }));

/** Come with exceljs for reading zip streams in Node, which its build for browsers leaves out (see below). */
const LEFT_OUT = new Set(['unzipper', 'chainsaw', 'buffers'].map((name) => `node_modules/${name}`));

test('every package that the product ships has a permissive licence', () => {
  const shipped = paths.filter((name) => lock.packages[name]?.dev !== true && !LEFT_OUT.has(name));
  expect(shipped.length).toBeGreaterThan(10);
  expect(licences(shipped).filter(({ licence }) => !isPermissive(licence))).toEqual([]);
});

test('of exceljs only its build for browsers is shipped, without the packages that state no plain licence', () => {
  const folder = path.join(ROOT, 'node_modules/exceljs');
  const { browser } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    browser: string;
  };
  const build = readFileSync(path.join(folder, browser), 'utf8');
  // `buffers` comes with `unzipper` alone.
  expect(build.match(/unzipper|chainsaw/g)).toBeNull();
  const inside = ['exceljs', 'jszip', 'pako', 'saxes', 'readable-stream', 'dayjs'];
  const folders = inside.map((name) => `node_modules/${name}`).filter((name) => paths.includes(name));
  expect(folders).toContain('node_modules/exceljs');
  expect(licences(folders).filter(({ licence }) => !isPermissive(licence))).toEqual([]);
});

test('the workbench takes only the open-source part of Univer', () => {
  const univer = paths.filter((name) => name.includes('node_modules/@univerjs'));
  expect(univer.length).toBeGreaterThan(10);
  expect(locked.filter((name) => /@univerjs-pro\/|@univerjs\/presets$/.test(name))).toEqual([]);
  expect(licences(univer).filter(({ licence }) => !['Apache-2.0', 'MIT'].includes(licence))).toEqual([]);
});

test('the lock names no address that packages were fetched from', () => {
  expect(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
