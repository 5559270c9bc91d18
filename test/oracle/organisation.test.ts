/**
 * The same questions to deals in memory and to ClickHouse over HTTP: the product's SQL, parameters, client and batching
 * against ClickHouse 26.7 behind a small front, live where the engine is installed in CI, else as it was recorded.
 */
import { useDeals } from '../../src/source/in-force';
import { bundledRows, bundledSet, version } from '../deals/bundled';
import { hasClickHouse } from './clickhouse';
import { differsFrom } from './near';
import { connected, engineOfDatabase, fill, openDatabase, replaying } from './organisation';
import type { Database, Exchange, Organisation } from './organisation';
import { FORMULAS, outcomeOf } from './organisation-formulas';
import { comparedWith } from './organisation-comps';
import { answersOf, longQueries, organisationQueries } from './organisation-questions';
import { organisationQuestion } from './organisation-record';
import { recorded } from './record';

const live = process.env['CI'] !== undefined && hasClickHouse();
let database: Database | undefined;
const opened: Organisation[] = [];

beforeAll(() => {
  if (!live) return;
  database = openDatabase();
  fill(database, bundledRows, version, bundledSet.aliases.rows);
});
afterAll(async () => {
  await Promise.all(opened.map(({ front }) => front.close()));
  database?.close();
});

async function open(name: 'organisation' | 'organisation-shards'): Promise<Organisation> {
  const engine =
    database && name === 'organisation'
      ? engineOfDatabase(database)
      : replaying(recorded<Exchange>(name, organisationQuestion()).answers);
  const organisation = await connected(engine);
  opened.push(organisation);
  return organisation;
}

/** Whether two answers differ by more than rounding, however deep they go. */
function differ(theirs: unknown, ours: unknown): boolean {
  if (typeof theirs === 'number' && typeof ours === 'number') return differsFrom(theirs, ours);
  if (typeof theirs !== 'object' || typeof ours !== 'object' || !theirs || !ours) return theirs !== ours;
  const [one, other] = [theirs, ours] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].some((key) =>
    differ(one[key], other[key]),
  );
}

describe.each([
  [`ClickHouse over HTTP (${live ? 'asked now' : 'as recorded'})`, 'organisation'],
  ['a Distributed table over two shards (as recorded)', 'organisation-shards'],
] as const)('%s', (_, name) => {
  test('answers 2,200 random queries, alternatives and exclusions among them, as the deals in memory do', async () => {
    const queries = organisationQueries();
    const { deals, server } = await open(name);
    const before = server.sent;
    const [theirs, ours] = await Promise.all([answersOf(deals, queries), answersOf(bundledSet, queries)]);
    const different = queries.flatMap((query, place) =>
      differ(theirs[place], ours[place])
        ? [{ query: query.criteria, theirs: theirs[place], ours: ours[place] }]
        : [],
    );
    expect(different.slice(0, 5)).toEqual([]);
    expect(theirs).toHaveLength(2_200);
    // Three and more questions a query, hardly two of one form.
    expect(server.sent - before).toBeLessThan(120);
    // Kept: nothing is asked again.
    const asked = server.sent;
    await answersOf(deals, queries);
    expect(server.sent).toBe(asked);
    if (name !== 'organisation') return;
    // More alternatives than a server takes parameters: one of today looks for them at once.
    const many = await answersOf(deals, longQueries);
    const ourMany = await answersOf(bundledSet, longQueries);
    expect(longQueries.filter((_query, place) => differ(many[place], ourMany[place]))).toEqual([]);
  }, 300_000);

  test('finds the same comparables to the last digit, whatever is disclosed and counts', async () => {
    const { deals } = await open(name);
    const [theirs, ours] = await Promise.all([comparedWith(deals), comparedWith(bundledSet)]);
    expect(theirs).toEqual(ours);
    expect(ours.filter((found) => found.length > 0).length).toBeGreaterThan(20);
  }, 60_000);

  test('answers worksheet functions of every kind as the deals in memory do, refusals included', async () => {
    const { deals, server } = await open(name);
    useDeals(bundledSet);
    const ours = await Promise.all(FORMULAS.map(([, call]) => outcomeOf(call)));
    useDeals(deals);
    const before = server.sent;
    const theirs = await Promise.all(FORMULAS.map(([, call]) => outcomeOf(call)));
    const different = FORMULAS.flatMap(([formula], place) =>
      differ(theirs[place], ours[place]) ? [{ formula, theirs: theirs[place], ours: ours[place] }] : [],
    );
    expect(different).toEqual([]);
    expect(server.sent - before).toBeGreaterThan(3);
    // DEAL_COMPS twice a formula, once more for the targets; all others together.
    expect(server.sent - before).toBeLessThanOrEqual(26);
  }, 60_000);
});
