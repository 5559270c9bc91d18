import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DealSet } from '../../deals/dataset';
import type { RefreshReport } from '../../workbook/reports';
import { DealNamed } from '../deals/DealNamed';
import { useSurroundings, useTexts } from '../surroundings';
import { cellWords } from './cell-words';
import { ORIGIN_TEXTS } from './origin-texts';
import { refreshNoteWords } from './refresh-notes';
import { serverChange, useRefreshWords } from './refresh-words';
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
  after: { textDecorationLine: 'none' },
  note: { margin: `${tokens.spacingVerticalXS} 0 0`, fontSize: tokens.fontSizeBase200 },
  restore: { marginTop: tokens.spacingVerticalXS },
});

interface RefreshChangesProps {
  readonly report: RefreshReport;
  /** The data in force, for what a deal is beside its id. */
  readonly set: DealSet | undefined;
  /** Whether all is shown at first, and not the one line. */
  readonly open?: boolean;
  /** Puts deals back whose rows the user deleted; not offered where it is left out. */
  readonly onRestoreRows?: (() => void) | undefined;
  readonly busy: boolean;
}

/** What a refresh does or did: one line, and behind it every deal and cell, old value and new, and what is left alone. */
export function RefreshChanges({ report, set, open = false, onRestoreRows, busy }: RefreshChangesProps) {
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { formats, field } = surroundings;
  const t = useTexts(TABLES_TEXTS);
  const ofOrigin = useTexts(ORIGIN_TEXTS);
  const { added, removed, changed, edited, keptRows, deletedRows, duplicates, missingColumns, ownRows } =
    report;
  const { lostFormulas } = report;

  const counted = useRefreshWords()(report);
  const servers = serverChange(report);
  const remarks = [
    servers === 'other' ? ofOrigin.otherServer : undefined,
    servers === 'notKnown' ? ofOrigin.serverNotKnown : undefined,
    report.filledColumns.length > 0 ? t.filledColumns(formats.list(report.filledColumns)) : undefined,
    missingColumns.length > 0 ? t.missingColumns(formats.list(missingColumns.map(field))) : undefined,
    ownRows > 0 ? t.ownRows(formats.count(ownRows), ownRows) : undefined,
    ...report.notes.map((note) => refreshNoteWords(note, surroundings)),
  ].filter((remark) => remark !== undefined);
  const details =
    [keptRows, deletedRows, duplicates, lostFormulas].some((list) => list.length > 0) || remarks.length > 0;
  if (counted === '' && !details) return <p className={styles.same}>{t.upToDate}</p>;

  const deals = (heading: string, list: readonly string[], more?: ReactNode) => (
    <Entries heading={heading} entries={list} more={more}>
      {(id) => (
        <li key={id}>
          <DealNamed dealId={id} set={set} />
        </li>
      )}
    </Entries>
  );
  return (
    <details open={open}>
      <summary className={styles.summary}>{counted || t.upToDate}</summary>
      <Entries heading={t.changedList} entries={changed}>
        {({ dealId, column, before, after }) => (
          <li key={`${dealId} ${column}`}>
            <DealNamed dealId={dealId} set={set} />
            <span className={styles.muted}>{field(column)}</span>
            <br />
            <span className={styles.figures}>
              <del className={styles.before}>{cellWords(column, before, surroundings)}</del>
              <span aria-label={t.becomes}> → </span>
              <ins className={styles.after}>{cellWords(column, after, surroundings)}</ins>
            </span>
          </li>
        )}
      </Entries>
      {deals(t.addedList, added)}
      {deals(t.removedList, removed)}
      <Entries heading={t.editsList} entries={edited}>
        {({ dealId, column, kept, data }) => (
          <li key={`${dealId} ${column}`}>
            <DealNamed dealId={dealId} set={set} />
            <span className={styles.muted}>{field(column)}</span>
            <br />
            {cellWords(column, kept, surroundings)}{' '}
            <span className={styles.muted}>({t.dataSays(cellWords(column, data, surroundings))})</span>
          </li>
        )}
      </Entries>
      <Entries
        heading={t.lostFormulasList}
        entries={lostFormulas}
        more={<p className={styles.note}>{t.lostFormulasHint}</p>}
      >
        {({ where, formula }) => (
          <li key={where}>
            {where} <code className={styles.muted}>{formula}</code>
          </li>
        )}
      </Entries>
      {deals(t.keptRowsList, keptRows)}
      {deals(
        t.deletedRowsList,
        deletedRows,
        onRestoreRows ? (
          <Button className={styles.restore} size="small" disabledFocusable={busy} onClick={onRestoreRows}>
            {t.restoreRows}
          </Button>
        ) : undefined,
      )}
      {deals(t.duplicatesList, duplicates)}
      {remarks.map((remark) => (
        <p key={remark} className={styles.note}>
          {remark}
        </p>
      ))}
    </details>
  );
}

interface EntriesProps<Entry> {
  readonly heading: string;
  readonly entries: readonly Entry[];
  readonly children: (entry: Entry) => ReactNode;
  readonly more?: ReactNode;
}

/** A list under its heading, cut where it is long; nothing where it is empty. */
function Entries<Entry>({ heading, entries, children, more }: EntriesProps<Entry>) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  if (entries.length === 0) return null;
  const left = entries.length - SHOWN;
  return (
    <>
      <h3 className={styles.heading}>{heading}</h3>
      <ul className={styles.list}>
        {entries.slice(0, SHOWN).map(children)}
        {left > 0 ? <li className={styles.muted}>{texts.common.more(formats.count(left))}</li> : null}
      </ul>
      {more}
    </>
  );
}
