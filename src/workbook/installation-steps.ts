import type { DealSet } from '../deals/dataset';
import { buildDealSet } from '../deals/dataset';
import type { DealRow } from '../deals/row';
import type { CellValue } from './cell';
import type { LinkSetting } from './link-setting';
import { deleteLink, readLinks } from './link-store';
import { insertTable } from './linked-table';
import { carryOutRefresh, prepareRefresh } from './refresh-table';
import { asWorkbookError } from './run';
import { undoRefresh } from './undo';
import { mayBeDeleted } from './users-on-sheet';
import type { WorkOptions } from './work';

/** One step of a linked table's life: what must be seen, and what is. */
export interface StepCheck {
  readonly what: string;
  readonly expected: CellValue;
  readonly actual: CellValue;
}

/** What the steps added to the workbook, as far as it came to be. */
interface Scratch {
  sheetName?: string;
  linkId?: string;
  tableName?: string;
}

/** Three deals made up for the check; the facts of the first deal of the data fill their other fields. */
function scratchDeals(set: DealSet): readonly [DealRow, DealRow, DealRow] {
  const pattern = set.row(0);
  const deal = (number: number, notes: string, total_usd_m: number): DealRow => ({
    ...pattern,
    deal_id: `dealsheet-check-${String(number)}`,
    notes,
    total_usd_m,
  });
  return [deal(1, '=1+1', 100), deal(2, '2024-05', 200), deal(3, 'third', 300)];
}

/**
 * Inserts a small linked table on a sheet of its own, edits it as a user would, refreshes it, takes the refresh back and
 * deletes the sheet. What fails becomes a check that did not pass. No other sheet is touched.
 */
export async function checkLinkedTable(
  context: Excel.RequestContext,
  set: DealSet,
  options: WorkOptions,
): Promise<StepCheck[]> {
  const checks: StepCheck[] = [];
  const scratch: Scratch = {};
  try {
    await steps(context, set, options, checks, scratch);
  } catch (error) {
    checks.push({
      what: 'All steps of a linked table',
      expected: 'done',
      actual: asWorkbookError(error).message,
    });
  } finally {
    checks.push(...(await cleanUp(context, scratch)));
  }
  return checks;
}

async function steps(
  context: Excel.RequestContext,
  set: DealSet,
  options: WorkOptions,
  checks: StepCheck[],
  scratch: Scratch,
): Promise<void> {
  const [first, second, third] = scratchDeals(set);
  const before = buildDealSet([first, second], { ...set.version, name: 'check 1' }, []);
  const after = buildDealSet(
    [{ ...first, total_usd_m: 150 }, third],
    { ...set.version, name: 'check 2' },
    [],
  );
  const columns = ['deal_id', 'announced', 'total_usd_m', 'notes', 'source_url'] as const;
  const inserted = await insertTable(
    context,
    { origin: 'machine', set: before },
    { query: { criteria: [] }, columns, destination: 'newSheet' },
    options,
  );
  const { report, action } = inserted;
  scratch.sheetName = report.sheetName;
  scratch.linkId = report.id;
  scratch.tableName = report.tableName;
  const sheet = context.workbook.worksheets.getItem(report.sheetName);
  const see = async (what: string, address: string, expected: CellValue) => {
    const range = sheet.getRange(address);
    range.load('values');
    await context.sync();
    checks.push({ what, expected, actual: (range.values as CellValue[][]).flat().join(' | ') });
  };
  await see('Insert: deals in order', 'A2:A3', `${first.deal_id} | ${second.deal_id}`);
  await see('Insert: text stays text', 'D2:D3', '=1+1 | 2024-05');
  await see('Insert: a date is a number', 'B2', String(first.announced.serial));

  sheet.getRange('F1:F3').values = [['My notes'], ['note on 1'], ['']];
  sheet.getRange('D2').values = [['my words']];
  await context.sync();
  await see('A note is typed beside the table', 'F2', 'note on 1');

  const task = {
    link: action.link,
    tableId: action.link.tableId,
    deals: { origin: 'machine', set: after },
    restoreDeletedRows: false,
  } as const;
  const planned = await prepareRefresh(context, task, options);
  const refreshed = await carryOutRefresh(context, planned, options);
  await see('Refresh: rows by deal id', 'A2:A4', `${first.deal_id} | ${third.deal_id} | `);
  await see('Refresh: a figure that changed', 'C2', '150');
  await see('Refresh: an edited cell is kept', 'D2', 'my words');
  await see('Refresh: the note is on its row', 'F2:F3', 'note on 1 | ');
  checks.push({
    what: 'Refresh: the report',
    expected: '1 added, 1 removed, 1 changed, 1 edited',
    actual: counts(refreshed.report),
  });

  await undoRefresh(context, refreshed.action, options);
  await see('Undo: rows by deal id', 'A2:A4', `${first.deal_id} | ${second.deal_id} | `);
  await see('Undo: figures', 'C2:C3', '100 | 200');
  await see('Undo: typed cells are still there', 'D2:F2', `my words | ${first.source_url} | note on 1`);
}

const counts = (report: {
  added: readonly unknown[];
  removed: readonly unknown[];
  changed: readonly unknown[];
  edited: readonly unknown[];
}) =>
  `${String(report.added.length)} added, ${String(report.removed.length)} removed, ` +
  `${String(report.changed.length)} changed, ${String(report.edited.length)} edited`;

/** Rows and columns of the scratch sheet that the steps write to. */
const SCRATCH = { rows: 4, columns: 6 } as const;

/** Deletes the scratch sheet and its link, as far as they came to be; the sheet stays, and fails, with anything of the user's. */
async function cleanUp(
  context: Excel.RequestContext,
  { sheetName, linkId, tableName = '' }: Scratch,
): Promise<StepCheck[]> {
  const isOurs = (link: LinkSetting) => link.id === linkId;
  for (const read of await readLinks(context))
    if (read.kind === 'link' && isOurs(read.link)) await deleteLink(context, read.link);
  if (sheetName === undefined) return [];
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const used = sheet.getUsedRange(true).load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  const isWithinOurs =
    used.rowIndex + used.rowCount <= SCRATCH.rows && used.columnIndex + used.columnCount <= SCRATCH.columns;
  if (isWithinOurs && (await mayBeDeleted(context, sheet, { tables: [tableName] }))) {
    sheet.delete();
    await context.sync();
    return [];
  }
  const actual = `${sheetName} stays: something of yours is on it, or refers to it`;
  return [{ what: 'The scratch sheet is deleted', expected: 'deleted', actual }];
}
