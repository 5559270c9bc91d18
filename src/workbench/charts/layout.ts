import type { ChartPicture } from '../office/model/charts/chart-picture';
import type { Scale } from './scale';
import { scaleOf } from './scale';

/** Pixels: of a chart's texts, and of its edges. */
export const TEXT = { title: 18.67, axis: 12, character: 6.5, line: 16 } as const;
const EDGE = 10;
const LABEL_GAP = 6;
/** Room that one step of an axis wants, along a vertical and along a horizontal one. */
const STEP = { vertical: 34, horizontal: 64 } as const;
const LONGEST_LABEL = 26;
/** Categories narrower than this leave some of their names out. */
const LEAST_BAND = 15;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A bar from its base to its value, in the shape that is drawn. */
export interface Bar extends Box {
  readonly series: number;
  readonly point: number;
}

/** Where everything of a chart is drawn, in pixels of the chart at 100 %. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly scale: Scale;
  /** Whether values run to the right. */
  readonly isBar: boolean;
  /** Where a value lies along its axis. */
  readonly at: (value: number) => number;
  /** Middle of a category along the other axis. */
  readonly middle: (point: number) => number;
  /** Every how manieth category is named, and whether the names are turned. */
  readonly naming: { readonly every: number; readonly turned: boolean };
  readonly titleTop: number;
  readonly legendTop: number;
}

/** A name as it fits beside an axis. */
export const shortened = (text: string): string =>
  text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text;

/** About how wide a text is; Chinese characters are as wide as they are high. */
export const textWidth = (text: string): number =>
  Array.from(text).reduce(
    (sum, each) => sum + (/[\u2e80-\uffef]/.test(each) ? TEXT.axis : TEXT.character),
    0,
  );

const isDefined = (value: number | undefined): value is number => value !== undefined;

/** Sums of what stands on each side of 0, where series stand on each other. */
function stackEnds({ series, categories }: ChartPicture): number[] {
  return categories.flatMap((_, point) => {
    const values = series.map(({ values: all }) => all[point]).filter(isDefined);
    const sum = (side: (value: number) => boolean) =>
      values.filter(side).reduce((total, each) => total + each, 0);
    return values.length === 0 ? [] : [sum((value) => value > 0), sum((value) => value < 0)];
  });
}

const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(shortened(text))));

