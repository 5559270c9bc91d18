import { FIELDS } from '../deals/fields';
import type { Stage } from '../deals/vocabulary';

/** How a language of the pane says what deals hold. */
export interface VocabularyWords {
  /** A vocabulary entry or a country; any other text (a company) stays as it is. */
  readonly entry: (entry: string) => string;
  /** A stage as short as it stays clear. */
  readonly shortStage: (stage: string) => string;
  /** What a field is called, with its unit. */
  readonly field: (name: string) => string;
}

/** Stages where a line has little room; the rest are short already. */
const SHORT_ENGLISH: Readonly<Partial<Record<Stage, string>>> = {
  Preclinical: 'Preclin.',
  'Phase 1': 'Ph 1',
  'Phase 1/2': 'Ph 1/2',
  'Phase 2': 'Ph 2',
  'Phase 2/3': 'Ph 2/3',
  'Phase 3': 'Ph 3',
};

const fields = new Map<string, string>(FIELDS.map((field) => [field.name, field.label]));

/** In English an entry is its own text. */
export const ENGLISH_VOCABULARY: VocabularyWords = {
  entry: (entry) => entry,
  shortStage: (stage) => (SHORT_ENGLISH as Readonly<Record<string, string | undefined>>)[stage] ?? stage,
  field: (name) => fields.get(name) ?? name,
};
