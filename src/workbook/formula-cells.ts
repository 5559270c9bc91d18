import type { CellBlock } from './cell-block';
import { isWithin } from './cell-block';
import { rowSlices } from './request-size';

/** Formulas of a block of cells as Excel gives them, with what they show. */
export interface FormulaCells {
  readonly sheetName: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly formulas: readonly (readonly unknown[])[];
  readonly values: readonly (readonly unknown[])[];
}

/** Cells that are read by one request. */
const CELLS_AT_ONCE = 5_000;
const SIZE = 'rowIndex,columnIndex,rowCount,columnCount';

/**
 * Reads the cells of the workbook that hold formulas, a request at a time: whoever has seen enough stops. Where Excel
 * does not say which these are (on a protected sheet), all used cells of the sheet are read.
 * @param which all of them, or those alone that show an error
 * @param known cells that the caller has read already
 */
export async function* formulaCells(
  context: Excel.RequestContext,
  which: 'all' | 'errors',
  known?: CellBlock & { readonly sheetName: string },
): AsyncGenerator<readonly FormulaCells[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  // Of a whole sheet, Excel on the desktop takes very long to say which cells are special.
  const used = worksheets.items.map((sheet) => ({
    sheet,
    cells: sheet.getUsedRangeOrNullObject(true).load(SIZE),
  }));
  await context.sync();
  const held = used.filter(({ cells }) => !cells.isNullObject);
  const areas = await areasOf(context, held, which).catch(async () => {
    const each: SheetAreas[] = [];
    for (const sheet of held)
      each.push(
        ...(await areasOf(context, [sheet], which).catch(() => [
          { ...sheet, areas: [blockOf(sheet.cells)] },
        ])),
      );
    return each;
  });
  const unknown = areas.flatMap(({ sheet, areas: blocks }) =>
    blocks
      .filter((block) => !(known?.sheetName === sheet.name && isWithin(block, known)))
      .flatMap((block) => sliced(sheet, block)),
  );
  for (const blocks of inRequests(unknown)) {
    const ranges = blocks.map(({ sheet, row, column, rows, columns }) => {
      const range = sheet.getRangeByIndexes(row, column, rows, columns);
      return { sheet, range: range.load('rowIndex,columnIndex,formulas,values') };
    });
    // No more is read than is looked at: a request at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    yield ranges.map(({ sheet, range: { rowIndex, columnIndex, formulas, values } }) => ({
      sheetName: sheet.name,
      rowIndex,
      columnIndex,
      formulas,
      values,
    }));
  }
}

interface UsedCells {
  readonly sheet: Excel.Worksheet;
  readonly cells: Excel.Range;
}

interface SheetAreas {
  readonly sheet: Excel.Worksheet;
  readonly areas: readonly CellBlock[];
}

const blockOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): CellBlock => ({
  row: rowIndex,
  column: columnIndex,
  rows: rowCount,
  columns: columnCount,
});

/** Where formulas stand on these sheets. */
async function areasOf(
  context: Excel.RequestContext,
  sheets: readonly UsedCells[],
  which: 'all' | 'errors',
): Promise<SheetAreas[]> {
  const asked = sheets.map(({ sheet, cells }) => {
    const special = cells.getSpecialCellsOrNullObject(
      Excel.SpecialCellType.formulas,
      ...(which === 'errors' ? [Excel.SpecialCellValueType.errors] : []),
    );
    return { sheet, special: special.load('areaCount') };
  });
  await context.sync();
  const found = asked
    .filter(({ special }) => !special.isNullObject)
    .map(({ sheet, special }) => ({
      sheet,
      areas: special.areas.load(`items/${SIZE.replaceAll(',', ',items/')}`),
    }));
  await context.sync();
  return found.map(({ sheet, areas }) => ({ sheet, areas: areas.items.map(blockOf) }));
}

interface Block extends CellBlock {
  readonly sheet: Excel.Worksheet;
}

/** Cells, cut where they are more than a request can carry. */
const sliced = (sheet: Excel.Worksheet, { row, column, rows, columns }: CellBlock): Block[] =>
  Array.from(rowSlices(rows, columns, CELLS_AT_ONCE), ([first, count]) => ({
    sheet,
    row: row + first,
    column,
    rows: count,
    columns,
  }));

/** Blocks in runs that one request can carry. */
function* inRequests(blocks: readonly Block[]): Generator<readonly Block[]> {
  let [run, cells]: [Block[], number] = [[], 0];
  for (const block of blocks) {
    run.push(block);
    cells += block.rows * block.columns;
    if (cells < CELLS_AT_ONCE) continue;
    yield run;
    [run, cells] = [[], 0];
  }
  if (run.length > 0) yield run;
}
