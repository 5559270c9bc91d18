import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { LinkDismiss16Regular } from '@fluentui/react-icons/svg/link-dismiss';
import { useState } from 'react';
import type { LinkedTable, RefreshReport } from '../../workbook/reports';
import { queryWords } from '../query-words';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { RefreshChanges } from './RefreshChanges';
import { TABLES_TEXTS } from './tables-texts';

const useStyles = makeStyles({
  item: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto auto', alignItems: 'center' },
  name: { fontWeight: tokens.fontWeightSemibold, textAlign: 'left', overflowWrap: 'anywhere' },
  words: { overflowWrap: 'anywhere' },
  where: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  status: { fontWeight: tokens.fontWeightSemibold },
  current: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  newerData: { color: tokens.colorBrandForeground1 },
  gone: { color: tokens.colorPaletteRedForeground1 },
  newerFormat: { color: tokens.colorStatusWarningForeground1 },
  report: { marginTop: tokens.spacingVerticalXS },
  confirm: { marginTop: tokens.spacingVerticalS, fontSize: tokens.fontSizeBase200 },
  confirmActions: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
});

interface LinkedTableItemProps {
  readonly table: LinkedTable;
  /** What the last refresh in this session did. */
  readonly report: RefreshReport | undefined;
  readonly busy: boolean;
  readonly onRefresh: (restoreDeletedRows: boolean) => void;
  readonly onShow: () => void;
  readonly onUnlink: () => void;
}

/** One linked table: where it stands, what it holds, how fresh it is, and what can be done with it. */
export function LinkedTableItem(props: LinkedTableItemProps) {
  const { table, report, busy } = props;
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { texts, formats } = surroundings;
  const t = useTexts(TABLES_TEXTS);
  const [confirming, setConfirming] = useState(false);
  const gone = table.status === 'gone';
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        {gone ? (
          <span className={styles.name}>{table.tableName}</span>
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
          disabledFocusable={busy || gone || table.status === 'newerFormat'}
          onClick={() => props.onRefresh(false)}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<LinkDismiss16Regular />}
          aria-label={t.unlinkOne(table.tableName)}
          title={t.unlink}
          aria-expanded={confirming}
          disabledFocusable={busy}
          onClick={() => setConfirming(!confirming)}
        />
      </div>
      <div className={styles.words}>{queryWords(table.query, surroundings)}</div>
      <div className={styles.where}>
        {t.where(table.sheetName, formats.count(table.deals))}
        {' · '}
        <span className={mergeClasses(styles.status, styles[table.status])}>{t.status[table.status]}</span>
        {' · '}
        {t.asOf(table.dataVersion)}
      </div>
      {confirming ? (
        <div className={styles.confirm}>
          {t.unlinkConfirm}
          <div className={styles.confirmActions}>
            <Button
              size="small"
              onClick={() => {
                setConfirming(false);
                props.onUnlink();
              }}
            >
              {t.unlink}
            </Button>
            <Button size="small" appearance="subtle" onClick={() => setConfirming(false)}>
              {texts.common.cancel}
            </Button>
          </div>
        </div>
      ) : null}
      {report ? (
        <div className={styles.report}>
          <RefreshChanges report={report} busy={busy} onRestoreRows={() => props.onRefresh(true)} />
        </div>
      ) : null}
    </li>
  );
}
