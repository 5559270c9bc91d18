import type { InputError } from '../../src/deals/input-error';
import { HostError } from './excel';

/** Each test begins with functions that have not yet decided which data answer. */
async function fresh() {
  jest.resetModules();
  const [answers, source, messages] = await Promise.all([
    import('../../src/functions/answer'),
    import('../../src/source/in-force'),
    import('../../src/functions/last-messages'),
  ]);
  // The modules were loaded anew, and with them the class that they recognise refusals by.
  const { InputError: Refusal } = await import('../../src/deals/input-error');
  return { ...answers, ...source, ...messages, Refusal: Refusal as typeof InputError };
}

const cell = (address: string) => ({ address });

test('a promise until the data are decided, then at once', async () => {
  const { answerFrom, decideSource } = await fresh();
  const early = answerFrom(cell('A1'), (set) => set.size);
  expect(early).toBeInstanceOf(Promise);
  await decideSource({});
  expect(await early).toBe(367);
  expect(answerFrom(cell('A2'), (set) => set.size)).toBe(367);
});

test('#N/A with advice where the workbook is pinned to a version that is nowhere', async () => {
  const { answerFrom, decideSource, lastMessages } = await fresh();
  const early = Promise.resolve(answerFrom(cell('A1'), (set) => set.size)).catch((reason: unknown) => reason);
  await decideSource({ pin: { name: '2020-01' } });
  expect(await early).toBeInstanceOf(HostError);
  expect(await early).toMatchObject({ code: '#N/A', message: expect.stringContaining('2020-01') });
  await expect(answerFrom(cell('A2'), (set) => set.size)).rejects.toMatchObject({ code: '#N/A' });
  expect(lastMessages().map(({ address }) => address)).toEqual(['A1', 'A2']);
});

test('a cell that is cancelled before the data are decided works nothing out and leaves no message', async () => {
  const { answerFrom, decideSource, lastMessages } = await fresh();
  const invocation: CustomFunctions.CancelableInvocation = cell('A1');
  let worked = 0;
  const early = Promise.resolve(answerFrom(invocation, () => (worked += 1))).catch(
    (reason: unknown) => reason,
  );
  invocation.onCanceled?.();
  await decideSource({});
  expect(await early).toMatchObject({ code: '#N/A' });
  expect(worked).toBe(0);
  expect(lastMessages()).toEqual([]);
  // Office keeps the invocation; nothing hangs on it any more.
  expect(invocation.onCanceled).toBeUndefined();
});

test('a new data set changes the next answer', async () => {
  const { answerFrom, decideSource, useDeals, dealsInForce, onDealsChanged } = await fresh();
  await decideSource({});
  const { buildDealSet } = await import('../../src/deals/dataset');
  const told: number[] = [];
  onDealsChanged((set) => void told.push(set?.size ?? 0));
  const before = dealsInForce();
  if (!before) throw new Error('decided');
  useDeals(buildDealSet([before.row(0)], before.version, []));
  expect(answerFrom(cell('A1'), (set) => set.size)).toBe(1);
  expect(told).toEqual([1]);
});

test.each([
  ['value', '#VALUE!'],
  ['notAvailable', '#N/A'],
  ['number', '#NUM!'],
  ['divisionByZero', '#DIV/0!'],
] as const)('a refusal of kind %s is %s, and its message stays with the cell', async (kind, code) => {
  const { answer, lastMessages, Refusal } = await fresh();
  const refuse = () =>
    answer(cell('Sheet1!B2'), () => {
      throw new Refusal(kind, 'k: 5 is not right.');
    });
  expect(refuse).toThrow(HostError);
  expect(refuse).toThrow('k: 5 is not right.');
  expect(lastMessages()).toEqual([{ address: 'Sheet1!B2', error: code, message: 'k: 5 is not right.' }]);
  expect(answer(cell('Sheet1!B2'), () => 5)).toBe(5);
  expect(lastMessages()).toEqual([]);
});

test('a fault of ours is #VALUE! and asks to be reported', async () => {
  const { answer } = await fresh();
  const fault = () =>
    answer(null, () => {
      throw new TypeError('x is undefined');
    });
  expect(fault).toThrow(HostError);
  expect(fault).toThrow(/our mistake: x is undefined\. Please report/);
});

test('without Excel the error has the same code', async () => {
  const { answer, Refusal } = await fresh();
  const host = globalThis.CustomFunctions;
  // Plain office.js has CustomFunctions without its error class.
  Object.assign(globalThis, { CustomFunctions: { associate: () => undefined } });
  try {
    answer(null, () => {
      throw new Refusal('number', 'too large');
    });
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: '#NUM!', message: 'too large' });
  } finally {
    Object.assign(globalThis, { CustomFunctions: host });
  }
  expect.assertions(1);
});

test('the messages of a sheet full of errors are bounded, the oldest go first', async () => {
  const { lastMessages, rememberMessage, onMessagesChanged } = await fresh();
  let calls = 0;
  onMessagesChanged(() => (calls += 1));
  for (let row = 1; row <= 6_000; row++)
    rememberMessage({ address: `A${row}`, error: '#N/A', message: 'none' });
  await Promise.resolve();
  expect(lastMessages()).toHaveLength(5_000);
  expect(lastMessages()[0]?.address).toBe('A1001');
  expect(calls).toBe(1);
});

test('what a server answers is not shown where other deals answer by then: those are asked', async () => {
  const { answerFrom, decideSource, useDeals, dealsInForce } = await fresh();
  await decideSource({});
  const bundled = dealsInForce();
  if (!bundled) throw new Error('decided');
  /** A server whose answers come, or fail, when they are let go. */
  const slow = (size: number) => {
    let [letGo, fail]: [() => void, (reason: Error) => void] = [() => undefined, () => undefined];
    const wait = new Promise<void>((resolve, reject) => ([letGo, fail] = [resolve, reject]));
    const answering = (work: () => unknown) => wait.then(work);
    return { set: { ...bundled, size, elsewhere: { answering } } as unknown as typeof bundled, letGo, fail };
  };
  const size = (set: { readonly size: number }) => set.size;

  const [one, other, third] = [slow(5_000), slow(6_000), slow(7_000)];
  useDeals(one.set);
  const early = answerFrom(cell('A1'), size);
  const alike = answerFrom(cell('A2'), size);
  useDeals(other.set);
  one.letGo();
  await Promise.resolve();
  other.letGo();
  expect(await Promise.all([early, alike])).toEqual([6_000, 6_000]);

  // Taken out of use while it is asked, and away: the deals of this machine answer.
  useDeals(third.set);
  const late = answerFrom(cell('A1'), size);
  useDeals(bundled);
  third.fail(new Error('away'));
  expect(await late).toBe(bundled.size);
});
