import { formulaCall } from './formula-call';
import type { FormulaArgument, FormulaCall } from './formula-call';
import { reading } from './run';
import { WorkbookError } from './workbook-error';

/** Functions whose first arguments are deal, discount_rate and assumptions. */
const VALUING = [
  'DEAL_RNPV_SCHEDULE',
  'DEAL_RNPV_SENSITIVITY',
  'DEAL_RNPV_SIMULATE',
  'DEAL_RNPV',
  'DEAL_VALUE_SPLIT',
] as const;

/** What a cell values, as its formula hands it over: values as Excel gives them, for the readers of the functions. */
export interface ValuedCell {
  /** "Sheet1!B2". */
  readonly address: string;
  /** The function, without its namespace. */
  readonly name: string;
  readonly deal: unknown;
  readonly discountRate: unknown;
  readonly assumptions: unknown;
}

/**
 * What the first selected cell values; undefined where its formula calls no function that values a deal.
 * @throws WorkbookError where an argument is neither a constant nor cells, so that it can't be told without calculating
 */
export async function selectedValuation(): Promise<ValuedCell | undefined> {
  return reading(async (context) => {
    const cell = context.workbook.getSelectedRange().getCell(0, 0);
    cell.load('formulas,address');
    await context.sync();
    const call = formulaCall(cell.formulas[0]?.[0], VALUING);
    if (!call) return undefined;
    const [deal, discountRate, assumptions] = await argumentValues(context, call);
    return { address: cell.address, name: call.name, deal, discountRate, assumptions };
  });
}

/** The values of the first three arguments: all cells are asked for before Excel answers once. */
async function argumentValues(context: Excel.RequestContext, call: FormulaCall): Promise<unknown[]> {
  const wanted = call.arguments.slice(0, 3);
  const found = wanted.map((argument) => rangeOf(context, argument));
  await context.sync();
  return wanted.map((argument, index) => {
    const range = found[index]?.();
    if (range?.isNullObject) throw unreadable(argument);
    if (range) return range.values;
    if (argument.kind === 'value') return [[argument.value]];
    if (argument.kind === 'array') return argument.rows;
    if (argument.kind === 'omitted') return null;
    throw unreadable(argument);
  });
}

/** Asks for the cells of an argument; what is given tells them once Excel has answered. */
function rangeOf(context: Excel.RequestContext, argument: FormulaArgument): (() => Excel.Range) | undefined {
  const { worksheets } = context.workbook;
  if (argument.kind === 'name') return namedRange(context, argument.name);
  if (argument.kind !== 'cells') return undefined;
  const sheet =
    argument.sheet === undefined ? worksheets.getActiveWorksheet() : worksheets.getItem(argument.sheet);
  const range = sheet.getRange(argument.address).load('values');
  return () => range;
}

/** As Excel does: a name of the formula's own sheet comes before the workbook's, even where it stands for no cells. */
function namedRange({ workbook }: Excel.RequestContext, name: string): () => Excel.Range {
  const ofSheet = workbook.worksheets.getActiveWorksheet().names.getItemOrNullObject(name).load('name');
  const own = ofSheet.getRangeOrNullObject().load('values');
  const shared = workbook.names.getItemOrNullObject(name).getRangeOrNullObject().load('values');
  return () => (ofSheet.isNullObject ? shared : own);
}

function unreadable(argument: FormulaArgument): WorkbookError {
  const what = argument.kind === 'other' ? argument.text : argument.kind === 'name' ? argument.name : 'it';
  return new WorkbookError(
    'host',
    `The formula hands over ${what.slice(0, 60)}, which the pane can't read without calculating. Put it into a cell of its own and refer to that.`,
  );
}
