import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { useId } from 'react';
import { onDemand } from '../OnDemand';
import { useSurroundings } from '../surroundings';
import { columnsOf } from './columns';
import type { MainAction } from './main-action';

/** Columns, place and name of a table. */
export const InsertOptions = onDemand(
  (texts) => texts.insert.options,
  () => import(/* webpackChunkName: "insert-options" */ './InsertOptions'),
  true,
);

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    '@media (max-width: 250px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      paddingTop: tokens.spacingVerticalXS,
      paddingBottom: tokens.spacingVerticalXS,
    },
  },
  insert: { whiteSpace: 'nowrap', minWidth: 0 },
  options: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalS}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '14px',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '0' },
  },
  line: { display: 'block', overflowWrap: 'anywhere' },
  size: { color: tokens.colorNeutralForeground1, fontVariantNumeric: 'tabular-nums' },
});

interface InsertBarProps {
  readonly action: MainAction;
  /** Whether one deal is open: it alone is inserted then. */
  readonly oneDeal: boolean;
}

/** The main action, which never scrolls away, and beside it what it would write and where. */
export function InsertBar({ action, oneDeal }: InsertBarProps) {
  const { settings, deals, refused, isOpen, setOpen, adding } = action;
  const styles = useStyles();
  const id = useId();
  const { texts, formats } = useSurroundings();
  const { insert } = texts;
  const columns = columnsOf(settings.columnSet, settings.ownColumns).length;
  const what = oneDeal ? insert.deal : insert.table;
  const rows = deals === undefined ? texts.common.dash : formats.count(deals);
  const where = settings.destination === 'selection' ? insert.atSelection : insert.onNewSheet;
  return (
    <>
      {isOpen ? (
        <InsertOptions
          id={id}
          settings={settings}
          size={
            deals === undefined || deals === 0 || adding
              ? undefined
              : { rows: deals + 1, columns: columns + Number(action.marksOwn()) }
          }
          onSettings={action.onSettings}
          onClose={() => setOpen(false)}
        />
      ) : null}
      <div className={styles.bar} role="group" aria-label={insert.bar}>
        <Button
          className={styles.insert}
          appearance="primary"
          icon={<TableAdd20Regular />}
          aria-keyshortcuts="Control+Enter"
          title={refused ?? adding?.hint ?? `${what} (Ctrl+Enter)`}
          disabledFocusable={
            action.isBusy ||
            refused !== undefined ||
            deals === undefined ||
            deals === 0 ||
            (adding !== undefined && !adding.add)
          }
          onClick={action.insert}
        >
          {adding?.label ?? what}
        </Button>
        <button
          type="button"
          className={styles.options}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
          title={insert.options}
        >
          <span>
            <span className={styles.line}>
              <span className={styles.size}>{insert.size(rows, formats.count(columns))}</span>
              {' · '}
              {insert.sets[settings.columnSet]}
            </span>
            <span className={styles.line}>{refused ?? adding?.where ?? where}</span>
          </span>
          {isOpen ? <ChevronDown16Regular aria-hidden /> : <ChevronUp16Regular aria-hidden />}
        </button>
      </div>
    </>
  );
}
