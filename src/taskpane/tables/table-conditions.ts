import { useCallback, useEffect, useRef, useState } from 'react';
import type { LinkedTable, TableCondition } from '../../workbook/reports';
import { useWorkbook } from '../workbook-access';

/**
 * How each linked table stands now, looked at one after the other while nobody waits for it, and again whenever the list
 * was read anew. Those of the organisation's server come last: one that is silent holds no other back. What was known before stays until then, so that nothing jumps.
 * @param busy whether something else is being done to the workbook: looking waits for it, and looks at all
 * @returns `lookAgain` for tables whose cells were changed: they come after those that wait already
 */
export function useTableConditions(
  tables: readonly LinkedTable[],
  busy: boolean,
): {
  readonly conditions: ReadonlyMap<string, TableCondition>;
  readonly lookAgain: (ids: readonly string[]) => void;
} {
  const workbook = useWorkbook();
  const [conditions, setConditions] = useState<ReadonlyMap<string, TableCondition>>(new Map());
  const queue = useRef<(ids: readonly string[]) => void>(undefined);
  useEffect(() => {
    if (busy || tables.length === 0) return undefined;
    const cancel = new AbortController();
    const isRemote = ({ origin }: LinkedTable) => origin === 'organisation';
    const inTurn = [...tables.filter((table) => !isRemote(table)), ...tables.filter(isRemote)];
    const waiting = new Set(inTurn.map(({ id }) => id));
    let looking = false;
    const look = async () => {
      if (looking) return;
      looking = true;
      try {
        for (const id of waiting) {
          waiting.delete(id);
          const condition = await workbook.inspectLinkedTable(id, { signal: cancel.signal });
          if (cancel.signal.aborted) return;
          setConditions((before) => new Map(before).set(id, condition));
        }
      } finally {
        looking = false;
      }
    };
    // Nobody asked: what can't be looked at now says nothing beyond what the list says.
    const start = () => void look().catch(() => undefined);
    queue.current = (ids) => {
      for (const id of ids) waiting.add(id);
      start();
    };
    start();
    return () => {
      cancel.abort();
      queue.current = undefined;
    };
  }, [workbook, tables, busy]);
  const lookAgain = useCallback((ids: readonly string[]) => queue.current?.(ids), []);
  return { conditions, lookAgain };
}
