import {
  forgetMessage,
  lastMessages,
  onMessagesChanged,
  rememberMessage,
} from '../../src/functions/last-messages';

const remember = (row: number, message = 'no such deal') =>
  rememberMessage({ address: `Sheet1!A${row}`, error: '#N/A', message });

/** Listeners are called when the calculation at hand is done. */
const afterwards = () => new Promise<void>((resolve) => queueMicrotask(resolve));

test('listeners are told once for many cells, beyond the 5,000 that are kept as well', async () => {
  let told = 0;
  const end = onMessagesChanged(() => (told += 1));
  for (let row = 1; row <= 5_000; row++) remember(row);
  await afterwards();
  expect(told).toBe(1);
  remember(5_001);
  await afterwards();
  expect(told).toBe(2);
  end();
});

test('the oldest message goes first; one that is repeated is new', () => {
  remember(2);
  remember(6_000);
  const addresses = lastMessages().map(({ address }) => address);
  expect(addresses).toHaveLength(5_000);
  expect(addresses).not.toContain('Sheet1!A1');
  expect(addresses.slice(-2)).toEqual(['Sheet1!A2', 'Sheet1!A6000']);
});

test('a cell that answers again has no message', async () => {
  let told = 0;
  const end = onMessagesChanged(() => (told += 1));
  forgetMessage('Sheet1!A6000');
  forgetMessage('Sheet1!Z1');
  await afterwards();
  expect(lastMessages().map(({ address }) => address)).not.toContain('Sheet1!A6000');
  expect(told).toBe(1);
  end();
});
