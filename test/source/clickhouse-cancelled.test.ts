/** Cells that are cancelled while they wait: what they let go of, and which requests stop. */
import { Cancelled } from '../../src/deals/input-error';
import { KeptAnswers } from '../../src/source/clickhouse/kept-answers';
import type { Question } from '../../src/source/clickhouse/question';
import type { Tell } from '../../src/source/clickhouse/under-way';

const question: Question = { kind: 'distinct', field: 'asset', which: 'all' };
const AT_ONCE = { togetherMilliseconds: 0, waitMilliseconds: 0 };

interface Sent {
  readonly keys: readonly string[];
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/** Keeps what is sent: one request for each first letter of the questions' names. */
function server() {
  const sent: Sent[] = [];
  const kept = new KeptAnswers((asked, tell) => {
    const keys = asked.map(({ key }) => key);
    for (const letter of new Set(keys.map((key) => key.charAt(0)))) {
      const own = keys.filter((key) => key.startsWith(letter));
      sent.push({ keys: own, signal: tell.begin(own), tell });
    }
  }, AT_ONCE);
  const cell = (...keys: readonly string[]) => {
    let cancel = (): void => undefined;
    const answer = Promise.resolve(
      kept.answering(
        () => keys.map((key) => kept.ask(key, () => question, 'provisional', 'none')),
        (stop) => (cancel = stop),
      ),
    ).catch((reason: unknown) => reason);
    return { answer, cancel: () => cancel() };
  };
  return { sent, cell };
}

const sending = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a request stops with the last cell that wants any of its answers; others go on', async () => {
  const { sent, cell } = server();
  const cells = [cell('a1'), cell('a1', 'a2'), cell('b1'), cell('a2', 'b1')];
  await sending();
  const isStopped = () => sent.map(({ keys, signal }) => [keys.join(' '), signal.aborted]);
  cells[0]?.cancel();
  cells[1]?.cancel();
  expect(isStopped()).toEqual([
    ['a1 a2', false],
    ['b1', false],
  ]);
  cells[3]?.cancel();
  expect(isStopped()).toEqual([
    ['a1 a2', true],
    ['b1', false],
  ]);
  sent[1]?.tell.answer('b1', 'known');
  expect(await cells[2]?.answer).toEqual(['known']);
  for (const place of [0, 1, 3]) expect(await cells[place]?.answer).toBeInstanceOf(Cancelled);
});

test('what a stopped request says later is not heard; the same is asked anew', async () => {
  const { sent, cell } = server();
  const first = cell('a');
  await sending();
  first.cancel();
  const second = cell('a');
  sent[0]?.tell.answer('a', 'late');
  sent[0]?.tell.fail(['a'], new Error('aborted'));
  await sending();
  sent[1]?.tell.answer('a', 'anew');
  expect(await second.answer).toEqual(['anew']);
});

test('a cell that joins a request after others left keeps it', async () => {
  const { sent, cell } = server();
  const [first, second] = [cell('a1'), cell('a2')];
  await sending();
  first.cancel();
  const third = cell('a1');
  second.cancel();
  expect(sent[0]?.signal.aborted).toBe(false);
  sent[0]?.tell.answer('a1', 1);
  expect(await third.answer).toEqual([1]);
  expect(sent).toHaveLength(1);
});

test('a cancel after the answer, or a second one, changes nothing', async () => {
  const { sent, cell } = server();
  const [first, second] = [cell('a1'), cell('a2')];
  await sending();
  sent[0]?.tell.answer('a1', 1);
  expect(await first.answer).toEqual([1]);
  first.cancel();
  first.cancel();
  expect(sent[0]?.signal.aborted).toBe(false);
  sent[0]?.tell.answer('a2', 2);
  expect(await second.answer).toEqual([2]);
});

test('a cell that fails stops what only it waited for', async () => {
  const { sent, cell } = server();
  const cells = [cell('a1', 'b1', 'c1'), cell('c1')];
  await sending();
  sent[0]?.tell.fail(['a1'], new Error('no such table'));
  expect(await cells[0]?.answer).toEqual(new Error('no such table'));
  expect(sent.slice(1).map(({ keys, signal }) => [keys.join(' '), signal.aborted])).toEqual([
    ['b1', true],
    ['c1', false],
  ]);
  const again = cell('b1');
  sent[2]?.tell.answer('c1', 1);
  expect(await cells[1]?.answer).toEqual([1]);
  await sending();
  sent[3]?.tell.answer('b1', 2);
  expect(await again.answer).toEqual([2]);
});

test('ten thousand cells that are cancelled one by one stop their request', async () => {
  const { sent, cell } = server();
  const cells = Array.from({ length: 10_000 }, (_, place) => cell(`a${place}`));
  await sending();
  for (const { cancel } of cells) cancel();
  expect(sent.map(({ signal }) => signal.aborted)).toEqual([true]);
  expect(await cells.at(-1)?.answer).toBeInstanceOf(Cancelled);
});
