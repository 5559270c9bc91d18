import { contrast, hostColours, isDark, luminance, paneTheme } from '../../src/taskpane/theme';

const host = (background?: string, foreground?: string, dark?: boolean) => ({ background, foreground, dark });

test.each([
  ['Excel says dark', host('#FFFFFF', '#000000', true), false, true],
  ['Excel says light', host('#262626', '#FFFFFF', false), true, false],
  ['a white background', host('#FFFFFF'), true, false],
  ['the "Dark Gray" theme', host('#666666', '#FFFFFF'), false, true],
  ['a black background', host('#262626'), false, true],
  ['nothing said, the system is dark', host(), true, true],
  ['nothing said, the system is light', host(), false, false],
])('%s', (_name, colours, systemDark, dark) => {
  expect(isDark(colours, systemDark)).toBe(dark);
});

test.each([
  ['nearly white', host('#F5F5F5', '#242424'), false, '#F5F5F5'],
  ['nearly black', host('#262626', '#FFFFFF'), true, '#262626'],
])('a %s background of Excel is taken over', (_name, colours, dark, background) => {
  const theme = paneTheme(colours, dark);
  expect(theme.colorNeutralBackground1).toBe(background);
  expect(theme.colorNeutralForeground1).toBe(colours.foreground);
});

test('a middle grey is not taken over, nor a text colour that can hardly be read', () => {
  expect(paneTheme(host('#666666', '#FFFFFF'), true).colorNeutralBackground1).not.toBe('#666666');
  expect(paneTheme(host('#FFFFFF', '#BBBBBB'), false).colorNeutralForeground1).not.toBe('#BBBBBB');
});

test.each([
  ['light', paneTheme(host('#FFFFFF', '#242424'), false)],
  ['dark', paneTheme(host('#292929', '#FFFFFF'), true)],
])('in the %s theme text keeps 4.5 : 1 against its background', (_name, theme) => {
  const against = (colour: string) => contrast(colour, theme.colorNeutralBackground1);
  for (const text of [
    theme.colorNeutralForeground1,
    theme.colorNeutralForeground2,
    theme.colorNeutralForeground3,
    theme.colorBrandForeground1,
    theme.colorBrandForegroundLink,
    theme.colorPaletteRedForeground1,
    theme.colorStatusWarningForeground1,
    theme.colorStatusSuccessForeground1,
  ]) {
    expect(against(text)).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(theme.colorNeutralForegroundOnBrand, theme.colorBrandBackground)).toBeGreaterThanOrEqual(
    4.5,
  );
  expect(contrast(theme.colorBrandForeground2, theme.colorBrandBackground2)).toBeGreaterThanOrEqual(4.5);
});

test('luminance and contrast are those of WCAG', () => {
  expect(luminance('#FFFFFF')).toBeCloseTo(1, 6);
  expect(luminance('#000000')).toBe(0);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
});

test.each([
  ['no Office', undefined],
  ['no theme', {}],
  ['colours that are none', { officeTheme: { bodyBackgroundColor: 'white', isDarkTheme: 'yes' } }],
])('%s leaves the colours open', (_name, context) => {
  Object.assign(globalThis, context === undefined ? {} : { Office: { context } });
  expect(hostColours()).toEqual({ background: undefined, foreground: undefined, dark: undefined });
  delete (globalThis as { Office?: unknown }).Office;
});
