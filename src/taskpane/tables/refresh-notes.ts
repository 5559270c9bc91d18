import type { RefreshNote } from '../../workbook/reports';
import { useSurroundings, useTexts } from '../surroundings';
import { REFRESH_NOTE_TEXTS } from './refresh-note-texts';

/** Deals that a note names. */
const NAMED = 3;

/** The words of a note. */
export function useRefreshNotes(): (note: RefreshNote) => string {
  const t = useTexts(REFRESH_NOTE_TEXTS);
  const { formats } = useSurroundings();
  return (note) => {
    if (note.kind !== 'ownUnmarked') return t[note.kind];
    const { deals } = note;
    return t.ownUnmarked(formats.list(deals.slice(0, NAMED)) + (deals.length > NAMED ? ' …' : ''));
  };
}
