import type { Workbook } from 'exceljs';
import type { TableMeta } from '../office/model/table-meta';

/**
 * What .xlsx has no place for that exceljs can write: the add-in's settings and custom XML, ids, how tables were sorted
 * and filtered. It travels as JSON on a sheet that only code can show, so that linked tables survive a file.
 *
 * The sheet is called "DealSheet kept"; A1 says what it is, column B holds the JSON in pieces of 30,000 characters.
 */
export interface KeptPart {
  readonly format: 1;
  /** As `ExtrasData` of office/model/workbook-extras.ts; read with `readExtras`. */
  readonly extras: unknown;
  /** Ids by sheet name. */
  readonly sheetIds: Readonly<Record<string, string>>;
  /** By table name. */
  readonly tables: Readonly<Record<string, KeptTable>>;
  /** Names that stand for no cells, with their formulas. */
  readonly names: Readonly<Record<string, string>>;
}

export interface KeptTable {
  readonly id: string;
  /** Ids by column name. */
  readonly columnIds: Readonly<Record<string, string>>;
  readonly meta: TableMeta;
}

export const KEPT_SHEET = 'DealSheet kept';
const EXPLANATION =
  'Settings that add-ins keep in this workbook, written by the DealSheet workbench and read by it again. Excel does not use this sheet.';
const PIECE = 30_000;

/** Writes the part as the last sheet. */
export function writeKeptPart(file: Workbook, part: KeptPart): void {
  const sheet = file.addWorksheet(KEPT_SHEET, { state: 'veryHidden' });
  sheet.getCell('A1').value = EXPLANATION;
  const json = JSON.stringify(part);
  for (let start = 0, row = 1; start < json.length; start += PIECE, row++)
    sheet.getCell(row, 2).value = json.slice(start, start + PIECE);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textRecord = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

function keptTable(value: unknown): KeptTable | undefined {
  if (!isRecord(value) || typeof value.id !== 'string' || !isRecord(value.meta)) return undefined;
  return { id: value.id, columnIds: textRecord(value.columnIds), meta: value.meta as unknown as TableMeta };
}

const NOTHING: KeptPart = { format: 1, extras: undefined, sheetIds: {}, tables: {}, names: {} };

/** Reads the part back; a file from elsewhere has none, and a damaged one counts as none. */
export function readKeptPart(file: Workbook): KeptPart {
  const sheet = file.getWorksheet(KEPT_SHEET);
  if (!sheet) return NOTHING;
  let json = '';
  for (let row = 1; row <= sheet.rowCount; row++) json += sheet.getCell(row, 2).text;
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    return NOTHING;
  }
  if (!isRecord(input) || input.format !== 1) return NOTHING;
  const tables = Object.entries(isRecord(input.tables) ? input.tables : {}).flatMap(([name, value]) => {
    const table = keptTable(value);
    return table ? [[name, table] as const] : [];
  });
  return {
    format: 1,
    extras: input.extras,
    sheetIds: textRecord(input.sheetIds),
    tables: Object.fromEntries(tables),
    names: textRecord(input.names),
  };
}
