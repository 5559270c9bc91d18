import type { DealRow } from '../../src/deals/row';
import { buildDealSet } from '../../src/deals/dataset';
import type { DealSet } from '../../src/deals/dataset';
import { parseDate } from '../../src/deals/date';
import { useDeals } from '../../src/source/in-force';
import { forgetActions } from '../../src/workbook/last-action';
import { insertLinkedTable } from '../../src/workbook/linked-table';
import { applyRefresh, reviewRefresh } from '../../src/workbook/refresh';
import type { ReviewOptions } from '../../src/workbook/refresh';
import type { LinkedTableRequest } from '../../src/workbook/linked-table';
import type { LinkedTableReport, RefreshReport } from '../../src/workbook/reports';
import { createExcelHost } from '../workbench/headless';

/** A deal for tests; what is not given is undisclosed. */
export function dealRow(deal_id: string, announced: string, more: Partial<DealRow> = {}): DealRow {
  const date = parseDate(announced);
  if (!date) throw new Error(`${announced} is no date`);
  return {
    deal_id,
    announced: date,
    deal_type: 'License-out',
    licensor: 'Hengrui',
    licensor_type: 'Pharma',
    licensor_country: 'China',
    licensee: 'Merck & Co.',
    licensee_type: 'MNC',
    licensee_country: 'United States',
    asset: 'HRS-1',
    target: 'PD-1',
    modality: 'ADC',
    therapeutic_area: 'Oncology',
    indication: 'Solid tumours',
    stage: 'Phase 1',
    territory: 'Ex-China',
    territory_class: 'Ex-China',
    status: 'Active',
    source_url: `https://example.org/${deal_id}`,
    source_date: date,
    n_sources: 1,
    ...more,
  } as DealRow;
}

/** A data version of these deals. */
export const dataVersion = (name: string, rows: readonly DealRow[]): DealSet =>
  buildDealSet(rows, { name, from: 43831, through: 46081, source: 'test' }, []);

/** Puts other deals in force. */
export const newData = (rows: readonly DealRow[], name = '2026-02'): void =>
  useDeals(dataVersion(name, rows));

/** A workbook without a screen, with these deals in force. */
export function openWorkbook(deals: readonly DealRow[]) {
  const host = createExcelHost();
  newData(deals, '2026-01');
  forgetActions();
  return host;
}

/** Inserts all deals in a few columns on a new sheet, "Deals". */
export const insertAll = (more: Partial<LinkedTableRequest> = {}): Promise<LinkedTableReport> =>
  insertLinkedTable({
    query: { criteria: [] },
    columns: ['deal_id', 'announced', 'total_usd_m', 'notes', 'source_url'],
    destination: 'newSheet',
    ...more,
  });

/** Reviews one table and applies what the review shows; throws what the table refuses with. */
export async function refreshLinkedTable(id: string, options: ReviewOptions = {}): Promise<RefreshReport> {
  const review = await reviewRefresh({ ...options, ids: [id] });
  const { refreshed, refused } = await applyRefresh(review.waiting, options);
  const [problem] = [...review.refused, ...refused].map((each) => each.problem);
  if (problem) throw problem;
  const [report] = [...review.unchanged, ...refreshed];
  if (!report) throw new Error('the plan was not the one reviewed');
  return report;
}

/** Does something to a sheet as the user would, and gives what it loaded. */
export const onSheet = <T>(
  name: string,
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T,
): Promise<T> =>
  Excel.run(async (context) => {
    const result = work(context.workbook.worksheets.getItem(name), context);
    await context.sync();
    return result;
  });

/** Values of cells. */
export const valuesAt = async (address: string, sheet = 'Deals'): Promise<unknown[][]> => {
  const range = await onSheet(sheet, (on) => on.getRange(address).load('values'));
  return range.values;
};

/** Everything that a user could see of a sheet: formulas, number formats and tables, to the last used cell. */
export const seen = async (sheet = 'Deals'): Promise<unknown> => {
  const { cells, tables, filter } = await onSheet(sheet, (on) => {
    on.tables.load('items/name,items/showTotals');
    return {
      cells: on.getRange('A1').getBoundingRect(on.getUsedRange(true)).load('address,formulas,numberFormat'),
      tables: on.tables,
      filter: on.tables.getItemAt(0).autoFilter.load('criteria'),
    };
  });
  return {
    address: cells.address,
    formulas: cells.formulas,
    numberFormat: cells.numberFormat,
    tables: tables.items.map(({ name, showTotals }) => [name, showTotals]),
    filters: filter.criteria,
  };
};

/** What runs of the arguments of `Excel.run`, for a test that stands between. */
export const batchOf = (args: readonly unknown[]) =>
  args.at(-1) as (context: Excel.RequestContext) => Promise<unknown>;
