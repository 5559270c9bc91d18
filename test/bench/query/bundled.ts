/** The bundled deals, from the text of their asset to the first answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeDealSet } from '../../../src/deals/asset';
import type { DealAsset } from '../../../src/deals/asset';
import { useDeals } from '../../../src/source/in-force';
import { call } from './ready';

/** Milliseconds until the bundled set is read, and until the first formula, which indexes it, has its answer. */
export function measureBundled(): { deals: number; readMilliseconds: number; answerMilliseconds: number } {
  const text = readFileSync(join(__dirname, '../../../build/data/deals.json'), 'utf8');
  const begun = performance.now();
  const set = decodeDealSet(JSON.parse(text) as DealAsset);
  useDeals(set);
  const read = performance.now();
  call({ id: 'DEAL_TOTAL_BY_MODALITY', args: ['ADC', 2024, null] });
  return {
    deals: set.size,
    readMilliseconds: read - begun,
    answerMilliseconds: performance.now() - begun,
  };
}
