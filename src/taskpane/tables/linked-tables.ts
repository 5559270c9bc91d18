import { useCallback, useEffect, useState } from 'react';
import type { LinkedTable } from '../../workbook/reports';
import type { CellsChange } from '../../workbook/watch-cells';
import { onServerUseChanged } from '../../source/in-force';
import { explained } from '../activity';
import { useStableCallback } from '../stable-callback';
import { useSurroundings } from '../surroundings';
import { useWorkbook } from '../workbook-access';

/** The linked tables as far as they are known. */
export type LinkedTables =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly tables: readonly LinkedTable[] }
  | { readonly state: 'failed'; readonly message: string };

/** After the last of several changes of cells, the tables that they touch are looked at again. */
const QUIET_MILLISECONDS = 700;
/** After more changes than these all tables are looked at. */
const MOST_CHANGES = 50;

/**
 * The linked tables of the workbook, read again on `reload` and after cells came, went or moved. While it reads again the
 * old list stays, so that nothing jumps.
 * @param version of the data in force: the status of every table depends on it
 * @param onTouched called with the ids of tables whose cells got other content
 */
export function useLinkedTables(
  version: string | undefined,
  onTouched: (ids: readonly string[]) => void,
): { linked: LinkedTables; reload: () => void } {
  const workbook = useWorkbook();
  const { texts } = useSurroundings();
  const [linked, setLinked] = useState<LinkedTables>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((now) => now + 1), []);
  useEffect(() => {
    let latest = true;
    workbook.listLinkedTables().then(
      (tables) => latest && setLinked({ state: 'ready', tables }),
      (problem: unknown) => latest && setLinked({ state: 'failed', message: explained(problem, texts) }),
    );
    return () => {
      latest = false;
    };
  }, [workbook, texts, turn, version]);
  useEffect(() => onServerUseChanged(reload), [reload]);
  /** Whether a table of the list is gone, or one is there again: nobody tells of that. */
  const isMissing = useStableCallback((present: readonly string[]) => {
    if (linked.state !== 'ready') return true;
    const listed = linked.tables.filter(isHere).map(({ id }) => id);
    return listed.length !== present.length || listed.some((id) => !present.includes(id));
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changes: CellsChange[] = [];
    const look = async () => {
      const seen = changes.splice(0);
      if (seen.length > MOST_CHANGES || seen.some(({ isStructural }) => isStructural)) return reload();
      const { present, touched } = await workbook.touchedTables(seen);
      if (isMissing(present)) reload();
      else if (touched.length > 0) onTouched(touched);
    };
    const watching = workbook.watchCells((change) => {
      changes.push(change);
      clearTimeout(timer);
      timer = setTimeout(() => void look().catch(reload), QUIET_MILLISECONDS);
    });
    // Where this Excel tells of no changes, the list is as it was when it was last read.
    watching.catch(() => undefined);
    return () => {
      clearTimeout(timer);
      watching.then((stop) => stop()).catch(() => undefined);
    };
  }, [workbook, reload, isMissing, onTouched]);
  return { linked, reload };
}

/** What a table has to be for the workbook to know it. */
const isHere = ({ status }: LinkedTable): boolean => !['gone', 'newerFormat', 'damaged'].includes(status);
