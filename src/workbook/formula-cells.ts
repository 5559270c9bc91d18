import type { CellBlock } from './cell-block';
import { rangeOf } from './cell-block';
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
  const held = used.flatMap(({ sheet, cells }) => {
    if (cells.isNullObject) return [];
    const block = blockOf(cells);
    const unread = known?.sheetName === sheet.name ? outside(block, known) : [block];
    return unread.map((each): UsedCells => ({ sheet, block: each }));
  });
  const areas = await areasOf(context, held, which).catch(async () => {
    const each: UsedCells[] = [];
    for (const cells of held) each.push(...(await areasOf(context, [cells], which).catch(() => [cells])));
    return each;
  });
  const unknown = areas.flatMap(({ sheet, block }) => sliced(sheet, block));
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
  readonly block: CellBlock;
}

/** What of a block is not of another: above, below, left and right of it. */
function outside(block: CellBlock, known: CellBlock): CellBlock[] {
  const [bottom, right] = [block.row + block.rows, block.column + block.columns];
  const top = Math.min(bottom, Math.max(block.row, known.row));
  const end = Math.max(top, Math.min(bottom, known.row + known.rows));
  const left = Math.min(right, Math.max(block.column, known.column));
  const last = Math.max(left, Math.min(right, known.column + known.columns));
  return [
    { ...block, rows: top - block.row },
    { ...block, row: end, rows: bottom - end },
    { ...block, row: top, rows: end - top, columns: left - block.column },
    { row: top, column: last, rows: end - top, columns: right - last },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

const blockOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): CellBlock => ({
  row: rowIndex,
  column: columnIndex,
  rows: rowCount,
  columns: columnCount,
});

/** Where formulas stand among these cells. */
async function areasOf(
  context: Excel.RequestContext,
  cells: readonly UsedCells[],
  which: 'all' | 'errors',
): Promise<UsedCells[]> {
  // Asked about a single cell, Excel may tell of all cells of its sheet.
  const [single, several] = [cells.filter(isSingle), cells.filter((each) => !isSingle(each))];
  const asked = several.map(({ sheet, block }) => {
    const special = rangeOf(sheet, block).getSpecialCellsOrNullObject(
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
  const told = found.flatMap(({ sheet, areas }) =>
    areas.items.map((area) => ({ sheet, block: blockOf(area) })),
  );
  return [...told, ...single];
}

const isSingle = ({ block: { rows, columns } }: UsedCells): boolean => rows * columns === 1;

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
