import type { ICellData, IObjectMatrixPrimitiveType } from '@univerjs/core';
import type { Cell, CellValue, Worksheet as FileSheet } from 'exceljs';
import type { LeftOutList } from './left-out';
import type { StyleIds } from './style-ids';
import { CellValueType } from '@univerjs/core';
import { parseAddress } from '../office/model/addresses';
import { styleFromFile } from './cell-style';
import { fromFileFormula } from './file-formula';
import { serialOfDate } from './units';

type Content = Pick<ICellData, 'v' | 't' | 'f' | 'custom'>;

const number = (v: number): Content => ({ v, t: CellValueType.NUMBER });
const text = (v: string): Content => ({ v, t: CellValueType.STRING });

/** What an exceljs value object may hold; its own types don't tell these apart for everything that it reads. */
interface ValueObject {
  readonly error?: string;
  readonly richText?: readonly { readonly text: string }[];
  readonly text?: CellValue;
  readonly hyperlink?: string;
  readonly tooltip?: string;
  readonly formula?: string;
  readonly sharedFormula?: string;
  readonly result?: CellValue;
  readonly shareType?: string;
  readonly ref?: string;
}

const plainText = (value: CellValue): string => {
  if (typeof value !== 'object' || value === null || value instanceof Date) return String(value ?? '');
  return ((value as ValueObject).richText ?? []).map((part) => part.text).join('');
};

function simple(value: CellValue): Content | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === 'string') return text(value);
  if (value instanceof Date) return number(serialOfDate(value));
  const object = value as ValueObject;
  if (object.error !== undefined) return text(object.error);
  return object.richText ? text(plainText(value)) : undefined;
}

const hyperlink = ({ hyperlink: target = '', tooltip }: ValueObject) => ({
  ...(target.startsWith('#') ? { documentReference: target.slice(1) } : { address: target }),
  ...(tooltip ? { screenTip: tooltip } : {}),
});

/** Reads the cells of one sheet. */
export class CellsReader {
  readonly cells: IObjectMatrixPrimitiveType<ICellData> = {};
  /** Cells that an array formula fills: it fills them again. */
  private readonly filled = new Set<string>();

  constructor(
    private readonly file: FileSheet,
    private readonly styles: StyleIds,
    private readonly leftOut: LeftOutList,
  ) {}

  read(): IObjectMatrixPrimitiveType<ICellData> {
    this.file.eachRow((row) => row.eachCell((cell) => this.noteArray(cell)));
    this.file.eachRow((row, rowNumber) =>
      row.eachCell({ includeEmpty: true }, (cell, columnNumber) =>
        this.readCell(cell, rowNumber - 1, columnNumber - 1),
      ),
    );
    return this.cells;
  }

  private noteArray(cell: Cell): void {
    const { shareType, ref } = (typeof cell.value === 'object' ? (cell.value ?? {}) : {}) as ValueObject;
    const area = shareType === 'array' && ref ? parseAddress(ref)?.area : undefined;
    if (!area) return;
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++)
        if (row !== Number(cell.row) - 1 || column !== Number(cell.col) - 1)
          this.filled.add(`${row},${column}`);
  }

  private readCell(cell: Cell, row: number, column: number): void {
    if (cell.isMerged && cell.master !== cell) return;
    const style = this.styles.of(styleFromFile(cell.style));
    const content = this.filled.has(`${row},${column}`) ? undefined : this.content(cell);
    const unlocked = cell.protection?.locked === false ? { unlocked: true } : {};
    const custom = { ...content?.custom, ...unlocked };
    if (cell.note) this.leftOut.add('comments', this.file.name);
    const read: ICellData = {
      ...content,
      ...(style ? { s: style } : {}),
      ...(Object.keys(custom).length > 0 ? { custom } : {}),
    };
    if (Object.keys(read).length === 0) return;
    const cells = (this.cells[row] ??= {});
    cells[column] = read;
  }

  private content(cell: Cell): Content | undefined {
    const { value } = cell;
    if (typeof value !== 'object' || value === null || value instanceof Date) return simple(value);
    const object = value as ValueObject;
    if (object.formula !== undefined || object.sharedFormula !== undefined) {
      // An array formula without its result is calculated at once, and fills its cells.
      const result = object.shareType === 'array' ? undefined : simple(object.result);
      return { ...result, f: fromFileFormula(cell.formula) };
    }
    if (object.richText) this.leftOut.add('richText', this.file.name);
    if (object.hyperlink === undefined) return simple(value);
    return { ...text(plainText(object.text)), custom: { hyperlink: hyperlink(object) } };
  }
}
