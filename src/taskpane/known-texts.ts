import type { Language } from './language';
import { ENGLISH } from './texts';
import type { Texts } from './texts';

const known = new Map<Language, Texts>([['en-US', ENGLISH]]);

/** Loads the texts of the first load in a language; where they can't be had, the pane speaks English. */
export async function loadTexts(language: Language): Promise<void> {
  if (known.has(language)) return;
  try {
    const { CHINESE } = await import(/* webpackChunkName: "texts-zh" */ './texts-zh-CN');
    known.set('zh-CN', CHINESE);
  } catch {
    // A pane in English is better than none.
  }
}

/** The texts of the first load in a language that was loaded. */
export const textsOf = (language: Language): Texts => known.get(language) ?? ENGLISH;
