/** An axis of values: from its low end to its high end, with a line at each step. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Ends that the user set. */
export interface SetEnds {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/** 1, 2 or 5 times a power of ten, at least so large. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = least / power;
  return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
}

/** A line's axis leaves 0 out where the values differ by less than a sixth, as Excel's does. */
const CLOSE = 1 / 6;
/** Values no larger than this are drawn as 0: steps between them can't be told apart. */
const NOTHING = 1e-290;
/** Free room beyond the outermost value. */
const HEADROOM = 0.05;

/**
 * Round ends and steps around the values.
 * @param most steps that there is room for
 * @param fromZero whether 0 is always on the axis, as it is for bars
 */
export function scaleOf(
  values: readonly number[],
  most: number,
  fromZero: boolean,
  ends: SetEnds = {},
): Scale {
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  const known = Math.max(Math.abs(least), Math.abs(largest)) > NOTHING && values.length > 0;
  const isOneSided = least > 0 || largest < 0;
  const farthest = Math.max(Math.abs(least), Math.abs(largest));
  const close = known && !fromZero && isOneSided && (largest - least) / farthest < CLOSE;
  const bottom = ends.minimum ?? (!known ? 0 : close ? least : Math.min(0, least));
  const top = ends.maximum ?? (!known ? 1 : close ? largest : Math.max(0, largest));
  const span = top - bottom > 0 ? top - bottom : Math.abs(top) || 1;
  const room = known ? span * HEADROOM : 0;
  const step = niceStep((span + room) / Math.max(1, most));
  const low = ends.minimum ?? (bottom === 0 ? 0 : Math.floor((bottom - room) / step) * step);
  const high = ends.maximum ?? (top === 0 ? 0 : Math.ceil((top + room) / step) * step);
  const ticks: number[] = [];
  // Counted, not added up, so that a tenth stays a tenth.
  for (let index = 0; low + index * step <= high + step / 1e6; index++)
    ticks.push(Number((low + index * step).toPrecision(12)));
  return { low, high, ticks };
}
