import { createDarkTheme, createLightTheme } from '@fluentui/react-components';
import type { BrandVariants, Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** Excel's green: the pane has one accent, the host's. */
const EXCEL_GREEN: BrandVariants = {
  10: '#03130A',
  20: '#0A2416',
  30: '#0B3A20',
  40: '#0C4A28',
  50: '#0D5B31',
  60: '#0E6A38',
  70: '#0F7440',
  80: '#107C41',
  90: '#2A8F58',
  100: '#4CAA74',
  110: '#63B886',
  120: '#7CC599',
  130: '#96D1AD',
  140: '#B0DDC2',
  150: '#CBE9D7',
  160: '#E6F5EC',
};

/** Office's own fonts first, and for each system one that has Chinese, so that no figure falls to a stray font. */
const FONTS =
  "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', 'Noto Sans', " +
  "'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', sans-serif";

/** Colours that Excel reports; undefined where it reports none. */
export interface HostColours {
  readonly background: string | undefined;
  readonly foreground: string | undefined;
  /** Excel's own word on being dark; undefined where it has none. */
  readonly dark: boolean | undefined;
}

/** Excel's colours, as `Office.context.officeTheme` has them. It is unknown input: hosts leave parts out. */
export function hostColours(): HostColours {
  const theme: unknown = typeof Office === 'undefined' ? undefined : Office.context?.officeTheme;
  const part = (name: string): unknown =>
    typeof theme === 'object' && theme !== null ? (theme as Record<string, unknown>)[name] : undefined;
  const colour = (name: string) => {
    const value = part(name);
    return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value : undefined;
  };
  const dark = part('isDarkTheme');
  return {
    background: colour('bodyBackgroundColor'),
    foreground: colour('bodyForegroundColor'),
    dark: typeof dark === 'boolean' ? dark : undefined,
  };
}

/** Whether the pane should be dark: Excel's word, else its background, else the system's preference. */
export function isDark(host: HostColours, systemPrefersDark: boolean): boolean {
  if (host.dark !== undefined) return host.dark;
  return host.background === undefined ? systemPrefersDark : luminance(host.background) < 0.2;
}

/**
 * Fluent's theme in Excel's colours. Excel's background is taken over where it is nearly white or nearly black; on a
 * middle grey (the "Dark Gray" theme) no set of tokens keeps its contrast, so the pane keeps its own background there.
 */
export function paneTheme(host: HostColours, dark: boolean): Theme {
  const base = {
    ...(dark ? createDarkTheme(EXCEL_GREEN) : createLightTheme(EXCEL_GREEN)),
    fontFamilyBase: FONTS,
  };
  if (host.background === undefined) return base;
  const light = luminance(host.background);
  const suits = dark ? light < 0.03 : light > 0.85;
  if (!suits) return base;
  const legible = host.foreground !== undefined && contrast(host.foreground, host.background) >= 7;
  return {
    ...base,
    colorNeutralBackground1: host.background,
    ...(legible && host.foreground !== undefined ? { colorNeutralForeground1: host.foreground } : {}),
  };
}

/** Relative luminance of #rrggbb, 0 black to 1 white (WCAG 2.2). */
export function luminance(colour: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast ratio of two colours #rrggbb, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const DARK_PREFERENCE = '(prefers-color-scheme: dark)';

/** The theme to draw in, followed while the pane is open: Excel tells no change, so it is read again on focus. */
export function usePaneTheme(): { theme: Theme; dark: boolean } {
  const key = useSyncExternalStore(subscribe, snapshot);
  const { host, dark } = JSON.parse(key) as { host: HostColours; dark: boolean };
  let theme = themes.get(key);
  if (!theme) themes.set(key, (theme = paneTheme(host, dark)));
  return { theme, dark };
}

const themes = new Map<string, Theme>();

function snapshot(): string {
  const host = hostColours();
  const prefersDark = typeof matchMedia === 'function' && matchMedia(DARK_PREFERENCE).matches;
  return JSON.stringify({ host, dark: isDark(host, prefersDark) });
}

function subscribe(changed: () => void): () => void {
  const preference = typeof matchMedia === 'function' ? matchMedia(DARK_PREFERENCE) : undefined;
  preference?.addEventListener('change', changed);
  addEventListener('focus', changed);
  document.addEventListener('visibilitychange', changed);
  return () => {
    preference?.removeEventListener('change', changed);
    removeEventListener('focus', changed);
    document.removeEventListener('visibilitychange', changed);
  };
}
