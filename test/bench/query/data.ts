/** Sets of deals of any size, as prepare.ts has put them into build/bench. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeDealSet } from '../../../src/deals/asset';
import type { DealAsset } from '../../../src/deals/asset';
import type { DealSet } from '../../../src/deals/dataset';

/** Where the sets stand. */
export const folder = join(__dirname, '../../../build/bench');

/** Where the header (JSON, ASCII) and the body (bytes) of the asset of a set stand. */
export function pathsOf(size: number) {
  const stem = join(folder, `deals-${size}`);
  return { header: `${stem}.json`, body: `${stem}.bin` };
}

/** The asset as a file brings it: text of the header, bytes of the codes. */
export function readAsset(size: number): { header: string; body: Uint8Array } {
  const { header, body } = pathsOf(size);
  return { header: readFileSync(header, 'latin1'), body: new Uint8Array(readFileSync(body)) };
}

/** From the asset to a set. */
export function decodeAsset({ header, body }: { header: string; body: Uint8Array }): DealSet {
  return decodeDealSet({ ...(JSON.parse(header) as DealAsset), body });
}
