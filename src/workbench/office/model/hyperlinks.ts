import type { ICellData, Nullable } from '@univerjs/core';
import type { Area } from './area';
import type { Spreadsheet } from './spreadsheet';
import { BooleanNumber } from '@univerjs/core';
import { invalidArgument } from '../request/errors';
import { cellCount, lastColumn, lastRow } from './area';
import { patchCells } from './cell-writing';
import { without } from './record';
import { enter } from './typed-input';

/** `Excel.RangeHyperlink`. */
export interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

const LINK_STYLE = { cl: { rgb: '#0563C1' }, ul: { s: BooleanNumber.TRUE } };

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The link of a cell: kept in the cell's `custom` data, since the open spreadsheet has no links of its own. */
export function hyperlinkOf(cell: Nullable<ICellData>): Hyperlink | undefined {
  const link: unknown = cell?.custom?.hyperlink;
  if (typeof link !== 'object' || link === null) return undefined;
  return link as Hyperlink;
}

/** @throws OfficeError InvalidArgument unless there is an address or a place in the document */
export function readHyperlink(input: unknown, where: string): Hyperlink {
  if (typeof input !== 'object' || input === null) throw invalidArgument(where);
  const read = (key: string) => {
    const value = text(Reflect.get(input, key));
    return value === undefined ? {} : { [key]: value };
  };
  const link: Hyperlink = {
    ...read('address'),
    ...read('documentReference'),
    ...read('screenTip'),
    ...read('textToDisplay'),
  };
  if (link.address === undefined && link.documentReference === undefined) throw invalidArgument(where);
  return link;
}

/** Links every cell; cells that are empty show the text or the address. */
export function linkCells(spreadsheet: Spreadsheet, area: Area, link: Hyperlink, where: string): void {
  const sheet = spreadsheet.sheet(area.sheetId);
  const shown = link.textToDisplay ?? link.address ?? link.documentReference ?? '';
  const kept = without({ ...link }, 'textToDisplay');
  patchCells(spreadsheet, area, (row, column) => {
    const cell = spreadsheet.storedCell(sheet, area.row + row, area.column + column);
    const isEmpty = cell?.v === undefined || cell.v === null;
    const entered = link.textToDisplay !== undefined || isEmpty ? enter(shown, () => '@') : {};
    if (entered === 'invalid') throw invalidArgument(where);
    return { ...entered, s: LINK_STYLE, custom: { ...cell?.custom, hyperlink: kept } };
  });
}

/** The link of a range: that of its cells where all have the same, else `null`. */
export function hyperlinkAt(
  spreadsheet: Spreadsheet,
  area: Area,
  display: (row: number, column: number) => string,
): Hyperlink | null {
  const sheet = spreadsheet.sheet(area.sheetId);
  const first = hyperlinkOf(spreadsheet.storedCell(sheet, area.row, area.column));
  if (!first) return null;
  for (let row = area.row; row <= lastRow(area); row++)
    for (let column = area.column; column <= lastColumn(area); column++) {
      const other = hyperlinkOf(spreadsheet.storedCell(sheet, row, column));
      if (JSON.stringify(other) !== JSON.stringify(first)) return null;
    }
  return cellCount(area) === 1 ? { ...first, textToDisplay: display(area.row, area.column) } : first;
}

/** A cell's `custom` data without its link. */
export const withoutHyperlink = (cell: Nullable<ICellData>): NonNullable<ICellData['custom']> | null => {
  const others = without<unknown>(cell?.custom ?? {}, 'hyperlink');
  return Object.keys(others).length > 0 ? others : null;
};
