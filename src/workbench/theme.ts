import type { OfficeTheme } from './office/office/office-theme';
import { DARK_THEME, LIGHT_THEME } from './office/office/office-theme';
import type { Theme } from '@univerjs/themes';
import { defaultTheme } from '@univerjs/themes';

/** How the workbench looks. Office has no word for high contrast: the add-in sees a black theme, as in Windows. */
export const THEMES = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof THEMES)[number];

/** Univer's own theme with Excel's green in place of its blue. */
export const SPREADSHEET_THEME: Theme = {
  ...defaultTheme,
  primary: {
    50: '#F1F9F4',
    100: '#DDF1E4',
    200: '#B9E1C8',
    300: '#84C9A0',
    400: '#43A86E',
    500: '#1E8F52',
    600: '#107C41',
    700: '#0E6A38',
    800: '#0B5A2F',
    900: '#084725',
  },
};

const OFFICE_THEMES = {
  light: LIGHT_THEME,
  dark: DARK_THEME,
  contrast: {
    bodyBackgroundColor: '#000000',
    bodyForegroundColor: '#FFFFFF',
    controlBackgroundColor: '#000000',
    controlForegroundColor: '#FFFFFF',
    isDarkTheme: true,
  },
} as const satisfies Record<ThemeName, OfficeTheme>;

/** What the add-in sees as `Office.context.officeTheme`. */
export function officeTheme(theme: ThemeName): OfficeTheme {
  return OFFICE_THEMES[theme];
}
