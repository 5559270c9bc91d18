import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { DealSet } from '../../deals/dataset';
import type { RefreshReport, ReviewedRefresh } from '../../workbook/reports';
import { PlaceFrame } from '../PlaceFrame';
import { useSurroundings, useTexts } from '../surroundings';
import { RefreshChanges } from './RefreshChanges';
import { TABLES_TEXTS } from './tables-texts';

/** Tables whose changes are all shown at first. */
const OPEN_TABLES = 2;

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  head: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} 0` },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  hint: {
    margin: '2px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  again: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: tokens.spacingVerticalS,
    borderLeft: `3px solid ${tokens.colorStatusWarningBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  table: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  where: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
});

interface RefreshReviewProps {
  readonly waiting: readonly ReviewedRefresh[];
  /** Whether the sheet or the data changed after an earlier review, so that this is another plan. */
  readonly again: boolean;
  /** Tables in which there is nothing to change. */
  readonly unchanged: number;
  readonly set: DealSet | undefined;
  readonly busy: boolean;
  readonly onApply: () => void;
  readonly onLeave: () => void;
}

/** What a refresh will write, before it is written: apply it, or leave the sheets as they are. */
export function RefreshReview(props: RefreshReviewProps) {
  const { waiting, again, unchanged, set, busy, onApply, onLeave } = props;
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(TABLES_TEXTS);
  const versions = ({ dataVersion, origin }: RefreshReport): string => {
    const isSame = origin.before === origin.after;
    if (isSame && dataVersion.before === dataVersion.after) return '';
    const before = t.asOf[origin.before](dataVersion.before);
    const after = isSame ? dataVersion.after : t.asOf[origin.after](dataVersion.after);
    return ` · ${t.review.versions(before, after)}`;
  };
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [waiting]);
  const bar = (
    <div className={styles.bar}>
      <Button appearance="primary" disabledFocusable={busy} onClick={onApply}>
        {waiting.length === 1 ? t.review.apply : t.review.applyAll(formats.count(waiting.length))}
      </Button>
      <Button appearance="subtle" disabledFocusable={busy} onClick={onLeave}>
        {t.review.leave}
      </Button>
    </div>
  );
  return (
    <section
      aria-label={t.review.heading}
      style={{ display: 'contents' }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !busy) onLeave();
      }}
    >
      <PlaceFrame bar={bar}>
        <div className={styles.scroller}>
          <div className={styles.head}>
            <h2 ref={heading} tabIndex={-1} className={styles.heading}>
              {t.review.heading}
            </h2>
            <p className={styles.hint}>{t.review.hint}</p>
            {again ? (
              <p className={styles.again} role="status">
                {t.review.again}
              </p>
            ) : null}
          </div>
          {waiting.map(({ report, deals }) => (
            <div key={report.id} className={styles.table}>
              <h3 className={styles.name}>{report.tableName}</h3>
              <div className={styles.where}>
                {report.sheetName}
                {versions(report)}
              </div>
              <RefreshChanges
                report={report}
                set={deals.origin === 'machine' ? set : deals.set}
                open={waiting.length <= OPEN_TABLES}
                busy={busy}
              />
            </div>
          ))}
          {unchanged > 0 ? (
            <p className={`${styles.table} ${styles.where}`}>
              {t.review.unchanged(formats.count(unchanged), unchanged)}
            </p>
          ) : null}
        </div>
      </PlaceFrame>
    </section>
  );
}
