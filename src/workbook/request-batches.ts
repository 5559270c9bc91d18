/** What one request may ask about, and what its answer may hold. */
interface RequestBounds {
  readonly ranges: number;
  readonly cells: number;
}

/** Ranges in batches that one request can carry; one of more cells than that goes by itself. */
export function* requestBatches<Range>(
  ranges: Iterable<Range>,
  cellsOf: (range: Range) => number,
  most: RequestBounds,
): Generator<readonly Range[]> {
  let [batch, cells]: [Range[], number] = [[], 0];
  for (const range of ranges) {
    const more = cellsOf(range);
    if (batch.length >= most.ranges || (batch.length > 0 && cells + more > most.cells)) {
      yield batch;
      [batch, cells] = [[], 0];
    }
    batch.push(range);
    cells += more;
  }
  if (batch.length > 0) yield batch;
}
