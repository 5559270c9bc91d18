import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from '@univerjs/core';
import type { Alignment, Border, BorderStyle, Borders, Color, Fill, Font, Style } from 'exceljs';
import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';

const TRUE = BooleanNumber.TRUE;

const HORIZONTAL: readonly (readonly [HorizontalAlign, Alignment['horizontal']])[] = [
  [HorizontalAlign.LEFT, 'left'],
  [HorizontalAlign.CENTER, 'center'],
  [HorizontalAlign.RIGHT, 'right'],
  [HorizontalAlign.JUSTIFIED, 'justify'],
  [HorizontalAlign.DISTRIBUTED, 'distributed'],
];

const VERTICAL: readonly (readonly [VerticalAlign, Alignment['vertical']])[] = [
  [VerticalAlign.TOP, 'top'],
  [VerticalAlign.MIDDLE, 'middle'],
  [VerticalAlign.BOTTOM, 'bottom'],
];

const BORDERS: readonly (readonly [BorderStyleTypes, BorderStyle])[] = [
  [BorderStyleTypes.THIN, 'thin'],
  [BorderStyleTypes.HAIR, 'hair'],
  [BorderStyleTypes.DOTTED, 'dotted'],
  [BorderStyleTypes.DASHED, 'dashed'],
  [BorderStyleTypes.DASH_DOT, 'dashDot'],
  [BorderStyleTypes.DASH_DOT_DOT, 'dashDotDot'],
  [BorderStyleTypes.DOUBLE, 'double'],
  [BorderStyleTypes.MEDIUM, 'medium'],
  [BorderStyleTypes.MEDIUM_DASHED, 'mediumDashed'],
  [BorderStyleTypes.MEDIUM_DASH_DOT, 'mediumDashDot'],
  [BorderStyleTypes.MEDIUM_DASH_DOT_DOT, 'mediumDashDotDot'],
  [BorderStyleTypes.SLANT_DASH_DOT, 'slantDashDot'],
  [BorderStyleTypes.THICK, 'thick'],
];

const right = <A, B>(pairs: readonly (readonly [A, B])[], left: A): B | undefined =>
  pairs.find(([candidate]) => candidate === left)?.[1];
const left = <A, B>(pairs: readonly (readonly [A, B])[], value: B): A | undefined =>
  pairs.find(([, candidate]) => candidate === value)?.[0];

/** "#rrggbb" and "rgb(r,g,b)" as files have colours: AARRGGBB. */
export function argbOf(color: Nullable<string>): string | undefined {
  const hex = /^#([0-9a-f]{6})$/i.exec(color ?? '')?.[1];
  if (hex) return `FF${hex.toUpperCase()}`;
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color ?? '');
  if (!parts) return undefined;
  const digits = parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, '0'));
  return `FF${digits.join('').toUpperCase()}`;
}

const rgbOf = (color: Partial<Color> | undefined): string | undefined =>
  color?.argb ? `#${color.argb.slice(-6)}` : undefined;

const defined = <T extends object>(value: T): T | undefined =>
  Object.keys(value).length > 0 ? value : undefined;
const colored = (argb: string | undefined) => (argb ? { color: { argb } } : {});

function fontToFile(style: IStyleData): Partial<Font> | undefined {
  return defined({
    ...(style.bl === TRUE ? { bold: true } : {}),
    ...(style.it === TRUE ? { italic: true } : {}),
    ...(style.ul?.s === TRUE ? { underline: true } : {}),
    ...(style.st?.s === TRUE ? { strike: true } : {}),
    ...(style.fs ? { size: style.fs } : {}),
    ...(style.ff ? { name: style.ff } : {}),
    ...colored(argbOf(style.cl?.rgb)),
  });
}

const edgeToFile = (edge: Nullable<IBorderStyleData>): Partial<Border> | undefined => {
  if (!edge) return undefined;
  const style = right(BORDERS, edge.s);
  return style && { style, ...colored(argbOf(edge.cl.rgb)) };
};

