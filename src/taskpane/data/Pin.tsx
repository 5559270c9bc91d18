import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { DealSet } from '../../deals/dataset';
import { BUNDLED_TABLES, bundledDeals } from '../../source/bundled';
import type { PinnedVersion } from '../../source/in-force';
import {
  decideSource,
  keepTo,
  onServerUseChanged,
  organisation,
  pinFollowed,
  serverUse,
} from '../../source/in-force';
import { isSamePin } from '../../source/pinned-version';
import { versionStore } from '../../source/stored';
import { compareVersionNames, versionId } from '../../source/version-name';
import { useActivity } from '../activity';
import { decideAnew } from '../follow-pin';
import { useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { follow, keepHere, pinOf, reviewOf } from './moves';
import type { Review } from './moves';
import type { Moving } from './moving';
import { PIN_TEXTS } from './pin-texts';

const useStyles = makeStyles({
  pin: { marginTop: tokens.spacingVerticalL },
  hint: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  warning: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PinProps {
  readonly pin: PinnedVersion | undefined;
  /** Whether it has been read. */
  readonly isPinKnown: boolean;
  /** The data in force; undefined while there are none. */
  readonly set: DealSet | undefined;
  readonly onChanged: () => void;
  readonly onReview: (review: Review, unsigned: boolean) => void;
  /** Takes back what was done at once. */
  readonly onBack: Moving['back'];
}

/** Whether this workbook keeps to one data version, and the way in and out; the way to other numbers is reviewed. */
export function Pin({ pin, isPinKnown, set, onChanged, onReview, onBack }: PinProps) {
  const styles = useStyles();
  const workbook = useWorkbook();
  const { running, run, say } = useActivity();
  const t = useTexts(PIN_TEXTS);
  const use = useSyncExternalStore(onServerUseChanged, serverUse);
  const isOfServer = use === 'inUse' || use === 'needsPassword';
  const busy = running !== undefined;

  const keep = async () => {
    if (!set) return;
    const done = await run({ label: t.pin, failed: t.failed }, async (options) => {
      const present = await workbook.readPin();
      // Cells that the server answers would change: not without a look.
      if (!present && isOfServer)
        return { review: await reviewOf({ kind: 'keep' }, set, set, workbook, options) };
      if (!present) await workbook.writePin(pinOf(set));
      // Somebody may have pinned it already: that pin stands.
      const changed = present ? await decideSource({ pin: present }) : keepTo(pinOf(set));
      if (changed) await workbook.recalculateDeals();
      return { isKept: present !== undefined || (await keepHere(set)) };
    });
    if (done?.review) return onReview(done.review, false);
    onChanged();
    if (done?.isKept === false) say({ kind: 'info', title: t.kept(set.version.name), detail: t.notKept });
  };
  const leave = async () => {
    const done = await run({ label: t.unpin, failed: t.failed }, async (options) => {
      const newest = await newestHere();
      const present = await workbook.readPin();
      const changes = set && (organisation.isInUse || versionId(newest.version) !== versionId(set.version));
      if (present && changes)
        return {
          review: await reviewOf({ kind: 'unpin', previous: present }, set, newest, workbook, options),
        };
      const changed = await follow(undefined, workbook);
      if (changed || !set) await workbook.recalculateDeals();
      return { left: present, name: newest.version.name };
    });
    if (done?.review) return onReview(done.review, false);
    onChanged();
    const { left } = done ?? {};
    if (!left || set) return;
    // There were no numbers to compare with; the pin itself is worth a way back.
    const title = organisation.isInUse ? t.serverAnswers : t.released(done?.name ?? '');
    const action = { label: t.undo, run: () => void onBack({ kind: 'unpin', previous: left }, false) };
    say({ kind: 'success', title, action });
  };
  const acceptTables = async () => {
    const done = await run({ label: t.acceptTables, failed: t.failed }, async () => {
      const present = await workbook.readPin();
      if (present && !present.unread) await workbook.writePin({ ...present, tables: BUNDLED_TABLES });
      return true;
    });
    onChanged();
    if (done) say({ kind: 'success', title: t.tablesAccepted });
  };
  const answerAnew = async () => {
    await run({ label: t.decideAnew, failed: t.failed }, async () => {
      if (await decideAnew(() => workbook.readPin())) await workbook.recalculateDeals();
    });
    onChanged();
  };
  const followed = useSyncExternalStore(onServerUseChanged, pinFollowed);
  const isFollowed = busy || !isPinKnown || followed === 'undecided' || isSamePin(followed, pin);
  const hasOtherTables = pin?.tables !== undefined && pin.tables !== BUNDLED_TABLES;
  return (
    <section className={styles.pin}>
      <p className={styles.hint}>
        {pin === undefined
          ? isOfServer && set
            ? t.pinHintServer(set.version.name)
            : t.pinHint
          : pin.unread
            ? t.unread
            : t.pinned(pin.name)}
      </p>
      {hasOtherTables ? <p className={styles.warning}>{t.otherTables}</p> : null}
      {isFollowed ? null : <p className={styles.warning}>{t.follows(pin?.name ?? t.noPin)}</p>}
      <div className={styles.actions}>
        <Button
          size="small"
          disabledFocusable={busy || (pin === undefined && set === undefined)}
          onClick={() => void (pin === undefined ? keep() : leave())}
        >
          {pin === undefined ? t.pin : organisation.isInUse ? t.unpinToServer : t.unpin}
        </Button>
        {isFollowed ? null : (
          <Button size="small" disabledFocusable={busy} onClick={() => void answerAnew()}>
            {t.decideAnew}
          </Button>
        )}
        {hasOtherTables ? (
          <Button size="small" disabledFocusable={busy} onClick={() => void acceptTables()}>
            {t.acceptTables}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** What answers on this machine where nothing is pinned. */
async function newestHere(): Promise<DealSet> {
  const bundled = bundledDeals();
  const kept = await versionStore.current().catch(() => undefined);
  return kept && compareVersionNames(kept.version.name, bundled.version.name) > 0 ? kept : bundled;
}
