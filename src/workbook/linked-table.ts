import type { FieldName } from '../deals/fields';
import { isOwnDeal, ownDealCount } from '../deals/own/layer';
import { selectDeals } from '../deals/query';
import type { DealQuery } from '../deals/query';
import { rowHashes } from './memory';
import type { DealCells } from './deal-rows';
import { dealRowsInSteps, queryOf } from './deal-rows';
import type { Destination } from './destination';
import { newSheetDestination, selectionDestination, withLook } from './destination';
import { readTables } from './find-tables';
import type { InsertAction } from './last-action';
import { remember } from './last-action';
import type { LinkSetting } from './link-setting';
import { newLinkId, originOf } from './link-setting';
import { deleteLink, queueLink, readLinks, readStoredLink, writeMemory } from './link-store';
import { forgetting } from './links';
import type { LinkedTableReport } from './reports';
import { inSteps, throwIfCancelled, writing } from './run';
import { fieldOf, headerOf, isUrlColumn, MOST_HYPERLINKED_ROWS } from './table-format';
import { tableName } from './table-name';
import type { DealsOrigin, TableDeals } from './table-deals';
import { dealsForTable, originOfNewTables } from './table-deals';
import { columnIdOf } from './table-place';
import type { TakeBack } from './take-back';
import { restore } from './take-back';
import { takeBackUnfinished, unfinishedError, watchOthers } from './unfinished';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';
import { touchedCells, writeTable } from './write-table';

export interface LinkedTableRequest {
  readonly query: DealQuery;
  /** In this order; `deal_id` is put first where it is missing, since rows are recognised by it. */
  readonly columns: readonly FieldName[];
  /** Table name; by default the next free tblDeals1, tblDeals2 … */
  readonly name?: string | undefined;
  readonly destination: 'selection' | 'newSheet';
  /** False: the table is not remembered, as an ordinary table of values; default: it stays linked. */
  readonly keepLinked?: boolean | undefined;
  /** Whose deals; default: the organisation's where its server answers in this workbook, else those on this machine. */
  readonly origin?: DealsOrigin | undefined;
  /** The link of a table that is gone: the new table takes its place. */
  readonly replaces?: string | undefined;
  /** Leaves shown what is shown, for a table that nobody has asked for at this moment; default: a new sheet is shown. */
  readonly inBackground?: boolean | undefined;
}

/**
 * Writes the deals that match a query as an Excel table that stays linked to it.
 * @throws WorkbookError: occupied, noRoom, protected, empty, invalidName, server, tooMany, busy, cancelled, host; the
 * sheet is then as it was but for what the user did meanwhile, and an added one that holds some of it stays (`keptSheet`)
 * @throws InputError for a malformed query
 */
export async function insertLinkedTable(
  request: LinkedTableRequest,
  options: WorkOptions = {},
): Promise<LinkedTableReport> {
  const origin = request.origin ?? (await originOfNewTables());
  const deals = await dealsForTable(origin, request.query, options, request.replaces === undefined);
  return writing('an insertion', async (context) => {
    const { report, action } = await insertTable(context, deals, request, options);
    remember([action]);
    return report;
  });
}

/** The same inside a run. */
export async function insertTable(
  context: Excel.RequestContext,
  from: TableDeals,
  request: LinkedTableRequest,
  options: WorkOptions,
): Promise<{ report: LinkedTableReport; action: InsertAction }> {
  const { set } = from;
  const columns = columnsFor(from, request);
  columns.forEach(fieldOf);
  options.onProgress?.({ done: 0, total: 1, phase: 'computing' });
  const deals = await dealRowsInSteps(from, request.query, columns, options);
  if (deals.length === 0)
    throw new WorkbookError('empty', 'No deal matches, so there is no table to insert.');
  const names = await takenNames(context);
  const name = tableName(request.name, names);
  throwIfCancelled(options.signal);

  const takeBack: TakeBack[] = [];
  let keptSheet: string | undefined;
  const others = request.destination === 'newSheet' ? watchOthers(context) : undefined;
  if (others)
    takeBack.push(async () => {
      others.stop();
      // A watch that stays does no harm: the cells are as they were.
      await context.sync().catch(() => undefined);
    });
  try {
    const size = { rows: deals.length + 1, columns: columns.length };
    const at =
      request.destination === 'newSheet'
        ? await newSheetDestination(context, 'Deals', [...names, name])
        : await selectionDestination(context, size.rows, size.columns).then((free) =>
            withLook(context, free, size, touchedCells(columns, deals.length), options),
          );
    takeBack.push(async () => {
      const cells = [columns.map(headerOf), ...deals.map((deal) => deal.cells)];
      keptSheet = await takeBackUnfinished(context, at, { cells, key: columns.indexOf('deal_id'), others });
    });
    const table = await writeTable(context, at, { name, columns, deals, set, query: request.query }, options);
    throwIfCancelled(options.signal);
    const inserted = { from, query: request.query, columns, deals, table, at };
    const link = await linkTo(context, inserted, request.keepLinked ?? true, takeBack, options);
    throwIfCancelled(options.signal);
    const report = await finish(context, link, { table, at, show: !request.inBackground }, options);
    others?.stop();
    const replaced = request.replaces && (await readStoredLink(context, request.replaces));
    if (replaced) await forgetting(context, replaced);
    const rows = deals.map(({ cells }) => cells);
    return { report, action: { kind: 'insert', link, rows, at, ...(replaced ? { replaced } : {}) } };
  } catch (error) {
    await restore(takeBack, options, error);
    throw unfinishedError(error, keptSheet);
  }
}

