import type { RefreshReport } from '../../workbook/reports';
import { useSurroundings, useTexts } from '../surroundings';
import { TABLES_TEXTS } from './tables-texts';

/** Says a refresh in one line: "3 added · 2 cells changed"; '' where nothing changes or was edited. */
export function useRefreshWords(): (report: RefreshReport) => string {
  const t = useTexts(TABLES_TEXTS);
  const { count } = useSurroundings().formats;
  return ({ added, removed, changed, edited, lostFormulas }) =>
    [
      added.length > 0 ? t.added(count(added.length)) : '',
      removed.length > 0 ? t.removed(count(removed.length)) : '',
      changed.length > 0 ? t.changed(count(changed.length), changed.length) : '',
      lostFormulas.length > 0 ? t.lostFormulas(count(lostFormulas.length), lostFormulas.length) : '',
      edited.length > 0 ? t.edits(count(edited.length), edited.length) : '',
    ]
      .filter((words) => words !== '')
      .join(' · ');
}

/** Whether a refresh writes to any cell. */
export const changesCells = ({ added, removed, changed }: RefreshReport): boolean =>
  added.length + removed.length + changed.length > 0;

/** How the server that the rows come from then stands to the one before. */
export const serverChange = ({ server }: RefreshReport): 'other' | 'notKnown' | 'same' =>
  !server || server.before === server.after ? 'same' : server.before === undefined ? 'notKnown' : 'other';
