import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Info16Filled } from '@fluentui/react-icons/svg/info';
import { useEffect, useState } from 'react';
import { useActivity } from './activity';
import type { Notice } from './activity';
import { Progress } from './Progress';
import { Spoken } from './Spoken';
import { useSurroundings } from './surroundings';

const useStyles = makeStyles({
  strip: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  running: { gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center' },
  icon: { marginTop: '1px', fontSize: '16px', height: '16px' },
  success: { color: tokens.colorStatusSuccessForeground1 },
  info: { color: tokens.colorNeutralForeground3 },
  error: { color: tokens.colorPaletteRedForeground1 },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  detail: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  said: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingVerticalXS, alignItems: 'flex-start' },
  // Beside the words where there is room for both, else below them.
  words: { flex: '1 1 150px', minWidth: 0, whiteSpace: 'pre-line' },
  button: { margin: '-2px 0' },
  progress: { marginTop: tokens.spacingVerticalXS },
  figures: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

const ICONS: Readonly<Record<Notice['kind'], typeof Info16Filled>> = {
  success: CheckmarkCircle16Filled,
  info: Info16Filled,
  error: ErrorCircle16Filled,
};

/** What the pane is doing, with cancel; else what it did or could not do, with undo or a remedy. */
export function ActivityStrip() {
  const { running, notice } = useActivity();
  return (
    <>
      {running ? <Running /> : null}
      {/* Live regions stand before they speak: a region that arrives together with its text is not read. */}
      <div role="status">
        {running ? <Spoken>{running.label}</Spoken> : null}
        {!running && notice && notice.kind !== 'error' ? <Said notice={notice} /> : null}
      </div>
      <div role="alert">{!running && notice?.kind === 'error' ? <Said notice={notice} /> : null}</div>
    </>
  );
}

function Running() {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const { running, progress, cancel } = useActivity();
  const share = progress && progress.total > 0 ? progress.done / progress.total : undefined;
  return (
    <div className={mergeClasses(styles.strip, styles.running)}>
      <div>
        <div className={styles.title} aria-hidden>
          {running?.label}
        </div>
        <div className={styles.figures}>
          {progress ? texts.insert.phases[progress.phase] : ' '}
          {share === undefined ? '' : ` ${formats.progress(Math.floor(share * 100) / 100)}`}
        </div>
        <div className={styles.progress}>
          <Progress label={running?.label ?? ''} value={share} />
        </div>
      </div>
      <Button size="small" onClick={cancel}>
        {texts.common.cancel}
      </Button>
    </div>
  );
}

/** What can't be taken back needs only to be read; what can be is offered for a while. Errors stay until closed. */
const SHOWN_MS = { plain: 10_000, withAction: 60_000 };

function Said({ notice }: { notice: Notice }) {
  const styles = useStyles();
  const { texts } = useSurroundings();
  const { say } = useActivity();
  const Icon = ICONS[notice.kind];
  const { action } = notice;
  /** Whether somebody points at it or has the keyboard in it: it then stays. */
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || notice.kind === 'error') return undefined;
    const timer = setTimeout(() => say(undefined), action ? SHOWN_MS.withAction : SHOWN_MS.plain);
    return () => clearTimeout(timer);
  }, [held, notice, action, say]);
  return (
    <div
      className={styles.strip}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={mergeClasses(styles.icon, styles[notice.kind])}>
        <Icon aria-hidden />
      </span>
      <div className={styles.said}>
        <div className={styles.words}>
          <div className={styles.title}>{notice.title}</div>
          {notice.detail ? <div className={styles.detail}>{notice.detail}</div> : null}
        </div>
        {action ? (
          <Button className={styles.button} size="small" onClick={action.run}>
            {action.label}
          </Button>
        ) : null}
      </div>
      <Button
        className={styles.button}
        size="small"
        appearance="subtle"
        icon={<Dismiss16Regular />}
        aria-label={texts.common.close}
        onClick={() => say(undefined)}
      />
    </div>
  );
}