/** Lays a chart out. @param format how the value axis writes a number */
export function layoutOf(picture: ChartPicture, format: (value: number) => string): Layout {
  const { type, categories, valueAxis, categoryAxis, legend, series } = picture;
  const [width, height] = [picture.width / 0.75, picture.height / 0.75];
  const isBar = type.startsWith('Bar');
  const isLine = type.startsWith('Line');
  const values = type.endsWith('Stacked')
    ? stackEnds(picture)
    : series.flatMap((each) => each.values.filter(isDefined));
  const most = isBar ? width / STEP.horizontal : height / STEP.vertical;
  const scale = scaleOf(values, Math.max(2, Math.floor(most)), !isLine, valueAxis);

  const titleHeight = picture.title === '' ? 0 : TEXT.title + 12;
  const legendHeight = legend.visible && series.length > 0 ? TEXT.line + 8 : 0;
  const [above, below] = legend.position === 'Top' ? [legendHeight, 0] : [0, legendHeight];
  const valueLabels =
    valueAxis.visible && valueAxis.tickLabelPosition !== 'None' ? scale.ticks.map(format) : [];
  const names = categoryAxis.visible && categoryAxis.tickLabelPosition !== 'None' ? categories : [];
  const vertical = isBar ? names : valueLabels;
  const verticalTitle = (isBar ? categoryAxis : valueAxis).titleVisible ? TEXT.line + 2 : 0;
  const horizontalTitle = (isBar ? valueAxis : categoryAxis).titleVisible ? TEXT.line + 2 : 0;
  const left = EDGE + verticalTitle + (vertical.length > 0 ? widest(vertical) + LABEL_GAP : 0);
  const right = EDGE + (isBar ? widest(valueLabels.slice(-1)) / 2 : 0);
  const band = (width - left - right) / Math.max(1, categories.length);
  const turned = !isBar && names.length > 0 && widest(names) > band - 4;
  const horizontalLabels = isBar
    ? valueLabels.length > 0 && TEXT.line + LABEL_GAP
    : names.length > 0 && (turned ? widest(names) * Math.SQRT1_2 + TEXT.axis : TEXT.line + LABEL_GAP);
  const atTop = isBar && categoryAxis.reversePlotOrder;
  const labelsHeight = (horizontalLabels || 0) + horizontalTitle;
  const top = EDGE + titleHeight + above + (atTop ? labelsHeight : 4);
  const bottom = EDGE + below + (atTop ? 4 : labelsHeight);
  const plot = {
    left,
    top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - bottom),
  };

  const along = (value: number) => (value - scale.low) / (scale.high - scale.low || 1);
  const flipped = (part: number) => (valueAxis.reversePlotOrder ? 1 - part : part);
  const at = (value: number) =>
    isBar
      ? plot.left + flipped(along(value)) * plot.width
      : plot.top + (1 - flipped(along(value))) * plot.height;
  const size = (isBar ? plot.height : plot.width) / Math.max(1, categories.length);
  // The first category of bars stands at the bottom, unless the order is reversed.
  const upwards = isBar !== categoryAxis.reversePlotOrder;
  const middle = (point: number) => {
    const place = (upwards ? categories.length - 1 - point : point) + 0.5;
    return (isBar ? plot.top : plot.left) + place * size;
  };
  return {
    width,
    height,
    plot,
    scale,
    isBar,
    at,
    middle,
    naming: { every: Math.max(1, Math.ceil(LEAST_BAND / size)), turned },
    titleTop: EDGE + TEXT.title,
    legendTop: legend.position === 'Top' ? EDGE + titleHeight + TEXT.line / 2 : height - EDGE - TEXT.line / 2,
  };
}

/** The bars of a chart of columns or bars; none for a gap. */
export function barsOf(
  { type, series, categories }: ChartPicture,
  { isBar, plot, at, middle }: Layout,
): Bar[] {
  const stacked = type.endsWith('Stacked');
  const band = (isBar ? plot.height : plot.width) / Math.max(1, categories.length);
  const gap = (series[0]?.gapWidth ?? 150) / 100;
  const beside = stacked ? 1 : Math.max(1, series.length);
  const thickness = band / (beside + gap);
  return categories.flatMap((_, point) => {
    const ends = { up: 0, down: 0 };
    return series.flatMap(({ values }, index): Bar[] => {
      const value = values[point];
      if (value === undefined) return [];
      const side = value < 0 ? 'down' : 'up';
      const base = stacked ? ends[side] : 0;
      ends[side] += value;
      const [from, to] = [at(base), at(base + value)];
      const order = stacked ? 0 : isBar ? series.length - 1 - index : index;
      const start = middle(point) - (thickness * beside) / 2 + order * thickness;
      const [low, length] = [Math.min(from, to), Math.abs(to - from)];
      return [
        isBar
          ? { series: index, point, left: low, top: start, width: length, height: thickness }
          : { series: index, point, left: start, top: low, width: thickness, height: length },
      ];
    });
  });
}

/** The parts of a line between gaps, as points. */
export function linesOf(
  values: readonly (number | undefined)[],
  { at, middle }: Layout,
): (readonly [number, number])[][] {
  const parts: (readonly [number, number])[][] = [];
  let open: (readonly [number, number])[] | undefined;
  values.forEach((value, point) => {
    if (value === undefined) {
      open = undefined;
      return;
    }
    if (!open) parts.push((open = []));
    open.push([middle(point), at(value)]);
  });
  return parts;
}
