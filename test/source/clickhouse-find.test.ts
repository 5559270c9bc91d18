/** Words looked for on a server of which a field has too many different texts to judge each. */
import { findDeals } from '../../src/deals/find';
import { foundAsWritten } from '../../src/deals/find-elsewhere';
import type { Question } from '../../src/source/clickhouse/question';
import { remoteDeals } from '../../src/source/clickhouse/remote-deals';
import { rendered } from '../../src/source/clickhouse/sql';
import { bundledRows, bundledSet, version } from '../deals/bundled';

const TOO_MANY = ['asset'];

function searching() {
  const asked: Question[] = [];
  const { set } = remoteDeals(
    {
      version,
      deals: bundledRows.length,
      announced: { first: 43_831, last: 46_000 },
      aliases: bundledSet.aliases.rows,
    },
    (questions, tell) => {
      for (const { key, question } of questions) {
        asked.push(question);
        if (question.kind === 'distinct')
          tell.answer(
            key,
            TOO_MANY.includes(question.field)
              ? undefined
              : [...bundledSet.text(question.field).dictionary].filter(Boolean),
          );
        else
          tell.answer(key, bundledRows.filter(({ asset = '' }) => asset.startsWith('HS-20093')).slice(0, 1));
      }
    },
    { togetherMilliseconds: 0, waitMilliseconds: 0 },
  );
  const answering = async <T>(work: () => T) => set.elsewhere?.answering(work);
  return { set, asked, answering };
}

async function searched(text: string) {
  const { set, asked, answering } = searching();
  return { found: await answering(() => findDeals(set, text, 5)), asked };
}

test('is looked for as it is written there, and each deal says so', async () => {
  const { found, asked } = await searched('hs20093 gsk');
  const [fitting] = asked.flatMap((question) => (question.kind === 'fitting' ? [question] : []));
  const sql = fitting?.words.map((word) => rendered(word).sql) ?? [];
  expect(sql).toEqual([
    expect.stringContaining('substringUTF8(asset'),
    expect.stringContaining('substringUTF8(asset'),
  ]);
  expect(sql[0]).not.toContain('substringUTF8(licensee');
  expect(found).toMatchObject([{ reason: expect.stringContaining('asset only as written') }]);
  expect(found?.[0]?.reason).toContain('licensee GSK');
});

test('the texts of the other fields are asked for once', async () => {
  const { asked } = await searched('hs20093');
  const fields = asked.flatMap((question) => (question.kind === 'distinct' ? [question.field] : []));
  expect(fields.sort()).toEqual(['asset', 'indication', 'licensee', 'licensor', 'target']);
});

test('where nothing is found, it can be told what was looked for only as written', async () => {
  const { set, answering } = searching();
  const told = await answering(() => set.elsewhere && foundAsWritten(set.elsewhere));
  expect(told).toBe('asset only as written, without typing errors or other names');
});

test('what the texts of a field are called is worked out once for all words and cells', async () => {
  const { set, answering } = searching();
  const namesOf = jest.spyOn(set.aliases, 'namesOf');
  await answering(() => findDeals(set, 'hs20093', 5));
  const once = namesOf.mock.calls.length;
  expect(once).toBeGreaterThan(100);
  await answering(() => findDeals(set, 'gsk hansoh china 2023', 5));
  // What is found is judged again: five deals, four words, two parties.
  expect(namesOf.mock.calls.length - once).toBeLessThan(100);
});
