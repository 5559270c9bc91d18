import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { parseDate } from '../../deals/date';
import { labelOf } from '../../source/deal-source';
import { readFeedSettings } from '../../source/feed-settings';
import { checkFeeds, isTrusted, offerId, offersOfEach } from '../../source/feeds';
import type { Offer, Offers } from '../../source/feeds';
import { fetchVersion, OWN_FEED } from '../../source/feed';
import { useDeals as putInForce } from '../../source/in-force';
import type { PinnedVersion } from '../../source/in-force';
import { meetsPin } from '../../source/pinned-version';
import { assertNewer, isNewer } from '../../source/refresh';
import { versionStore } from '../../source/stored';
import { useActivity } from '../activity';
import type { Task } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { DATA_TEXTS } from './data-texts';
import { reviewOf, switchedTo } from './moves';
import type { Review } from './moves';
import { PIN_TEXTS } from './pin-texts';
import { REFRESH_TEXTS } from './refresh-texts';

const useStyles = makeStyles({
  found: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}` },
  hint: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
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
  const { formats, texts } = useSurroundings();
  const { running, run, say } = useActivity();
  const workbook = useWorkbook();
  const [found, setFound] = useState<Found>();
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set());
  const t = useTexts(DATA_TEXTS);
  const p = useTexts(PIN_TEXTS);
  const r = useTexts(REFRESH_TEXTS);
  const busy = running !== undefined;
  const id = useId();
  const day = (text: string) => {
    const date = parseDate(text);
    return date ? formats.date(date.serial, date.precision) : text;
  };
  const placeOf = ({ address }: Offer['feed']) => (address === OWN_FEED.address ? r.ownFeed : address);

  const check = async () => {
    setFound(undefined);
    setFailed(new Set());
    const task = { label: t.checking, failed: t.checkFailed };
    const answer = await run(task, async ({ signal }) => {
      const offers = await checkFeeds(readFeedSettings(), { signal });
      const [problem] = offers.problems;
      if (offers.offers.length === 0 && problem) throw new Error(problem.reason);
      return { offers, pin: await workbook.readPin() };
    });
    if (!answer) return;
    const { offers, pin } = answer;
    setFound({ ...offers, pin, isOpen: true });
    const [first] = offersFor({ ...offers, pin }, set);
    if (set === undefined && pin !== undefined && !(first && meetsPin(pin, first.entry))) {
      const isRelabelled = offers.offers.some(({ entry }) => entry.name === pin.name);
      const title = isRelabelled ? t.otherOffered(pin.name) : t.notOffered(pin.name);
      if (!pin.unread) say({ kind: 'info', title });
    } else if (!first) say({ kind: 'success', title: t.newest });
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
        const move = pin
          ? { kind: 'pin' as const, previous: { ...labelOf(set), ...pin } }
          : { kind: 'switch' as const, reviewed: await switchedTo() };
        return { review: await reviewOf(move, set, after, workbook, options), stored: true };
      }
      if (pin && !meetsPin(pin, entry)) {
        // Other data than the workbook was pinned to: a step that is looked at, and can be taken back.
        const move = { kind: 'pin' as const, previous: pin };
        return { review: await reviewOf(move, undefined, after, workbook, options), stored: true };
      }
      const stored = await versionStore.keep(after).then(
        () => true,
        () => false,
      );
      putInForce(after);
      // They are in force: what keeps cells from following now is no failure of the fetch.
      await workbook.recalculateDeals().catch(() => undefined);
      return { review: undefined, stored };
    });

  const fetchOffer = async (chosen: Offer) => {
    const done = await fetched({ label: t.fetching(chosen.entry.name), failed: t.fetchFailed }, chosen);
    if (!done) {
      // It may be tried again; what its feed had before stands beside it meanwhile.
      setFailed((before) => new Set([...before, offerId(chosen)]));
      return;
    }
    setFound((before) => before && { ...before, isOpen: false });
    if (done.review) return onReview(done.review, !isTrusted(chosen.feed));
    onFetched();
    const detail = done.stored ? r.recalculated : `${r.recalculated} ${r.notKept}`;
    say({ kind: 'success', title: r.applied(chosen.entry.name), detail });
  };

  const offers = found?.isOpen ? offersFor(found, set, failed) : [];
  return (
    <section>
      <Button size="small" disabledFocusable={busy} onClick={() => void check()}>
        {t.check}
      </Button>
      {found?.problems.map(({ feed, reason }) => (
        <p key={feed.address} className={styles.problem}>
          {r.unanswered(placeOf(feed), texts.common.refusal(reason))}
        </p>
      ))}
      {offers.map((offer, place) => (
        <div key={offerId(offer)}>
          <p className={styles.found} id={`${id}-${place}`}>
            {t.newer(offer.entry.name)}{' '}
            <span className={styles.hint}>
              {t.newerRows(formats.count(offer.entry.rows), day(offer.entry.through))},{' '}
              {r.fromFeed(placeOf(offer.feed))}
            </span>
          </p>
          {set !== undefined || isTrusted(offer.feed) ? null : <p className={styles.problem}>{r.unsigned}</p>}
          <Button
            size="small"
            appearance={place === 0 ? 'primary' : 'secondary'}
            aria-describedby={`${id}-${place}`}
            disabledFocusable={busy}
            onClick={() => void fetchOffer(offer)}
          >
            {set
              ? r.review(offer.entry.name)
              : found?.pin && !meetsPin(found.pin, offer.entry)
                ? p.moveTo(offer.entry.name)
                : r.fetchPinned(offer.entry.name)}
          </Button>
        </div>
      ))}
    </section>
  );
}

/** What the feeds answered, and what the workbook was pinned to then. */
interface Found extends Offers {
  readonly pin: PinnedVersion | undefined;
  /** Whether what they offer is still to be chosen from. */
  readonly isOpen: boolean;
}

/** What to offer: the missing version that the workbook is pinned to, else what may follow the present, feed by feed. */
function offersFor(
  { offers, pin }: Pick<Found, 'offers' | 'pin'>,
  set: DealSet | undefined,
  failed?: ReadonlySet<string>,
): readonly Offer[] {
  if (set) return offersOfEach(offers, (entry) => isNewer(entry, set), failed);
  const pinned = pin ? offersOfEach(offers, (entry) => meetsPin(pin, entry), failed) : [];
  return pinned.length > 0 ? pinned : offersOfEach(offers, () => true, failed);
}
