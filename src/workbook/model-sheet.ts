import type { DealRow } from '../deals/row';
import { bundledTables } from '../source/bundled-tables';
import { dealsNow } from '../source/in-force';
import { readAssumptions } from '../valuation/assumptions';
import type { NameAndValue } from '../valuation/cells';
import type { ModelSheet } from '../valuation/model-sheet/cells';
import { modelSheet } from '../valuation/model-sheet/model-sheet';
import type { ModelSubject } from '../valuation/model-sheet/subject';
import { valueDeal } from '../valuation/schedule';
import type { DealTerms } from '../valuation/terms';
import { termsOfDeal } from '../valuation/terms';
import { sheetAsWritten } from './added-sheet';
import { modelPrefix, modelSheetName } from './model-sheet-name';
import { addModelCharts, modelContents, writeModel } from './model-sheet-writing';
import { throwIfCancelled, writing } from './run';
import type { TakeBack } from './take-back';
import { restore } from './take-back';
import { deleteNames, takeBackUnfinished, unfinishedError } from './unfinished';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

export interface ModelSheetRequest {
  readonly dealId: string;
  /** Names and values over the defaults, as DEALS.DEAL_RNPV takes them. */
  readonly assumptions?: readonly NameAndValue[];
}

/** What building wrote, and what is needed to take it back. */
export interface ModelSheetReport {
  readonly sheetName: string;
  /** The host's id of the sheet: another sheet may have its name by the time of an undo. */
  readonly sheetId: string;
  readonly dealId: string;
  /** "Kelun-Biotech → Merck & Co." */
  readonly title: string;
  /** Value to the licensor, US$ million. */
  readonly rnpvUsdM: number;
  /** What the valuation has and the sheet has not. */
  readonly notCarried: readonly string[];
  /** Formulas of the sheet as the host gave them back right after it was written. */
  readonly written: readonly (readonly unknown[])[];
  /** How many charts came with the sheet. */
  readonly charts: number;
  /** Defined names that came with the sheet. */
  readonly names: readonly string[];
}

/**
 * Builds the valuation of a deal on a new worksheet of native formulas. No other sheet is touched; what fails or is
 * cancelled leaves the workbook as it was, and the sheet where the user put something there meanwhile (`keptSheet`).
 * @throws WorkbookError: gone (no such deal), protected, busy, cancelled, host; InputError where there is nothing to value
 */
export async function buildModelSheet(
  { dealId, assumptions = [] }: ModelSheetRequest,
  options: WorkOptions = {},
): Promise<ModelSheetReport> {
  const set = await dealsNow();
  const index = set.rowOf(dealId);
  if (index === undefined)
    throw new WorkbookError('gone', `The data in force (${set.version.name}) have no deal "${dealId}".`);
  options.onProgress?.({ done: 0, total: 1, phase: 'computing' });
  const row = set.row(index);
  const terms = termsOfDeal(row);
  const conditions = readAssumptions(assumptions);
  const subject = subjectOf(row, set.version.name);
  const model = modelSheet(terms, conditions, bundledTables(), subject);
  const { rnpvUsdM } = valueDeal(terms, conditions, bundledTables());
  return writing('a valuation', async (context) => ({
    ...(await addModel(context, model, options)),
    dealId: row.deal_id,
    title: subject.title,
    rnpvUsdM,
    notCarried: model.notCarried,
  }));
}

/** What the head of the sheet says of a deal. */
export function subjectOf(row: DealRow, dataVersion: string): ModelSubject {
  const facts: readonly (DealTerms['asset'] | undefined)[] = [
    row.deal_id,
    row.asset,
    row.modality,
    row.therapeutic_area,
    row.territory,
  ];
  return {
    title: `${row.licensor} → ${row.licensee}`,
    dealId: row.deal_id,
    about: facts.filter((fact) => fact !== undefined),
    sourceUrl: row.source_url,
    dataVersion,
  };
}

async function addModel(
  context: Excel.RequestContext,
  model: ModelSheet,
  options: WorkOptions,
): Promise<Pick<ModelSheetReport, 'sheetName' | 'sheetId' | 'written' | 'charts' | 'names'>> {
  const { worksheets, tables, names } = context.workbook;
  worksheets.load('items/name');
  tables.load('items/name');
  names.load('items/name');
  await context.sync();
  throwIfCancelled(options.signal);
  const takenNames = names.items.map(({ name }) => name);
  const sheetName = modelSheetName(
    [...worksheets.items, ...tables.items].map(({ name }) => name),
    takenNames,
  );
  const prefix = modelPrefix(sheetName);
  const takeBack: TakeBack[] = [];
  const cells = modelContents(model);
  let charts = 0;
  let keptSheet: string | undefined;
  try {
    const sheet = worksheets.add(sheetName);
    sheet.load('id');
    await context.sync();
    const { id: sheetId } = sheet;
    const added = model.names.map(({ name }) => prefix + name);
    const at = { sheetName, sheetId, row: 0, column: 0, isNewSheet: true, isPristine: true };
    takeBack.push(async () => {
      keptSheet = await takeBackUnfinished(context, at, { cells, charts, names: added });
    });
    await writeModel(context, sheet, model, prefix, options);
    charts = model.charts.length;
    await addModelCharts(context, sheet, model);
    const written = sheet.getUsedRange(true);
    written.load('formulas');
    sheet.activate();
    await context.sync();
    return {
      sheetName,
      sheetId,
      written: written.formulas,
      charts,
      names: added,
    };
  } catch (error) {
    await restore(takeBack, options, error);
    throw unfinishedError(error, keptSheet);
  }
}

/**
 * Takes a model sheet back: deletes it as long as it was neither renamed nor typed on and other sheets remain.
 * @throws WorkbookError: gone, changedSince, protected, busy, host
 */
export async function takeBackModelSheet(report: ModelSheetReport): Promise<void> {
  const { sheetName, names, charts } = report;
  return writing('an undo', async (context) => {
    const changed = `${sheetName} was changed since it was built, or something refers to it, so it is not taken back. Delete it by hand if you don't need it.`;
    const sheet = await sheetAsWritten(context, report, undefined, { charts, names, changed });
    await deleteNames(context, names);
    sheet.delete();
    await context.sync();
  });
}
