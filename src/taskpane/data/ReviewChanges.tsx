import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DataDifference, FieldChange } from '../../deals/difference';
import { parseDate } from '../../deals/date';
import { useActivity } from '../activity';
import { useFocusOnShow } from '../focus';
import { useSurroundings, useTexts } from '../surroundings';
import type { Surroundings } from '../surroundings';
import { cellWords } from '../tables/cell-words';
import type { Incomparable, Review } from './moves';
import { PIN_TEXTS } from './pin-texts';
import { REFRESH_TEXTS } from './refresh-texts';

/** Entries shown of each list. */
const SHOWN = 50;

const useStyles = makeStyles({
  review: {
    margin: `${tokens.spacingVerticalS} 0`,
    padding: `${tokens.spacingVerticalS} 0 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  line: { margin: '2px 0', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  summary: {
    cursor: 'pointer',
    padding: '2px 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    '& li': { padding: '3px 0', overflowWrap: 'anywhere' },
  },
  muted: { color: tokens.colorNeutralForeground3 },
  after: { textDecorationLine: 'none' },
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
  const { formats } = useSurroundings();
  const { running } = useActivity();
  const t = useTexts(REFRESH_TEXTS);
  const words = useWords(review);
  const heading = useFocusOnShow<HTMLHeadingElement>();
  const [refreshTables, setRefreshTables] = useState(true);
  const { difference, dealsCells, tables } = review;
  return (
    <section className={styles.review} aria-labelledby="dealsheet-review">
      <h2 id="dealsheet-review" ref={heading} tabIndex={-1} className={styles.heading}>
        {words.heading}
      </h2>
      {typeof difference === 'string' ? (
        <p className={styles.line}>{words.instead}</p>
      ) : (
        <>
          <Covers review={review} />
          <Changes difference={difference} />
        </>
      )}
      <p className={styles.line}>{t.effect(formats.count(dealsCells), dealsCells)}</p>
      {unsigned ? <p className={styles.line}>{t.unsigned}</p> : null}
      {tables.length === 0 ? null : (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={refreshTables}
            onChange={(event) => setRefreshTables(event.target.checked)}
          />
          {t.refreshTables(formats.count(tables.length), tables.length)}
        </label>
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={running !== undefined}
          onClick={() => onApply(refreshTables && tables.length > 0)}
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
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(REFRESH_TEXTS);
  const [from, through] = [after.version.from, after.version.through];
  if (!before || (before.version.from === from && before.version.through === through)) return null;
  const day = (serial: number) => formats.date(serial, 'day');
  return <p className={styles.line}>{t.covers(day(from), day(through), day(before.version.through))}</p>;
}

function Changes({ difference: { added, changed, withdrawn } }: { difference: DataDifference }) {
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { formats, field } = surroundings;
  const t = useTexts(REFRESH_TEXTS);
  if (added.length + changed.length + withdrawn.length === 0) return <p className={styles.line}>{t.same}</p>;
  const ids = (summary: string, label: string, list: readonly string[]) =>
    list.length === 0 ? null : (
      <details>
        <summary className={styles.summary}>{summary}</summary>
        <ul className={styles.list} aria-label={label}>
          {list.slice(0, SHOWN).map((id) => (
            <li key={id}>{id}</li>
          ))}
          <More left={list.length - SHOWN} />
        </ul>
      </details>
    );
  return (
    <>
      {ids(t.added(formats.count(added.length)), t.addedList, added)}
      {changed.length === 0 ? null : (
        <details>
          <summary className={styles.summary}>{t.changed(formats.count(changed.length))}</summary>
          <ul className={styles.list} aria-label={t.changedList}>
            {changed.slice(0, SHOWN).map(({ dealId, changes }) => (
              <li key={dealId}>
                {dealId}
                {changes.map((change) => (
                  <div key={change.field}>
                    <span className={styles.muted}>{field(change.field)}</span>{' '}
                    <del className={styles.muted}>{words(change, change.before, surroundings)}</del>
                    <span aria-label={t.becomes}> → </span>
                    <ins className={styles.after}>{words(change, change.after, surroundings)}</ins>
                  </div>
                ))}
              </li>
            ))}
            <More left={changed.length - SHOWN} />
          </ul>
        </details>
      )}
      {ids(t.withdrawn(formats.count(withdrawn.length)), t.withdrawnList, withdrawn)}
    </>
  );
}

function More({ left }: { left: number }) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  return left > 0 ? <li className={styles.muted}>{texts.common.more(formats.count(left))}</li> : null;
}

/** A value of a changed field in the pane's words; a date as precise as it is known. */
function words({ field }: FieldChange, value: FieldChange['before'], surroundings: Surroundings): string {
  const date =
    typeof value === 'string' && /^\d{4}-\d{2}(-\d{2})?$/.test(value) ? parseDate(value) : undefined;
  if (date) return surroundings.formats.date(date.serial, date.precision);
  return cellWords(field, value ?? '', surroundings);
}
