import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RefreshReport } from '../../workbook/reports';
import { useSurroundings, useTexts } from '../surroundings';
import { cellWords } from './cell-words';
import { TABLES_TEXTS } from './tables-texts';

/** Entries shown of each list; the sheet has them all. */
const SHOWN = 50;

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  same: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  heading: {
    margin: `${tokens.spacingVerticalS} 0 2px`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& li': { padding: '1px 0', overflowWrap: 'anywhere' },
  },
  muted: { color: tokens.colorNeutralForeground3 },
  figures: { fontVariantNumeric: 'tabular-nums' },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  note: { margin: `${tokens.spacingVerticalXS} 0 0`, fontSize: tokens.fontSizeBase200 },
  restore: { marginTop: tokens.spacingVerticalXS },
});

interface RefreshChangesProps {
  readonly report: RefreshReport;
  readonly onRestoreRows: () => void;
  readonly busy: boolean;
}

/** What a refresh did: one line, and behind it every deal and cell, old value and new, and what was left alone. */
export function RefreshChanges({ report, onRestoreRows, busy }: RefreshChangesProps) {
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { formats, field } = surroundings;
  const t = useTexts(TABLES_TEXTS);
  const { added, removed, changed, edited, keptRows, deletedRows, duplicates, missingColumns, ownRows } =
    report;

  const counted = [
    added.length > 0 && t.added(formats.count(added.length)),
    removed.length > 0 && t.removed(formats.count(removed.length)),
    changed.length > 0 && t.changed(formats.count(changed.length), changed.length),
    edited.length > 0 && t.edits(formats.count(edited.length), edited.length),
  ].filter(Boolean);
  const remarks = [
    missingColumns.length > 0 ? t.missingColumns(formats.list(missingColumns.map(field))) : undefined,
    ownRows > 0 ? t.ownRows(formats.count(ownRows), ownRows) : undefined,
    ...report.notes,
  ].filter((remark) => remark !== undefined);
  const details = [keptRows, deletedRows, duplicates].some((list) => list.length > 0) || remarks.length > 0;
  if (counted.length === 0 && !details) return <p className={styles.same}>{t.upToDate}</p>;

  const ids = (heading: string, list: readonly string[], more?: ReactNode) =>
    list.length === 0 ? null : (
      <>
        <h3 className={styles.heading}>{heading}</h3>
        <ul className={styles.list}>
          {list.slice(0, SHOWN).map((id) => (
            <li key={id}>{id}</li>
          ))}
          <More left={list.length - SHOWN} />
        </ul>
        {more}
      </>
    );
  return (
    <details>
      <summary className={styles.summary}>{counted.length > 0 ? counted.join(' · ') : t.upToDate}</summary>
      {changed.length === 0 ? null : (
        <>
          <h3 className={styles.heading}>{t.changedList}</h3>
          <ul className={styles.list}>
            {changed.slice(0, SHOWN).map(({ dealId, column, before, after }) => (
              <li key={`${dealId} ${column}`}>
                {dealId} <span className={styles.muted}>{field(column)}</span>
                <br />
                <span className={styles.figures}>
                  <del className={styles.before}>{cellWords(column, before, surroundings)}</del>
                  <span aria-label={t.becomes}> → </span>
                  <ins style={{ textDecoration: 'none' }}>{cellWords(column, after, surroundings)}</ins>
                </span>
              </li>
            ))}
            <More left={changed.length - SHOWN} />
          </ul>
        </>
      )}
      {ids(t.addedList, added)}
      {ids(t.removedList, removed)}
      {edited.length === 0 ? null : (
        <>
          <h3 className={styles.heading}>{t.editsList}</h3>
          <ul className={styles.list}>
            {edited.slice(0, SHOWN).map(({ dealId, column, kept, data }) => (
              <li key={`${dealId} ${column}`}>
                {dealId} <span className={styles.muted}>{field(column)}</span>
                <br />
                {cellWords(column, kept, surroundings)}{' '}
                <span className={styles.muted}>({t.dataSays(cellWords(column, data, surroundings))})</span>
              </li>
            ))}
            <More left={edited.length - SHOWN} />
          </ul>
        </>
      )}
      {ids(t.keptRowsList, keptRows)}
      {ids(
        t.deletedRowsList,
        deletedRows,
        <Button className={styles.restore} size="small" disabled={busy} onClick={onRestoreRows}>
          {t.restoreRows}
        </Button>,
      )}
      {ids(t.duplicatesList, duplicates)}
      {remarks.map((remark) => (
        <p key={remark} className={styles.note}>
          {remark}
        </p>
      ))}
    </details>
  );
}

function More({ left }: { left: number }) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  return left > 0 ? <li className={styles.muted}>{texts.common.more(formats.count(left))}</li> : null;
}
