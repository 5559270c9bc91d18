import * as v from 'valibot';
import type { SpreadsheetLanguage } from '../language';
import type { ThemeName } from '../theme';
import { THEMES } from '../theme';

/** Width of the add-in's pane in CSS pixels, as wide and as narrow as Excel lets it be. */
export const PANE_WIDTH = { narrowest: 320, usual: 380, widest: 600 } as const;

/** What a person chose for the workbench itself; it is no part of the workbook. */
export interface Preferences {
  readonly theme: ThemeName;
  readonly language: SpreadsheetLanguage;
  readonly paneOpen: boolean;
  readonly paneWidth: number;
}

const KEY = 'dealsheet.workbench';

/** The stored choices; for each that is missing or damaged, what the browser prefers. */
export function readPreferences(): Preferences {
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const language = /^zh\b/i.test(navigator.language) ? 'zh-CN' : 'en-US';
  const schema = v.object({
    theme: v.fallback(v.picklist(THEMES), prefersDark ? 'dark' : 'light'),
    language: v.fallback(v.picklist(['en-US', 'zh-CN']), language),
    paneOpen: v.fallback(v.boolean(), true),
    paneWidth: v.fallback(
      v.pipe(v.number(), v.minValue(PANE_WIDTH.narrowest), v.maxValue(PANE_WIDTH.widest)),
      PANE_WIDTH.usual,
    ),
  });
  return v.parse(schema, stored());
}

function stored(): unknown {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Keeps the choices. A browser that refuses storage starts with its own preferences next time. */
export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Private windows may refuse; nothing depends on it.
  }
}
