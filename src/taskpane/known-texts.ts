import type { Language } from './language';
import { ENGLISH_VOCABULARY } from './english-vocabulary';
import type { VocabularyWords } from './english-vocabulary';
import { ENGLISH } from './texts';
import type { Texts } from './texts';

interface Known {
  readonly texts: Texts;
  readonly vocabulary: VocabularyWords;
}
const ENGLISH_KNOWN: Known = { texts: ENGLISH, vocabulary: ENGLISH_VOCABULARY };
const known = new Map<Language, Known>();
const knownIn = (language: Language): Known => known.get(language) ?? ENGLISH_KNOWN;

/** Loads the texts of the first load in a language; where they can't be had, the pane speaks English. */
export async function loadTexts(language: Language): Promise<void> {
  if (language === 'en-US' || known.has(language)) return;
  try {
    const { CHINESE, CHINESE_VOCABULARY } = await import(/* webpackChunkName: "texts-zh" */ './texts-zh-CN');
    known.set('zh-CN', { texts: CHINESE, vocabulary: CHINESE_VOCABULARY });
  } catch {
    // A pane in English is better than none.
  }
}

/** The texts of the first load in a language that was loaded. */
export const textsOf = (language: Language): Texts => knownIn(language).texts;

/** How a language that was loaded says what deals hold. */
export const vocabularyOf = (language: Language): VocabularyWords => knownIn(language).vocabulary;
