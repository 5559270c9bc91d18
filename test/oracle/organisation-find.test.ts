/** The same words find the same deals in memory and on a server, as it was recorded. */
import { bundledSet } from '../deals/bundled';
import { connected, replaying } from './organisation';
import type { Exchange } from './organisation';
import { countedIn, crowded, foundIn, searches, writtenSearches } from './organisation-find';
import { organisationQuestion } from './organisation-record';
import { recorded } from './record';

const engineOf = (name: string) => replaying(recorded<Exchange>(name, organisationQuestion()).answers);
const NOTE = '; asset only as written, without typing errors or other names';

test.each([
  ['a server', 'organisation'],
  ['two shards', 'organisation-shards'],
])(
  '%s: what memory finds, for the same reasons',
  async (_, name) => {
    const { front, deals } = await connected(engineOf(name));
    const [theirs, ours] = await Promise.all([foundIn(deals), foundIn(bundledSet)]);
    if (name === 'organisation') expect(await countedIn(deals)).toEqual(await countedIn(bundledSet));
    await front.close();
    expect(differentIn(searches, theirs, ours)).toEqual([]);
    expect(ours.filter(({ length }) => length > 0).length).toBeGreaterThan(40);
  },
  60_000,
);

test('more different assets than are looked at one by one: the same deals first, and each says what was not looked for', async () => {
  const { front, deals } = await connected(crowded(engineOf('organisation')));
  const [theirs, ours] = await Promise.all([
    foundIn(deals, writtenSearches),
    foundIn(bundledSet, writtenSearches),
  ]);
  await front.close();
  const noted = ours.map((found) => found.map(([id, fit, reason]) => [id, fit, `${String(reason)}${NOTE}`]));
  expect(differentIn(writtenSearches, theirs, noted)).toEqual([]);
  expect(ours.filter(({ length }) => length > 1).length).toBeGreaterThan(3);
}, 60_000);

const differentIn = (texts: readonly string[], theirs: readonly unknown[], ours: readonly unknown[]) =>
  texts.flatMap((text, place) =>
    JSON.stringify(theirs[place]) === JSON.stringify(ours[place])
      ? []
      : [{ text, theirs: theirs[place], ours: ours[place] }],
  );
