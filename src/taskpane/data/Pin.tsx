import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { DealSet } from '../../deals/dataset';
import { bundledDeals } from '../../source/bundled';
import type { PinnedVersion } from '../../source/in-force';
import { decideSource, keepTo } from '../../source/in-force';
import { versionStore } from '../../source/stored';
import { compareVersionNames, versionId } from '../../source/version-name';
import { useActivity } from '../activity';
import { useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { DATA_TEXTS } from './data-texts';
import { follow, pinOf, reviewOf } from './moves';
import type { Review } from './moves';

const useStyles = makeStyles({
  pin: { marginTop: tokens.spacingVerticalL },
  hint: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface PinProps {
  readonly pin: PinnedVersion | undefined;
  /** The data in force; undefined while there are none. */
  readonly set: DealSet | undefined;
  readonly onChanged: () => void;
  readonly onReview: (review: Review, unsigned: boolean) => void;
}

/** Whether this workbook keeps to one data version, and the way in and out; the way to other numbers is reviewed. */
export function Pin({ pin, set, onChanged, onReview }: PinProps) {
  const styles = useStyles();
  const workbook = useWorkbook();
  const { running, run } = useActivity();
  const t = useTexts(DATA_TEXTS);

  const keep = async () => {
    if (!set) return;
    await run({ label: t.pin, failed: t.fetchFailed }, async () => {
      const present = await workbook.readPin();
      if (!present) await workbook.writePin(pinOf(set));
      // Somebody may have pinned it already: that pin stands.
      const changed = present ? await decideSource({ pin: present }) : keepTo(pinOf(set));
      if (changed) await workbook.recalculateDeals();
    });
    onChanged();
  };
  const leave = async () => {
    const review = await run({ label: t.unpin, failed: t.fetchFailed }, async () => {
      const newest = await newestHere();
      const present = await workbook.readPin();
      const moves = set && present && versionId(newest.version) !== versionId(set.version);
      if (moves) return reviewOf({ kind: 'unpin', previous: present }, set, newest, workbook);
      const changed = await follow(undefined, workbook);
      if (changed || !set) await workbook.recalculateDeals();
      return undefined;
    });
    if (review) onReview(review, false);
    else onChanged();
  };
  return (
    <section className={styles.pin}>
      <p className={styles.hint}>{pin === undefined ? t.pinHint : t.pinned(pin.name)}</p>
      <Button
        size="small"
        disabledFocusable={running !== undefined || (pin === undefined && set === undefined)}
        onClick={() => void (pin === undefined ? keep() : leave())}
      >
        {pin === undefined ? t.pin : t.unpin}
      </Button>
    </section>
  );
}

/** What answers on this machine where nothing is pinned. */
async function newestHere(): Promise<DealSet> {
  const bundled = bundledDeals();
  const kept = await versionStore.current().catch(() => undefined);
  return kept && compareVersionNames(kept.version.name, bundled.version.name) > 0 ? kept : bundled;
}
