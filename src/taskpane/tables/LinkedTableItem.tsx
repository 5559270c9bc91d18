import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { LinkDismiss16Regular } from '@fluentui/react-icons/svg/link-dismiss';
import { TableLock16Regular } from '@fluentui/react-icons/svg/table-lock';
import { useRef, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import type { LinkedTable, RefreshReport, TableCondition } from '../../workbook/reports';
import { WorkbookError } from '../../workbook/workbook-error';
import { explained } from '../activity';
import { queryWords } from '../query-words';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { OfThisMachine } from './OfThisMachine';
import { RefreshChanges } from './RefreshChanges';
import { TABLES_TEXTS } from './tables-texts';
import { TableStatus } from './TableStatus';

const useStyles = makeStyles({
  item: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto auto auto', alignItems: 'center' },
  name: { fontWeight: tokens.fontWeightSemibold, textAlign: 'left', overflowWrap: 'anywhere' },
  words: { overflowWrap: 'anywhere' },
  where: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  why: {
    marginTop: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  report: { marginTop: tokens.spacingVerticalXS },
  confirm: {
    marginTop: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
});

interface LinkedTableItemProps {
  readonly table: LinkedTable;
  /** How it stands now; undefined until it was looked at. */
  readonly condition: TableCondition | undefined;
  /** What the last refresh in this session did. */
  readonly report: RefreshReport | undefined;
  readonly set: DealSet | undefined;
  readonly busy: boolean;
  readonly onRefresh: (restoreDeletedRows: boolean) => void;
  readonly onShow: () => void;
  readonly onUnlink: () => void;
  readonly onFreeze: () => void;
  readonly onInsertAnew: () => void;
  /** Plans a refresh from the organisation's data. */
  readonly onMove: () => void;
}

/** One linked table: where it stands, what it holds, how it compares with the data, and what can be done with it. */
export function LinkedTableItem(props: LinkedTableItemProps) {
  const { table, condition, report, set, busy } = props;
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { texts, formats } = surroundings;
  const t = useTexts(TABLES_TEXTS);
  const [asking, setAsking] = useState<'unlink' | 'freeze'>();
  const asked = useRef<HTMLButtonElement>(null);
  const unreadable = table.status === 'newerFormat' || table.status === 'damaged';
  const problem = condition?.state === 'broken' ? condition.problem : undefined;
  const gone = table.status === 'gone' || (problem instanceof WorkbookError && problem.code === 'gone');
  const ask = (what: 'unlink' | 'freeze', button: HTMLButtonElement) => {
    asked.current = button;
    setAsking(asking === what ? undefined : what);
  };
  // The question goes with its buttons: the focus returns to where it was asked.
  const leave = () => {
    setAsking(undefined);
    asked.current?.focus();
  };
  const confirmed = () => {
    leave();
    (asking === 'freeze' ? props.onFreeze : props.onUnlink)();
  };
  return (
    <li
      className={styles.item}
      onKeyDown={(event) => {
        if (asking && event.key === 'Escape') leave();
      }}
    >
      <div className={styles.head}>
        {gone || unreadable ? (
          <span className={styles.name}>{table.tableName || table.id}</span>
        ) : (
          <TextButton className={styles.name} label={t.show(table.tableName)} onClick={props.onShow}>
            {table.tableName}
          </TextButton>
        )}
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowSync16Regular />}
          aria-label={t.refreshOne(table.tableName)}
          title={t.refresh}
          disabledFocusable={busy || gone || unreadable}
          onClick={() => props.onRefresh(false)}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<TableLock16Regular />}
          aria-label={t.freezeOne(table.tableName)}
          title={t.freeze}
          aria-expanded={asking === 'freeze'}
          disabledFocusable={busy || gone || unreadable}
          onClick={(event) => ask('freeze', event.currentTarget)}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<LinkDismiss16Regular />}
          aria-label={t.unlinkOne(table.tableName)}
          title={t.unlink}
          aria-expanded={asking === 'unlink'}
          disabledFocusable={busy || table.status === 'newerFormat'}
          onClick={(event) => ask('unlink', event.currentTarget)}
        />
      </div>
      {unreadable ? null : <div className={styles.words}>{queryWords(table.query, surroundings)}</div>}
      <div className={styles.where}>
        {unreadable
          ? table.sheetName
          : `${t.where(table.sheetName, formats.count(table.deals))} · ${t.asOf[table.origin](table.dataVersion)}`}
      </div>
      <div className={styles.where}>
        <TableStatus table={table} condition={condition} />
      </div>
      {table.origin === 'machine' && !gone && !unreadable ? (
        <OfThisMachine table={table} busy={busy} onMove={props.onMove} />
      ) : null}
      {problem ? (
        <div className={styles.why}>
          {explained(problem, texts)}
          {gone ? (
            <div className={styles.actions}>
              <Button
                size="small"
                aria-label={t.insertAnewOne(table.tableName)}
                disabledFocusable={busy}
                onClick={props.onInsertAnew}
              >
                {t.insertAnew}
              </Button>
            </div>
          ) : null}
        </div>
      ) : null}
      {asking ? (
        <div className={styles.confirm}>
          {asking === 'freeze' ? t.freezeConfirm : t.unlinkConfirm}
          <div className={styles.actions}>
            <Button
              size="small"
              appearance={asking === 'freeze' ? 'primary' : 'secondary'}
              onClick={confirmed}
            >
              {asking === 'freeze' ? t.freeze : t.unlink}
            </Button>
            <Button size="small" appearance="subtle" onClick={leave}>
              {texts.common.cancel}
            </Button>
          </div>
        </div>
      ) : null}
      {report ? (
        <div className={styles.report}>
          <RefreshChanges report={report} set={set} busy={busy} onRestoreRows={() => props.onRefresh(true)} />
        </div>
      ) : null}
    </li>
  );
}
