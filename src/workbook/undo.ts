import { isFormula } from './cell';
import { carryOut } from './carry-out';
import { clearTable } from './destination';
import { undoFreeze } from './freeze';
import { assertNothingLost } from './nothing-lost';
import { formulasNow, putFormulasBack } from './put-formulas-back';
import { findTables, readTables } from './find-tables';
import type {
  Actions,
  FreezeAction,
  FreezeAllAction,
  InsertAction,
  RefreshAction,
  UnlinkAction,
} from './last-action';
import { remembered, takenBack } from './last-action';
import type { LinkSetting } from './link-setting';
import { deleteLink, deleteMemory, queueLink, readLinks, restoreLink, writeMemory } from './link-store';
import { withRemovedFormats } from './plan-formats';
import { isSamePlace, planUndo, sameRows } from './plan-undo';
import { readTable, withBeside } from './read-table';
import { rewriteLink } from './refresh-table';
import { BoundedWriter } from './request-size';
import { sameFormula, sheetNames, underNewNames } from './renamed-sheets';
import type { UndoReport } from './reports';
import { writing } from './run';
import { isUrlColumn, MOST_HYPERLINKED_ROWS } from './table-format';
import type { TablePlace } from './table-place';
import { firstCell, locateTable } from './table-place';
import { undoFreezeAll } from './undo-freeze-all';
import { lostFormulas } from './undone-formulas';
import { mayBeDeleted } from './users-on-sheet';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';
import { writeScattered } from './write-cells';

export { lastAction } from './last-action';

/**
 * Takes back the last thing that was done to the workbook in this session; then the one before it can be. Cells that the
 * user changed since stay as they are.
 * @throws WorkbookError: nothingToUndo, changedSince, gone, protected, noRoom, busy, cancelled, host
 */
export async function undoLast(options: WorkOptions = {}): Promise<UndoReport> {
  const [first, ...others] = remembered();
  if (!first) throw new WorkbookError('nothingToUndo', 'There is nothing to undo.');
  return writing('an undo', async (context) => {
    if (first.kind !== 'refresh') {
      const report = await undoOne(context, first, options).catch((error: unknown) => {
        if (isLost(first, error)) takenBack();
        throw error;
      });
      takenBack();
      return report;
    }
    const left = [first, ...others.filter((action) => action.kind === 'refresh')];
    const reports: UndoReport[] = [];
    let lost: unknown;
    for (const action of left.toReversed()) {
      try {
        reports.push(await undoRefresh(context, action, options));
      } catch (error) {
        if (!isLost(action, error)) throw error;
        lost = error;
      }
      left.pop();
      takenBack(left);
    }
    // Tables that are gone stand before nothing that can be taken back.
    if (reports.length === 0) throw lost;
    return {
      kind: 'refresh',
      tableName: [...reports]
        .reverse()
        .map(({ tableName }) => tableName)
        .join(', '),
      restoredCells: reports.reduce((sum, { restoredCells }) => sum + restoredCells, 0),
      keptCells: reports.reduce((sum, { keptCells }) => sum + keptCells, 0),
    };
  });
}

/** Whether an action can never be taken back: what was done before it shall still be. */
const isLost = ({ kind }: Actions[number], error: unknown): boolean =>
  error instanceof WorkbookError &&
  (error.code === 'gone' || (kind === 'insert' && error.code === 'changedSince'));

async function undoOne(
  context: Excel.RequestContext,
  action: InsertAction | UnlinkAction | FreezeAction | FreezeAllAction,
  options: WorkOptions,
): Promise<UndoReport> {
  if (action.kind === 'insert') return undoInsert(context, action);
  if (action.kind === 'freeze') return undoFreeze(context, action, options);
  if (action.kind === 'freezeAll') return undoFreezeAll(context, action, options);
  await restoreLink(context, action.stored);
  return { kind: 'unlink', tableName: action.stored.tableName, restoredCells: 0, keptCells: 0 };
}

async function placeOf(
  context: Excel.RequestContext,
  id: string,
): Promise<{ link: LinkSetting; place: TablePlace }> {
  const links = (await readLinks(context)).flatMap((read) => (read.kind === 'link' ? [read.link] : []));
  const link = links.find((each) => each.id === id);
  const entry = findTables(links, await readTables(context)).get(id);
  if (!link || !entry)
    throw new WorkbookError('gone', 'The table or its link was deleted, so there is nothing to undo.');
  return { link, place: await locateTable(context, entry.id) };
}

