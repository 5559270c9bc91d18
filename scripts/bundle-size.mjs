// What a person downloads before the first formula answers and before the pane shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KB = 1000;
/** Limits in bytes, gzip level 9: the pane without the data, the worksheet functions with them. */
export const LIMITS = { pane: 180 * KB, functions: 250 * KB };

const gzipSize = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/**
 * Sizes of the first load by purpose. `entrypoints` maps an entry to its script and style files, as webpack
 * reports them: functions = what the functions' entry needs, data included; pane = all files of the page
 * except the data and what only the functions need.
 */
export function bundleSizes(folder, entrypoints) {
  const sizeOf = (files) => [...new Set(files)].reduce((sum, file) => sum + gzipSize(join(folder, file)), 0);
  const isData = (file) => /(^|\/)data(-[^/]*)?\.js$/.test(file);
  return {
    pane: sizeOf([...entrypoints.taskpane, ...entrypoints.commands].filter((file) => !isData(file))),
    functions: sizeOf(entrypoints.functions),
  };
}

/** Prints the sizes; throws where one is above its limit. */
export function checkSizes(sizes, log) {
  for (const [name, limit] of Object.entries(LIMITS)) {
    const what = name === 'pane' ? 'pane without data' : 'functions with data';
    log(`${what}: ${(sizes[name] / KB).toFixed(1)} kB gzip (limit ${limit / KB})`);
    if (sizes[name] > limit) throw new Error(`The ${what} is larger than ${limit / KB} kB gzip.`);
  }
}
