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

/**
 * Reads the cells of the workbook that hold formulas, a request at a time: whoever has seen enough stops.
 * @param which all of them, or those alone that show an error
 */
export async function* formulaCells(
  context: Excel.RequestContext,
  which: 'all' | 'errors',
): AsyncGenerator<readonly FormulaCells[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const found = worksheets.items.map((sheet) => {
    const areas = sheet
      .getRange()
      .getSpecialCellsOrNullObject(
        Excel.SpecialCellType.formulas,
        ...(which === 'errors' ? [Excel.SpecialCellValueType.errors] : []),
      );
    areas.load('areaCount');
    return { sheet, areas };
  });
  await context.sync();
  const loaded = found
    .filter(({ areas }) => !areas.isNullObject)
    .map(({ sheet, areas }) => {
      areas.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
      return { sheet, areas };
    });
  await context.sync();
  for (const blocks of inRequests(loaded.flatMap(({ sheet, areas }) => blocksOf(sheet, areas.areas.items)))) {
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

interface Block {
  readonly sheet: Excel.Worksheet;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Areas of cells, cut where one is larger than a request. */
function blocksOf(sheet: Excel.Worksheet, areas: readonly Excel.Range[]): Block[] {
  return areas.flatMap(({ rowIndex, columnIndex, rowCount, columnCount }) =>
    Array.from(rowSlices(rowCount, columnCount, CELLS_AT_ONCE), ([first, rows]) => ({
      sheet,
      row: rowIndex + first,
      column: columnIndex,
      rows,
      columns: columnCount,
    })),
  );
}

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
