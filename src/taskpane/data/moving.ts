import { useCallback } from 'react';
import { dealsInForce, serverUse } from '../../source/in-force';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
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

/** Moves between data versions, with what follows from them in the workbook. `onMoved` hears of each. */
export function useMoving(onMoved: () => void): Moving {
  const { run, say } = useActivity();
  const { formats } = useSurroundings();
  const workbook = useWorkbook();
  const t = useTexts(REFRESH_TEXTS);
  const p = useTexts(PIN_TEXTS);

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
    async (refreshTables: boolean): Promise<string> => {
      const outcome: string[] = [];
      try {
        await workbook.recalculateDeals();
        outcome.push(t.recalculated);
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
      const detail = await run({ label: t.applying(name), failed: t.nothingChanged }, async () => {
        await carryOut(review, workbook);
        return follow(refreshTables);
      });
      onMoved();
      if (detail === undefined) return false;
      const action = { label: t.undo, run: () => void back(backOf(review), refreshTables) };
      say({ kind: 'success', title: said(review.move), detail, action });
      return true;
    },
    [run, say, said, follow, back, workbook, onMoved, t],
  );
  return { go, back };
}
