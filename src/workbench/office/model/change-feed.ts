import type { ICellData, ICommandInfo, IExecutionOptions, IRange, Nullable } from '@univerjs/core';
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets';
import type { Area } from './area';
import type { RangeTracker, Shift } from './range-tracker';
import type { Spreadsheet } from './spreadsheet';
import {
  InsertColMutation,
  InsertRowMutation,
  RemoveColMutation,
  RemoveRowMutation,
  SetRangeValuesMutation,
} from '@univerjs/sheets';
import { between, cellCount, MAX_COLUMNS, MAX_ROWS } from './area';
import { CellReader } from './cell-reading';

/** `Excel.DataChangeType`. */
export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted';

/** `Excel.ChangedEventDetail`, told for single cells. */
export interface ChangeDetails {
  readonly valueBefore: unknown;
  readonly valueAfter: unknown;
  readonly valueTypeBefore: string;
  readonly valueTypeAfter: string;
}

/** A change of cells, by an add-in or by the user. */
export interface Change {
  readonly area: Area;
  readonly changeType: ChangeType;
  readonly triggerSource: 'Unknown' | 'ThisLocalAddin';
  readonly details?: ChangeDetails;
}

export type ChangeListener = (change: Change) => void;

const STRUCTURE: Readonly<Record<string, Pick<Shift, 'along' | 'kind'> & { changeType: ChangeType }>> = {
  [InsertRowMutation.id]: { along: 'rows', kind: 'insert', changeType: 'RowInserted' },
  [RemoveRowMutation.id]: { along: 'rows', kind: 'delete', changeType: 'RowDeleted' },
  [InsertColMutation.id]: { along: 'columns', kind: 'insert', changeType: 'ColumnInserted' },
  [RemoveColMutation.id]: { along: 'columns', kind: 'delete', changeType: 'ColumnDeleted' },
};

const isStyleOnly = (cell: Nullable<ICellData>) =>
  cell !== null && cell !== undefined && cell.v === undefined && cell.f === undefined && cell.p === undefined;

/** The rectangle around the cells whose content, not only their style, a mutation sets. */
function editedArea({ subUnitId, cellValue }: ISetRangeValuesMutationParams): Area | undefined {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [row, cells] of Object.entries(cellValue ?? {}))
    for (const [column, cell] of Object.entries<Nullable<ICellData>>(cells ?? {})) {
      if (isStyleOnly(cell)) continue;
      [top, bottom] = [Math.min(top, Number(row)), Math.max(bottom, Number(row))];
      [left, right] = [Math.min(left, Number(column)), Math.max(right, Number(column))];
    }
  return bottom < 0 ? undefined : between(subUnitId, top, left, bottom, right);
}

/** Tells add-ins what changed, and moves range objects when rows or columns come and go. */
export class ChangeFeed {
  private readonly listeners = new Set<ChangeListener>();
  private readonly waiting: Change[] = [];
  private before: Pick<ChangeDetails, 'valueBefore' | 'valueTypeBefore'> | undefined;
  private shifts = 0;
  enabled = true;
  /** Called at once when the user edits cells. */
  onUserEdit: ((area: Area) => void) | undefined;
  /** Called at once when cells moved because others came or went. */
  onShift: ((shift: Shift) => void) | undefined;

  constructor(
    private readonly spreadsheet: Spreadsheet,
    private readonly ranges: RangeTracker,
  ) {
    const { commands } = spreadsheet;
    commands.beforeCommandExecuted((command) => this.remember(command));
    commands.onCommandExecuted((command, options) => this.observe(command, options));
  }

  listen(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Runs a shift of ours: range objects move by what was asked, whatever steps the spreadsheet takes for it. */
  async shifting(shift: Shift, work: () => Promise<unknown>): Promise<void> {
    this.shifts++;
    try {
      await work();
    } finally {
      this.shifts--;
    }
    this.moved(shift);
  }

  /** Queues a change until the request is over, as Excel tells about changes after the request that made them. */
  raise(change: Change): void {
    if (this.enabled && this.listeners.size > 0) this.waiting.push(change);
  }

  /** Content of a cell before an edit, for the details of a single-cell change. */
  detail(area: Area): Pick<ChangeDetails, 'valueBefore' | 'valueTypeBefore'> | undefined {
    if (cellCount(area) !== 1 || this.listeners.size === 0) return undefined;
    const reader = new CellReader(this.spreadsheet, area.sheetId);
    return {
      valueBefore: reader.value(area.row, area.column),
      valueTypeBefore: reader.valueType(area.row, area.column),
    };
  }

  edited(area: Area, before: ReturnType<ChangeFeed['detail']>, triggerSource: Change['triggerSource']): void {
    const change: Change = { area, changeType: 'RangeEdited', triggerSource };
    if (!before || cellCount(area) !== 1) return this.raise(change);
    const reader = new CellReader(this.spreadsheet, area.sheetId);
    const details: ChangeDetails = {
      ...before,
      valueAfter: reader.value(area.row, area.column),
      valueTypeAfter: reader.valueType(area.row, area.column),
    };
    this.raise({ ...change, details });
  }

  flush(): void {
    if (this.waiting.length === 0) return;
    const changes = this.waiting.splice(0);
    setTimeout(() => {
      for (const change of changes) for (const listener of [...this.listeners]) listener(change);
    });
  }

  private remember(command: Readonly<ICommandInfo>): void {
    this.before = undefined;
    if (this.spreadsheet.writing || command.id !== SetRangeValuesMutation.id || this.listeners.size === 0)
      return;
    const area = editedArea(command.params as ISetRangeValuesMutationParams);
    this.before = area && this.detail(area);
  }

  private observe(command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    const structure = STRUCTURE[command.id];
    if (structure && this.shifts === 0)
      this.moveRows(command.params as { subUnitId: string; range: IRange }, structure);
    if (command.id !== SetRangeValuesMutation.id || options?.onlyLocal || this.spreadsheet.writing) return;
    const area = editedArea(command.params as ISetRangeValuesMutationParams);
    if (!area) return;
    this.onUserEdit?.(area);
    this.edited(area, this.before, 'Unknown');
    this.flush();
  }

  private moved(shift: Shift): void {
    this.ranges.apply(shift);
    this.onShift?.(shift);
  }

  private moveRows(
    { subUnitId, range }: { subUnitId: string; range: IRange },
    { along, kind, changeType }: (typeof STRUCTURE)[string],
  ): void {
    const area =
      along === 'rows'
        ? between(subUnitId, range.startRow, 0, range.endRow, MAX_COLUMNS - 1)
        : between(subUnitId, 0, range.startColumn, MAX_ROWS - 1, range.endColumn);
    this.moved({ area, along, kind });
    if (this.spreadsheet.writing) return;
    this.raise({ area, changeType, triggerSource: 'Unknown' });
    this.flush();
  }
}
