import { useCallback } from 'react';
import { useActivity } from './activity';
import { useSurroundings } from './surroundings';
import { useWorkbook } from './workbook-access';

/**
 * Shows the deal whose id is in the selected cell, or in its row, and says so where there is none.
 * @param show shows a deal
 */
export function useSelectedDeal(show: (dealId: string) => void): () => void {
  const { texts } = useSurroundings();
  const workbook = useWorkbook();
  const { run, say } = useActivity();
  const { selected } = texts;
  return useCallback(() => {
    void run({ label: selected.reading, failed: selected.failed }, async () => ({
      dealId: await workbook.selectedDeal(),
    })).then((found) => {
      if (!found) return;
      if (found.dealId === undefined) say({ kind: 'info', title: selected.none, detail: selected.noneHint });
      else show(found.dealId);
    });
  }, [run, say, workbook, selected, show]);
}
