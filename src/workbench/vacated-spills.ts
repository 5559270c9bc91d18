import type { IDisposable, Injector, IRange, IUnitRange } from '@univerjs/core';
import { ICommandService } from '@univerjs/core';
import { FormulaDataModel, SetArrayFormulaDataMutation } from '@univerjs/engine-formula';
import { recalculate } from './recalculate';

/**
 * When a spill gets shorter, Univer calculates what depends on the cells it leaves from their old values. So we ask
 * for those dependents once more, now that the cells are empty.
 */
export function recalculateVacatedSpills(injector: Injector): IDisposable {
  const model = injector.get(FormulaDataModel);
  let before = spills(model);
  return injector.get(ICommandService).onCommandExecuted(({ id }) => {
    if (id !== SetArrayFormulaDataMutation.id) return;
    const after = spills(model);
    const vacated = [...before].flatMap(([anchor, spill]) => left(spill, after.get(anchor)));
    before = after;
    if (vacated.length > 0) recalculate(injector, vacated);
  });
}

interface Spill {
  readonly unitId: string;
  readonly sheetId: string;
  readonly range: IRange;
}

/** All spills, by the cell of their formula. */
function spills(model: FormulaDataModel): Map<string, Spill> {
  const found = new Map<string, Spill>();
  for (const [unitId, sheets] of Object.entries(model.getArrayFormulaRange())) {
    for (const [sheetId, rows] of Object.entries(sheets ?? {})) {
      for (const [row, columns] of Object.entries(rows ?? {})) {
        for (const [column, range] of Object.entries(columns ?? {})) {
          found.set(`${unitId} ${sheetId} ${row} ${column}`, { unitId, sheetId, range: range as IRange });
        }
      }
    }
  }
  return found;
}

/** The cells that a spill no longer covers: what is below its new end, and what is to the right of it. */
function left({ unitId, sheetId, range }: Spill, now: Spill | undefined): IUnitRange[] {
  const { startRow, startColumn, endRow, endColumn } = range;
  const newEndRow = now?.range.endRow ?? startRow;
  const newEndColumn = now?.range.endColumn ?? startColumn;
  const vacated: IUnitRange[] = [];
  if (newEndRow < endRow) {
    vacated.push({ unitId, sheetId, range: { ...range, startRow: newEndRow + 1 } });
  }
  if (newEndColumn < endColumn) {
    vacated.push({ unitId, sheetId, range: { ...range, startColumn: newEndColumn + 1 } });
  }
  return vacated;
}
