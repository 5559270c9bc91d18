import { lastMessages } from '../../src/functions/last-messages';
import { decideSource } from '../../src/source/in-force';
import { callTyped, loadFunctions } from './excel';
import type { LoadedFunctions } from './excel';
import { MALFORMED } from './malformed';

let functions: LoadedFunctions;

beforeAll(async () => {
  await decideSource({});
  functions = await loadFunctions();
});

const brief = (typed: readonly unknown[]) =>
  JSON.stringify(typed, (_, value: unknown) =>
    Array.isArray(value) && value.length > 300 ? 'A:A' : value,
  )?.slice(0, 90);

test('there are enough of them, on every function', () => {
  expect(MALFORMED.length).toBeGreaterThan(200);
  expect(new Set(MALFORMED.map(([id]) => id)).size).toBe(functions.metadata.length);
});

test.each(MALFORMED.map((call, place) => [`${place + 1} ${call[0]}(${brief(call[1])})`, call] as const))(
  '%s',
  async (_, [id, typed, error, names]) => {
    const outcome = await callTyped(functions, id, ...typed);
    expect(outcome).toEqual({ error, message: expect.stringMatching(names) });
    const message = 'message' in outcome ? outcome.message : '';
    expect(message.length).toBeLessThan(400);
    expect(lastMessages().at(-1)).toEqual({ address: 'Sheet1!A1', error, message });
  },
);
