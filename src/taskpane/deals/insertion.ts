import { useCallback } from 'react';
import { sheetAddress } from '../../workbook/cell-address';
import type { DealQuery } from '../../deals/query';
import type { LinkedTableReport } from '../../workbook/reports';
import { useActivity } from '../activity';
import type { Notice } from '../activity';
import { useStableCallback } from '../stable-callback';
import { useSurroundings } from '../surroundings';
import { needsRoom } from '../needs-room';
import { keptSheetWords } from '../kept-sheet-words';
import { useWorkbook } from '../workbook-access';
import { columnsOf } from './columns';
import type { InsertSettings } from './insert-settings';

/**
 * Inserts the deals of a query as a linked table, says what was written, and offers to take it back.
 * @param onInserted called after each insertion that succeeded
 */
export function useInsertion(onInserted: () => void): (query: DealQuery, settings: InsertSettings) => void {
  const { texts, formats } = useSurroundings();
  const workbook = useWorkbook();
  const { run, say } = useActivity();
  const { insert, common } = texts;
  const onDone = useStableCallback(onInserted);

  const takeBack = useCallback(
    async (table: string) => {
      const report = await run({ label: common.undo, failed: insert.undoFailed }, (options) =>
        workbook.undoLast(options),
      );
      if (!report) return;
      const kept = report.keptCells;
      say({
        kind: 'success',
        title: insert.undone(table),
        detail: kept > 0 ? insert.undoneKept(formats.count(kept)) : keptSheetWords(report, texts),
      });
    },
    [run, say, workbook, formats, texts, insert, common],
  );

  const written = useCallback(
    (report: LinkedTableReport): Notice => {
      const where = insert.doneWhere(
        formats.count(report.deals),
        formats.count(report.columns.length),
        sheetAddress(report.sheetName, report.address),
      );
      return {
        kind: 'success',
        title: insert.done(report.tableName),
        detail: [
          where,
          report.origin === 'organisation' ? insert.fromServer(report.dataVersion) : '',
          report.sources === 'addresses' ? insert.plainSources : '',
        ]
          .filter((words) => words !== '')
          .join('\n'),
        action: { label: common.undo, run: () => void takeBack(report.tableName) },
      };
    },
    [formats, insert, common, takeBack],
  );

  const start = useCallback(
    async (query: DealQuery, settings: InsertSettings): Promise<void> => {
      const name = settings.name.trim();
      const onNewSheet = () => void start(query, { ...settings, destination: 'newSheet' });
      const report = await run(
        {
          label: insert.table,
          failed: insert.failed,
          remedy: (problem) =>
            needsRoom(problem) && settings.destination === 'selection'
              ? { label: insert.onNewSheetInstead, run: onNewSheet }
              : undefined,
        },
        (options) =>
          workbook.insertLinkedTable(
            {
              query,
              columns: columnsOf(settings.columnSet, settings.ownColumns),
              destination: settings.destination,
              keepLinked: settings.keepLinked,
              ...(name === '' ? {} : { name }),
            },
            options,
          ),
      );
      if (!report) return;
      onDone();
      say(written(report));
    },
    [run, say, workbook, insert, written, onDone],
  );

  return useCallback((query, settings) => void start(query, settings), [start]);
}
