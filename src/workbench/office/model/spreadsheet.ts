import type {
  ICellData,
  IExecutionOptions,
  Injector,
  IStyleData,
  Nullable,
  Workbook,
  Worksheet,
} from '@univerjs/core';
import {
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
  UniverInstanceType,
} from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import { TableManager } from '@univerjs/sheets-table';
import { itemNotFound } from '../request/errors';

/** A table as Univer keeps it. */
export type Table = NonNullable<ReturnType<TableManager['getTableById']>>;

/** Univer's services as the model uses them: the open workbook, its sheets, and the ways to change them. */
export class Spreadsheet {
  readonly commands: ICommandService;
  readonly formulas: FormulaDataModel;
  readonly tables: TableManager;
  private readonly instances: IUniverInstanceService;
  private writes = 0;

  constructor(readonly injector: Injector) {
    this.commands = injector.get(ICommandService);
    this.formulas = injector.get(FormulaDataModel);
    this.tables = injector.get(TableManager);
    this.instances = injector.get(IUniverInstanceService);
  }

  get book(): Workbook {
    const book = this.instances.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    if (!book) throw itemNotFound('workbook');
    return book;
  }

  get unitId(): string {
    return this.book.getUnitId();
  }

  /** @throws OfficeError ItemNotFound for a sheet that was deleted */
  sheet(sheetId: string): Worksheet {
    const sheet = this.book.getSheetBySheetId(sheetId);
    if (!sheet) throw itemNotFound('worksheet');
    return sheet;
  }

  /** The sheet of a name, whatever its case. */
  sheetNamed(name: string): Worksheet | undefined {
    const wanted = name.toLowerCase();
    return this.book.getSheets().find((sheet) => sheet.getName().toLowerCase() === wanted);
  }

  /** Whether what changes right now is changed through here, so by an add-in. */
  get writing(): boolean {
    return this.writes > 0;
  }

  /** Changes the model at once, past Univer's undo stack: Excel's can't undo what an add-in wrote either. */
  mutate(id: string, params: object, options?: IExecutionOptions): void {
    this.writes++;
    try {
      this.commands.syncExecuteCommand(id, params, options);
    } finally {
      this.writes--;
    }
  }

  /** Runs one of Univer's own commands, which work out several mutations. */
  async command(id: string, params: object): Promise<boolean> {
    this.writes++;
    try {
      return await this.commands.executeCommand<object, boolean>(id, params);
    } finally {
      this.writes--;
      this.forgetUndo();
    }
  }

  /** What a user could undo before would now meet other cells. */
  forgetUndo(): void {
    this.injector.get(IUndoRedoService).clearUndoRedo(this.unitId);
  }

  /** The cell as stored: without the values of a spill that passes over it. */
  storedCell(sheet: Worksheet, row: number, column: number): Nullable<ICellData> {
    return sheet.getCellMatrix().getValue(row, column);
  }

  /** A cell's own style, or that of its row or column. */
  style(sheet: Worksheet, row: number, column: number, cell: Nullable<ICellData>): IStyleData {
    return sheet.getComposedCellStyleByCellData(row, column, cell);
  }
}
