import { useCallback, useEffect, useState } from 'react';
import type { LinkedTable } from '../../workbook/reports';
import { onServerUseChanged } from '../../source/in-force';
import { explained } from '../activity';
import { useSurroundings } from '../surroundings';
import { useWorkbook } from '../workbook-access';

/** The linked tables as far as they are known. */
export type LinkedTables =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly tables: readonly LinkedTable[] }
  | { readonly state: 'failed'; readonly message: string };

/** After the last of several changes of cells, the tables are looked at again. */
const QUIET_MILLISECONDS = 700;

/**
 * The linked tables of the workbook, read again on `reload` and after cells were changed. While it reads again the old list stays, so that nothing
 * jumps.
 * @param version of the data in force: the status of every table depends on it
 */
export function useLinkedTables(version: string | undefined): { linked: LinkedTables; reload: () => void } {
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
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watching = workbook.watchCells(() => {
      clearTimeout(timer);
      timer = setTimeout(reload, QUIET_MILLISECONDS);
    });
    // Where this Excel tells of no changes, the list is as it was when it was last read.
    watching.catch(() => undefined);
    return () => {
      clearTimeout(timer);
      watching.then((stop) => stop()).catch(() => undefined);
    };
  }, [workbook, reload]);
  return { linked, reload };
}
