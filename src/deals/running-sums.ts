import type { Column } from './column';
import type { Measure, Totals } from './measure';
import { postingLists } from './posting-list';
import { sortedBlocks } from './sorted-blocks';

/** Deals a block: a sum adds at most two part blocks by hand and takes the rest from the running sums. */
const BLOCK = 32;

/** Running sums of a measure along an order of the deals: any stretch of it adds up in constant time. */
export interface RunningSums {
  /** Adds the deals at places [from, to) of the order to `totals`. */
  add(totals: Totals, from: number, to: number): void;
}

const sumsByOrder = new WeakMap<object, Map<Measure, RunningSums>>();

/** Running sums along the posting lists of a column, made when first asked for. Only for exact measures. */
export function sumsAlong(column: Column, measure: Measure): RunningSums {
  return kept(column, measure, () => runningSums(postingLists(column).rows, measure));
}

/** Running sums along the blocks of a column, see sorted-blocks.ts. Only for exact measures. */
export function sumsAlongBlocks(column: Column, measure: Measure): RunningSums {
  const rows = sortedBlocks(column);
  return kept(rows, measure, () => runningSums(rows, measure));
}

/** Running sums along the deals as they stand, by date. Only for exact measures. */
export function sumsByDate(measure: Measure): RunningSums {
  return kept(measure, measure, () => runningSums(undefined, measure));
}

function kept(order: object, measure: Measure, make: () => RunningSums): RunningSums {
  let byMeasure = sumsByOrder.get(order);
  if (!byMeasure) sumsByOrder.set(order, (byMeasure = new Map()));
  let sums = byMeasure.get(measure);
  if (!sums) byMeasure.set(measure, (sums = make()));
  return sums;
}

function runningSums(order: Uint32Array | undefined, measure: Measure): RunningSums {
  const { unitsByCode } = measure;
  const { codes } = measure.column;
  const blocks = Math.floor((order ?? codes).length / BLOCK);
  const unitsBefore = new Float64Array(blocks + 1);
  const disclosedBefore = new Uint32Array(blocks + 1);
  const part: Totals = { deals: 0, disclosed: 0, units: 0 };
  const addByHand = (totals: Totals, from: number, to: number) => {
    let { disclosed, units } = totals;
    for (let place = from; place < to; place++) {
      const code = codes[order ? (order[place] ?? 0) : place] ?? 0;
      units += unitsByCode[code] ?? 0;
      if (code !== 0) disclosed++;
    }
    totals.disclosed = disclosed;
    totals.units = units;
  };
  for (let block = 0; block < blocks; block++) {
    addByHand(part, block * BLOCK, (block + 1) * BLOCK);
    unitsBefore[block + 1] = part.units;
    disclosedBefore[block + 1] = part.disclosed;
  }
  return {
    add(totals, from, to) {
      if (to <= from) return;
      totals.deals += to - from;
      const firstBlock = Math.ceil(from / BLOCK);
      const endBlock = Math.floor(to / BLOCK);
      if (firstBlock >= endBlock) {
        addByHand(totals, from, to);
        return;
      }
      addByHand(totals, from, firstBlock * BLOCK);
      totals.units += (unitsBefore[endBlock] ?? 0) - (unitsBefore[firstBlock] ?? 0);
      totals.disclosed += (disclosedBefore[endBlock] ?? 0) - (disclosedBefore[firstBlock] ?? 0);
      addByHand(totals, endBlock * BLOCK, to);
    },
  };
}
