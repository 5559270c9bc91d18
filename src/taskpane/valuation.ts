import { useCallback, useMemo } from 'react';
import type { NameAndValue } from '../valuation/cells';
import type { ModelSheetReport } from '../workbook/model-sheet';
import { useActivity } from './activity';
import { useSurroundings } from './surroundings';
import { useWorkbook } from './workbook-access';

interface Valuations {
  /** Builds the valuation of a deal on a new sheet, says what it is worth, and offers to take it back. */
  readonly build: (dealId: string, assumptions?: readonly NameAndValue[]) => void;
  /** The same for the deal that is selected in the sheet, else for the one whose card is in sight. */
  readonly buildSelected: (openDeal: string | undefined) => void;
}

/** Valuations on sheets of their own. */
export function useValuation(): Valuations {
  const { texts, formats } = useSurroundings();
  const workbook = useWorkbook();
  const { run, say } = useActivity();
  const { valuation: t, common } = texts;

  const takeBack = useCallback(
    async (report: ModelSheetReport) => {
      const done = await run({ label: common.undo, failed: t.undoFailed }, async () => {
        await workbook.takeBackModelSheet(report);
        return true;
      });
      if (done) say({ kind: 'success', title: t.undone });
    },
    [run, say, workbook, t, common],
  );

  const build = useCallback(
    async (choose: () => Promise<string | undefined>, assumptions?: readonly NameAndValue[]) => {
      // Choosing is part of it: which deal is selected may be what can't be read, and no other one is valued then.
      const report = await run({ label: t.building, failed: t.failed }, async (options) => {
        const dealId = await choose();
        options.signal?.throwIfAborted();
        return dealId === undefined
          ? 'none'
          : workbook.buildModelSheet({ dealId, ...(assumptions ? { assumptions } : {}) }, options);
      });
      if (!report) return;
      if (report === 'none') {
        say({ kind: 'info', title: t.which, detail: t.whichHint });
        return;
      }
      say({
        kind: 'success',
        title: t.done(formats.usdM(report.rnpvUsdM)),
        detail: [t.where(report.sheetName, report.title), ...report.notCarried.map(t.notCarried)].join('\n'),
        action: { label: common.undo, run: () => void takeBack(report) },
      });
    },
    [run, say, workbook, formats, t, common, takeBack],
  );

  return useMemo(
    () => ({
      build: (dealId, assumptions) => void build(() => Promise.resolve(dealId), assumptions),
      buildSelected: (openDeal) => void build(async () => (await workbook.selectedDeal()) ?? openDeal),
    }),
    [build, workbook],
  );
}
