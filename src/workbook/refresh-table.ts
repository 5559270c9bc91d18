import { isOwnDeal, ownDealCount } from '../deals/own/layer';
import { OWN_PREFIX } from '../deals/own/own-id';
import { carryOut } from './carry-out';
import { dealRows } from './deal-rows';
import { formulasReferring } from './formulas-elsewhere';
import { formulasNow } from './put-formulas-back';
import type { Referring } from './formulas-elsewhere';
import type { RefreshAction } from './last-action';
import { deleteMemory, queueLink, readMemory, writeMemory } from './link-store';
import type { LinkSetting } from './link-setting';
import { originOf } from './link-setting';
import { findIdColumn, matchColumns } from './match-columns';
import type { Memory } from './memory';
import { sameMemory } from './memory';
import type { RefreshInput, RefreshPlan } from './plan';
import { planRefresh } from './plan';
import { withFormats } from './plan-formats';
import { readTable, withBeside } from './read-table';
import type { SheetNames } from './renamed-sheets';
import { sheetNames } from './renamed-sheets';
import type { RefreshRecord } from './refresh-record';
import type { RefreshNote, RefreshReport } from './reports';
import { asWorkbookError } from './run';
import { feasiblePlan, isEmptyPlan } from './row-plan';
import type { TableSnapshot } from './snapshot';
import { isUrlColumn, MOST_HYPERLINKED_ROWS } from './table-format';
import type { TablePlace } from './table-place';
import { firstCell, locateTable } from './table-place';
import type { TakeBack } from './take-back';
import { restore } from './take-back';
import type { FoundTable } from './table-to-refresh';
import { withTotalsFollowed } from './totals-references';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

export interface TableToRefresh extends FoundTable {
  readonly restoreDeletedRows: boolean;
  readonly restoredDeal?: RefreshInput['restoredDeal'];
  /** The link as the workbook has it, where another query is to be remembered; default: `link`. */
  readonly linkBefore?: LinkSetting | undefined;
}

/** A refresh as it is planned against the sheet; nothing is written yet. */
export interface PlannedRefresh {
  readonly task: TableToRefresh;
  readonly place: TablePlace;
  readonly input: RefreshInput;
  readonly plan: RefreshPlan;
  /** What of the workbook refers to rows that go. */
  readonly referring: Referring;
}

/** Reads a table and plans its refresh. @throws WorkbookError */
export async function prepareRefresh(
  context: Excel.RequestContext,
  task: TableToRefresh,
  options: WorkOptions,
): Promise<PlannedRefresh> {
  const { link } = task;
  const place = await locateTable(context, task.tableId);
  const memory = await readMemory(context, link);
  const table = await readTable(context, place, options);
  const deals = dealRows(
    task.deals,
    link.query,
    link.columns.map(({ field }) => field),
  );
  const planned = (at: TablePlace, snapshot: TableSnapshot) => {
    const input = {
      ...columnsOf(link, snapshot, memory),
      deals,
      restoreDeletedRows: task.restoreDeletedRows,
      restoredDeal: task.restoredDeal,
    };
    return { task, place: at, input, plan: planRefresh(input) };
  };
  const first = planned(place, table);
  // Rows move only where some go or a sort is in force: then notes beside the table matter.
  const rowsMove =
    first.plan.rows.remove.length > 0 || (place.sortFields.length > 0 && !isEmptyPlan(first.plan.rows));
  const wider = rowsMove ? await withBeside(context, place) : place;
  const hasBeside = wider.besideLeft + wider.besideRight > 0;
  const last = hasBeside ? planned(wider, await readTable(context, wider, options)) : first;
  const { rows } = last.input.table;
  const carriedOut = feasiblePlan(rows, last.plan.rows, oursIn(last.input));
  return { ...last, referring: await formulasReferring(context, last.place, rows, carriedOut, options) };
}

const oursIn = ({ columnOf }: RefreshInput) => columnOf.filter((column) => column !== undefined);

function columnsOf(link: LinkSetting, table: TableSnapshot, memory: Memory | undefined) {
  const id = link.columns.find(({ field }) => field === 'deal_id');
  const idColumn = id && findIdColumn(table, id, memory);
  if (idColumn === undefined)
    throw new WorkbookError(
      'noDealIdColumn',
      `${link.tableName} has no column with the deal ids any more ("${id?.header ?? 'Deal id'}"), so its rows can't be recognised. ` +
        'Put the column back, or unlink the table and insert it anew; nothing was changed.',
    );
  const columnOf = matchColumns(table, link.columns, idColumn, memory);
  return { table, remembered: link.columns, columnOf, idColumn, memory };
}

/** What a planned refresh does, or did. */
export function reportOf(planned: PlannedRefresh, notes: readonly RefreshNote[] = []): RefreshReport {
  const { task, place, plan, input } = planned;
  const lost: RefreshNote[] = input.memory ? [] : [{ kind: 'memoryLost' }];
  return {
    id: task.link.id,
    tableName: place.tableName,
    sheetName: place.sheetName,
    dataVersion: { before: task.link.dataVersion, after: task.deals.set.version.name },
    origin: { before: originOf(task.link), after: task.deals.origin },
    server: serversOf(task),
    added: plan.added,
    removed: plan.removed,
    changed: plan.changed,
    edited: plan.edited,
    keptRows: plan.keptRows,
    deletedRows: plan.deletedRows,
    duplicates: plan.matched.duplicates,
    ownRows: plan.matched.ownRows,
    missingColumns: plan.missingColumns,
    filledColumns: plan.filledColumns,
    lostFormulas: planned.referring.lost,
    notes: [...lost, ...unmarkedOwnDeals(planned), ...notes],
    deals: plan.deals,
  };
}

