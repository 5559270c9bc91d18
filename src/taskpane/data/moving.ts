import { useCallback } from 'react';
import type { DealsCell } from '../../workbook/deals-cell-values';
import { dealsInForce, serverUse } from '../../source/in-force';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { compareCells } from './confirm-cells';
import type { ConfirmedCells } from './confirm-cells';
import { EFFECT_TEXTS } from './effect-texts';
import { backOf, carryOut, takeBack } from './moves';
import type { MoveBack, Review } from './moves';
import { PIN_TEXTS } from './pin-texts';
import { REFRESH_TEXTS } from './refresh-texts';

/** What `useMoving` gives. */
export interface Moving {
  /** Carries a reviewed move out and offers to take it back. @returns whether it was carried out */
  readonly go: (review: Review, refreshTables: boolean) => Promise<boolean>;
  /** Takes a move back. */
  readonly back: (move: MoveBack, refreshTables: boolean) => Promise<void>;
}

/**
 * Moves between data versions, with what follows from them in the workbook. `onMoved` hears of each, with what a reviewed
 * move did to DEALS cells where that could be read.
 */
export function useMoving(onMoved: (confirmed?: ConfirmedCells) => void): Moving {
  const { run, say } = useActivity();
  const { formats } = useSurroundings();
  const workbook = useWorkbook();
  const t = useTexts(REFRESH_TEXTS);
  const p = useTexts(PIN_TEXTS);
  const e = useTexts(EFFECT_TEXTS);

  /** What answers now, after a move. */
  const said = useCallback(
    ({ kind }: Pick<MoveBack, 'kind'>): string => {
      const use = serverUse();
      if (kind !== 'switch' && (use === 'inUse' || use === 'needsPassword')) return p.serverAnswers;
      const name = dealsInForce()?.version.name;
      return name === undefined ? p.restored : t.applied(name);
    },
    [t, p],
  );

  /** Data are in force already: what fails here is said, and takes nothing back. */
  const follow = useCallback(
    async (refreshTables: boolean, compare?: () => Promise<string | undefined>): Promise<string> => {
      const outcome: string[] = [];
      try {
        await workbook.recalculateDeals();
        outcome.push(t.recalculated);
        // Before tables are refreshed: that may move cells to other places.
        outcome.push(...[await compare?.()].filter((words) => words !== undefined));
      } catch (problem) {
        outcome.push(t.notRecalculated(problem instanceof Error ? problem.message : String(problem)));
      }
      if (!refreshTables) return [...outcome, t.tablesKept].join(' ');
      try {
        const { unchanged, waiting, refused } = await workbook.reviewRefresh({ of: 'machine' });
        const applied = waiting.length > 0 ? await workbook.applyRefresh(waiting) : undefined;
        const done = unchanged.length + (applied?.refreshed.length ?? 0);
        if (done > 0) outcome.push(t.tablesRefreshed(formats.count(done), done));
        const left = [
          ...[...refused, ...(applied?.refused ?? [])].map(({ table }) => table.tableName),
          ...(applied?.waiting ?? []).map(({ report }) => report.tableName),
        ];
        if (left.length > 0) outcome.push(t.tablesFailed(formats.list(left)));
      } catch (problem) {
        outcome.push(t.tablesFailed(problem instanceof Error ? problem.message : String(problem)));
      }
      return outcome.join(' ');
    },
    [workbook, formats, t],
  );

  const back = useCallback<Moving['back']>(
    async (move, refreshTables) => {
      const detail = await run({ label: t.goingBack, failed: t.undoFailed }, async () => {
        await takeBack(move, workbook);
        return follow(refreshTables);
      });
      onMoved();
      if (detail === undefined) return;
      const isMissing = dealsInForce() === undefined;
      say({ kind: 'success', title: said(move), detail: isMissing ? p.stillMissing : detail });
    },
    [run, say, said, follow, workbook, onMoved, t, p],
  );

  const go = useCallback<Moving['go']>(
    async (review, refreshTables) => {
      const { name } = review.after.version;
      let confirmed: ConfirmedCells | undefined;
      const compare = async (before: readonly DealsCell[] | undefined) => {
        if (before?.length === 0) return undefined;
        const after = before && (await workbook.readRecalculatedCells().catch(() => undefined));
        if (!before || !after) return e.notConfirmed;
        confirmed = compareCells(before, after);
        const { changes, compared } = confirmed;
        return e.confirmed(formats.count(changes.length), formats.count(compared));
      };
      const detail = await run({ label: t.applying(name), failed: t.nothingChanged }, async (options) => {
        const before = await workbook.readDealsCells(options).catch((problem: unknown) => {
          if (options.signal?.aborted) throw problem;
          return undefined;
        });
        await carryOut(review, workbook);
        return follow(refreshTables, () => compare(before));
      });
      onMoved(confirmed);
      if (detail === undefined) return false;
      const action = { label: t.undo, run: () => void back(backOf(review), refreshTables) };
      say({ kind: 'success', title: said(review.move), detail, action });
      return true;
    },
    [run, say, said, follow, back, workbook, onMoved, formats, t, e],
  );
  return { go, back };
}
