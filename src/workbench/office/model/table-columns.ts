import type { Model } from './model';
import type { TableRef } from './table-areas';
import { SetSheetTableMutation, TableColumnDataTypeEnum } from '@univerjs/sheets-table';
import { CellReader } from './cell-reading';
import { patchCells } from './cell-writing';
import { enter } from './typed-input';
import { headerArea, tableCore, tableOf } from './table-areas';
import { toRange } from './area';

/** A name for each header: empty ones get "Column1", repeated ones a number, as Excel does. */
function headerNames(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  const free = (wanted: string) => {
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
    return name;
  };
  return texts.map((text, index) => {
    const name = free(text === '' ? `Column${index + 1}` : text);
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Excel numbers a table's columns; Univer gives those of a new table random texts. */
const isNumbered = (id: string): boolean => /^\d+$/.test(id);

/**
 * Makes header cells and column names agree: the cells win, each becomes text and unlike the others.
 * Univer then knows what structured references mean.
 */
export function syncHeader(model: Model, ref: TableRef): void {
  const table = tableOf(model, ref);
  const area = headerArea(model, ref);
  const reader = new CellReader(model.spreadsheet, area.sheetId);
  const texts = Array.from({ length: area.columns }, (_, index) =>
    reader.text(area.row, area.column + index),
  );
  const names = headerNames(texts);
  patchCells(model.spreadsheet, area, (_, column) => {
    const name = names[column] ?? '';
    if (reader.value(area.row, area.column + column) === name) return undefined;
    const entered = enter(name, () => '@');
    return entered === 'invalid' ? undefined : entered;
  });
  const old = table.getTableInfo().columns;
  const unchanged =
    old.length === names.length &&
    old.every(({ id, displayName }, index) => isNumbered(id) && displayName === names[index]);
  if (unchanged) return;
  const byName = new Map(old.map((column) => [column.displayName.toLowerCase(), column]));
  const ids = new Set(old.map(({ id }) => id).filter(isNumbered));
  let next = ids.size + 1;
  const freshId = () => {
    while (ids.has(String(next))) next++;
    ids.add(String(next));
    return String(next);
  };
  const now = new Set(names.map((name) => name.toLowerCase()));
  /** The column whose header was typed over; not one that stands elsewhere, since Univer inserts where it likes. */
  const renamed = (index: number) => {
    const there = old.length === names.length ? old[index] : undefined;
    return there && !now.has(there.displayName.toLowerCase()) ? there : undefined;
  };
  table.setColumns(
    names.map((displayName, index) => {
      const known = byName.get(displayName.toLowerCase()) ?? renamed(index);
      return {
        dataType: TableColumnDataTypeEnum.None,
        formula: '',
        meta: {},
        style: {},
        ...known,
        id: known && isNumbered(known.id) ? known.id : freshId(),
        displayName,
      };
    }),
  );
  // The same range again: Univer rebuilds its map of column names for formulas.
  model.spreadsheet.mutate(SetSheetTableMutation.id, {
    unitId: model.spreadsheet.unitId,
    subUnitId: area.sheetId,
    tableId: ref.tableId,
    config: { updateRange: { newRange: toRange(tableCore(model, ref)) } },
  });
}
