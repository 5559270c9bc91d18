import { WorkbookError } from './workbook-error';

/** "tblDeals1" has no underscore, since the workbench's formulas can't read a table name with one. */
const STEM = 'tblDeals';

/** Letters first, then letters, digits, points and underscores, as Excel has it. */
const VALID = /^[\p{L}_][\p{L}\p{N}_.]{0,254}$/u;
/** What Excel would read as a cell: A1, XFD1048576, R1C1, R, C. */
const LOOKS_LIKE_A_CELL = /^(?:[a-z]{1,3}\d{1,7}|r\d*(?:c\d*)?|c\d*)$/i;

/**
 * The name for a new table: the one asked for, else the next free tblDeals1, tblDeals2 …
 * @param taken names of tables, defined names, sheets (the workbench refuses those) and remembered links
 * @throws WorkbookError `invalidName`
 */
export function tableName(wanted: string | undefined, taken: Iterable<string>): string {
  const used = new Set(Array.from(taken, (name) => name.toLowerCase()));
  if (wanted === undefined || wanted.trim() === '') {
    let number = 1;
    while (used.has(`${STEM}${String(number)}`.toLowerCase())) number += 1;
    return `${STEM}${String(number)}`;
  }
  const name = wanted.trim();
  if (!VALID.test(name) || LOOKS_LIKE_A_CELL.test(name))
    throw new WorkbookError(
      'invalidName',
      `"${name.slice(0, 60)}" can't name a table: a name starts with a letter, has letters, digits, points and underscores only, and does not look like a cell.`,
    );
  if (used.has(name.toLowerCase()))
    throw new WorkbookError(
      'invalidName',
      `The name "${name.slice(0, 60)}" is taken. Choose another, or leave it empty.`,
    );
  return name;
}

/** A free name for a new sheet: "Deals", "Deals 2" … @param taken names of sheets and tables */
export function sheetName(stem: string, taken: Iterable<string>): string {
  const used = new Set(Array.from(taken, (name) => name.toLowerCase()));
  let name = stem;
  for (let number = 2; used.has(name.toLowerCase()); number += 1) name = `${stem} ${String(number)}`;
  return name;
}

/** The names of the workbook's tables. */
export async function tableNames(context: Excel.RequestContext): Promise<string[]> {
  const { tables } = context.workbook;
  tables.load('items/name');
  await context.sync();
  return tables.items.map(({ name }) => name);
}
