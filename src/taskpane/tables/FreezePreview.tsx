import type { WorkbookFreeze } from '../../workbook/freeze-workbook';
import { useQuietList } from '../quiet-list';
import { useSurroundings, useTexts } from '../surroundings';
import { leftCount, useLeftEntries } from './freeze-left';
import { FREEZE_TEXTS } from './freeze-texts';

/** More are counted, not listed. */
const MOST_LISTED = 20;

/** What freezing would do: how many formulas on which sheets, what they spill, and what is left. */
export function FreezePreview({ preview }: { preview: WorkbookFreeze }) {
  const styles = useQuietList();
  const { texts, formats } = useSurroundings();
  const t = useTexts(FREEZE_TEXTS);
  const leftEntries = useLeftEntries();
  const { sheets } = preview;
  const sum = (of: (sheet: WorkbookFreeze['sheets'][number]) => number) =>
    sheets.reduce((total, sheet) => total + of(sheet), 0);
  const [formulas, cells, spills] = [
    sum((sheet) => sheet.formulas),
    sum((sheet) => sheet.cells),
    sum((sheet) => sheet.spills),
  ];
  const kept = leftEntries(preview);
  const list = (entries: readonly string[]) => (
    <ul className={styles.list}>
      {entries.slice(0, MOST_LISTED).map((entry) => (
        <li key={entry}>{entry}</li>
      ))}
      {entries.length > MOST_LISTED ? (
        <li>{texts.common.more(formats.count(entries.length - MOST_LISTED))}</li>
      ) : null}
    </ul>
  );
  return (
    <>
      {sheets.length === 0 ? (
        <p className={styles.words}>{t.none}</p>
      ) : (
        <>
          <p className={styles.words}>
            {t.willFreeze(
              formats.count(formulas),
              formulas,
              formats.count(sheets.length),
              sheets.length,
              spills > 0 ? t.spilling(formats.count(spills), spills, formats.count(cells)) : '',
            )}
          </p>
          {list(sheets.map((sheet) => t.onSheet(sheet.sheetName, formats.count(sheet.formulas))))}
          <p className={styles.words}>{t.however}</p>
        </>
      )}
      {kept.length > 0 ? (
        <>
          <p className={styles.words}>{t.kept(formats.count(leftCount(preview)), leftCount(preview))}</p>
          {list(kept)}
        </>
      ) : null}
      {preview.unread.length > 0 ? (
        <>
          <p className={styles.words}>{t.unread}</p>
          {list(preview.unread.map(({ kind, where }) => t.unreadAt[kind](where)))}
        </>
      ) : null}
    </>
  );
}