/**
 * The columns that are asked for, the id that rows are recognised by, and beside it a mark of own deals where some are
 * among them: nobody takes them for public ones.
 */
function columnsFor(from: TableDeals, { query, columns }: LinkedTableRequest): FieldName[] {
  const { set } = from;
  const wanted = columns.includes('deal_id') ? columns : (['deal_id', ...columns] as const);
  const isMarked = wanted.includes('origin') || ownDealCount(set) === 0;
  if (isMarked || selectDeals(set, queryOf(from, query)).rows.every((row) => !isOwnDeal(set, row)))
    return [...new Set(wanted)];
  const after = wanted.indexOf('deal_id') + 1;
  return [...new Set<FieldName>([...wanted.slice(0, after), 'origin', ...wanted.slice(after)])];
}

/** Names that a new table may not have. */
async function takenNames(context: Excel.RequestContext): Promise<string[]> {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/name');
  names.load('items/name');
  const links = await readLinks(context);
  const tables = await readTables(context);
  return [
    ...worksheets.items.map(({ name }) => name),
    ...names.items.map(({ name }) => name),
    ...tables.map(({ name }) => name),
    ...links.map((read) => (read.kind === 'link' ? read.link.tableName : read.tableName)),
  ];
}

interface Inserted {
  readonly from: TableDeals;
  readonly query: DealQuery;
  readonly columns: readonly FieldName[];
  readonly deals: readonly DealCells[];
  readonly table: Excel.Table;
  readonly at: Destination;
}

/** What is known of a new table; remembered in the workbook, with the next request, where it stays linked. */
async function linkTo(
  context: Excel.RequestContext,
  { from: { set, origin, from }, query, columns, deals, table, at }: Inserted,
  keepLinked: boolean,
  takeBack: TakeBack[],
  { signal }: WorkOptions,
): Promise<LinkSetting> {
  const ids = table.columns.items.map(({ id }) => columnIdOf(id));
  const id = newLinkId();
  const hashed = ({ dealId, cells }: DealCells) => [dealId, rowHashes(cells)] as const;
  const rows = new Map(keepLinked ? await inSteps(deals, hashed, signal) : []);
  const memory = keepLinked
    ? await writeMemory(context, id, { width: columns.length, rows, kept: new Set() }, undefined, signal)
    : { generation: 0, parts: 0 };
  const now = new Date().toISOString();
  const link: LinkSetting = {
    id,
    tableId: table.id,
    tableName: table.name,
    sheetName: at.sheetName,
    query,
    columns: columns.map((field, index) => ({ field, header: headerOf(field), columnId: ids[index] })),
    dataVersion: set.version.name,
    ...(origin === 'organisation' ? { origin } : {}),
    ...(from ? { server: from.server } : {}),
    dataThrough: set.version.through,
    insertedAt: now,
    refreshedAt: now,
    deals: deals.length,
    memory,
  };
  if (!keepLinked) return link;
  takeBack.push(() => deleteLink(context, link));
  queueLink(context, link);
  return link;
}

async function finish(
  context: Excel.RequestContext,
  link: LinkSetting,
  { table, at, show }: Pick<Inserted, 'table' | 'at'> & { readonly show: boolean },
  options: WorkOptions,
): Promise<LinkedTableReport> {
  const range = table.getRange();
  range.load('address');
  await context.sync();
  throwIfCancelled(options.signal);
  if (at.isNewSheet && show) {
    table.worksheet.activate();
    await context.sync();
    throwIfCancelled(options.signal);
  }
  options.onProgress?.({ done: 1, total: 1, phase: 'finishing' });
  const columns = link.columns.map(({ field }) => field);
  const hasSources = columns.some(isUrlColumn);
  return {
    id: link.id,
    tableName: link.tableName,
    sheetName: link.sheetName,
    address: range.address.slice(range.address.lastIndexOf('!') + 1),
    deals: link.deals,
    columns,
    dataVersion: link.dataVersion,
    origin: originOf(link),
    sources: !hasSources ? 'none' : link.deals <= MOST_HYPERLINKED_ROWS ? 'hyperlinks' : 'addresses',
  };
}
