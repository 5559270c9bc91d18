/** Places of drawings, as pure numbers: what the components draw and tests check. */

/** A bar that lies between two values. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Places values on a line of a length: the least of them at 0, the greatest at its end. */
export function scale(values: readonly number[], length: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const width = high - low;
  return (value) => (width > 0 ? ((value - low) / width) * length : 0);
}

/**
 * The bars of a waterfall: each step from where the one before it ended, then the sum from 0.
 * @param amounts of the steps
 */
export function waterfallSpans(amounts: readonly number[]): readonly Span[] {
  let reached = 0;
  const steps = amounts.map((amount): Span => ({ from: reached, to: (reached += amount) }));
  return [...steps, { from: 0, to: reached }];
}

/** Where labels go that must not overlap: as near to their places as they can be, in their order. */
export function apart(places: readonly number[], gap: number, length: number): readonly number[] {
  const moved: number[] = [];
  for (const place of places) moved.push(Math.max(place, (moved.at(-1) ?? -Infinity) + gap));
  for (let index = moved.length - 1, most = length; index >= 0; index--, most -= gap)
    moved[index] = Math.min(moved[index] ?? 0, most);
  return moved;
}
