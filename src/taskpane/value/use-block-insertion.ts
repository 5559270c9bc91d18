import { useCallback } from 'react';
import { sheetAddress } from '../../workbook/cell-address';
import type { BlockReport, CellBlock } from '../../workbook/comparison-sheet';
import { useActivity } from '../activity';
import { useSurroundings } from '../surroundings';
import { useWorkbook } from '../workbook-access';

/** What is said of an insertion. */
interface InsertionWords {
  readonly insert: string;
  readonly failed: string;
  readonly inserted: string;
  readonly where: (place: string) => string;
  readonly undone: string;
  readonly undoFailed: string;
}

/** Inserts a block of cells, says where, and offers to take it back. */
export function useBlockInsertion(words: InsertionWords) {
  const { texts } = useSurroundings();
  const workbook = useWorkbook();
  const { running, run, say } = useActivity();
  const { undo } = texts.common;

  const takeBack = useCallback(
    async (report: BlockReport) => {
      const done = await run({ label: undo, failed: words.undoFailed }, async () => {
        await workbook.takeBackBlock(report);
        return true;
      });
      if (done) say({ kind: 'success', title: words.undone });
    },
    [run, say, workbook, words, undo],
  );

  const insert = useCallback(
    async (block: CellBlock, destination: 'selection' | 'newSheet') => {
      const report = await run({ label: words.insert, failed: words.failed }, (options) =>
        workbook.insertBlock(block, destination, options),
      );
      if (!report) return;
      say({
        kind: 'success',
        title: words.inserted,
        detail: words.where(sheetAddress(report.sheetName, report.address)),
        action: { label: undo, run: () => void takeBack(report) },
      });
    },
    [run, say, workbook, words, undo, takeBack],
  );

  return { insert, busy: running !== undefined };
}
