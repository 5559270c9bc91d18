import { useCallback } from 'react';
import { sheetAddress } from '../../workbook/cell-address';
import type { FormulaBlock } from '../../workbook/insert-formulas';
import type { ChartOfBlock, ChartedReport } from '../../workbook/charted-formulas';
import type { NativeChart } from '../../workbook/native-chart';
import type { TakenBack } from '../../workbook/take-back-formulas';
import { useActivity } from '../activity';
import type { Task } from '../activity';
import { keptSheetWords } from '../kept-sheet-words';
import { needsRoom } from '../needs-room';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { CHARTS_TEXTS } from './charts-texts';
import { MARKET_TEXTS } from './market-texts';

/** Name of a new sheet for them. */
const SHEET = 'Market';

/** Inserts formulas and charts, says what was written, and offers to take it back. */
export function useCharting() {
  const { texts } = useSurroundings();
  const t = useTexts(CHARTS_TEXTS);
  const market = useTexts(MARKET_TEXTS);
  const workbook = useWorkbook();
  const { run, say } = useActivity();

  const done = useCallback(
    (title: string, detail: string | undefined, undone: string, takeBack: () => Promise<TakenBack>) => {
      const undo = async () => {
        const back = await run({ label: texts.common.undo, failed: t.undoFailed }, takeBack);
        if (back) say({ kind: 'success', title: undone, detail: keptSheetWords(back, texts) });
      };
      say({
        kind: 'success',
        title,
        detail,
        action: { label: texts.common.undo, run: () => void undo() },
      });
    },
    [run, say, texts, t],
  );

  /** Offers a new sheet where the selected cell has no room. */
  const remedied = useCallback(
    (block: FormulaBlock, again: (block: FormulaBlock) => Promise<void>): Task['remedy'] =>
      (problem) =>
        needsRoom(problem) && block.newSheet === undefined
          ? {
              label: texts.insert.onNewSheetInstead,
              run: () => void again({ ...block, newSheet: SHEET }),
            }
          : undefined,
    [texts],
  );

  const insertFormulas = useCallback(
    async (block: FormulaBlock): Promise<void> => {
      const report = await run(
        { label: market.insert, failed: market.failed, remedy: remedied(block, insertFormulas) },
        (options) => workbook.insertFormulas(block, options),
      );
      if (!report) return;
      const title = market.inserted(sheetAddress(report.sheetName, report.address));
      done(title, undefined, t.formulasUndone, () => workbook.takeBackFormulas(report));
    },
    [run, workbook, market, t, done, remedied],
  );

  const said = useCallback(
    (report: ChartedReport, detail: string) =>
      done(t.inserted, detail, t.undone, () => workbook.takeBackChart(report)),
    [done, workbook, t],
  );

  const insertCharted = useCallback(
    async (block: FormulaBlock, chart: ChartOfBlock): Promise<void> => {
      const again = (elsewhere: FormulaBlock) => insertCharted(elsewhere, chart);
      const report = await run(
        { label: t.inserting, failed: t.failed, remedy: remedied(block, again) },
        (options) => workbook.insertChartedFormulas(block, chart, options),
      );
      const { formulas } = report ?? {};
      if (!report || !formulas) return;
      said(report, t.figuresAt(chart.title, sheetAddress(formulas.sheetName, formulas.address)));
    },
    [run, workbook, t, said, remedied],
  );

  /** @param address of the cells that the chart shows, with their sheet */
  const insertChart = useCallback(
    async (sheetName: string, chart: NativeChart, address: string) => {
      const report = await run({ label: t.inserting, failed: t.failed }, () =>
        workbook.insertNativeChart(sheetName, chart),
      );
      if (report) said({ chart: report }, t.shows(chart.title, address));
    },
    [run, workbook, t, said],
  );

  return { insertFormulas, insertCharted, insertChart };
}
