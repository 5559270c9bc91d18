/**
 * Turns src/data into what the add-in carries: deals.json, market.json and tables.json in build/data, and into what its own
 * origin offers to those who check for newer data, or whose workbooks are pinned: build/data/feed/, every version that was
 * published (src/data/published) and the bundled one. A row that breaks the schema stops the build with file, line, column
 * and reason; so does a published version that is not what it was.
 *
 *   node scripts/build-data.mjs [--from FOLDER] [--to FOLDER]
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeProblem, product, readData, root } from './deal-data.mjs';
import { addToFeed, copyFeed } from './feed.mjs';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: path.join(root, 'src', 'data') },
    to: { type: 'string', default: path.join(root, 'build', 'data') },
  },
});

const data = await readData(values.from);
if (!data.market || !data.version)
  throw new Error(`${values.from} has no published statistics (market.csv …): the bundle needs them.`);
if (data.problems.length > 0) {
  for (const problem of data.problems) console.error(describeProblem(problem));
  console.error(`The data were not built: ${data.problems.length} problem(s).`);
  process.exit(1);
}

const { buildDealSet } = await product('deals/dataset.ts');
const { encodeDealSet } = await product('deals/asset.ts');
const asset = encodeDealSet(buildDealSet(data.deals, data.version, data.aliases));

mkdirSync(values.to, { recursive: true });
writeFileSync(path.join(values.to, 'deals.json'), JSON.stringify(asset));
writeFileSync(path.join(values.to, 'market.json'), JSON.stringify(data.market));
// What answers beside the deals and is in no data version: a pinned workbook remembers which it was.
const tables = JSON.stringify({ aliases: data.aliases, market: data.market });
const sha256 = createHash('sha256').update(tables).digest('hex');
writeFileSync(path.join(values.to, 'tables.json'), JSON.stringify({ sha256 }));

const feed = path.join(values.to, 'feed');
rmSync(feed, { recursive: true, force: true });
try {
  const published = await copyFeed(path.join(values.from, 'published'), feed);
  const { isNew } = await addToFeed(feed, data);
  if (isNew && published.length > 0)
    console.warn(
      `Version ${data.version.name} is not published yet. Before it is given to anybody: npm run feed -- --to src/data/published, and commit that.`,
    );
} catch (error) {
  console.error(`The data were not built. ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

console.log(
  `${asset.rows} deals, version ${data.version.name}, written to ${path.relative(process.cwd(), values.to) || '.'}`,
);