/** The servers before and after, of a table that held a server's rows before. */
const serversOf = ({ link, deals }: FoundTable): RefreshReport['server'] =>
  deals.from && originOf(link) === 'organisation'
    ? { before: link.server, after: deals.from.server }
    : undefined;

/** Own deals in the place of public ones, in a table without the column that would say so: their ids don't. */
function unmarkedOwnDeals({ task: { link, deals }, plan }: PlannedRefresh): RefreshNote[] {
  const { set } = deals;
  if (ownDealCount(set) === 0 || link.columns.some(({ field }) => field === 'origin')) return [];
  const unmarked = [...plan.memory.rows.keys()].filter((id) => {
    const row = set.rowOf(id);
    return row !== undefined && isOwnDeal(set, row) && !id.toLowerCase().startsWith(OWN_PREFIX);
  });
  return unmarked.length === 0 ? [] : [{ kind: 'ownUnmarked', deals: unmarked }];
}

/** Turns a link back to what it was; the memory that it names is still there. */
export async function rewriteLink(context: Excel.RequestContext, link: LinkSetting): Promise<void> {
  queueLink(context, link);
  await context.sync();
}

/** Remembers in the workbook what a table holds now, and from which data. */
async function commitRefresh(
  context: Excel.RequestContext,
  {
    task: { link, linkBefore, deals },
    place,
    plan,
    input: { table, columnOf, memory: before },
  }: PlannedRefresh,
  takeBack: TakeBack[],
): Promise<void> {
  takeBack.push(() => rewriteLink(context, linkBefore ?? link));
  const isSame = before !== undefined && sameMemory(before, plan.memory);
  const memory = isSame ? link.memory : await writeMemory(context, link.id, plan.memory, link.memory);
  queueLink(context, {
    ...link,
    tableId: place.tableId,
    tableName: place.tableName,
    sheetName: place.sheetName,
    columns: link.columns.map((column, index) => {
      const now = table.columns[columnOf[index] ?? -1];
      return now ? { field: column.field, header: now.header, columnId: now.id } : column;
    }),
    dataVersion: deals.set.version.name,
    origin: deals.origin === 'organisation' ? deals.origin : undefined,
    server: deals.from?.server,
    dataThrough: deals.set.version.through,
    refreshedAt: new Date().toISOString(),
    deals: plan.deals,
    memory,
  });
  await context.sync();
  if (!isSame) await deleteMemory(context, link.id, link.memory).catch(() => undefined);
}

/** A refresh in which no cell changes: only what the workbook remembers follows the data. @throws WorkbookError */
export async function commitUnchanged(
  context: Excel.RequestContext,
  planned: PlannedRefresh,
  options: WorkOptions,
): Promise<{ report: RefreshReport; action: RefreshAction }> {
  const takeBack: TakeBack[] = [];
  try {
    await commitRefresh(context, planned, takeBack);
  } catch (error) {
    await restore(takeBack, options, error);
    throw asWorkbookError(error);
  }
  return { report: reportOf(planned), action: actionOf(planned, { rows: planned.plan.rows }) };
}

/** What takes a refresh back. @param did what it did to the rows, and to the totals row */
function actionOf(
  { task: { link, linkBefore = link }, place, input }: PlannedRefresh,
  did: Pick<RefreshRecord, 'rows' | 'totals'>,
  about: Pick<RefreshAction, 'referring' | 'sheets'> = { referring: [], sheets: new Map() },
): RefreshAction {
  const { table, idColumn, columnOf, memory } = input;
  const fieldOf = fieldsOf(link, table, columnOf);
  const record = { before: table, at: firstCell(place), idColumn, fieldOf, ...did };
  return { kind: 'refresh', link: linkBefore, memory, record, ...about };
}

const fieldsOf = (link: LinkSetting, table: TableSnapshot, columnOf: RefreshInput['columnOf']) =>
  table.columns.map((_, column) => link.columns[columnOf.indexOf(column)]?.field);

/** Carries a planned refresh out. @throws WorkbookError; the sheet is then as it was */
export async function carryOutRefresh(
  context: Excel.RequestContext,
  planned: PlannedRefresh,
  options: WorkOptions,
): Promise<{ report: RefreshReport; action: RefreshAction }> {
  const { task, place, input, plan } = planned;
  const { link } = task;
  const { set } = task.deals;
  const { table, columnOf, idColumn } = input;
  const fieldOf = fieldsOf(link, table, columnOf);
  const formats = { place, rows: table.rows, set, idColumn, fieldOf };
  const rows = withTotalsFollowed(place, await withFormats(context, formats, plan.rows));
  const finalRows = table.rows.length - rows.remove.length + plan.added.length;
  const links = {
    columns: fieldOf.flatMap((field, column) => (field && isUrlColumn(field) ? [column] : [])),
    linked: finalRows <= MOST_HYPERLINKED_ROWS,
  };
  const feasible = feasiblePlan(table.rows, rows, oursIn(input));
  const { elsewhere, inTable, toTotals } = planned.referring;
  const rowsAndReferring = { rows: table.rows, referring: [...elsewhere, ...inTable], toTotals };
  const work = { context, place, ...rowsAndReferring, plan: feasible, links, options };
  const { notes, totals } = await carryOut(work, (takeBack) => commitRefresh(context, planned, takeBack));
  const after = elsewhere.length > 0 ? await formulasNow(context, elsewhere).catch(() => []) : [];
  const sheets: SheetNames =
    elsewhere.length > 0 ? await sheetNames(context).catch(() => new Map()) : new Map();
  const referring = elsewhere.map((each, index) => ({ ...each, after: after[index] }));
  return {
    report: reportOf(planned, notes),
    action: actionOf(planned, { rows, totals }, { referring, sheets }),
  };
}
