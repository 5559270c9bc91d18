import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { WorkbookFreeze } from '../../workbook/freeze-workbook';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { FreezePreview } from './FreezePreview';
import { FREEZE_TEXTS } from './freeze-texts';
import { useNoteWords } from './note-words';

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
  const freeze = async () => {
    const words = await noteWords();
    const done = await run({ label: t.freezing, failed: t.failed }, (options) =>
      workbook.freezeWorkbook(t.workbook, words, options),
    );
    if (!done) return;
    leave();
    const formulas = done.sheets.reduce((sum, sheet) => sum + sheet.formulas, 0);
    if (done.noteSheet === undefined) say({ kind: 'info', title: t.nothing });
    else
      say({
        kind: 'success',
        title: t.done(formats.count(formulas), formulas),
        detail: t.doneWhere(done.noteSheet),
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
            <Button size="small" appearance="subtle" onClick={leave}>
              {texts.common.cancel}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
