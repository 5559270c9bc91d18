import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { WorkbookFreeze } from '../../workbook/freeze-workbook';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { FreezePreview } from './FreezePreview';
import { leftCount, useLeftEntries } from './freeze-left';
import { FREEZE_TEXTS } from './freeze-texts';
import { useNoteWords } from './note-words';

/** More are counted, not listed. */
const MOST_SAID = 5;

const useStyles = makeStyles({
  section: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

interface FreezeAllProps {
  readonly busy: boolean;
  /** Called after a freeze. */
  readonly onDone: () => void;
  readonly undo: () => void;
}

/** Makes every DEALS formula of the workbook a value, after a look at what that does. */
export function FreezeAll({ busy, onDone, undo }: FreezeAllProps) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const t = useTexts(FREEZE_TEXTS);
  const workbook = useWorkbook();
  const noteWords = useNoteWords();
  const leftEntries = useLeftEntries();
  const { run, say } = useActivity();
  const [preview, setPreview] = useState<WorkbookFreeze>();
  const asked = useRef<HTMLButtonElement>(null);
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (preview) shown.current?.focus();
  }, [preview]);
  const leave = () => {
    setPreview(undefined);
    asked.current?.focus();
  };
  const look = async () =>
    setPreview(
      await run({ label: t.looking, failed: t.lookFailed }, (options) => workbook.previewFreeze(options)),
    );
  const leftOf = (done: WorkbookFreeze): string | undefined => {
    const [entries, count] = [leftEntries(done), leftCount(done)];
    if (count === 0) return undefined;
    const said = entries.slice(0, MOST_SAID);
    if (entries.length > MOST_SAID) said.push(texts.common.more(formats.count(entries.length - MOST_SAID)));
    return t.doneLeft(formats.count(count), count, said.join(t.between));
  };
  const freeze = async () => {
    const done = await run({ label: t.freezing, failed: t.failed }, async (options) =>
      workbook.freezeWorkbook(t.workbook, await noteWords(options.signal), options),
    );
    if (!done) return;
    leave();
    const formulas = done.sheets.reduce((sum, sheet) => sum + sheet.formulas, 0);
    if (done.noteSheet === undefined) say({ kind: 'info', title: t.nothing, detail: leftOf(done) });
    else
      say({
        kind: 'success',
        title: t.done(formats.count(formulas), formulas),
        detail: [t.doneWhere(done.noteSheet), leftOf(done)].join(' ').trim(),
        action: { label: texts.common.undo, run: undo },
      });
    onDone();
  };
  return (
    <section
      className={styles.section}
      onKeyDown={(event) => {
        if (preview && event.key === 'Escape') leave();
      }}
    >
      <h2 className={styles.heading}>{t.heading}</h2>
      <Button
        size="small"
        aria-expanded={preview !== undefined}
        disabledFocusable={busy}
        onClick={({ currentTarget }) => {
          asked.current = currentTarget as HTMLButtonElement;
          if (preview) leave();
          else void look();
        }}
      >
        {t.ask}
      </Button>
      {preview ? (
        <div ref={shown} tabIndex={-1} style={{ outline: 'none' }}>
          <FreezePreview preview={preview} />
          <div className={styles.actions}>
            {preview.sheets.length > 0 ? (
              <Button
                size="small"
                appearance="primary"
                disabledFocusable={busy}
                onClick={() => void freeze()}
              >
                {t.freeze}
              </Button>
            ) : null}
            <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={leave}>
              {texts.common.cancel}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
