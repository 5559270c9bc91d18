import { useOwnDeals as putOwnDeals } from '../../source/own/own-layer';
import { browserOwnShelf } from '../../source/own/own-shelf';
import { readOwnSetting } from '../../workbook/own-setting';

/**
 * Lays own deals over the data before functions answer, where this workbook or this machine has any. Who has none loads
 * nothing for it. What can't be read or loaded keeps nothing else from starting: the pane says so.
 */
export async function takeOwnDeals(): Promise<void> {
  try {
    const inWorkbook = await readOwnSetting();
    const onMachine = async () => (await browserOwnShelf.read().catch(() => undefined)) !== undefined;
    if (inWorkbook === 'none' && !(await onMachine())) return;
    const { applyOwnDeals } = await import(/* webpackChunkName: "own-deals" */ './own-places');
    await applyOwnDeals();
  } catch {
    putOwnDeals({ place: undefined, deals: [], shortfall: 'notLoaded' });
  }
}
