import { findTables, readTables } from './find-tables';
import { readLinks } from './link-store';
import { reading } from './run';
import type { CellsChange } from './watch-cells';

/** Linked tables after changes of cells: those that still are there, and those among them that were touched. */
export interface TouchedTables {
  /** Ids of links. */
  readonly present: readonly string[];
  readonly touched: readonly string[];
}

/** Notes beside a table, and a row typed below it, belong to it: what is changed so near touches it. */
const NEAR = { rows: 1, columns: 8 } as const;

interface Rectangle {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

const RECTANGLE = 'rowIndex,columnIndex,rowCount,columnCount';

/** Which linked tables these edits touch. @throws WorkbookError */
export async function touchedTables(changes: readonly CellsChange[]): Promise<TouchedTables> {
  return reading(async (context) => {
    const links = (await readLinks(context)).flatMap((read) => (read.kind === 'link' ? [read.link] : []));
    const found = [...findTables(links, await readTables(context))];
    const { tables, worksheets } = context.workbook;
    worksheets.load('items/id');
    const areas = found.map(([id, table]) => {
      const range = tables.getItem(table.id).getRange().load(RECTANGLE);
      return { id, range, sheet: range.worksheet.load('id') };
    });
    await context.sync();
    const here = new Set(worksheets.items.map(({ id }) => id));
    const edited = changes
      .filter(({ worksheetId }) => here.has(worksheetId))
      .flatMap(({ worksheetId, address }) =>
        address.split(',').map((part) => ({
          worksheetId,
          range: worksheets.getItem(worksheetId).getRange(part).load(RECTANGLE),
        })),
      );
    await context.sync();
    const isTouched = ({ range, sheet }: (typeof areas)[number]) =>
      edited.some((edit) => edit.worksheetId === sheet.id && isNear(range, edit.range));
    return {
      present: found.map(([id]) => id),
      touched: areas.filter(isTouched).map(({ id }) => id),
    };
  });
}

const isNear = (table: Rectangle, edit: Rectangle): boolean =>
  edit.rowIndex < table.rowIndex + table.rowCount + NEAR.rows &&
  edit.rowIndex + edit.rowCount > table.rowIndex &&
  edit.columnIndex < table.columnIndex + table.columnCount + NEAR.columns &&
  edit.columnIndex + edit.columnCount > table.columnIndex - NEAR.columns;
