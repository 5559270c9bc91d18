import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { parseDate } from '../../deals/date';
import { checkFeed, fetchVersion } from '../../source/feed';
import type { FeedVersion } from '../../source/feed';
import { useDeals as putInForce } from '../../source/in-force';
import { keepVersion } from '../../source/stored';
import { compareVersionNames } from '../../source/version-name';
import { useActivity } from '../activity';
import { useSurroundings } from '../surroundings';
import { useWorkbook } from '../workbook-access';

const useStyles = makeStyles({
  section: { marginTop: tokens.spacingVerticalM },
  found: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}` },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Looks at the add-in's own feed when asked, and puts a newer version in force when asked again. */
export function NewerData({ version }: { version: string | undefined }) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const { running, run, say } = useActivity();
  const workbook = useWorkbook();
  const [offered, setOffered] = useState<FeedVersion>();
  const t = texts.data;
  const busy = running !== undefined;
  const newer =
    offered && (version === undefined || compareVersionNames(offered.name, version) > 0)
      ? offered
      : undefined;

  const check = async () => {
    setOffered(undefined);
    const versions = await run({ label: t.checking, failed: t.checkFailed }, ({ signal }) =>
      checkFeed({ signal }),
    );
    if (!versions) return;
    const [newest] = versions;
    if (newest && (version === undefined || compareVersionNames(newest.name, version) > 0))
      setOffered(newest);
    else say({ kind: 'success', title: t.newest });
  };

  const apply = async (entry: FeedVersion) => {
    const done = await run({ label: t.fetching(entry.name), failed: t.fetchFailed }, async (options) => {
      const set = await fetchVersion(entry, {
        signal: options.signal,
        onProgress: ({ loadedBytes, totalBytes }) =>
          options.onProgress?.({ done: loadedBytes, total: totalBytes, phase: 'reading' }),
      });
      // Kept for the next opening where storage allows; in force now either way.
      await keepVersion(set);
      putInForce(set);
      await workbook.recalculateDeals();
      return true;
    });
    if (!done) return;
    setOffered(undefined);
    say({ kind: 'success', title: t.applied(entry.name), detail: t.appliedHint });
  };

  const through = newer && parseDate(newer.through);
  return (
    <section className={styles.section}>
      <Button size="small" disabledFocusable={busy} onClick={() => void check()}>
        {t.check}
      </Button>
      {newer && through ? (
        <>
          <p className={styles.found}>
            {t.newer(newer.name)}{' '}
            <span className={styles.hint}>
              {t.newerRows(formats.count(newer.rows), formats.date(through.serial, through.precision))}
            </span>
          </p>
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={busy}
            onClick={() => void apply(newer)}
          >
            {t.apply(newer.name)}
          </Button>
        </>
      ) : null}
    </section>
  );
}
