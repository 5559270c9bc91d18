/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readManifest, servedAddress } from '../../../src/workbench/page/ribbon';

const xml = readFileSync(path.resolve(__dirname, '../../../manifest.xml'), 'utf8');

test("reads the add-in's name, namespace, address and buttons, as Excel does", () => {
  const manifest = readManifest(xml, 'en-US');
  expect(manifest).toMatchObject({ name: 'DealSheet', namespace: 'DEALS', base: 'https://localhost:3443' });
  expect(
    manifest.groups.flatMap(({ buttons }) => buttons.map(({ label, action }) => [label, action])),
  ).toEqual([
    ['Deals', { run: 'showDeals' }],
    ['Value', { run: 'buildValuation' }],
    ['Market', { run: 'showMarket' }],
    ['Refresh all', { run: 'refreshAllTables' }],
    ['Check this installation', { run: 'checkInstallation' }],
    ['Help', { run: 'openHelp' }],
  ]);
  expect(manifest.cellMenu.map(({ label, action }) => [label, action])).toEqual([
    ['Show this deal', { run: 'showDeal' }],
  ]);
});

test('every button has a tip and an icon that this server has', () => {
  for (const { tip, icon } of readManifest(xml, 'en-US').groups.flatMap(({ buttons }) => buttons)) {
    expect(tip).not.toBe('');
    expect(icon).toMatch(/^\/addin\/assets\/[a-z]+-32\.png$/);
  }
});

test('speaks the language asked for where the manifest has it, else its default', () => {
  const labels = (language: string) =>
    readManifest(xml, language).groups.flatMap(({ buttons }) => buttons.map(({ label }) => label));
  expect(labels('zh-CN')).toEqual(['交易', '估值', '市场', '全部刷新', '检查安装', '帮助']);
  expect(labels('fr-FR')).toEqual(labels('en-US'));
});

test('an add-in built for another address, even in a folder, is served from here all the same', () => {
  const moved = xml.replaceAll('https://localhost:3443', 'https://deals.example.com/sheet');
  const { base, groups } = readManifest(moved, 'en-US');
  expect(base).toBe('https://deals.example.com/sheet');
  expect(groups[0]?.buttons[0]?.icon).toBe('/addin/assets/icon-32.png');
  expect(servedAddress('https://deals.example.com/sheet/help/DEAL.html', base)).toBe('/addin/help/DEAL.html');
  expect(servedAddress('https://elsewhere.example.com/x', base)).toBe('https://elsewhere.example.com/x');
});

test('what is no manifest is refused', () => {
  expect(() => readManifest('<html></html>', 'en-US')).toThrow('no manifest');
});
