import type { FreezeFacts } from '../../workbook/freeze';
import { queryWords } from '../query-words';
import { useSurroundings, useTexts } from '../surroundings';
import { TABLES_TEXTS } from './tables-texts';

/** What the note beside a frozen table says: data version, through-date, query in words, deals, edits, date. */
export function useSourceWords(): (facts: FreezeFacts) => string {
  const surroundings = useSurroundings();
  const t = useTexts(TABLES_TEXTS);
  const { date, count } = surroundings.formats;
  return ({ query, dataVersion, origin, dataThrough, deals, edits = 0, frozenOn }) =>
    [
      t.note.source[origin](dataVersion),
      dataThrough === undefined ? '' : t.note.through(date(dataThrough, 'day')),
      t.note.deals(queryWords(query, surroundings), count(deals)),
      edits > 0 ? t.note.edits(count(edits), edits) : '',
      t.note.frozenOn(date(frozenOn, 'day')),
    ].join('');
}
