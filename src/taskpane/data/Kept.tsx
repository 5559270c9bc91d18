import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { useCallback, useEffect, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { versionStore } from '../../source/stored';
import type { KeptVersion } from '../../source/stored';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { FEEDS_TEXTS } from './feeds-texts';
import { versionBefore } from './moves';
import { REFRESH_TEXTS } from './refresh-texts';
import { useSectionStyles } from './section-styles';

const useStyles = makeStyles({
  version: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
    padding: '2px 0',
    fontVariantNumeric: 'tabular-nums',
  },
  muted: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface KeptProps {
  /** The data in force: when they change, what is kept has changed, too. */
  readonly set: DealSet | undefined;
  readonly pinned: boolean;
  /** Takes back the switch that let the version with this SHA-256 answer; undefined the bundled one. */
  readonly onGoBack: (undoes: string | undefined) => void;
}

/** Which versions this machine keeps and where, and the way back to the one before the last switch. */
export function Kept({ set, pinned, onGoBack }: KeptProps) {
  const styles = useStyles();
  const shared = useSectionStyles();
  const { formats } = useSurroundings();
  const { running, run } = useActivity();
  const t = useTexts(FEEDS_TEXTS);
  const r = useTexts(REFRESH_TEXTS);
  const [kept, setKept] = useState<readonly KeptVersion[]>();
  const [refusal, setRefusal] = useState<string>();
  const [before, setBefore] = useState<Awaited<ReturnType<typeof versionBefore>>>();

  const reload = useCallback(() => {
    versionStore.list().then(setKept, (problem: unknown) => {
      setRefusal(problem instanceof Error ? problem.message : String(problem));
    });
    versionBefore().then(setBefore, () => setBefore(undefined));
  }, []);
  useEffect(reload, [reload, set]);

  const remove = async ({ id, name }: KeptVersion) => {
    await run({ label: t.removeVersion(name), failed: t.removed }, () => versionStore.remove(id));
    reload();
  };
  return (
    <section className={shared.section}>
      <h2 className={shared.heading}>{t.keptHeading}</h2>
      <p className={shared.hint}>{t.bundled}</p>
      {refusal !== undefined ? (
        <p className={shared.hint}>
          {t.refused}. {refusal}
        </p>
      ) : (
        <p className={shared.hint}>{kept?.length === 0 ? t.nothingKept : t.keptHint}</p>
      )}
      <ul className={shared.list}>
        {kept?.map((version) => (
          <li key={version.id} className={styles.version}>
            <span>
              {version.name}{' '}
              <span className={styles.muted}>
                {t.kept(formats.count(version.deals), t.megabytes(formats.usdBn(version.bytes / 1e6)))}
                {version.isCurrent ? ` · ${t.current}` : ''}
              </span>
            </span>
            {version.isCurrent ? null : (
              <Button
                size="small"
                appearance="subtle"
                icon={<Dismiss12Regular />}
                aria-label={t.removeVersion(version.name)}
                title={t.removeVersion(version.name)}
                disabledFocusable={running !== undefined}
                onClick={() => void remove(version)}
              />
            )}
          </li>
        ))}
      </ul>
      {before === undefined || pinned ? null : (
        <Button
          size="small"
          disabledFocusable={running !== undefined}
          onClick={() => onGoBack(before.undoes)}
        >
          {r.goBack(before.name)}
        </Button>
      )}
    </section>
  );
}
