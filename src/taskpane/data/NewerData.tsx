import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { parseDate } from '../../deals/date';
import { readFeedSettings } from '../../source/feed-settings';
import { checkFeeds } from '../../source/feeds';
import type { Offer, Offers } from '../../source/feeds';
import { fetchVersion, OWN_FEED } from '../../source/feed';
import { useDeals as putInForce } from '../../source/in-force';
import type { PinnedVersion } from '../../source/in-force';
import { assertNewer } from '../../source/refresh';
import { versionStore } from '../../source/stored';
import { compareVersionNames } from '../../source/version-name';
import { useActivity } from '../activity';
import type { Task } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { DATA_TEXTS } from './data-texts';
import { reviewOf, switchedTo } from './moves';
import type { Review } from './moves';
import { REFRESH_TEXTS } from './refresh-texts';

const useStyles = makeStyles({
  found: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}` },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  problem: {
    margin: `${tokens.spacingVerticalXS} 0`,
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
});

interface NewerDataProps {
  /** The data in force; undefined where the pinned version is missing. */
  readonly set: DealSet | undefined;
  /** Whether to look at once, as if the button had been pressed. */
  readonly checkAsked: boolean;
  readonly onCheckTaken: () => void;
  readonly onReview: (review: Review, unsigned: boolean) => void;
  /** A pinned version that was missing is in force. */
  readonly onFetched: () => void;
}

/** Looks at the feeds when asked, and fetches a version for review when asked again. */
export function NewerData({ set, checkAsked, onCheckTaken, onReview, onFetched }: NewerDataProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const { running, run, say } = useActivity();
  const workbook = useWorkbook();
  const [found, setFound] = useState<Offers>();
  const [offer, setOffer] = useState<Offer>();
  const t = useTexts(DATA_TEXTS);
  const r = useTexts(REFRESH_TEXTS);
  const busy = running !== undefined;
  const placeOf = ({ address }: Offer['feed']) => (address === OWN_FEED.address ? r.ownFeed : address);

  const check = async () => {
    setOffer(undefined);
    setFound(undefined);
    const task = { label: t.checking, failed: t.checkFailed };
    const answer = await run(task, async ({ signal }) => {
      const offers = await checkFeeds(readFeedSettings(), { signal });
      const [problem] = offers.problems;
      if (offers.offers.length === 0 && problem) throw new Error(problem.reason);
      return { offers, pin: await workbook.readPin() };
    });
    if (!answer) return;
    const { offers, pin } = answer;
    setFound(offers);
    const wanted = offerFor(offers, set, pin);
    setOffer(wanted);
    if (set === undefined && pin !== undefined && !(wanted && isPinned(wanted.entry, pin))) {
      const isRelabelled = offers.offers.some(({ entry }) => entry.name === pin.name);
      say({ kind: 'info', title: isRelabelled ? t.otherOffered(pin.name) : t.notOffered(pin.name) });
    } else if (!wanted) say({ kind: 'success', title: t.newest });
  };

  useEffect(() => {
    if (!checkAsked) return;
    onCheckTaken();
    void check();
    // Once for each time that it is asked.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [checkAsked]);

  const fetched = (task: Task, { feed, entry }: Offer) =>
    run(task, async (options) => {
      if (set) assertNewer(entry, set);
      const after = await fetchVersion(entry, feed, {
        signal: options.signal,
        onProgress: ({ loadedBytes }) =>
          options.onProgress?.({ done: loadedBytes, total: entry.bytes, phase: 'reading' }),
      });
      const pin = await workbook.readPin();
      if (set) {
        const previous = pin && { name: set.version.name, sha256: set.version.sha256 };
        const move = previous
          ? { kind: 'pin' as const, previous }
          : { kind: 'switch' as const, reviewed: await switchedTo() };
        return { review: await reviewOf(move, set, after, workbook), stored: true };
      }
      const stored = await versionStore.keep(after).then(
        () => true,
        () => false,
      );
      if (pin && !isPinned(entry, pin)) await workbook.writePin({ name: entry.name, sha256: entry.sha256 });
      putInForce(after);
      // They are in force: what keeps cells from following now is no failure of the fetch.
      await workbook.recalculateDeals().catch(() => undefined);
      return { review: undefined, stored };
    });

  const fetchOffer = async (chosen: Offer) => {
    const done = await fetched({ label: t.fetching(chosen.entry.name), failed: t.fetchFailed }, chosen);
    if (!done) return;
    setOffer(undefined);
    if (done.review) return onReview(done.review, isUnsigned(chosen));
    onFetched();
    const detail = done.stored ? r.recalculated : `${r.recalculated} ${r.notKept}`;
    say({ kind: 'success', title: r.applied(chosen.entry.name), detail });
  };

  const through = offer && parseDate(offer.entry.through);
  return (
    <section>
      <Button size="small" disabledFocusable={busy} onClick={() => void check()}>
        {t.check}
      </Button>
      {found?.problems.map(({ feed, reason }) => (
        <p key={feed.address} className={styles.problem}>
          {r.unanswered(placeOf(feed), reason)}
        </p>
      ))}
      {offer && through ? (
        <>
          <p className={styles.found}>
            {t.newer(offer.entry.name)}{' '}
            <span className={styles.hint}>
              {t.newerRows(formats.count(offer.entry.rows), formats.date(through.serial, through.precision))},{' '}
              {r.fromFeed(placeOf(offer.feed))}
            </span>
          </p>
          {set === undefined && isUnsigned(offer) ? <p className={styles.problem}>{r.unsigned}</p> : null}
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={busy}
            onClick={() => void fetchOffer(offer)}
          >
            {set ? r.review(offer.entry.name) : r.fetchPinned(offer.entry.name)}
          </Button>
        </>
      ) : null}
    </section>
  );
}

/** What to offer: the missing version that the workbook is pinned to, else the newest that is newer than the present. */
function offerFor(
  { offers }: Offers,
  set: DealSet | undefined,
  pin: PinnedVersion | undefined,
): Offer | undefined {
  const [newest] = offers;
  if (set) {
    const isNewer = newest && compareVersionNames(newest.entry.name, set.version.name) > 0;
    return isNewer ? newest : undefined;
  }
  return offers.find(({ entry }) => pin && isPinned(entry, pin)) ?? newest;
}

/** Whether a workbook with this pin keeps to the data offered: a name alone may stand for other data elsewhere. */
const isPinned = (entry: Offer['entry'], pin: PinnedVersion): boolean =>
  entry.name === pin.name && (pin.sha256 === undefined || entry.sha256 === pin.sha256);

/** Whether nobody vouches for where the data come from. */
const isUnsigned = ({ feed }: Offer): boolean =>
  feed.address !== OWN_FEED.address && feed.publicKey === undefined;
