import type { LinkedTable } from '../../workbook/reports';
import { useActivity } from '../activity';
import { keptSheetWords } from '../kept-sheet-words';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { useSourceWords } from './source-words';
import { TABLES_TEXTS } from './tables-texts';

interface TableActions {
  readonly show: (table: LinkedTable) => void;
  readonly unlink: (table: LinkedTable) => Promise<void>;
  readonly freeze: (table: LinkedTable) => Promise<void>;
  /** The same deals and columns on a new sheet, for a table that is gone. */
  readonly insertAnew: (table: LinkedTable) => Promise<void>;
  readonly undo: () => Promise<void>;
}

/**
 * What can be done to a linked table besides refreshing it; what changes anything can be undone.
 * @param reload called after each change
 * @param onUndone called after an undo
 * @param undoLater what the notices' Undo does
 */
export function useTableActions(
  reload: () => void,
  onUndone: () => void,
  undoLater: () => void,
): TableActions {
  const { texts, formats } = useSurroundings();
  const sourceWords = useSourceWords();
  const t = useTexts(TABLES_TEXTS);
  const workbook = useWorkbook();
  const { run, say } = useActivity();
  const undoAction = { label: texts.common.undo, run: undoLater };

  const show = (table: LinkedTable) =>
    void run({ label: t.show(table.tableName), failed: t.show(table.tableName) }, () =>
      workbook.showLinkedTable(table.id),
    );

  const unlink = async ({ id, tableName }: LinkedTable) => {
    const label = t.unlinkOne(tableName);
    const done = await run({ label, failed: label }, async () => {
      await workbook.unlink(id);
      return true;
    });
    if (!done) return;
    say({ kind: 'success', title: t.unlinked(tableName), action: undoAction });
    reload();
  };

  const freeze = async ({ id, tableName }: LinkedTable) => {
    const label = t.freezeOne(tableName);
    const report = await run({ label, failed: label }, (options) =>
      workbook.freezeLinkedTable(id, sourceWords, options),
    );
    if (!report) return;
    const { formulas, note } = report;
    say({
      kind: 'success',
      title: t.frozen(report.tableName),
      detail: t.frozenDetail(formats.count(formulas), formulas, note.address),
      action: undoAction,
    });
    reload();
  };

  const insertAnew = async ({ id, tableName, query, columns, origin }: LinkedTable) => {
    const label = t.insertAnewOne(tableName);
    const report = await run({ label, failed: label }, (options) =>
      workbook.insertLinkedTable({ query, columns, destination: 'newSheet', replaces: id, origin }, options),
    );
    if (!report) return;
    const title = t.insertedAnew(report.tableName, report.sheetName);
    say({ kind: 'success', title, action: undoAction });
    reload();
  };

  const undo = async () => {
    const report = await run({ label: texts.common.undo, failed: texts.insert.undoFailed }, (options) =>
      workbook.undoLast(options),
    );
    if (!report) return;
    const { keptCells, restoredCells } = report;
    onUndone();
    say({
      kind: 'success',
      title: t.undone(report.tableName),
      detail:
        keptCells > 0
          ? t.undoneKept(formats.count(keptCells), keptCells)
          : (keptSheetWords(report, texts) ??
            (restoredCells > 0 ? t.undoneCells(formats.count(restoredCells)) : undefined)),
    });
    reload();
  };

  return { show, unlink, freeze, insertAnew, undo };
}
