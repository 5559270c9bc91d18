import { publicPart } from '../deals/own/layer';
import { bundledDeals } from '../source/bundled';
import { dealsInForce, pinFollowed } from '../source/in-force';
import { noteOnFirstChange } from '../workbook/answered';
import { followPin } from './follow-pin';

/**
 * What is begun once the source is decided, and what nobody waits for: the workbook's pin is followed where somebody else
 * changes it, where its numbers come from is noted at its user's first change, and the version that came with the add-in
 * stays on this machine where the workbook is pinned to it.
 * @param recalculate asks all cells anew
 */
export async function afterOpening(recalculate: () => Promise<void>): Promise<void> {
  await followPin(recalculate);
  await noteOnFirstChange().catch(() => undefined);
  const set = dealsInForce();
  if (pinFollowed() === undefined || !set || publicPart(set) !== bundledDeals()) return;
  const { keepBundled } = await import(/* webpackChunkName: "pinned" */ '../source/keep-bundled');
  await keepBundled();
}
