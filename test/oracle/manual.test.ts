/** What the manual has people type does what it says: asked live where the engine is installed in CI, else as recorded. */
import { hasClickHouse } from './clickhouse';
import { commandsOf, manualQuestion, setUpAsTheManualSays } from './manual';
import type { Outcome } from './manual';
import { shardsQuestion } from './manual-shards';
import { recorded } from './record';

const live = process.env['CI'] !== undefined && hasClickHouse();
const outcomesOf = (): readonly Outcome[] =>
  live ? setUpAsTheManualSays().outcomes : recorded<Outcome>('manual', manualQuestion()).answers;

test(`a server is set up by the commands of the manual (${live ? 'asked now' : 'as recorded'})`, () => {
  const outcomes = outcomesOf();
  const saidOf = (what: string) => outcomes.filter(([said]) => said.startsWith(what)).map(([, told]) => told);
  // Everything is done but the last load but one: a file with the headers of the pane.
  expect(saidOf('INSERT INTO deals FORMAT')).toEqual(['done', 'Code: 117', 'done']);
  expect(outcomes.filter(([, told]) => told.startsWith('Code: '))).toHaveLength(1);
  const deals = saidOf('deals, their years').map((told) => told.split(' ').map(Number));
  expect(deals.map(([count, , nameless]) => [count, nameless])).toEqual([
    [367, 0],
    [367, 0],
    [367, 0],
    [368, 0],
  ]);
  expect(saidOf('version')).toEqual(['done', '2026-12', '2026-12', '2026-12']);
  // Counted by name the quota would be one for all.
  expect(saidOf('CREATE QUOTA dealsheet KEYED BY ip_address')).toEqual(['understood']);
  const settings = outcomes.filter(([said]) => said.endsWith(' is known'));
  expect(settings.length).toBeGreaterThan(5);
  expect(settings.filter(([, told]) => told !== '1')).toEqual([]);
});

test('a new version of sharded deals shows nowhere before the shards exchange their tables (as recorded)', () => {
  const { answers } = recorded<Outcome>('manual-shards', shardsQuestion());
  const live = answers.map(([said, told]) => (said === 'live deals' ? told : `${said}: ${told}`));
  const exchange = live.findIndex((each) => each.includes('EXCHANGE'));
  // Old deals up to the first exchange, new ones after the last.
  const counts = (part: typeof live) => part.filter((each) => /^\d+$/.test(each));
  expect(counts(live.slice(0, exchange))).toEqual(['0', '300', '300', '300', '300', '300']);
  expect(new Set(counts(live.slice(exchange)))).toEqual(new Set(['367']));
  expect(live).toContain('the server that is asked: SELECT count() FROM deals_new: 367');
  expect(answers.at(-1)).toEqual(['deals on both shards', '1 1']);
});

test('every command that loads a file refuses columns that it does not know', () => {
  const commands = [...commandsOf('Setting up the server'), ...commandsOf('More than one server')];
  const loads = commands.filter(({ statements }) => statements.some((each) => each.includes('CSVWithNames')));
  expect(loads).toHaveLength(5);
  for (const { settings } of loads) expect(settings).toMatchObject({ input_format_skip_unknown_fields: '0' });
});
