import type { IStyleData } from '@univerjs/core';
import type { ClassTable, Scalar } from '../request/class-table';
import type { RangeHost } from './hosts';
import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import {
  applyStyle,
  autofitColumns,
  colorOf,
  columnWidth,
  rowHeight,
  setColumnWidth,
  setRowHeight,
  uniform,
} from '../model/cell-looks';
import { patchCells } from '../model/cell-writing';
import { lastColumn, lastRow } from '../model/area';
import { enumArgument, flag, numeric } from './arguments';
import { areaOf } from './hosts';

const HORIZONTAL = {
  General: HorizontalAlign.UNSPECIFIED,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
} as const;

const VERTICAL = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
} as const;

const nameOf = <T extends string>(values: Readonly<Record<T, number>>, value: unknown, fallback: T): T =>
  (Object.keys(values) as T[]).find((name) => values[name] === value) ?? fallback;

const truth = (on: boolean) => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);

/** A property that all cells share: read from their styles, written into them. */
const styleScalar = <T>(
  where: string,
  read: (style: IStyleData) => T,
  write: (value: unknown, where: string) => IStyleData,
): Scalar<RangeHost> => ({
  get: (host) => uniform(host.model, areaOf(host), read),
  set(host, value) {
    const area = areaOf(host);
    host.model.assertUnprotected(area.sheetId, where);
    applyStyle(host.model, area, write(value, where));
  },
});

export const RangeFont: ClassTable<RangeHost> = {
  name: 'RangeFont',
  scalars: {
    bold: styleScalar(
      'RangeFont.bold',
      (s) => s.bl === BooleanNumber.TRUE,
      (v, w) => ({ bl: truth(flag(v, w)) }),
    ),
    italic: styleScalar(
      'RangeFont.italic',
      (s) => s.it === BooleanNumber.TRUE,
      (v, w) => ({ it: truth(flag(v, w)) }),
    ),
    strikethrough: styleScalar(
      'RangeFont.strikethrough',
      (s) => s.st?.s === BooleanNumber.TRUE,
      (v, w) => ({ st: { s: truth(flag(v, w)) } }),
    ),
    underline: styleScalar(
      'RangeFont.underline',
      (s) => (s.ul?.s === BooleanNumber.TRUE ? 'Single' : 'None'),
      (v, w) => ({ ul: { s: truth(enumArgument(v, ['None', 'Single'], w) === 'Single') } }),
    ),
    color: styleScalar(
      'RangeFont.color',
      (s) => s.cl?.rgb ?? '#000000',
      (v, w) => ({ cl: { rgb: colorOf(v, w) } }),
    ),
    size: styleScalar(
      'RangeFont.size',
      (s) => s.fs ?? 11,
      (v, w) => ({ fs: numeric(v, w) }),
    ),
    name: styleScalar(
      'RangeFont.name',
      (s) => s.ff ?? 'Calibri',
      (v) => ({ ff: String(v) }),
    ),
  },
};

export const RangeFill: ClassTable<RangeHost> = {
  name: 'RangeFill',
  scalars: {
    color: styleScalar(
      'RangeFill.color',
      (s) => s.bg?.rgb ?? '#FFFFFF',
      (v, w) => ({ bg: { rgb: colorOf(v, w) } }),
    ),
  },
  methods: {
    clear: {
      gives: 'nothing',
      run(host) {
        const area = areaOf(host);
        host.model.assertUnprotected(area.sheetId, 'RangeFill.clear');
        applyStyle(host.model, area, { bg: null });
      },
    },
  },
};

function isLocked(host: RangeHost): boolean | null {
  const area = areaOf(host);
  const matrix = host.model.sheet(area.sheetId).getCellMatrix();
  const locked = (row: number, column: number) => matrix.getValue(row, column)?.custom?.unlocked !== true;
  const first = locked(area.row, area.column);
  for (let row = area.row; row <= lastRow(area); row++)
    for (let column = area.column; column <= lastColumn(area); column++)
      if (locked(row, column) !== first) return null;
  return first;
}

export const FormatProtection: ClassTable<RangeHost> = {
  name: 'FormatProtection',
  scalars: {
    locked: {
      get: isLocked,
      set(host, value) {
        const area = areaOf(host);
        const unlocked = !flag(value, 'FormatProtection.locked');
        host.model.assertUnprotected(area.sheetId, 'FormatProtection.locked');
        const sheet = host.model.sheet(area.sheetId);
        const patch = (row: number, column: number) => {
          const custom = host.model.spreadsheet.storedCell(
            sheet,
            area.row + row,
            area.column + column,
          )?.custom;
          return { custom: { ...custom, unlocked } };
        };
        patchCells(host.model.spreadsheet, area, patch, true);
      },
    },
  },
};

export const RangeFormat: ClassTable<RangeHost> = {
  name: 'RangeFormat',
  fixed: ['columnWidth', 'rowHeight'],
  scalars: {
    horizontalAlignment: styleScalar(
      'RangeFormat.horizontalAlignment',
      (s) => nameOf(HORIZONTAL, s.ht, 'General'),
      (v, w) => ({
        ht: HORIZONTAL[enumArgument(v, Object.keys(HORIZONTAL) as (keyof typeof HORIZONTAL)[], w)],
      }),
    ),
    verticalAlignment: styleScalar(
      'RangeFormat.verticalAlignment',
      (s) => nameOf(VERTICAL, s.vt, 'Bottom'),
      (v, w) => ({ vt: VERTICAL[enumArgument(v, Object.keys(VERTICAL) as (keyof typeof VERTICAL)[], w)] }),
    ),
    wrapText: styleScalar(
      'RangeFormat.wrapText',
      (s) => s.tb === WrapStrategy.WRAP,
      (v, w) => ({ tb: flag(v, w) ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
    ),
    columnWidth: {
      get: (host) => columnWidth(host.model, areaOf(host)),
      set: (host, points) => {
        const width = numeric(points, 'RangeFormat.columnWidth');
        setColumnWidth(host.model, areaOf(host), () => width);
      },
    },
    rowHeight: {
      get: (host) => rowHeight(host.model, areaOf(host)),
      set: (host, points) => setRowHeight(host.model, areaOf(host), numeric(points, 'RangeFormat.rowHeight')),
    },
  },
  navigations: {
    font: { to: 'RangeFont', host: (host) => host },
    fill: { to: 'RangeFill', host: (host) => host },
    protection: { to: 'FormatProtection', host: (host) => host },
  },
  methods: {
    autofitColumns: {
      gives: 'nothing',
      reads: true,
      run: (host) => autofitColumns(host.model, areaOf(host)),
    },
    // Rows are as high as their text by themselves.
    autofitRows: { gives: 'nothing', run: () => undefined },
  },
};
