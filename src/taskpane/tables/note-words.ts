import { dealsForCells, dealsInForce } from '../../source/in-force';
import { readOrganisation } from '../../source/organisation-settings';
import type { FreezeAllFacts } from '../../workbook/freeze-workbook';
import type { NoteSheetWords } from '../../workbook/note-sheet';
import { useSurroundings, useTexts } from '../surroundings';
import { FREEZE_TEXTS } from './freeze-texts';

/** What the sheet of sources says: the data that answer cells now, their through-date, how many formulas, the date. */
export function useNoteWords(): () => Promise<(facts: FreezeAllFacts) => NoteSheetWords> {
  const { formats } = useSurroundings();
  const t = useTexts(FREEZE_TEXTS);
  return async () => {
    const here = dealsInForce();
    // A server that is away has no version to name: its cells are in error, and left.
    const set = await Promise.resolve()
      .then(dealsForCells)
      .catch(() => here);
    const server = set === here ? undefined : readOrganisation()?.address;
    const source = set && t.note.source(set.version.name, formats.date(set.version.through, 'day'));
    return ({ formulas, frozenOn }) => ({
      sheet: t.note.sheet,
      lines: [
        t.note.heading,
        ...(source === undefined ? [] : [source]),
        ...(server === undefined ? [] : [t.note.server(server)]),
        t.note.frozen(formats.count(formulas), formats.date(frozenOn, 'day')),
      ],
      columns: [t.note.cells, t.note.formula],
    });
  };
}
