import type { Injector } from '@univerjs/core';
import type { LeftOut, LeftOutKind } from './left-out';
import type { ExtrasData } from '../office/model/workbook-extras';
import type { KeptPart } from './kept-part';
import { IResourceManagerService, UniverInstanceType } from '@univerjs/core';
import { IDefinedNamesService } from '@univerjs/engine-formula';
import { isChartDrawing } from '../office/model/charts/charts';
import { Spreadsheet } from '../office/model/spreadsheet';
import { metaOf } from '../office/model/table-meta';
import { EXTRAS_RESOURCE, noExtras, readExtras } from '../office/model/workbook-extras';
import { writeKeptPart } from './kept-part';
import { LeftOutList } from './left-out';
import { formulaNames, writeNames } from './write-names';
import { writeSheet } from './write-sheet';

/** A workbook as a file, and what the file leaves out. */
export interface SavedWorkbook {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly leftOut: readonly LeftOut[];
}

/** Parts of the spreadsheet that no file written here carries, by the name under which it saves them itself. */
const NOT_CARRIED: Readonly<Record<string, LeftOutKind>> = {
  SHEET_CONDITIONAL_FORMATTING_PLUGIN: 'conditionalFormats',
  SHEET_DATA_VALIDATION_PLUGIN: 'validations',
  SHEET_UNIVER_THREAD_COMMENT_PLUGIN: 'comments',
  SHEET_FILTER_PLUGIN: 'filters',
};

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'object' &&
    Object.values(value).every((inner) => typeof inner === 'object' && isEmpty(inner)));

/** Name under which the spreadsheet saves pictures and charts. */
const DRAWINGS = 'SHEET_DRAWING_PLUGIN';

/** Tells charts from pictures. */
function addDrawings(sheetName: string, part: unknown, leftOut: LeftOutList): void {
  const drawings: unknown = typeof part === 'object' && part !== null ? Reflect.get(part, 'data') : undefined;
  for (const drawing of Object.values(drawings ?? {}))
    leftOut.add(isChartDrawing(drawing) ? 'charts' : 'drawings', sheetName);
}

/** Adds what plug-ins keep by sheet: { sheetId: … }. */
function addPlugins(
  spreadsheet: Spreadsheet,
  resources: ReturnType<typeof resourcesOf>,
  leftOut: LeftOutList,
): void {
  for (const { name, data } of resources) {
    const kind = NOT_CARRIED[name];
    const content = kind || name === DRAWINGS ? parse(data) : undefined;
    if (typeof content !== 'object' || content === null) continue;
    for (const [sheetId, part] of Object.entries(content)) {
      const sheet = spreadsheet.book.getSheetBySheetId(sheetId);
      if (!sheet || isEmpty(part)) continue;
      if (kind) leftOut.add(kind, sheet.getName());
      else addDrawings(sheet.getName(), part, leftOut);
    }
  }
}

const resourcesOf = (spreadsheet: Spreadsheet) =>
  spreadsheet.injector
    .get(IResourceManagerService)
    .getResources(spreadsheet.unitId, UniverInstanceType.UNIVER_SHEET);

function keptPart(spreadsheet: Spreadsheet, extras: ExtrasData, names: KeptPart['names']): KeptPart {
  const sheets = spreadsheet.book.getSheets();
  const tables = sheets.flatMap((sheet) =>
    spreadsheet.tables.getTablesBySubunitId(spreadsheet.unitId, sheet.getSheetId()),
  );
  return {
    format: 1,
    extras,
    sheetIds: Object.fromEntries(sheets.map((sheet) => [sheet.getName(), sheet.getSheetId()])),
    tables: Object.fromEntries(
      tables.map((table) => {
        const { id, name, columns } = table.getTableInfo();
        const columnIds = Object.fromEntries(columns.map((column) => [column.displayName, column.id]));
        return [name, { id, columnIds, meta: metaOf(table) }];
      }),
    ),
    names,
  };
}

/**
 * The open workbook as an .xlsx file. Results are written with their formulas, so they are seen without
 * recalculation; wait until the spreadsheet is settled before.
 */
export async function saveXlsx(injector: Injector): Promise<SavedWorkbook> {
  const { Workbook } = await import('exceljs');
  const spreadsheet = new Spreadsheet(injector);
  const leftOut = new LeftOutList();
  const resources = resourcesOf(spreadsheet);
  const stored = resources.find(({ name }) => name === EXTRAS_RESOURCE);
  const extras = stored ? readExtras(parse(stored.data)) : noExtras();
  const names = Object.values(injector.get(IDefinedNamesService).getDefinedNameMap(spreadsheet.unitId) ?? {});
  const file = new Workbook();
  for (const sheet of spreadsheet.book.getSheets())
    await writeSheet(file, sheet, spreadsheet, extras, leftOut);
  addPlugins(spreadsheet, resources, leftOut);
  writeNames(file, names);
  writeKeptPart(file, keptPart(spreadsheet, extras, formulaNames(names)));
  const bytes = await file.xlsx.writeBuffer();
  return { bytes: new Uint8Array(bytes as ArrayBuffer), leftOut: leftOut.list };
}