/** An insertion is taken back only while all that it wrote, and nothing else, is in the table. */
async function undoInsert(
  context: Excel.RequestContext,
  { link, ...action }: InsertAction,
): Promise<UndoReport> {
  const entry = findTables([link], await readTables(context)).get(link.id);
  if (!entry) throw new WorkbookError('gone', 'The table was deleted, so there is nothing to undo.');
  const place = await locateTable(context, entry.id);
  const table = await readTable(context, place);
  const id = link.columns.findIndex(({ field }) => field === 'deal_id');
  const byId = (rows: typeof action.rows) =>
    [...rows].sort((a, b) => (String(a[id]) < String(b[id]) ? -1 : 1));
  const sameColumns = place.columns.every(({ header }, index) => header === link.columns[index]?.header);
  if (place.width !== link.columns.length || !sameColumns || !sameRows(byId(table.rows), byId(action.rows)))
    throw new WorkbookError(
      'changedSince',
      `${place.tableName} was changed since it was inserted, so it is not taken back. Delete it by hand if you don't need it.`,
    );
  const at = {
    ...action.at,
    sheetName: place.sheetName,
    row: place.top - place.headerRows,
    column: place.left,
  };
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowCount,columnCount');
  await context.sync();
  const alone = used.rowCount === place.rows + place.headerRows && used.columnCount === place.width;
  const mayGo = at.isNewSheet && alone && (await mayBeDeleted(context, sheet, { tables: [place.tableName] }));
  if (mayGo) sheet.delete();
  else await clearTable(context, at, place.rows + place.headerRows + place.totalsRows, place.width);
  await context.sync();
  await deleteLink(context, link);
  if (action.replaced) await restoreLink(context, action.replaced);
  return {
    kind: 'insert',
    tableName: place.tableName,
    restoredCells: place.rows * place.width,
    keptCells: 0,
    keptSheet: at.isNewSheet && !mayGo ? place.sheetName : undefined,
  };
}

/** Takes one refresh back, inside a run. */
export async function undoRefresh(
  context: Excel.RequestContext,
  { link: before, memory, record, referring: then, sheets }: RefreshAction,
  options: WorkOptions,
): Promise<UndoReport> {
  const found = await placeOf(context, before.id);
  const hadBeside = record.before.columns.some(({ header }) => header === '');
  const movesRows = record.rows.insert.length > 0 || record.rows.remove.length > 0;
  const place = hadBeside || movesRows ? await withBeside(context, found.place) : found.place;
  const table = await readTable(context, place, options);
  const undo = planUndo(table, record, { ...firstCell(place), hasTotals: place.totalsRows > 0 });
  if (!undo)
    throw new WorkbookError(
      'changedSince',
      `${place.tableName} has no column with the deal ids any more: nothing was undone.`,
    );
  const plan = await withRemovedFormats(context, place, undo.rows);
  const columns = record.before.columns.flatMap(({ header }, index) => {
    const field = record.fieldOf[index];
    const now = table.columns.findIndex((column) => column.header === header);
    return field && isUrlColumn(field) && now >= 0 ? [now] : [];
  });
  const linked = table.rows.length <= MOST_HYPERLINKED_ROWS;
  const undoneTotals = isSamePlace(firstCell(place), record.at) ? record.totals : undefined;
  const links = { columns, linked };
  const toTotals = await assertNothingLost(context, place, table.rows, plan, options);
  const work = { context, place, rows: table.rows, plan, links, toTotals, undoneTotals, options };
  const referring = then.length > 0 ? underNewNames(then, sheets, await sheetNames(context)) : then;
  const now = await formulasNow(context, referring);
  const untouched = referring.filter(
    ({ after }, index) => after === undefined || sameFormula(now[index] ?? '', after),
  );
  await carryOut(work, async (takeBack) => {
    const { link } = found;
    takeBack.push(() => rewriteLink(context, link));
    const restored = memory
      ? await writeMemory(context, link.id, memory, link.memory)
      : { generation: link.memory.generation, parts: 0 };
    const { query, dataVersion, origin, server, dataThrough, refreshedAt, deals } = before;
    const data = { query, dataVersion, origin, server, dataThrough, refreshedAt, deals };
    queueLink(context, { ...link, ...data, memory: restored });
    await context.sync();
    await deleteMemory(context, link.id, link.memory).catch(() => undefined);
  });
  await putLostBack(context, found.link.id, record);
  const left = referring.length - untouched.length + (await putFormulasBack(context, untouched));
  const rowCells = plan.remove.length + plan.insert.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    kind: 'refresh',
    tableName: place.tableName,
    restoredCells: plan.patches.length + rowCells * place.width,
    keptCells: undo.keptEdits.length + left,
  };
}

/** Writes formulas again that have #REF! in the table since rows went: these are back, and in their order. */
async function putLostBack(
  context: Excel.RequestContext,
  id: string,
  record: RefreshAction['record'],
): Promise<void> {
  const { before, rows } = record;
  if (rows.remove.length === 0 || !before.rows.some((cells) => cells.some(isFormula))) return;
  const place = await withBeside(context, (await placeOf(context, id)).place);
  const at = { ...firstCell(place), hasTotals: place.totalsRows > 0 };
  const lost = lostFormulas(await readTable(context, place), record, at);
  const writer = new BoundedWriter(context, lost.length, {}, 'restoring');
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const cells = lost.map(({ row, column, after }) => ({
    row: at.row + row,
    column: at.column + column,
    cell: after,
  }));
  await writeScattered(writer, sheet, cells);
  await writer.flush();
}
