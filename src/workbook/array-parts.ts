import type { SpillingFormula } from './deals-formulas';
import { rowSlices } from './request-size';
import { sameValue } from './cell';
import type { CellValue } from './cell';

/** Cells side by side with the same formula, none of which spills. */
export interface SameFormulas {
  readonly cells: readonly SpillingFormula[];
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Ranges that one request asks about. */
const RANGES = 200;
/** More cells than this are none that anybody chose for one array formula: their values are not asked for. */
const MOST_CELLS = 10_000;

/**
 * Array formulas of Ctrl+Shift+Enter among the cells of a sheet: Excel changes their cells only together, and no add-in
 * can enter them again, so freezing leaves them. Every cell of one gives its formula and spills nothing.
 *
 * Excel's own answer (`savedAsArray`, ExcelApi 1.12) is also true where a function of an add-in stands alone in a cell, so
 * that it rules out but does not prove. `formulaArray` tells, on the desktop. Elsewhere equal formulas that show different
 * values are taken for one array unless their text goes by the cell's own place ([@Deal], ROW()); where all show the same they are taken for formulas of their own: should they be an array
 * nevertheless, Excel refuses to change a part, and the freeze takes itself back.
 */
export async function arrayFormulas(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  found: readonly SpillingFormula[],
): Promise<readonly SameFormulas[]> {
  const candidates = sameFormulas(found);
  const arrays: SameFormulas[] = [];
  for (const [first, count] of rowSlices(candidates.length, 1, RANGES)) {
    const asked = candidates.slice(first, first + count).map((group) => {
      const range = sheet.getRangeByIndexes(group.row, group.column, group.rows, group.columns);
      range.load('savedAsArray');
      if (Office.context.requirements.isSetSupported('ExcelApiDesktop', '1.1'))
        // A text, though the rule takes what it doesn't know for an object.
        // eslint-disable-next-line office-addins/no-navigational-load
        range.load('formulaArray');
      if (group.rows * group.columns <= MOST_CELLS) range.load('values');
      return { group, range };
    });
    // Bounded requests on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    for (const { group, range } of asked) if (isArray(group, range)) arrays.push(group);
  }
  return arrays;
}

/** What gives each cell another value under the same text: its own row of a table, its place, or chance. */
const BY_ITS_PLACE = /\[@|\[#This Row\]|(?<![\w\]])@|\b(?:ROWS?|COLUMNS?|CELL|INDIRECT|OFFSET|RAND\w*)\(/i;

function isArray(group: SameFormulas, range: Excel.Range): boolean {
  // null: some cells of the rectangle would be saved so.
  if (!(range.savedAsArray as boolean | null) && range.savedAsArray !== null) return false;
  if (Office.context.requirements.isSetSupported('ExcelApiDesktop', '1.1'))
    return typeof (range.formulaArray as string | null) === 'string';
  if (group.rows * group.columns > MOST_CELLS || BY_ITS_PLACE.test(group.cells[0]?.formula ?? ''))
    return false;
  const values = range.values as CellValue[][];
  const shown = group.cells.map(({ row, column }) => values[row - group.row]?.[column - group.column] ?? '');
  return shown.some((value) => !sameValue(value, shown[0] ?? ''));
}

/** Groups of cells side by side, of more than one cell. */
function sameFormulas(found: readonly SpillingFormula[]): SameFormulas[] {
  const single = found.filter(({ rows, columns }) => rows * columns === 1);
  const waiting = new Map(single.map((at) => [placeOf(at.row, at.column), at]));
  const groups: SameFormulas[] = [];
  for (const start of single) {
    if (!waiting.delete(placeOf(start.row, start.column))) continue;
    const cells = [start];
    for (const { row, column } of cells)
      for (const [down, over] of BESIDE) {
        const next = waiting.get(placeOf(row + down, column + over));
        if (next?.formula !== start.formula) continue;
        waiting.delete(placeOf(next.row, next.column));
        cells.push(next);
      }
    if (cells.length > 1) groups.push(around(cells));
  }
  return groups;
}

const BESIDE = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
] as const;

const placeOf = (row: number, column: number): string => `${String(row)},${String(column)}`;

function around(cells: readonly SpillingFormula[]): SameFormulas {
  const [rows, columns] = [cells.map(({ row }) => row), cells.map(({ column }) => column)];
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  return {
    cells,
    row,
    column,
    rows: Math.max(...rows) - row + 1,
    columns: Math.max(...columns) - column + 1,
  };
}
