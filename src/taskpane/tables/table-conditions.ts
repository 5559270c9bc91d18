import { useEffect, useState } from 'react';
import type { LinkedTable, TableCondition } from '../../workbook/reports';
import { useWorkbook } from '../workbook-access';

/**
 * How each linked table stands now, looked at one after the other while nobody waits for it, and again whenever the list
 * was read anew. Those of the organisation's server come last: one that is silent holds no other back. What was known before stays until then, so that nothing jumps.
 * @param busy whether something else is being done to the workbook: looking waits for it
 */
export function useTableConditions(
  tables: readonly LinkedTable[],
  busy: boolean,
): ReadonlyMap<string, TableCondition> {
  const workbook = useWorkbook();
  const [conditions, setConditions] = useState<ReadonlyMap<string, TableCondition>>(new Map());
  useEffect(() => {
    if (busy || tables.length === 0) return undefined;
    const cancel = new AbortController();
    const look = async () => {
      const isRemote = ({ origin }: LinkedTable) => origin === 'organisation';
      const inTurn = [...tables.filter((table) => !isRemote(table)), ...tables.filter(isRemote)];
      for (const { id } of inTurn) {
        const condition = await workbook.inspectLinkedTable(id, { signal: cancel.signal });
        if (cancel.signal.aborted) return;
        setConditions((before) => new Map(before).set(id, condition));
      }
    };
    // Nobody asked: what can't be looked at now says nothing beyond what the list says.
    look().catch(() => undefined);
    return () => cancel.abort();
  }, [workbook, tables, busy]);
  return conditions;
}