function bordersToFile(borders: Nullable<IBorderData>): Partial<Borders> | undefined {
  const [top, bottom, leftEdge, rightEdge] = [borders?.t, borders?.b, borders?.l, borders?.r].map(edgeToFile);
  return defined({
    ...(top ? { top } : {}),
    ...(bottom ? { bottom } : {}),
    ...(leftEdge ? { left: leftEdge } : {}),
    ...(rightEdge ? { right: rightEdge } : {}),
  });
}

function alignmentToFile(style: IStyleData): Partial<Alignment> | undefined {
  const horizontal = style.ht ? right(HORIZONTAL, style.ht) : undefined;
  const vertical = style.vt ? right(VERTICAL, style.vt) : undefined;
  return defined({
    ...(horizontal ? { horizontal } : {}),
    ...(vertical ? { vertical } : {}),
    ...(style.tb === WrapStrategy.WRAP ? { wrapText: true } : {}),
  });
}

/** A cell's look as files have it. */
export function styleToFile(style: IStyleData): Partial<Style> {
  const fill = argbOf(style.bg?.rgb);
  const font = fontToFile(style);
  const border = bordersToFile(style.bd);
  const alignment = alignmentToFile(style);
  return {
    ...(style.n?.pattern ? { numFmt: style.n.pattern } : {}),
    ...(font ? { font } : {}),
    ...(fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } } satisfies Fill } : {}),
    ...(border ? { border } : {}),
    ...(alignment ? { alignment } : {}),
  };
}

const edgeFromFile = (edge: Partial<Border> | undefined): IBorderStyleData | undefined => {
  const s = edge?.style && left(BORDERS, edge.style);
  return s ? { s, cl: { rgb: rgbOf(edge.color) ?? '#000000' } } : undefined;
};

function bordersFromFile(borders: Partial<Borders> | undefined): IBorderData | undefined {
  const edges = { t: borders?.top, b: borders?.bottom, l: borders?.left, r: borders?.right };
  return defined(
    Object.fromEntries(
      Object.entries(edges).flatMap(([side, edge]) => {
        const found = edgeFromFile(edge);
        return found ? [[side, found]] : [];
      }),
    ),
  );
}

/** What every cell of a file has that says nothing of its font: writing it into each would only be noise. */
const DEFAULT_FONT = { size: 11, name: 'Calibri' };

function fontFromFile(font: Partial<Font> | undefined): IStyleData {
  const rgb = rgbOf(font?.color);
  return {
    ...(font?.bold ? { bl: TRUE } : {}),
    ...(font?.italic ? { it: TRUE } : {}),
    ...(font?.underline && font.underline !== 'none' ? { ul: { s: TRUE } } : {}),
    ...(font?.strike ? { st: { s: TRUE } } : {}),
    ...(font?.size && font.size !== DEFAULT_FONT.size ? { fs: font.size } : {}),
    ...(font?.name && font.name !== DEFAULT_FONT.name ? { ff: font.name } : {}),
    ...(rgb ? { cl: { rgb } } : {}),
  };
}

/** The look of a cell from a file; theme colours, which are names only, are left to the default. */
export function styleFromFile(style: Partial<Style>): IStyleData | undefined {
  const fill =
    style.fill?.type === 'pattern' && style.fill.pattern === 'solid' ? rgbOf(style.fill.fgColor) : undefined;
  const ht = style.alignment?.horizontal && left(HORIZONTAL, style.alignment.horizontal);
  const vt = style.alignment?.vertical && left(VERTICAL, style.alignment.vertical);
  const bd = bordersFromFile(style.border);
  return defined({
    ...(style.numFmt && style.numFmt !== 'General' ? { n: { pattern: style.numFmt } } : {}),
    ...fontFromFile(style.font),
    ...(fill ? { bg: { rgb: fill } } : {}),
    ...(ht ? { ht } : {}),
    ...(vt ? { vt } : {}),
    ...(style.alignment?.wrapText ? { tb: WrapStrategy.WRAP } : {}),
    ...(bd ? { bd } : {}),
  });
}
