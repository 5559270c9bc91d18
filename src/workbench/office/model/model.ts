import type { Injector, Worksheet } from '@univerjs/core';
import type { Area, RangeRef } from './area';
import type { Server } from '../request/request-context';
import type { ExtrasData } from './workbook-extras';
import { accessDenied, invalidReference, itemNotFound } from '../request/errors';
import { fullAddress, parseAddress } from './addresses';
import { assertArraysWhole } from './array-formulas';
import { cellCount, fitsSheet, lastColumn, lastRow } from './area';
import { ChangeFeed } from './change-feed';
import { RangeTracker } from './range-tracker';
import { Rules } from './rules';
import { SheetThings } from './sheet-things';
import { Spreadsheet } from './spreadsheet';
import { WorkbookExtras } from './workbook-extras';

/** Holds the drawing of the sheet while an add-in writes in many requests. */
export interface DrawingHold {
  /** From now until a moment after the present request. */
  hold(): void;
  /** The present request is over. */
  requestEnded(): void;
}

/** The workbook as Excel's object model sees it, over Univer: what every class table works on. */
export class Model implements Server {
  readonly spreadsheet: Spreadsheet;
  readonly extras: WorkbookExtras;
  readonly ranges = new RangeTracker();
  /** First cells of the array formulas that were entered since the workbook was opened. */
  readonly arrays: RangeRef[] = [];
  readonly rules = new Rules();
  readonly things = new SheetThings();
  /** Names of the table styles that the workbook has besides Excel's own; blank ones. */
  readonly tableStyles = new Set<string>();
  readonly changes: ChangeFeed;
  /** `Excel.CalculationMode`: remembered for those who ask, Univer always calculates by itself. */
  calculationMode = 'Automatic';
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    injector: Injector,
    /** Resolves when no formula is left to calculate; does not wait for custom functions that are under way. */
    readonly calculated: () => Promise<void>,
    readonly drawing?: DrawingHold,
  ) {
    this.spreadsheet = new Spreadsheet(injector);
    this.extras = new WorkbookExtras(injector);
    this.changes = new ChangeFeed(this.spreadsheet, this.ranges);
  }

  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  requestEnded(): void {
    this.changes.flush();
    this.drawing?.requestEnded();
  }

  get extra(): ExtrasData {
    return this.extras.of(this.spreadsheet.unitId);
  }

  sheet(sheetId: string): Worksheet {
    return this.spreadsheet.sheet(sheetId);
  }

  /** A range object's cells. @throws OfficeError InvalidReference after they were deleted, ItemNotFound with their sheet */
  area(ref: RangeRef): Area {
    if (!ref.area) throw invalidReference('range');
    this.sheet(ref.area.sheetId);
    return ref.area;
  }

  /** @throws OfficeError InvalidReference where the rectangle passes the sheet's edge */
  range(area: Area, where: string): RangeRef {
    if (!fitsSheet(area)) throw invalidReference(where);
    return this.ranges.ref(area);
  }

  /** The cells of an address or of a defined name; a sheet in the address wins over `sheetId`. */
  areaAt(address: string, sheetId: string): Area | undefined {
    const parsed = parseAddress(address);
    if (!parsed) return undefined;
    if (parsed.sheetName === undefined) return { sheetId, ...parsed.area };
    const sheet = this.spreadsheet.sheetNamed(parsed.sheetName);
    return sheet && { sheetId: sheet.getSheetId(), ...parsed.area };
  }

  address(area: Area, absolute = false): string {
    return fullAddress(this.sheet(area.sheetId).getName(), area, absolute);
  }

  activeSheet(): Worksheet {
    const sheet = this.spreadsheet.book.getActiveSheet(true) ?? this.spreadsheet.book.getSheets()[0];
    if (!sheet) throw itemNotFound('worksheet');
    return sheet;
  }

  /**
   * @throws OfficeError AccessDenied where the sheet is protected and one of the cells is locked; InvalidOperation where
   * an array formula would be changed in part
   */
  assertWritable(area: Area, where: string): void {
    assertArraysWhole(this, area, where);
    if (!this.extra.protection[area.sheetId]) return;
    const matrix = this.sheet(area.sheetId).getCellMatrix();
    if (cellCount(area) > 10_000) throw accessDenied(where);
    for (let row = area.row; row <= lastRow(area); row++)
      for (let column = area.column; column <= lastColumn(area); column++)
        if (matrix.getValue(row, column)?.custom?.unlocked !== true) throw accessDenied(where);
  }

  /** @throws OfficeError AccessDenied where the sheet is protected: for what changes more than cells' content */
  assertUnprotected(sheetId: string, where: string): void {
    if (this.extra.protection[sheetId]) throw accessDenied(where);
  }
}
