import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import type { DataDifference, FieldChange } from '../../deals/difference';
import { parseDate } from '../../deals/date';
import { ownIdsIn } from '../../deals/own/own-id';
import { publicPart } from '../../deals/own/layer';
import { ownDealsInForce } from '../../source/own/own-layer';
import { useActivity } from '../activity';
import { DealNamed } from '../deals/DealNamed';
import { useFocusOnShow } from '../focus';
import { useSurroundings, useTexts } from '../surroundings';
import type { Surroundings } from '../surroundings';
import { cellWords } from '../tables/cell-words';
import { BeforeAfter, OpeningList, useListStyles } from './CellChanges';
import { EFFECT_TEXTS } from './effect-texts';
import { isForeseen } from './effect';
import type { Effect } from './effect';
import { EffectOnWorkbook } from './EffectOnWorkbook';
import type { Incomparable, Review } from './moves';
import { PIN_TEXTS } from './pin-texts';
import { REFRESH_TEXTS } from './refresh-texts';

const useStyles = makeStyles({
  review: {
    margin: `${tokens.spacingVerticalS} 0`,
    padding: `${tokens.spacingVerticalS} 0 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  choice: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalSNudge,
    '& input': { flexShrink: 0, margin: 0 },
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
});

interface ReviewChangesProps {
  readonly review: Review;
  /** Whether nobody vouches for where the data come from. */
  readonly unsigned: boolean;
  readonly onApply: (refreshTables: boolean) => void;
  readonly onCancel: () => void;
}

/** What a move to another data version changes, in the data and in this workbook, before it is carried out. */
export function ReviewChanges({ review, unsigned, onApply, onCancel }: ReviewChangesProps) {
  const styles = useStyles();
  const lists = useListStyles();
  const { formats } = useSurroundings();
  const { running } = useActivity();
  const t = useTexts(REFRESH_TEXTS);
  const words = useWords(review);
  const heading = useFocusOnShow<HTMLHeadingElement>();
  const [refreshTables, setRefreshTables] = useState(true);
  const e = useTexts(EFFECT_TEXTS);
  const { difference, effect } = review;
  const tables = refreshable(effect);
  return (
    <section className={styles.review} aria-labelledby="dealsheet-review">
      <h2 id="dealsheet-review" ref={heading} tabIndex={-1} className={styles.heading}>
        {words.heading}
      </h2>
      {typeof difference === 'string' ? (
        <p className={lists.line}>{words.instead}</p>
      ) : (
        <>
          <Covers review={review} />
          <OwnIds set={review.after} />
          <Changes difference={difference} before={review.before} after={review.after} />
        </>
      )}
      <EffectOnWorkbook effect={effect} />
      {unsigned ? <p className={lists.line}>{t.unsigned}</p> : null}
      {tables === 0 ? null : (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={refreshTables}
            onChange={(event) => setRefreshTables(event.target.checked)}
          />
          {tables === undefined ? e.refreshAny : t.refreshTables(formats.count(tables), tables)}
        </label>
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={running !== undefined}
          onClick={() => onApply(refreshTables && tables !== 0)}
        >
          {words.apply}
        </Button>
        <Button size="small" disabledFocusable={running !== undefined} onClick={onCancel}>
          {t.notNow}
        </Button>
      </div>
    </section>
  );
}

/** How many linked tables may follow; undefined where that is not known. */
function refreshable({ tables }: Effect): number | undefined {
  if (!isForeseen(tables)) return undefined;
  return tables.filter(({ table: { status } }) => status !== 'gone' && status !== 'newerFormat').length;
}

/** What a review is called, what it says where nothing can be listed, and the way on. */
function useWords({ move, after, difference }: Review) {
  const t = useTexts(REFRESH_TEXTS);
  const p = useTexts(PIN_TEXTS);
  const { name } = after.version;
  if (typeof difference !== 'string')
    return {
      heading: move.kind === 'unpin' ? t.reviewingNewest : t.reviewing(name),
      instead: '',
      apply: move.kind === 'unpin' ? t.follow : move.kind === 'pin' ? t.applyPinned(name) : t.apply(name),
    };
  const previous = 'previous' in move ? move.previous : undefined;
  const missing = previous?.unread ? p.pinnedUnread(name) : p.pinnedMissing(previous?.name ?? '', name);
  const words: Record<Incomparable, Record<'heading' | 'instead' | 'apply', string>> = {
    fromServer: { heading: p.reviewingKeep(name), instead: p.fromServer(name), apply: p.applyKeep(name) },
    toServer: { heading: p.reviewingServer, instead: p.toServer, apply: p.unpinToServer },
    pinnedMissing: { heading: p.reviewingMove(name), instead: missing, apply: p.moveTo(name) },
  };
  return { ...words[difference] };
}

/** The days of announcement that data cover, where a move changes them: growth is told inside these days only. */
function Covers({ review: { before, after } }: Pick<ReviewChangesProps, 'review'>) {
  const lists = useListStyles();
  const { formats } = useSurroundings();
  const t = useTexts(REFRESH_TEXTS);
  const [from, through] = [after.version.from, after.version.through];
  if (!before || (before.version.from === from && before.version.through === through)) return null;
  const day = (serial: number) => formats.date(serial, 'day');
  return <p className={lists.line}>{t.covers(day(from), day(through), day(before.version.through))}</p>;
}

/** Deals that somebody has put into a feed as own ones, and those of them that the user's own deals stand in place of. */
function OwnIds({ set }: { set: DealSet }) {
  const lists = useListStyles();
  const { formats } = useSurroundings();
  const t = useTexts(REFRESH_TEXTS);
  const { offered, hidden } = ownIdsIn(publicPart(set), ownDealsInForce().deals);
  if (offered === 0) return null;
  return (
    <p className={lists.line}>
      {t.ownIds(formats.count(offered), offered)}
      {hidden === 0 ? null : ` ${t.ownHidden(formats.count(hidden), hidden)}`}
    </p>
  );
}

interface ChangesProps extends Pick<Review, 'before' | 'after'> {
  readonly difference: DataDifference;
}

function Changes({ difference: { added, changed, withdrawn }, before, after }: ChangesProps) {
  const lists = useListStyles();
  const surroundings = useSurroundings();
  const { formats, field } = surroundings;
  const t = useTexts(REFRESH_TEXTS);
  if (added.length + changed.length + withdrawn.length === 0) return <p className={lists.line}>{t.same}</p>;
  const deals = (summary: string, label: string, items: readonly string[], set: DealSet | undefined) => (
    <OpeningList summary={summary} label={label} items={items} keyOf={(id) => id}>
      {(id) => <DealNamed dealId={id} set={set} />}
    </OpeningList>
  );
  return (
    <>
      {deals(t.added(formats.count(added.length)), t.addedList, added, after)}
      <OpeningList
        summary={t.changed(formats.count(changed.length))}
        label={t.changedList}
        items={changed}
        keyOf={({ dealId }) => dealId}
      >
        {({ dealId, changes }) => (
          <>
            <DealNamed dealId={dealId} set={after} />
            {changes.map((change) => (
              <div key={change.field}>
                <span className={lists.muted}>{field(change.field)}</span>{' '}
                <BeforeAfter
                  before={words(change, change.before, surroundings)}
                  after={words(change, change.after, surroundings)}
                  becomes={t.becomes}
                />
              </div>
            ))}
          </>
        )}
      </OpeningList>
      {deals(t.withdrawn(formats.count(withdrawn.length)), t.withdrawnList, withdrawn, before)}
    </>
  );
}

/** A value of a changed field in the pane's words; a date as precise as it is known. */
function words({ field }: FieldChange, value: FieldChange['before'], surroundings: Surroundings): string {
  const date =
    typeof value === 'string' && /^\d{4}-\d{2}(-\d{2})?$/.test(value) ? parseDate(value) : undefined;
  if (date) return surroundings.formats.date(date.serial, date.precision);
  return cellWords(field, value ?? '', surroundings);
}
