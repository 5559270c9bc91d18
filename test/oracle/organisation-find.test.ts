/** The same words find the same deals in memory and on a server, as it was recorded. */
import { bundledSet } from '../deals/bundled';
import { connected, replaying } from './organisation';
import type { Exchange } from './organisation';
import { countedIn, foundIn, searches } from './organisation-find';
import { organisationQuestion } from './organisation-record';
import { recorded } from './record';

test('a server finds what memory finds, for the same reasons', async () => {
  const { front, deals } = await connected(
    replaying(recorded<Exchange>('organisation', organisationQuestion()).answers),
  );
  const [theirs, ours] = await Promise.all([foundIn(deals), foundIn(bundledSet)]);
  expect(await countedIn(deals)).toEqual(await countedIn(bundledSet));
  await front.close();
  const different = searches.flatMap((text, place) =>
    JSON.stringify(theirs[place]) === JSON.stringify(ours[place])
      ? []
      : [{ text, theirs: theirs[place], ours: ours[place] }],
  );
  expect(different).toEqual([]);
  expect(ours.filter(({ length }) => length > 0).length).toBeGreaterThan(40);
}, 60_000);
