import { useCallback, useMemo } from 'react';
import type { ModelSheetReport } from '../workbook/model-sheet';
import { useActivity } from './activity';
import { useSurroundings } from './surroundings';
import { useWorkbook } from './workbook-access';

interface Valuations {
  /** Builds the valuation of a deal on a new sheet, says what it is worth, and offers to take it back. */
  readonly build: (dealId: string) => void;
  /** The same for the deal that is selected in the sheet, else for the one that is open in the pane. */
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
    async (dealId: string) => {
      const report = await run({ label: t.building, failed: t.failed }, (options) =>
        workbook.buildModelSheet({ dealId }, options),
      );
      if (!report) return;
      say({
        kind: 'success',
        title: t.done(formats.usdM(report.rnpvUsdM)),
        detail: [t.where(report.sheetName, report.title), ...report.notCarried.map(t.notCarried)].join('\n'),
        action: { label: common.undo, run: () => void takeBack(report) },
      });
    },
    [run, say, workbook, formats, t, common, takeBack],
  );

  const buildSelected = useCallback(
    async (openDeal: string | undefined) => {
      const dealId = (await workbook.selectedDeal().catch(() => undefined)) ?? openDeal;
      if (dealId === undefined) say({ kind: 'info', title: t.which, detail: t.whichHint });
      else await build(dealId);
    },
    [workbook, say, build, t],
  );

  return useMemo(
    () => ({
      build: (dealId) => void build(dealId),
      buildSelected: (openDeal) => void buildSelected(openDeal),
    }),
    [build, buildSelected],
  );
}
