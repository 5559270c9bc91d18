import type { IWorkbookData } from '@univerjs/core';
import type { IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import type { Workbook, Worksheet as FileSheet } from 'exceljs';
import type { KeptPart } from './kept-part';
import type { LeftOut } from './left-out';
import { EXTRAS_RESOURCE, readExtras } from '../office/model/workbook-extras';
import { KEPT_SHEET, readKeptPart } from './kept-part';
import { LeftOutList } from './left-out';
import { readSheet } from './read-sheet';
import { readTables, TableIds } from './read-table';
import { StyleIds } from './style-ids';

/** A file as the spreadsheet opens it, and what of the file it does not show. */
export interface OpenedWorkbook {
  readonly snapshot: Partial<IWorkbookData>;
  readonly leftOut: readonly LeftOut[];
}

/** Scope that Univer writes for names of the whole workbook. */
const WORKBOOK_SCOPE = 'AllDefaultWorkbook';

function namesOf(file: Workbook, kept: KeptPart): Record<string, IDefinedNamesServiceParam> {
  const ranges = file.definedNames.model
    .filter(({ name }) => !name.startsWith('_xlnm.'))
    .map(({ name, ranges: cells }) => [name, cells.join(',')] as const);
  const all = [...ranges, ...Object.entries(kept.names)];
  return Object.fromEntries(
    all.map(([name, formulaOrRefString], index) => {
      const id = `name-${index + 1}`;
      return [id, { id, name, formulaOrRefString, localSheetId: WORKBOOK_SCOPE }];
    }),
  );
}

/** Gives sheets ids: those that the file remembers by name, else new ones. */
function sheetIds(files: readonly FileSheet[], kept: KeptPart): Map<FileSheet, string> {
  const taken = new Set(Object.values(kept.sheetIds));
  let next = 1;
  const fresh = () => {
    while (taken.has(`sheet-${next}`)) next++;
    taken.add(`sheet-${next}`);
    return `sheet-${next}`;
  };
  return new Map(files.map((file) => [file, kept.sheetIds[file.name] ?? fresh()]));
}

function extrasOf(kept: KeptPart, ids: ReadonlyMap<FileSheet, string>) {
  const extras = readExtras(kept.extras);
  const present = new Set(ids.values());
  const protection = Object.entries(extras.protection).filter(([id]) => present.has(id));
  for (const [file, id] of ids) {
    const isProtected = (file as unknown as { sheetProtection?: unknown }).sheetProtection;
    if (isProtected && !extras.protection[id]) protection.push([id, { options: {} }]);
  }
  extras.protection = Object.fromEntries(protection);
  extras.veryHidden = [...ids].filter(([file]) => file.state === 'veryHidden').map(([, id]) => id);
  return extras;
}

/** Whether a file holds charts, which the reader of files passes over: the names of a file's parts are not packed. */
export const holdsCharts = (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): boolean =>
  new TextDecoder('latin1').decode(bytes).includes('xl/charts/');

/**
 * Reads an .xlsx file.
 * @throws Error of exceljs for what is no such file
 */
export async function openXlsx(
  bytes: ArrayBuffer | Uint8Array<ArrayBuffer>,
  name: string,
): Promise<OpenedWorkbook> {
  const exceljs = await import('exceljs');
  const file = new exceljs.Workbook();
  await file.xlsx.load(bytes instanceof Uint8Array ? bytes.slice().buffer : bytes);
  const kept = readKeptPart(file);
  const files = file.worksheets.filter((sheet) => sheet.name !== KEPT_SHEET);
  if (files.length === 0) throw new Error('The file holds no worksheet.');
  const ids = sheetIds(files, kept);
  const styles = new StyleIds();
  const leftOut = new LeftOutList();
  if (holdsCharts(bytes)) leftOut.add('charts');
  const tableIds = new TableIds(kept.tables);
  const sheets = [...ids].map(([sheet, id]) => [id, readSheet(sheet, id, styles, leftOut)] as const);
  const tables = [...ids].map(([sheet, id]) => [
    id,
    { tables: readTables(sheet, kept.tables, tableIds), tableFilteredOutRows: [] },
  ]);
  return {
    snapshot: {
      id: 'workbook',
      name,
      sheetOrder: sheets.map(([id]) => id),
      sheets: Object.fromEntries(sheets),
      styles: styles.styles,
      resources: [
        { name: 'SHEET_TABLE_PLUGIN', data: JSON.stringify(Object.fromEntries(tables)) },
        { name: 'SHEET_DEFINED_NAME_PLUGIN', data: JSON.stringify(namesOf(file, kept)) },
        { name: EXTRAS_RESOURCE, data: JSON.stringify(extrasOf(kept, ids)) },
      ],
    },
    leftOut: leftOut.list,
  };
}
