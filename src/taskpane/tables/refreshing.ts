import { useState } from 'react';
import type { LinkedTable, RefreshOutcome, RefreshReport, RefreshReview } from '../../workbook/reports';
import { explained, useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { changesCells, serverChange, useRefreshWords } from './refresh-words';
import { TABLES_TEXTS } from './tables-texts';

/** A review that waits for the user; `again` where the sheet or the data changed after an earlier one. */
export interface OpenReview extends Pick<RefreshReview, 'waiting'> {
  readonly again: boolean;
  readonly unchanged: number;
}

interface Refreshing {
  readonly review: OpenReview | undefined;
  /** What the refreshes of this session did, by link. */
  readonly reports: ReadonlyMap<string, RefreshReport>;
  /** @param to whose deals the table is to hold from now on; default: as before */
  readonly refresh: (
    table: LinkedTable | 'all',
    restoreDeletedRows?: boolean,
    to?: 'organisation',
  ) => Promise<void>;
  readonly apply: () => Promise<void>;
  readonly leave: () => void;
  /** Forgets what a refresh did that was taken back. */
  readonly forget: () => void;
}

/**
 * Refreshing in two steps: what would change is reviewed, then applied exactly so. Where nothing changes, that is said
 * at once.
 * @param undo takes the last refresh back
 */
export function useRefreshing(reload: () => void, undo: () => void): Refreshing {
  const { texts, formats } = useSurroundings();
  const t = useTexts(TABLES_TEXTS);
  const refreshWords = useRefreshWords();
  const workbook = useWorkbook();
  const { run, say } = useActivity();
  const [review, setReview] = useState<OpenReview>();
  const [reports, setReports] = useState<ReadonlyMap<string, RefreshReport>>(new Map());

  const keep = (made: readonly RefreshReport[]) => {
    setReports((before) => new Map([...before, ...made.map((report) => [report.id, report] as const)]));
    reload();
  };

  const sayRefused = ({ refused }: Pick<RefreshOutcome, 'refused'>): boolean => {
    if (refused.length === 0) return false;
    say({
      kind: 'error',
      title: t.failedTables(formats.count(refused.length), refused.length),
      detail: refused
        .map(({ table, problem }) => {
          const why = explained(problem, texts);
          return why.includes(table.tableName) ? why : `${table.tableName}: ${why}`;
        })
        .join('\n'),
    });
    return true;
  };

  const refresh: Refreshing['refresh'] = async (table, restoreDeletedRows = false, to = undefined) => {
    const one = table === 'all' ? undefined : table;
    const found = await run(
      {
        label: one ? t.looking(one.tableName) : t.lookingAll,
        failed: one ? t.refreshOne(one.tableName) : t.refreshAll,
      },
      (options) => workbook.reviewRefresh({ ...options, ids: one && [one.id], restoreDeletedRows, to }),
    );
    if (!found) return;
    keep(found.unchanged);
    const [first] = found.unchanged;
    if (found.waiting.length > 0)
      setReview({ waiting: found.waiting, again: false, unchanged: found.unchanged.length });
    if (sayRefused(found) || found.waiting.length > 0 || !first) return;
    const version = first.dataVersion.after;
    const isOne = found.unchanged.every((each) => each.dataVersion.after === version);
    say({
      kind: 'success',
      title: one
        ? t.nothingToChange(one.tableName, version)
        : isOne
          ? t.nothingToChangeAll(version)
          : t.upToDate,
      action: found.unchanged.some(({ origin }) => origin.before !== origin.after)
        ? { label: texts.common.undo, run: undo }
        : undefined,
    });
  };

  const apply = async () => {
    if (!review) return;
    const outcome = await run({ label: t.refreshingAll, failed: t.review.apply }, (options) =>
      workbook.applyRefresh(review.waiting, options),
    );
    if (!outcome) return;
    const { refreshed, waiting } = outcome;
    keep(refreshed);
    setReview(
      waiting.some(({ report }) => changesCells(report) || serverChange(report) === 'other')
        ? { waiting, again: true, unchanged: 0 }
        : undefined,
    );
    if (sayRefused(outcome)) return;
    const [first] = refreshed;
    if (first)
      say({
        kind: 'success',
        title:
          refreshed.length === 1
            ? t.review.applied(first.tableName)
            : t.review.appliedAll(formats.count(refreshed.length)),
        detail: refreshed.length === 1 ? refreshWords(first) : undefined,
        action: { label: texts.common.undo, run: undo },
      });
  };

  return {
    review,
    reports,
    refresh,
    apply,
    leave: () => setReview(undefined),
    forget: () => setReports(new Map()),
  };
}
