import type { ILanguagePack } from '@univerjs/core';
import { mergeLocales } from '@univerjs/core';

/** Languages of the spreadsheet and of `Office.context.displayLanguage`. */
export type SpreadsheetLanguage = 'en-US' | 'zh-CN';

/** Univer's own texts in a language: one chunk each, so that nobody loads both. */
export async function spreadsheetTexts(language: SpreadsheetLanguage): Promise<ILanguagePack> {
  const parts = language === 'zh-CN' ? await import('./language-zh') : await import('./language-en');
  return mergeLocales(...parts.TEXTS) as ILanguagePack;
}
