import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { formatsFor } from './formats';
import type { Formats } from './formats';
import { languageFor } from './language';
import type { Catalogue, Language } from './language';
import { TEXTS } from './texts';
import type { Texts } from './texts';
import { entryText, fieldText, shortStageText } from './vocabulary-texts';

/** What every view needs to speak: texts, figures and names in Excel's language. */
export interface Surroundings {
  readonly language: Language;
  readonly texts: Texts;
  readonly formats: Formats;
  /** A vocabulary entry in the pane's language. */
  readonly entry: (entry: string) => string;
  readonly shortStage: (stage: string) => string;
  /** What a field is called, with its unit. */
  readonly field: (name: string) => string;
}

/** The surroundings for Excel's display language (a BCP 47 tag). */
export function surroundingsFor(displayLanguage: string): Surroundings {
  const language = languageFor(displayLanguage);
  return {
    language,
    texts: TEXTS[language],
    formats: formatsFor(displayLanguage),
    entry: (entry) => entryText(language, entry),
    shortStage: (stage) => shortStageText(language, stage),
    field: (name) => fieldText(language, name),
  };
}

const Context = createContext<Surroundings | undefined>(undefined);

/** Texts, formats and names for everything below. */
export function SurroundingsProvider({ value, children }: { value: Surroundings; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

/** The language that this view speaks. */
export function useSurroundings(): Surroundings {
  const value = useContext(Context);
  if (!value) throw new Error('SurroundingsProvider is missing');
  return value;
}

/** The texts of a part of the pane, in the language that this view speaks. */
export function useTexts<Texts>(catalogue: Catalogue<Texts>): Texts {
  return catalogue[useSurroundings().language];
}
