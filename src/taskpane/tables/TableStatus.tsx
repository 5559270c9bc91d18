import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { LinkedTable, TableCondition } from '../../workbook/reports';
import { WorkbookError } from '../../workbook/workbook-error';
import { useSurroundings, useTexts } from '../surroundings';
import { ORIGIN_TEXTS } from './origin-texts';
import { changesCells, useRefreshWords } from './refresh-words';
import { TABLES_TEXTS } from './tables-texts';

const useStyles = makeStyles({
  status: { fontWeight: tokens.fontWeightSemibold },
  // Told at a glance down a list of tables; a border is drawn in high contrast, too.
  sign: {
    display: 'inline-block',
    width: 0,
    height: 0,
    marginRight: tokens.spacingHorizontalXS,
    border: '4px solid currentColor',
    borderRadius: '50%',
    verticalAlign: '1px',
  },
  fine: { color: tokens.colorStatusSuccessForeground1 },
  current: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  newerData: { color: tokens.colorBrandForeground1 },
  broken: { color: tokens.colorPaletteRedForeground1 },
});

interface TableStatusProps {
  readonly table: LinkedTable;
  /** How it stands now; undefined until it was looked at. */
  readonly condition: TableCondition | undefined;
}

/** Whether a table is current, what newer data would change, what the user edited, or why it can't be refreshed. */
export function TableStatus({ table, condition }: TableStatusProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(TABLES_TEXTS);
  const ofOrigin = useTexts(ORIGIN_TEXTS);
  const refreshWords = useRefreshWords();
  const isKnown = condition !== undefined || table.status !== 'unknown';
  const say = (kind: 'current' | 'newerData' | 'broken', words: string) => (
    <span className={mergeClasses(styles.status, styles[kind])}>
      <span className={mergeClasses(styles.sign, kind === 'current' && isKnown && styles.fine)} aria-hidden />
      {words}
    </span>
  );
  if (condition?.state === 'broken') {
    const code = namedCode(condition.problem);
    return say('broken', code ? t.broken[code] : t.otherwiseBroken);
  }
  if (condition?.state === 'checked') {
    const { report } = condition;
    if (changesCells(report))
      return (
        <>
          {say('newerData', t.status.newerData)}
          {': '}
          {refreshWords(report)}
        </>
      );
    const edits = report.edited.length;
    return (
      <>
        {say('current', t.status.current)}
        {edits > 0 ? ` · ${t.edited(formats.count(edits), edits)}` : ''}
      </>
    );
  }
  if (condition?.state === 'versions') {
    if (condition.server === 'other') return say('newerData', t.status.otherServer);
    if (!condition.isCurrent) return say('newerData', t.newerOnServer(condition.onServer));
    return say(
      'current',
      condition.server === 'same'
        ? t.status.current
        : `${t.status.current} · ${ofOrigin.serverNotRemembered}`,
    );
  }
  const { status } = table;
  if (status === 'unknown') return say('current', t.status.unknown);
  if (status === 'otherServer') return say('newerData', t.status.otherServer);
  return say(status === 'current' || status === 'newerData' ? status : 'broken', t.status[status]);
}

/** The refusals that the status has words for; any other is said in its own. */
const NAMED = ['gone', 'protected', 'noDealIdColumn', 'newerFormat', 'damaged', 'server', 'tooMany'] as const;

const namedCode = (problem: Error): (typeof NAMED)[number] | undefined =>
  NAMED.find((code) => problem instanceof WorkbookError && problem.code === code);
