/** @jest-environment jsdom */
import { readPreferences, writePreferences } from '../../../src/workbench/page/preferences';

const browser = (dark: boolean, language: string) => {
  Object.defineProperty(window, 'matchMedia', { value: () => ({ matches: dark }), configurable: true });
  jest.spyOn(navigator, 'language', 'get').mockReturnValue(language);
};

beforeEach(() => localStorage.clear());

test('starts as the browser prefers', () => {
  browser(true, 'zh-Hans-CN');
  expect(readPreferences()).toEqual({ theme: 'dark', language: 'zh-CN', paneOpen: true, paneWidth: 380 });
  browser(false, 'de-DE');
  expect(readPreferences()).toMatchObject({ theme: 'light', language: 'en-US' });
});

test('remembers what was chosen', () => {
  browser(false, 'en-US');
  const chosen = { theme: 'contrast', language: 'zh-CN', paneOpen: false, paneWidth: 512 } as const;
  writePreferences(chosen);
  expect(readPreferences()).toEqual(chosen);
});

test.each([
  ['no JSON', '{'],
  ['another kind of value', '"light"'],
  ['nothing', 'null'],
  ['values out of range', '{"theme":"pink","language":"xx","paneOpen":"yes","paneWidth":9000}'],
])('damaged storage (%s) is as none', (_what, stored) => {
  browser(false, 'en-US');
  localStorage.setItem('dealsheet.workbench', stored);
  expect(readPreferences()).toEqual({ theme: 'light', language: 'en-US', paneOpen: true, paneWidth: 380 });
});

test('one damaged choice loses no other', () => {
  browser(false, 'en-US');
  localStorage.setItem('dealsheet.workbench', '{"theme":"dark","paneWidth":1}');
  expect(readPreferences()).toMatchObject({ theme: 'dark', paneWidth: 380 });
});
