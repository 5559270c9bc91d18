import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { answeringNow, isSameAnswering, onNoted } from '../../source/answering';
import type { Answering } from '../../source/answering';
import { onDealsChanged, onServerUseChanged } from '../../source/in-force';
import { useActivity } from '../activity';
import { useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { NUMBERS_TEXTS } from './numbers-texts';

const useStyles = makeStyles({
  strip: {
    flexShrink: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
  },
});

/** What a workbook's numbers last came from, and what answers now, where these are not the same. */
interface Differing {
  readonly before: Answering;
  readonly now: Answering;
}

/**
 * Says, in every place, where a workbook's numbers last came from other data than those that answer here: its cells show
 * both, depending on when each was calculated.
 */
export default function NumbersFrom() {
  const styles = useStyles();
  const t = useTexts(NUMBERS_TEXTS);
  const workbook = useWorkbook();
  const { running, run } = useActivity();
  const [differing, setDiffering] = useState<Differing>();
  /** What the user has seen and left as it is. */
  const [hidden, setHidden] = useState<string>();
  const isBusy = running !== undefined;

  useEffect(() => {
    if (isBusy) return undefined;
    let watching = true;
    const look = () => {
      workbook.readAnswered().then(
        (before) => {
          if (!watching) return;
          const now = answeringNow();
          setDiffering(before && now && !isSameAnswering(before, now) ? { before, now } : undefined);
        },
        () => undefined,
      );
    };
    look();
    const stops = [onDealsChanged(look), onServerUseChanged(look), onNoted(look)];
    return () => {
      watching = false;
      for (const stop of stops) stop();
    };
  }, [workbook, isBusy]);

  const recalculate = async () => {
    await run({ label: t.recalculating, failed: t.failed }, () => workbook.recalculateDeals());
  };
  if (!differing) return null;
  const { before, now } = differing;
  const difference = JSON.stringify([before, now]);
  if (difference === hidden) return null;
  return (
    <section className={styles.strip} aria-label={t.label}>
      <p className={styles.text}>{t.differs(wordsOf(before, t), wordsOf(now, t, before))}</p>
      <div className={styles.actions}>
        <Button size="small" disabledFocusable={isBusy} onClick={() => void recalculate()}>
          {t.recalculate}
        </Button>
        <Button size="small" appearance="subtle" onClick={() => setHidden(difference)}>
          {t.hide}
        </Button>
      </div>
    </section>
  );
}

type Words = (typeof NUMBERS_TEXTS)['en-US'];

function wordsOf({ version, server }: Answering, t: Words, before?: Answering): string {
  if (server !== undefined) return before ? t.thisServer(version) : t.server(version);
  return before?.version === version && before.server === undefined
    ? t.otherData(version)
    : t.machine(version);
}
