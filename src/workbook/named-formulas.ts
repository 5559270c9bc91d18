import { sheetAddress } from './cell-address';

/** What a name of a workbook, or of one of its sheets alone, stands for. */
export interface NamedFormula {
  readonly name: string;
  /** The sheet whose name it is; undefined for one of the workbook. */
  readonly sheetName: string | undefined;
  /** The name, with its sheet where it is that sheet's alone. */
  readonly where: string;
  /** With its "=". */
  readonly formula: string;
}

/** All names of a workbook and of its sheets. */
export async function namedFormulas(context: Excel.RequestContext): Promise<readonly NamedFormula[]> {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/name');
  names.load('items/name,items/formula');
  await context.sync();
  const onSheets = worksheets.items.map((sheet) => ({
    sheetName: sheet.name,
    names: sheet.names.load('items/name,items/formula'),
  }));
  await context.sync();
  return [{ sheetName: undefined, names }, ...onSheets].flatMap(({ sheetName, names: { items } }) =>
    items.map(({ name, formula }) => ({
      name,
      sheetName,
      where: sheetName === undefined ? name : sheetAddress(sheetName, name),
      formula: String(formula),
    })),
  );
}

/** The names among which one stands. */
export const namesWith = (
  { workbook }: Excel.RequestContext,
  { sheetName }: NamedFormula,
): Excel.NamedItemCollection =>
  sheetName === undefined ? workbook.names : workbook.worksheets.getItem(sheetName).names;

/** The same of a sheet that has another name now. */
export const namedAs = (named: NamedFormula, sheetName: string): NamedFormula => ({
  ...named,
  sheetName,
  where: sheetAddress(sheetName, named.name),
});
