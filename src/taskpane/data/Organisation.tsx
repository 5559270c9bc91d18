import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { organisation } from '../../source/in-force';
import type { PinnedVersion } from '../../source/in-force';
import { forgetOrganisation, readOrganisation, writeOrganisation } from '../../source/organisation-settings';
import type { OrganisationSettings } from '../../source/organisation-settings';
import { useActivity } from '../activity';
import { useFocusAfter } from '../focus';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { OrganisationForm } from './OrganisationForm';
import { ORGANISATION_TEXTS } from './organisation-texts';
import { useSectionStyles } from './section-styles';
import { inWords, useServerFaultWords } from './server-fault-words';

const useStyles = makeStyles({
  state: { margin: `${tokens.spacingVerticalXS} 0`, overflowWrap: 'anywhere' },
  problem: { color: tokens.colorPaletteRedForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The organisation's ClickHouse server: set up, tested, in use for cells or not. */
export function Organisation({ pin }: { pin: PinnedVersion | undefined }) {
  const styles = useStyles();
  const shared = useSectionStyles();
  const t = useTexts(ORGANISATION_TEXTS);
  const words = useServerFaultWords();
  const { formats } = useSurroundings();
  const { running, run } = useActivity();
  const workbook = useWorkbook();
  const [settings, setSettings] = useState(readOrganisation);
  const [editing, setEditing] = useState(false);
  const heading = useFocusAfter<HTMLHeadingElement>(editing);
  // Read anew: another window may have changed them.
  useEffect(() => organisation.onChanged(() => setSettings(readOrganisation())), []);

  /** From now on cells are answered otherwise, and are asked again. */
  const recalculate = async (label: string) => {
    setSettings(readOrganisation());
    await run({ label, failed: t.failedRecalculation }, () => workbook.recalculateDeals());
  };
  const use = async (entered: OrganisationSettings) => {
    const done = await run({ label: t.using, failed: t.failed }, async () => {
      // First: a server that can't be had must not be asked by cells meanwhile.
      const { openServer } = await import(
        /* webpackChunkName: "clickhouse" */ '../../source/clickhouse/open'
      );
      await openServer({ ...entered, password: entered.password ?? '' }).catch(inWords(words));
      const before = readOrganisation();
      writeOrganisation({ ...entered, inUse: true });
      organisation.restart();
      try {
        await organisation.now();
        return true;
      } catch (problem) {
        // Cells keep what answered before.
        if (before) writeOrganisation(before);
        else forgetOrganisation();
        organisation.restart();
        return inWords(words)(problem);
      }
    });
    if (!done) return;
    setEditing(false);
    await recalculate(t.using);
  };
  const stop = async (forget: boolean) => {
    if (forget) {
      forgetOrganisation();
      heading.current?.focus();
    } else if (settings) writeOrganisation({ ...settings, inUse: false });
    organisation.restart();
    setSettings(readOrganisation());
    if (settings?.inUse) await recalculate(t.stopping);
  };
  const told = ({ version, size }: DealSet) =>
    t.found(
      version.name,
      formats.count(size),
      formats.date(version.from, 'day'),
      formats.date(version.through, 'day'),
    );
  const { connected, failure } = organisation;
  const needsPassword = settings !== undefined && settings.password === undefined;
  return (
    <section className={shared.section}>
      <h2 ref={heading} tabIndex={-1} className={shared.heading}>
        {t.heading}
      </h2>
      <p className={shared.hint}>{settings ? t.scope : t.hint}</p>
      {settings ? (
        <p className={styles.state}>
          {!settings.inUse
            ? t.notInUse(settings.address)
            : pin
              ? t.inUsePinned(settings.address, pin.name)
              : t.inUse(settings.address)}{' '}
          {settings.inUse && connected ? told(connected) : null}
          {settings.inUse && needsPassword ? t.needsPassword : null}
          {settings.inUse && !connected && !needsPassword && failure !== undefined ? (
            <span className={styles.problem}>{words(failure)}</span>
          ) : null}
        </p>
      ) : null}
      {editing ? (
        <OrganisationForm settings={settings} told={told} onUse={use} onCancel={() => setEditing(false)} />
      ) : settings === undefined ? (
        <Button size="small" onClick={() => setEditing(true)}>
          {t.setUp}
        </Button>
      ) : (
        <div className={styles.actions}>
          {settings.inUse ? (
            <Button size="small" disabledFocusable={running !== undefined} onClick={() => void stop(false)}>
              {t.stop}
            </Button>
          ) : (
            <Button
              size="small"
              disabledFocusable={running !== undefined}
              onClick={() => (needsPassword ? setEditing(true) : void use(settings))}
            >
              {t.use}
            </Button>
          )}
          <Button size="small" onClick={() => setEditing(true)}>
            {t.change}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={running !== undefined}
            onClick={() => void stop(true)}
          >
            {t.forget}
          </Button>
        </div>
      )}
    </section>
  );
}
