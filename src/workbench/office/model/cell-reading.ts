import type { ICellData, Nullable, Worksheet } from '@univerjs/core';
import type { Area } from './area';
import type { Spreadsheet } from './spreadsheet';
import { CellValueType, numfmt } from '@univerjs/core';
import { lastColumn, lastRow } from './area';
import { spilledPattern } from '../../spilled-formats';
import { shownFormula } from './held-array';
import { ERROR_VALUES } from './typed-input';

/** A cell's value as Excel gives it: '' for an empty cell, serial numbers for dates, "#N/A" for errors. */
export type CellValue = string | number | boolean;

/** `Excel.RangeValueType`, as far as cells have it. */
export type ValueType = 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error';

const richText = (cell: ICellData): string => cell.p?.body?.dataStream.replace(/\r?\n?$/, '') ?? '';

function valueOf(cell: Nullable<ICellData>): CellValue {
  if (!cell) return '';
  const { v, t } = cell;
  if (v === undefined || v === null) return richText(cell);
  if (t === CellValueType.BOOLEAN || typeof v === 'boolean') return v === true || v === 1 || v === 'TRUE';
  if (t === CellValueType.NUMBER && typeof v === 'string' && v.trim() !== '') return Number(v);
  return v;
}

function valueTypeOf(cell: Nullable<ICellData>): ValueType {
  const value = valueOf(cell);
  if (value === '') return cell?.f || cell?.si ? 'String' : 'Empty';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Double';
  return cell?.t !== CellValueType.FORCE_STRING && ERROR_VALUES.has(value) ? 'Error' : 'String';
}

/** Reads cells of one sheet, spilled values included. */
export class CellReader {
  readonly sheet: Worksheet;
  private readonly matrix;
  private readonly spilled;

  constructor(
    private readonly spreadsheet: Spreadsheet,
    sheetId: string,
  ) {
    this.sheet = spreadsheet.sheet(sheetId);
    this.matrix = this.sheet.getCellMatrix();
    this.spilled = spreadsheet.formulas.getArrayFormulaCellData()[spreadsheet.unitId]?.[sheetId];
  }

  /** The cell with what a spill put there. */
  cell(row: number, column: number): Nullable<ICellData> {
    const stored = this.matrix.getValue(row, column);
    if (stored && (stored.v !== undefined || stored.f || stored.si || stored.p)) return stored;
    const spilled = this.spilled?.[row]?.[column];
    return spilled ? { ...stored, v: spilled.v, t: spilled.t } : stored;
  }

  value(row: number, column: number): CellValue {
    return valueOf(this.cell(row, column));
  }

  valueType(row: number, column: number): ValueType {
    return valueTypeOf(this.cell(row, column));
  }

  /** The formula of a cell, or its value where it has none. A spill's cells give their values, as in Excel. */
  formula(row: number, column: number): CellValue {
    const stored = this.matrix.getValue(row, column);
    if (stored?.f || stored?.si) {
      const { unitId } = this.spreadsheet;
      const text = this.spreadsheet.formulas.getFormulaStringByCell(
        row,
        column,
        this.sheet.getSheetId(),
        unitId,
      );
      if (text) return shownFormula(text);
    }
    return this.value(row, column);
  }

  numberFormat(row: number, column: number): string {
    const cell = this.matrix.getValue(row, column);
    // The cell's own wins: only without one do its row and column count.
    const own = this.spreadsheet.book.getStyles().getStyleByCell(cell)?.n;
    if (own) return own.pattern || 'General';
    if (own === undefined && !this.sheet.getRowStyle(row) && !this.sheet.getColumnStyle(column))
      return this.sheet.getDefaultCellStyleInternal()?.n?.pattern || 'General';
    return this.spreadsheet.style(this.sheet, row, column, cell).n?.pattern || 'General';
  }

  /** What the cell shows; width does not matter, "####" never comes. */
  text(row: number, column: number): string {
    const value = this.value(row, column);
    if (value === '') return '';
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    const own = this.numberFormat(row, column);
    const pattern = spilledPattern(this.spilled?.[row]?.[column], own) ?? own;
    if (typeof value === 'string' && (pattern === 'General' || pattern === '@')) return value;
    try {
      return numfmt.format(pattern, value, { throws: true });
    } catch {
      return String(value);
    }
  }

  /** A grid of what `read` says of each cell. */
  grid<T>(area: Area, read: (row: number, column: number) => T): T[][] {
    const grid: T[][] = [];
    for (let row = area.row; row <= lastRow(area); row++) {
      const cells: T[] = [];
      for (let column = area.column; column <= lastColumn(area); column++) cells.push(read(row, column));
      grid.push(cells);
    }
    return grid;
  }
}
