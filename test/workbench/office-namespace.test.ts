import type { OfficeSurroundings } from '../../src/workbench/office/office/office-namespace';
import { officeNamespace } from '../../src/workbench/office/office/office-namespace';
import { DARK_THEME, LIGHT_THEME } from '../../src/workbench/office/office/office-theme';
import { isSetSupported } from '../../src/workbench/office/office/requirement-sets';

type GlobalOffice = typeof Office;
const host = (surroundings: OfficeSurroundings = {}) => {
  const made = officeNamespace(surroundings);
  return { ...made, Office: made.Office as unknown as GlobalOffice };
};

test('is ready, and says where it runs', async () => {
  const { Office: office } = host({ displayLanguage: 'zh-CN' });
  const told: unknown[] = [];
  const info = await office.onReady((given) => {
    told.push(given);
  });
  expect(info).toEqual({ host: 'Excel', platform: 'OfficeOnline' });
  expect(told).toEqual([info]);
  expect([
    office.context.host,
    office.context.platform,
    office.context.displayLanguage,
    office.context.contentLanguage,
  ]).toEqual([office.HostType.Excel, office.PlatformType.OfficeOnline, 'zh-CN', 'zh-CN']);
});

test.each<[set: string, version: string | undefined, supported: boolean]>([
  ['ExcelApi', '1.1', true],
  ['ExcelApi', '1.9', true],
  ['ExcelApi', '1.12', true],
  ['excelapi', '1.12', true],
  ['ExcelApi', undefined, true],
  ['ExcelApi', '1.16', false],
  ['ExcelApi', '2.0', false],
  ['SharedRuntime', '1.1', true],
  ['SharedRuntime', '1.2', false],
  ['CustomFunctionsRuntime', '1.4', true],
  ['CustomFunctionsRuntime', '1.5', false],
  ['WordApi', '1.1', false],
])('requirement set %s %s: %s', (set, version, supported) => {
  expect(isSetSupported(set, version)).toBe(supported);
});

test('a change of theme is told until nobody listens', () => {
  const { Office: office, setTheme } = host();
  const seen: boolean[] = [];
  const handler = ({ officeTheme }: { officeTheme: { isDarkTheme: boolean } }) =>
    seen.push(officeTheme.isDarkTheme);
  const results: unknown[] = [];
  office.context.document.addHandlerAsync(office.EventType.OfficeThemeChanged, handler, ({ status }) =>
    results.push(status),
  );
  setTheme(DARK_THEME);
  const during = office.context.officeTheme.bodyBackgroundColor;
  office.context.document.removeHandlerAsync(office.EventType.OfficeThemeChanged, { handler } as never);
  setTheme(LIGHT_THEME);
  expect([results, seen, during, office.context.officeTheme]).toEqual([
    ['succeeded'],
    [true],
    DARK_THEME.bodyBackgroundColor,
    LIGHT_THEME,
  ]);
});

describe('ribbon buttons', () => {
  test('run what was associated with them, until it is completed', async () => {
    const { Office: office, runAction } = host();
    const steps: string[] = [];
    office.actions.associate('refresh', async (event: Office.AddinCommands.Event) => {
      steps.push(event.source.id);
      await Promise.resolve();
      steps.push('done');
      event.completed();
    });
    await runAction('refresh');
    expect(steps).toEqual(['refresh', 'done']);
  });

  test('that nobody knows, or that fail, say so', async () => {
    const { Office: office, runAction } = host();
    office.actions.associate('fails', async () => {
      throw new Error('why');
    });
    await expect(runAction('unknown')).rejects.toThrow('unknown');
    await expect(runAction('fails')).rejects.toThrow('why');
  });
});

test('the pane is shown and hidden by the page around', async () => {
  const calls: string[] = [];
  const { Office: office } = host({
    showTaskpane: () => void calls.push('show'),
    hideTaskpane: () => void calls.push('hide'),
    openBrowserWindow: (url) => void calls.push(url),
  });
  const stop = await office.addin.onVisibilityModeChanged(
    ({ visibilityMode }) => void calls.push(visibilityMode),
  );
  await office.addin.showAsTaskpane();
  await office.addin.hide();
  await stop();
  await office.addin.showAsTaskpane();
  office.context.ui.openBrowserWindow('https://example.com/');
  expect(calls).toEqual(['show', 'Taskpane', 'hide', 'Hidden', 'show', 'https://example.com/']);
});
