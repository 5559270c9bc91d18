import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { formatsFor } from './formats';
import type { Formats } from './formats';
import { languageFor } from './language';
import { textsOf, vocabularyOf } from './known-texts';
import type { Catalogue, Language } from './language';
import { PSEUDO_LANGUAGE, pseudoTexts } from './pseudo-language';
import type { Texts } from './texts';

/** What every view needs to speak: texts, figures and names in Excel's language. */
export interface Surroundings {
  readonly language: Language;
  /** Texts of the language as they are said: as they are, or in the pseudo-language. */
  readonly said: <Said>(texts: Said) => Said;
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
  const vocabulary = vocabularyOf(language);
  const said = displayLanguage.toLowerCase() === PSEUDO_LANGUAGE ? pseudoTexts : asIs;
  return {
    language,
    said,
    texts: said(textsOf(language)),
    formats: formatsFor(displayLanguage),
    entry: (entry) => said(vocabulary.entry(entry)),
    shortStage: (stage) => said(vocabulary.shortStage(stage)),
    field: (name) => said(vocabulary.field(name)),
  };
}

const asIs = <Said,>(texts: Said): Said => texts;

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
  const { language, said } = useSurroundings();
  return said(catalogue[language]);
}
