import type { ICellData, Nullable } from '@univerjs/core';
import type { Cell, CellErrorValue, CellValue, Worksheet as FileSheet } from 'exceljs';
import type { Area } from '../office/model/area';
import type { Spreadsheet } from '../office/model/spreadsheet';
import type { LeftOutList } from './left-out';
import { CellReader } from '../office/model/cell-reading';
import { localAddress } from '../office/model/addresses';
import { lastColumn, lastRow } from '../office/model/area';
import { hyperlinkOf } from '../office/model/hyperlinks';
import { spillsOf } from '../office/model/spills';
import { styleToFile } from './cell-style';
import { toFileFormula } from './file-formula';

type Plain = string | number | boolean | CellErrorValue;

/** Errors that the file format knows; newer ones, such as #SPILL!, are #VALUE! there until Excel calculates. */
const FILE_ERRORS: readonly CellErrorValue['error'][] = [
  '#N/A',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#VALUE!',
  '#NUM!',
];

/** A cell's plain value; '' where it shows nothing. */
function plainValue(reader: CellReader, row: number, column: number): Plain {
  const value = reader.value(row, column);
  if (reader.valueType(row, column) !== 'Error') return value;
  return { error: FILE_ERRORS.find((error) => error === value) ?? '#VALUE!' };
}

function linkValue(cell: Nullable<ICellData>, text: string): CellValue | undefined {
  const link = hyperlinkOf(cell);
  const target =
    link?.address ?? (link?.documentReference === undefined ? undefined : `#${link.documentReference}`);
  if (target === undefined) return undefined;
  return { text, hyperlink: target, ...(link?.screenTip ? { tooltip: link.screenTip } : {}) };
}

/** Writes a formula with its result; what it spills as an array formula over those cells. */
function formulaValue(formula: string, result: Plain, spill: Area | undefined): CellValue {
  const value = { formula: toFileFormula(formula), result };
  // The library's types know nothing of array formulas, though it writes them.
  return spill ? ({ ...value, shareType: 'array', ref: localAddress(spill) } as CellValue) : value;
}

/** Writes every cell of a sheet that holds or shows something. */
export class CellWriter {
  private readonly reader: CellReader;
  private readonly spills;

  constructor(
    private readonly spreadsheet: Spreadsheet,
    private readonly file: FileSheet,
    sheetId: string,
    private readonly leftOut: LeftOutList,
  ) {
    this.reader = new CellReader(spreadsheet, sheetId);
    this.spills = spillsOf(spreadsheet, sheetId);
  }

  write(): void {
    const { sheet } = this.reader;
    sheet.getCellMatrix().forValue((row, column, cell) => {
      if (cell) this.writeCell(row, column, cell);
    });
    for (const { area, anchor } of this.spills)
      for (let row = area.row; row <= lastRow(area); row++)
        for (let column = area.column; column <= lastColumn(area); column++)
          if (row !== anchor.row || column !== anchor.column) this.writeSpilled(row, column);
  }

  private fileCell(row: number, column: number): Cell {
    return this.file.getCell(row + 1, column + 1);
  }

  private writeCell(row: number, column: number, cell: ICellData): void {
    const { reader, spreadsheet } = this;
    const target = this.fileCell(row, column);
    const content = this.content(row, column, cell);
    if (content !== '') target.value = content;
    if (cell.p) this.leftOut.add('richText', reader.sheet.getName());
    target.style = styleToFile(spreadsheet.style(reader.sheet, row, column, cell));
    if (cell.custom?.unlocked === true) target.protection = { locked: false };
  }

  private content(row: number, column: number, cell: ICellData): CellValue {
    const value = plainValue(this.reader, row, column);
    const formula = this.reader.formula(row, column);
    if ((cell.f || cell.si) && typeof formula === 'string' && formula.startsWith('=')) {
      const spill = this.spills.find(({ anchor }) => anchor.row === row && anchor.column === column);
      return formulaValue(formula, value, spill?.area);
    }
    const link = typeof value === 'string' && value !== '' ? linkValue(cell, value) : undefined;
    if (!link && hyperlinkOf(cell)) this.leftOut.add('linksOfNumbers', this.reader.sheet.getName());
    return link ?? value;
  }

  private writeSpilled(row: number, column: number): void {
    const value = plainValue(this.reader, row, column);
    if (value !== '') this.fileCell(row, column).value = value;
  }
}
