import type { Field } from '../fields';
import { distance } from 'fastest-levenshtein';
import { findName, normaliseName } from '../names';
import type { StoredFieldName } from '../row';
import { entryMeant } from './vocabulary-synonyms';

/** The form in which a value is looked up among the user's choices. */
export const choiceKey = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** What the user chose for values that are in no vocabulary: entry by value, '' leaves the cell empty. */
export type VocabularyChoices = Readonly<Partial<Record<StoredFieldName, Readonly<Record<string, string>>>>>;

/** A value as an entry ('' undisclosed), or the entry that it may have been meant to be. */
export type ReadEntry = { readonly text: string } | { readonly nearest: string | undefined };

/**
 * Reads a cell of a vocabulary: what the user chose, an entry whatever its case and blanks, a word that is known to mean
 * one. A nearest entry is only offered: a guess that nobody has seen would count deals in the wrong place.
 */
export function readEntry(field: Field, text: string, choices: VocabularyChoices): ReadEntry {
  const name = field.name as StoredFieldName;
  const vocabulary = field.vocabulary ?? [];
  const trimmed = text.normalize('NFC').trim();
  if (trimmed === '') return { text: '' };
  const chosen = new Map(Object.entries(choices[name] ?? {})).get(choiceKey(trimmed));
  if (chosen !== undefined) return { text: vocabulary.includes(chosen) ? chosen : '' };
  const known = findName(trimmed, vocabulary) ?? entryMeant(name, trimmed);
  return known === undefined ? { nearest: suggestion(trimmed, vocabulary) } : { text: known };
}

/** Letters that differ, for each letter: beyond it an entry is no help. */
const UNLIKE = 0.4;

/** The entry most like a word; none whose figures are others, since Phase 9 is not nearly Phase 1. */
function suggestion(text: string, vocabulary: readonly string[]): string | undefined {
  const wanted = normaliseName(text).slice(0, 60);
  const digits = wanted.replace(/\D/g, '');
  const liked = vocabulary
    .filter((entry) => entry.replace(/\D/g, '') === digits)
    .map((entry) => {
      const name = normaliseName(entry);
      const holds = wanted.includes(name) || (wanted.length > 3 && name.includes(wanted));
      return { entry, unlike: holds ? 0.3 : distance(wanted, name) / Math.max(wanted.length, name.length) };
    })
    .sort((a, b) => a.unlike - b.unlike);
  const [best] = liked;
  return best && best.unlike <= UNLIKE ? best.entry : undefined;
}
