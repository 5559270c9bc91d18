import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { parseDate } from '../../deals/date';
import { checkFeed, fetchVersion } from '../../source/feed';
import type { FeedVersion } from '../../source/feed';
import { useDeals as putInForce } from '../../source/in-force';
import { keepVersion } from '../../source/stored';
import { compareVersionNames } from '../../source/version-name';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { DATA_TEXTS } from './data-texts';

const useStyles = makeStyles({
  found: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}` },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface NewerDataProps {
  /** The version in force; undefined where the pinned one is missing. */
  readonly version: string | undefined;
  readonly pin: string | undefined;
  readonly onPinned: () => void;
}

/** Looks at the add-in's own feed when asked, and puts a version in force when asked again. */
export function NewerData({ version, pin, onPinned }: NewerDataProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const { running, run, say } = useActivity();
  const workbook = useWorkbook();
  const [offered, setOffered] = useState<FeedVersion>();
  const t = useTexts(DATA_TEXTS);
  const busy = running !== undefined;

  const check = async () => {
    setOffered(undefined);
    const task = { label: t.checking, failed: t.checkFailed };
    const versions = await run(task, ({ signal }) => checkFeed({ signal }));
    if (!versions) return;
    // A workbook whose pinned version is missing wants that very version.
    const wanted = version === undefined ? versions.find(({ name }) => name === pin) : undefined;
    const [newest] = versions;
    if (version === undefined && pin !== undefined && !wanted)
      say({ kind: 'info', title: t.notOffered(pin) });
    if (wanted) setOffered(wanted);
    else if (newest && (version === undefined || compareVersionNames(newest.name, version) > 0))
      setOffered(newest);
    else say({ kind: 'success', title: t.newest });
  };

  const apply = async (entry: FeedVersion) => {
    const kept = await run({ label: t.fetching(entry.name), failed: t.fetchFailed }, async (options) => {
      const set = await fetchVersion(entry, {
        signal: options.signal,
        onProgress: ({ loadedBytes, totalBytes }) =>
          options.onProgress?.({ done: loadedBytes, total: totalBytes, phase: 'reading' }),
      });
      const stored = await keepVersion(set);
      // A pinned workbook moves its pin, or it would open on the old version next time.
      if (pin !== undefined && pin !== entry.name) await workbook.writePin(entry.name);
      putInForce(set);
      await workbook.recalculateDeals();
      return { stored };
    });
    onPinned();
    if (!kept) return;
    setOffered(undefined);
    say({
      kind: 'success',
      title: t.applied(entry.name),
      detail: kept.stored ? t.appliedHint : `${t.appliedHint} ${t.notKept}`,
    });
  };

  const through = offered && parseDate(offered.through);
  return (
    <section>
      <Button size="small" disabledFocusable={busy} onClick={() => void check()}>
        {t.check}
      </Button>
      {offered && through ? (
        <>
          <p className={styles.found}>
            {t.newer(offered.name)}{' '}
            <span className={styles.hint}>
              {t.newerRows(formats.count(offered.rows), formats.date(through.serial, through.precision))}
            </span>
          </p>
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={busy}
            onClick={() => void apply(offered)}
          >
            {pin === undefined || pin === offered.name ? t.apply(offered.name) : t.applyPinned(offered.name)}
          </Button>
        </>
      ) : null}
    </section>
  );
}
