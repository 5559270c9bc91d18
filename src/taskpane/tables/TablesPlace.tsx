import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { useEffect, useState } from 'react';
import type { LinkedTable, RefreshReport } from '../../workbook/reports';
import { useActivity } from '../activity';
import type { DealsInForce } from '../deals-in-force';
import { LoadingList } from '../deals/LoadingList';
import { NothingHere } from '../NothingHere';
import { PlaceFrame } from '../PlaceFrame';
import { useStableCallback } from '../stable-callback';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { FormulaMessages } from './FormulaMessages';
import { LinkedTableItem } from './LinkedTableItem';
import { useLinkedTables } from './linked-tables';
import { TABLES_TEXTS } from './tables-texts';

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  heading: {
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} 0`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
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

interface TablesPlaceProps {
  readonly deals: DealsInForce;
  readonly onGoToDeals: () => void;
  /** Whether the ribbon asked to refresh all tables. */
  readonly refreshAsked: boolean;
  readonly onRefreshTaken: () => void;
}

/** The linked tables of this workbook, and the formulas that failed. */
export default function TablesPlace({ deals, onGoToDeals, refreshAsked, onRefreshTaken }: TablesPlaceProps) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const workbook = useWorkbook();
  const { running, run, say } = useActivity();
  const [reports, setReports] = useState<ReadonlyMap<string, RefreshReport>>(new Map());
  const { linked, reload } = useLinkedTables(deals.state === 'ready' ? deals.set.version.name : undefined);
  const t = useTexts(TABLES_TEXTS);
  const tables = linked.state === 'ready' ? linked.tables : [];
  const undoable = workbook.lastAction();
  const busy = running !== undefined;

  const keep = (made: readonly RefreshReport[]) => {
    setReports((before) => new Map([...before, ...made.map((report) => [report.id, report] as const)]));
    reload();
  };

  const refresh = async (table: LinkedTable, restoreDeletedRows: boolean) => {
    const task = { label: t.refreshing(table.tableName), failed: t.refreshOne(table.tableName) };
    const report = await run(task, (options) =>
      workbook.refreshLinkedTable(table.id, { ...options, restoreDeletedRows }),
    );
    if (report) keep([report]);
  };

  const refreshAll = async () => {
    const task = { label: t.refreshingAll, failed: t.refreshAll };
    const report = await run(task, (options) => workbook.refreshAllLinkedTables(options));
    if (!report) return;
    keep(report.refreshed);
    if (report.failed.length > 0) {
      say({
        kind: 'error',
        title: t.failedTables(formats.count(report.failed.length), report.failed.length),
        detail: report.failed.map(({ table, reason }) => `${table.tableName}: ${reason}`).join('\n'),
      });
    }
  };

  const refreshForRibbon = useStableCallback(() => {
    onRefreshTaken();
    void refreshAll();
  });
  useEffect(() => {
    if (refreshAsked) refreshForRibbon();
  }, [refreshAsked, refreshForRibbon]);

  const undo = async () => {
    const report = await run({ label: texts.common.undo, failed: texts.insert.undoFailed }, (options) =>
      workbook.undoLast(options),
    );
    if (!report) return;
    setReports((before) => {
      const undone = tables.find((table) => table.tableName === report.tableName);
      return new Map([...before].filter(([id]) => id !== undone?.id));
    });
    say({
      kind: 'success',
      title: t.undone(report.tableName),
      detail:
        report.keptEdits.length > 0
          ? texts.insert.undoneKept(formats.count(report.keptEdits.length))
          : t.undoneCells(formats.count(report.restoredCells)),
    });
    reload();
  };

  const show = (table: LinkedTable) =>
    void run({ label: t.show(table.tableName), failed: t.show(table.tableName) }, () =>
      workbook.showLinkedTable(table.id),
    );

  const unlink = async (table: LinkedTable) => {
    const done = await run(
      { label: t.unlinkOne(table.tableName), failed: t.unlinkOne(table.tableName) },
      async () => {
        await workbook.unlink(table.id);
        return true;
      },
    );
    if (!done) return;
    say({ kind: 'success', title: t.unlinked(table.tableName) });
    reload();
  };

  const bar =
    tables.length === 0 ? undefined : (
      <div className={styles.bar}>
        <Button
          appearance="primary"
          icon={<ArrowSync20Regular />}
          disabledFocusable={busy}
          onClick={() => void refreshAll()}
        >
          {t.refreshAll}
        </Button>
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
              <h2 className={styles.heading}>{t.heading}</h2>
              <ul className={styles.list}>
                {tables.map((table) => (
                  <LinkedTableItem
                    key={table.id}
                    table={table}
                    report={reports.get(table.id)}
                    busy={busy}
                    onRefresh={(restoreDeletedRows) => void refresh(table, restoreDeletedRows)}
                    onShow={() => show(table)}
                    onUnlink={() => void unlink(table)}
                  />
                ))}
              </ul>
            </section>
          )}
          <FormulaMessages />
        </div>
      )}
    </PlaceFrame>
  );
}
