/** From an asset to a set that is in force and indexed, and what that takes. */
import type { DealSet } from '../../../src/deals/dataset';
import { useDeals } from '../../../src/source/in-force';
import { byId } from './entry';
import { decodeAsset, readAsset } from './data';
import { distinctEqualities, drawFormulas } from './formulas';
import type { Formula } from './formulas';
import { sum, timesOf } from './timing';

const ADDRESS = { address: 'Sheet1!A1' };

/** What a cell with the formula gets, through the function that Excel calls. */
export function call({ id, args }: Pick<Formula, 'id' | 'args'>): unknown {
  const entry = byId[id];
  if (!entry) throw new Error(`there is no function ${id}`);
  return entry(...args, ADDRESS);
}

/**
 * A set read anew: nothing about it is known but its indexes. They are made when first asked for, so one formula of
 * each kind and one criterion on each field, with a period and without, belong to being ready.
 */
export function ready(size: number): { set: DealSet; seconds: number } {
  const asset = readAsset(size);
  const begun = performance.now();
  const set = decodeAsset(asset);
  useDeals(set);
  const decoded = performance.now() - begun;
  return { set, seconds: decoded / 1e3 + sum(timesOf(indexing(set), call)) / 1e6 };
}

function indexing(set: DealSet): readonly Formula[] {
  const first = new Map<string, Formula>();
  const add = (name: string, formula: Formula) => {
    if (!first.has(name)) first.set(name, formula);
  };
  for (const formula of drawFormulas(set, 500, 1)) add(formula.kind, formula);
  for (const periods of [false, true]) {
    for (const formula of distinctEqualities(set, periods)) add(`${fieldOf(formula)} ${periods}`, formula);
  }
  return [...first.values()];
}

/** The first field that a formula of DEAL_SUMIFS names. */
const fieldOf = ({ args }: Formula): string => String((args[1] as unknown[][][])[0]?.[0]?.[0]);

/** Megabytes of memory that the process holds, when all that is not used has been given back. */
export function residentMegabytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return Math.round(process.memoryUsage().rss / 1e6);
}
