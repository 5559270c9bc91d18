import type { SheetCell } from './cell';
import { isBlank, isFormula, sameCell, shownValue } from './cell';
import { addressOf } from './cell-address';
import { withSpills } from './deals-formulas';
import type { SpillingFormula } from './deals-formulas';
import { areaOf } from './found-formulas';
import type { FrozenFormula } from './frozen-cells';
import type { SingleCell } from './full-blocks';
import { blocksOf } from './full-blocks';
import { readCells } from './read-table';
import { BoundedWriter } from './request-size';
import { writeCells } from './write-cells';

/**
 * Takes back an undo of a freeze that failed half-way: values stand again where cells hold what the undo wrote, which is
 * the formula, what it spills now, or nothing. Whatever else stands there somebody typed meanwhile.
 * @returns addresses of formulas some of whose cells hold something else, and keep it
 */
export async function freezeAgain(
  context: Excel.RequestContext,
  sheetName: string,
  formulas: readonly FrozenFormula[],
): Promise<string[]> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject || formulas.length === 0) return [];
  const area = areaOf(sheetName, formulas);
  const cells = await readCells(context, sheet, [area.row, area.column, area.rows, area.columns]);
  const spills = new Map(
    (await withSpills(context, sheet, formulas)).map((spill) => [addressOf(spill, sheetName), spill]),
  );
  const cellAt: CellAt = (row, column) => cells[row - area.row]?.[column - area.column] ?? '';
  const found = formulas.map((formula) =>
    cellsToFreeze(formula, cellAt, spills.get(addressOf(formula, sheetName))),
  );
  const blocks = blocksOf(found.flatMap(({ write }) => write));
  const writer = new BoundedWriter(context, blocks.length, {}, 'restoring');
  for (const block of blocks) await writeCells(writer, sheet, block);
  await writer.flush();
  return formulas.filter((_, index) => found[index]?.isKept).map((at) => addressOf(at, sheetName));
}

type CellAt = (row: number, column: number) => SheetCell;

/** Which cells of a formula become values again. */
function cellsToFreeze(
  { row, column, formula, values, formats }: FrozenFormula,
  cellAt: CellAt,
  spill: SpillingFormula | undefined,
): { readonly write: readonly SingleCell[]; readonly isKept: boolean } {
  const first = cellAt(row, column);
  const frozen = values[0]?.[0] ?? '';
  // Not undone yet: what was changed beside it was changed by somebody else.
  if (!isBlank(first) && sameCell(first, frozen)) return { write: [], isKept: false };
  const isBack = isFormula(first) && first.formula === formula;
  const spills = isBack && shownValue(first) !== '#SPILL!' ? spill : undefined;
  const isSingle = values.length === 1 && values[0]?.length === 1;
  const write: SingleCell[] = [];
  let isKept = false;
  values.forEach((line, down) => {
    line.forEach((value, over) => {
      const now = cellAt(row + down, column + over);
      const isFirst = down + over === 0;
      const isSpilled = !isFirst && spills && down < spills.rows && over < spills.columns;
      const isOurs = isFirst ? isBack || (!isSingle && isBlank(now)) : isSpilled === true || isBlank(now);
      if (isOurs)
        write.push({
          row: row + down,
          column: column + over,
          cell: value,
          format: formats?.[down]?.[over] ?? '',
        });
      else if (!sameCell(now, value)) isKept = true;
    });
  });
  return { write, isKept };
}
