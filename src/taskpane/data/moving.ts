import { useCallback } from 'react';
import { dealsInForce } from '../../source/in-force';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { backOf, carryOut, takeBack } from './moves';
import type { MoveBack, Review } from './moves';
import { REFRESH_TEXTS } from './refresh-texts';

interface Moving {
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

  /** Data are in force already: what fails here is said, and takes nothing back. */
  const follow = useCallback(
    async (refreshTables: boolean): Promise<string> => {
      const said: string[] = [];
      try {
        await workbook.recalculateDeals();
        said.push(t.recalculated);
      } catch (problem) {
        said.push(t.notRecalculated(problem instanceof Error ? problem.message : String(problem)));
      }
      if (!refreshTables) return [...said, t.tablesKept].join(' ');
      try {
        const { unchanged, waiting, refused } = await workbook.reviewRefresh({ of: 'machine' });
        const outcome = waiting.length > 0 ? await workbook.applyRefresh(waiting) : undefined;
        const done = unchanged.length + (outcome?.refreshed.length ?? 0);
        if (done > 0) said.push(t.tablesRefreshed(formats.count(done), done));
        const left = [
          ...[...refused, ...(outcome?.refused ?? [])].map(({ table }) => table.tableName),
          ...(outcome?.waiting ?? []).map(({ report }) => report.tableName),
        ];
        if (left.length > 0) said.push(t.tablesFailed(formats.list(left)));
      } catch (problem) {
        said.push(t.tablesFailed(problem instanceof Error ? problem.message : String(problem)));
      }
      return said.join(' ');
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
      const name = dealsInForce()?.version.name;
      if (detail !== undefined && name !== undefined)
        say({ kind: 'success', title: t.applied(name), detail });
    },
    [run, say, follow, workbook, onMoved, t],
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
      say({ kind: 'success', title: t.applied(name), detail, action });
      return true;
    },
    [run, say, follow, back, workbook, onMoved, t],
  );
  return { go, back };
}
