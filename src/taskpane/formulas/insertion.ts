import { useCallback } from 'react';
import { sheetAddress } from '../../workbook/cell-address';
import type { FormulaBlock } from '../../workbook/insert-formulas';
import type { WrittenFormulas } from '../../workbook/take-back-formulas';
import { useActivity } from '../activity';
import { keptSheetWords } from '../kept-sheet-words';
import { needsRoom } from '../needs-room';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { FORMULAS_TEXTS } from './formulas-texts';

/** Name of a new sheet for them. */
const SHEET = 'Formulas';

interface FormulaInsertion {
  /** Writes formulas at the selection, says where, and offers to take them back; whether it succeeded. */
  readonly insert: (block: FormulaBlock) => Promise<boolean>;
  /** Says that formulas were written or corrected, and offers to take that back. */
  readonly told: (title: string, written: WrittenFormulas, after?: () => void) => void;
}

/** Writing formulas into the workbook, with undo. */
export function useFormulaInsertion(): FormulaInsertion {
  const t = useTexts(FORMULAS_TEXTS);
  const { texts } = useSurroundings();
  const workbook = useWorkbook();
  const { run, say } = useActivity();
  const { common } = texts;

  const told = useCallback(
    (title: string, written: WrittenFormulas, after?: () => void) => {
      const where = sheetAddress(written.sheetName, written.address);
      const takeBack = async () => {
        const done = await run({ label: common.undo, failed: t.insert.undoFailed }, () =>
          workbook.takeBackFormulas(written),
        );
        if (!done) return;
        say({ kind: 'success', title: t.insert.undone(where), detail: keptSheetWords(done, texts) });
        after?.();
      };
      say({
        kind: 'success',
        title,
        action: { label: common.undo, run: () => void takeBack() },
      });
    },
    [run, say, workbook, t, texts, common],
  );

  const insert = useCallback(
    async (block: FormulaBlock): Promise<boolean> => {
      const onNewSheet = () => void insert({ ...block, newSheet: SHEET });
      const written = await run(
        {
          label: t.insert.button,
          failed: t.insert.failed,
          remedy: (problem) =>
            needsRoom(problem) && block.newSheet === undefined
              ? { label: texts.insert.onNewSheetInstead, run: onNewSheet }
              : undefined,
        },
        (options) => workbook.insertFormulas(block, options),
      );
      if (!written) return false;
      told(t.insert.done(sheetAddress(written.sheetName, written.address)), written);
      return true;
    },
    [run, workbook, t, texts, told],
  );
  return { insert, told };
}
