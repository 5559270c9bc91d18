/** Draws sets of deals of any size, once, and keeps them in build/bench. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeDealSet } from '../../../src/deals/asset';
import { buildDealSet } from '../../../src/deals/dataset';
import { bundledRows, bundledSet, version } from '../../deals/bundled';
import { resampledRows } from '../../oracle/resample';
import { folder, pathsOf } from './data';

const SEED = 20261124;

/** JSON without letters beyond ASCII: a string of it takes a byte a letter in memory, and not two. */
const ascii = (json: string) =>
  json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Draws a set and writes its asset, where that has not been done. */
export function prepareSet(size: number): void {
  const { header, body } = pathsOf(size);
  const made = createHash('sha256')
    .update(
      JSON.stringify([bundledRows, SEED, readFileSync(join(__dirname, '../../oracle/resample.ts'), 'utf8')]),
    )
    .digest('hex');
  if (existsSync(header) && existsSync(`${header}.of`) && readFileSync(`${header}.of`, 'utf8') === made)
    return;
  mkdirSync(folder, { recursive: true });
  const set = buildDealSet(resampledRows(bundledRows, size, SEED), version, bundledSet.aliases.rows);
  const asset = encodeDealSet(set);
  writeFileSync(body, Buffer.from(asset.body, 'base64'));
  writeFileSync(header, ascii(JSON.stringify({ ...asset, body: '' })));
  writeFileSync(`${header}.of`, made);
}
