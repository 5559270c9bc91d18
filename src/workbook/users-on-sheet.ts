import { formulaCells } from './formula-cells';

/** What on a sheet is ours besides its cells; whatever else stands there is the user's. */
export interface OursOnSheet {
  readonly charts?: number;
  /** Tables, by name. */
  readonly tables?: readonly string[];
  /** Names of the workbook that go with the sheet. */
  readonly names?: readonly string[];
  /** Whether a formula elsewhere may refer to the sheet; false where none was written since it came. */
  readonly formulasElsewhere?: boolean;
}

/** Beyond this nobody waits for an undo: the sheet then stays. */
const MOST_FORMULAS = 200_000;

/**
 * Whether a sheet that was added may be deleted, which nothing brings back: not where it is the last that is seen, where
 * the user put anything on it (a picture, a comment, a rule of cells, a name …), or where anything elsewhere refers to it.
 * What stands in its cells is for the caller to compare. Notes are seen from ExcelApi 1.18 on.
 */
export async function mayBeDeleted(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  ours: OursOnSheet = {},
): Promise<boolean> {
  try {
    return !(await holdsMore(context, sheet, ours)) && !(await isReferredTo(context, sheet, ours));
  } catch {
    // What Excel can't tell may be there.
    return false;
  }
}

async function holdsMore(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { charts: ownCharts = 0, tables: ownTables = [] }: OursOnSheet,
): Promise<boolean> {
  const { worksheets } = context.workbook;
  worksheets.load('items/visibility');
  const charts = sheet.charts.load('items/id');
  const tables = sheet.tables.load('items/name');
  const names = sheet.names.load('items/name,items/visible');
  const shapes = sheet.shapes.load('items/type');
  const cells = sheet.getRange();
  const validation = cells.dataValidation.load('type');
  const others = [
    sheet.comments.load('items/id'),
    sheet.slicers.load('items/id'),
    sheet.pivotTables.load('items/id'),
    cells.conditionalFormats.load('items/id'),
  ];
  const notes = Office.context.requirements.isSetSupported('ExcelApi', '1.18')
    ? sheet.notes.getCount()
    : undefined;
  await context.sync();
  const visible = worksheets.items.filter(({ visibility }) => visibility === Excel.SheetVisibility.visible);
  // A host may count charts among the shapes, of a type that it does not know.
  const known = shapes.items.filter(({ type }) => type !== 'Unsupported').length;
  return (
    visible.length < 2 ||
    charts.items.length > ownCharts ||
    known > 0 ||
    shapes.items.length - known > ownCharts ||
    tables.items.some(({ name }) => !ownTables.includes(name)) ||
    // Printing and filtering make names of their own.
    names.items.some(({ name, visible: isSeen }) => isSeen && !/Print_|_xlnm|_FilterDatabase/i.test(name)) ||
    validation.type !== 'None' ||
    (notes?.value ?? 0) > 0 ||
    others.some(({ items }) => items.length > 0)
  );
}

/** Whether a name, or a formula on another sheet, would have #REF! without the sheet. */
async function isReferredTo(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { tables = [], names: ownNames = [], formulasElsewhere = true }: OursOnSheet,
): Promise<boolean> {
  sheet.load('name');
  const names = context.workbook.names.load('items/name,items/formula');
  await context.sync();
  const refers = referring(sheet.name, [...tables, ...ownNames]);
  if (names.items.some(({ name, formula }) => !ownNames.includes(name) && refers.test(String(formula))))
    return true;
  if (!formulasElsewhere) return false;
  const isReference = (formula: unknown) =>
    typeof formula === 'string' && formula.startsWith('=') && refers.test(formula);
  let seen = 0;
  for await (const blocks of formulaCells(context, 'all'))
    for (const { sheetName, formulas } of blocks) {
      if (sheetName === sheet.name) continue;
      seen += formulas.length * (formulas[0]?.length ?? 0);
      if (seen > MOST_FORMULAS || formulas.flat().some(isReference)) return true;
    }
  return false;
}

/** What a formula has in it that refers to cells of a sheet, or to a table or name there. */
function referring(sheetName: string, names: readonly string[]): RegExp {
  const quoted = sheetName.replaceAll("'", "''");
  const sheets = `(?<![\\p{L}\\p{N}_.'\\]])(?:${escaped(sheetName)}|'${escaped(quoted)}')!`;
  const named = names.map((name) => `(?<![\\p{L}\\p{N}_.])${escaped(name)}(?![\\p{L}\\p{N}_.(!])`);
  return new RegExp([sheets, ...named].join('|'), 'iu');
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
