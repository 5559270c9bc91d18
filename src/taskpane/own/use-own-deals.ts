import { useCallback, useEffect, useState } from 'react';
import type { OwnImport } from '../../source/own/own-record';
import type { OwnPlace } from '../../source/own/own-layer';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import {
  OwnStoreError,
  addImport,
  discardDamaged,
  ownOverview,
  placeImport,
  putBackImport,
  removeImport,
} from './own-places';
import type { OwnOverview } from './own-places';
import { OWN_TEXTS } from './own-texts';

/** What is kept as own deals, and what a person can do with it; each change answers in cells and tables at once. */
export interface OwnDealsActions {
  readonly overview: OwnOverview | undefined;
  readonly add: (added: OwnImport, place: OwnPlace, leftOut: number) => Promise<boolean>;
  readonly remove: (removed: OwnImport, place: OwnPlace) => Promise<void>;
  readonly move: (moved: OwnImport, from: OwnPlace) => Promise<void>;
  /** Removes what can't be read, for good. */
  readonly discard: (place: OwnPlace) => Promise<void>;
}

/** Keeps own deals, with undo. `onChanged` hears of each change. */
export function useOwnDealsActions(): OwnDealsActions {
  const { run, say } = useActivity();
  const { texts, formats } = useSurroundings();
  const workbook = useWorkbook();
  const t = useTexts(OWN_TEXTS);
  const [overview, setOverview] = useState<OwnOverview>();

  const reload = useCallback(() => {
    void ownOverview(workbook).then(setOverview);
  }, [workbook]);
  useEffect(reload, [reload]);

  /** Own deals are in force already: what fails here is said, and takes nothing back. */
  const follow = useCallback(async (): Promise<string> => {
    try {
      await workbook.recalculateDeals();
      const tables = await workbook.listLinkedTables().catch(() => []);
      return tables.length > 0 ? t.refreshTables : t.recalculated;
    } catch (problem) {
      return t.notRecalculated(problem instanceof Error ? problem.message : String(problem));
    }
  }, [workbook, t]);

  /** Does something to what is kept; undefined where it was refused, which has been said. */
  const change = useCallback(
    async <Result>(
      label: string,
      work: () => Promise<Result>,
    ): Promise<{ done: Result; said: string } | undefined> =>
      run({ label, failed: t.nothingChanged }, async () => {
        try {
          const done = await work();
          const said = await follow();
          return { done, said };
        } catch (problem) {
          if (problem instanceof OwnStoreError) throw new Error(t.refusals[problem.kind], { cause: problem });
          throw problem;
        } finally {
          reload();
        }
      }),
    [run, follow, reload, t],
  );

  const takeAway = useCallback(
    async (id: string, name: string, place: OwnPlace) => {
      const answer = await change(t.removing, () => removeImport(id, place, workbook));
      if (!answer) return;
      const removed = answer.done;
      say({
        kind: 'info',
        title: t.removed(name),
        detail: answer.said,
        ...(removed
          ? {
              action: {
                label: texts.common.undo,
                run: () =>
                  void change(t.adding, () => putBackImport(removed, place, workbook)).then((back) => {
                    if (back) say({ kind: 'success', title: t.restored(name), detail: back.said });
                  }),
              },
            }
          : {}),
      });
    },
    [change, say, workbook, texts, t],
  );

  const add = useCallback<OwnDealsActions['add']>(
    async (added, place, leftOut) => {
      const answer = await change(t.adding, () => addImport(added, place, workbook));
      if (!answer) return false;
      const count = added.deals.length;
      say({
        kind: 'success',
        title: t.added(formats.count(count), count, place),
        detail: [leftOut > 0 ? t.leftOut(formats.count(leftOut), leftOut) : '', answer.said]
          .filter(Boolean)
          .join(' '),
        action: { label: texts.common.undo, run: () => void takeAway(added.id, added.name, place) },
      });
      return true;
    },
    [change, say, takeAway, workbook, formats, texts, t],
  );

  const remove = useCallback<OwnDealsActions['remove']>(
    (removed, place) => takeAway(removed.id, removed.name, place),
    [takeAway],
  );
  const move = useCallback<OwnDealsActions['move']>(
    async (moved, from) => {
      const answer = await change(t.moving, () => placeImport(moved, from, workbook));
      if (!answer) return;
      const { done: takeBack, said } = answer;
      say({
        kind: 'success',
        title: t.moved[from](moved.name),
        detail: from === 'machine' ? `${t.saveWorkbook} ${said}` : said,
        action: { label: texts.common.undo, run: () => void change(t.moving, takeBack) },
      });
    },
    [change, say, workbook, texts, t],
  );
  const discard = useCallback<OwnDealsActions['discard']>(
    async (place) => {
      const answer = await change(t.removing, () => discardDamaged(place, workbook));
      if (answer) say({ kind: 'success', title: t.discarded(place), detail: answer.said });
    },
    [change, say, workbook, t],
  );
  return { overview, add, remove, move, discard };
}
