/** A rectangle on a sheet, in points from the corner of its first cell. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Points between a chart and what it stands beside. */
const GAP = 12;

const right = (box: Box) => box.left + box.width;
const bottom = (box: Box) => box.top + box.height;

const overlap = (a: Box, b: Box): boolean =>
  a.left < right(b) && b.left < right(a) && a.top < bottom(b) && b.top < bottom(a);

/** What stands on a sheet, as far as a chart beside a table needs to know. */
export interface Surroundings {
  /** The table that the chart is about. */
  readonly table: Box;
  /** Boxes around filled cells right of the table and below it. */
  readonly filled: readonly Box[];
  /** Box around all that is filled. */
  readonly used: Box;
  readonly charts: readonly Box[];
}

/**
 * A place for a chart where neither a filled cell nor another chart is: beside the table if it can be, else below it,
 * else beyond everything.
 */
export function freePlace(
  size: Pick<Box, 'width' | 'height'>,
  { table, filled, used, charts }: Surroundings,
): Box {
  const at = (left: number, top: number): Box => ({ left, top, ...size });
  const beside = at(right(table) + GAP, table.top);
  const below = at(table.left, bottom(table) + GAP);
  const beyond = at(Math.max(right(used), right(table)) + GAP, table.top);
  const places = [
    beside,
    ...charts.map((chart) => ({ ...beside, top: bottom(chart) + GAP })),
    below,
    ...charts.map((chart) => ({ ...below, left: right(chart) + GAP })),
    beyond,
    ...charts.map((chart) => ({ ...beyond, left: Math.max(beyond.left, right(chart) + GAP) })),
  ];
  const taken = [table, ...filled, ...charts];
  const free = places.find((place) => !taken.some((box) => overlap(place, box)));
  return free ?? at(table.left, Math.max(bottom(used), ...charts.map(bottom)) + GAP);
}
