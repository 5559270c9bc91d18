import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { useEffect, useRef } from 'react';
import type { LinkedTable } from '../../workbook/reports';
import { useActivity } from '../activity';
import type { DealsInForce } from '../deals-in-force';
import { LoadingList } from '../deals/LoadingList';
import { NothingHere } from '../NothingHere';
import { PlaceFrame } from '../PlaceFrame';
import { useStableCallback } from '../stable-callback';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { FormulaMessages } from './FormulaMessages';
import { FreezeAll } from './FreezeAll';
import { LinkedTableItem } from './LinkedTableItem';
import { useLinkedTables } from './linked-tables';
import { RefreshReview } from './RefreshReview';
import { useRefreshing } from './refreshing';
import { useTableActions } from './table-actions';
import { useTableConditions } from './table-conditions';
import { TABLES_TEXTS } from './tables-texts';

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  heading: {
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} 0`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  undo: { minWidth: 0, flexShrink: 1 },
});

const NO_TABLES: readonly LinkedTable[] = [];

interface TablesPlaceProps {
  readonly deals: DealsInForce;
  readonly onGoToDeals: () => void;
  /** Whether the ribbon asked to refresh all tables. */
  readonly refreshAsked: boolean;
  readonly onRefreshTaken: () => void;
}

/** The linked tables of this workbook with what can be done to them, and the formulas that failed. */
export default function TablesPlace(props: TablesPlaceProps) {
  const { deals, onGoToDeals, refreshAsked, onRefreshTaken } = props;
  const styles = useStyles();
  const { texts } = useSurroundings();
  const t = useTexts(TABLES_TEXTS);
  const workbook = useWorkbook();
  const { running } = useActivity();
  const set = deals.state === 'ready' ? deals.set : undefined;
  const lookLater = useStableCallback((ids: readonly string[]) => lookAgain(ids));
  const { linked, reload } = useLinkedTables(set?.version.name, lookLater);
  const tables = linked.state === 'ready' ? linked.tables : NO_TABLES;
  const undoable = workbook.lastAction();
  const busy = running !== undefined;
  const { conditions, lookAgain } = useTableConditions(tables, busy);
  const undoLater = useStableCallback(() => void undo());
  const { review, reports, refresh, apply, leave, forget } = useRefreshing(reload, undoLater);
  const { show, unlink, freeze, insertAnew, undo } = useTableActions(reload, forget, undoLater);

  const refreshForRibbon = useStableCallback(() => {
    onRefreshTaken();
    void refresh('all');
  });
  useEffect(() => {
    if (refreshAsked) refreshForRibbon();
  }, [refreshAsked, refreshForRibbon]);

  // From a review the focus returns to the list that it stood before.
  const heading = useRef<HTMLHeadingElement>(null);
  const reviewed = useRef(false);
  useEffect(() => {
    if (reviewed.current && !review) heading.current?.focus();
    reviewed.current = review !== undefined;
  }, [review]);

  if (review)
    return <RefreshReview {...review} set={set} busy={busy} onApply={() => void apply()} onLeave={leave} />;
  const bar =
    tables.length === 0 && !undoable ? undefined : (
      <div className={styles.bar}>
        {tables.length === 0 ? null : (
          <Button
            appearance="primary"
            icon={<ArrowSync20Regular />}
            disabledFocusable={busy}
            onClick={() => void refresh('all')}
          >
            {t.refreshAll}
          </Button>
        )}
        {undoable ? (
          <Button
            className={styles.undo}
            appearance="subtle"
            icon={<ArrowUndo16Regular />}
            disabledFocusable={busy}
            aria-label={t.undo(undoable.tableName)}
            title={t.undo(undoable.tableName)}
            onClick={() => void undo()}
          >
            {texts.common.undo}
          </Button>
        ) : null}
      </div>
    );

  return (
    <PlaceFrame bar={bar}>
      {linked.state === 'loading' ? (
        <LoadingList label={t.loading} />
      ) : (
        <div className={styles.scroller}>
          {linked.state === 'failed' ? (
            <NothingHere
              title={t.failed}
              hint={linked.message}
              action={{ label: texts.common.tryAgain, run: reload }}
            />
          ) : tables.length === 0 ? (
            <NothingHere
              title={t.emptyTitle}
              hint={t.emptyHint}
              action={{ label: t.emptyAction, run: onGoToDeals }}
            />
          ) : (
            <section aria-label={t.label}>
              <h2 ref={heading} tabIndex={-1} className={styles.heading}>
                {t.heading}
              </h2>
              <ul className={styles.list}>
                {tables.map((table) => (
                  <LinkedTableItem
                    key={table.id}
                    table={table}
                    condition={conditions.get(table.id)}
                    report={reports.get(table.id)}
                    set={set}
                    busy={busy}
                    onRefresh={(restoreDeletedRows) => void refresh(table, restoreDeletedRows)}
                    onShow={() => show(table)}
                    onUnlink={() => void unlink(table)}
                    onFreeze={() => void freeze(table)}
                    onInsertAnew={() => void insertAnew(table)}
                    onMove={() => void refresh(table, false, 'organisation')}
                  />
                ))}
              </ul>
            </section>
          )}
          <FormulaMessages />
          <FreezeAll busy={busy} onDone={reload} undo={undoLater} />
        </div>
      )}
    </PlaceFrame>
  );
}
