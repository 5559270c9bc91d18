import type { RefreshNote } from '../../workbook/reports';
import type { Surroundings } from '../surroundings';
import { REFRESH_NOTE_TEXTS } from './refresh-note-texts';

/** Deals that a note names. */
const NAMED = 3;

/** The words of a note. */
export function refreshNoteWords(note: RefreshNote, { language, said, formats }: Surroundings): string {
  const t = said(REFRESH_NOTE_TEXTS[language]);
  if (note.kind !== 'ownUnmarked') return t[note.kind];
  const { deals } = note;
  return t.ownUnmarked(formats.list(deals.slice(0, NAMED)) + (deals.length > NAMED ? ' …' : ''));
}
