import { refusalInChinese } from '../../src/taskpane/refusals-zh-CN';
import { AFTER_FEEDS, OF_FEEDS } from '../../src/taskpane/feed-refusal-wordings-zh-CN';
import { ADVICE, OF_ARGUMENTS, WHOLE, WITHIN } from '../../src/taskpane/refusal-wordings-zh-CN';
import { refusalsOf } from './refusal-texts';

const refusals = refusalsOf('src');
const wordings = [...OF_ARGUMENTS, ...WHOLE, ...OF_FEEDS, ...ADVICE, ...AFTER_FEEDS, ...WITHIN];

test('the messages of refused inputs are found in the sources, with what they are put together from', () => {
  const all = refusals.map(({ message }) => message);
  expect(all.length).toBeGreaterThan(150);
  expect(all).toEqual(
    expect.arrayContaining([
      'X1: give one cell, not a range of X2 × X3 cells.',
      'X1: "X2" will not do. Give a whole number from 1 to X3.',
      'X1: X2 is not a weight of 0 or more.',
      'X1: the cell is empty; give "deals" or a figure such as "total".',
      "X1: X2 can't be averaged. Did you mean X3?",
      "the licensee's side: needs sales; give peak_sales in the assumptions.",
      'target: no upfront of 0 or more reaches the target.',
      'The organisation’s data server can’t be reached. Open the DealSheet pane, Data, to see the server.',
    ]),
  );
});

/** Three English words in a row that are neither quoted nor part of a name that stays as it is. */
const LEFT = /\b[a-z]{2,}(?: [a-z]{1,}){2,}\b/;

test('every message of a refused input has its wording in Chinese, to the last word', () => {
  const unworded = refusals.filter(({ message }) => {
    const chinese = refusalInChinese(message);
    return chinese === undefined || LEFT.test(chinese);
  });
  expect(
    unworded.map(({ message, where }) => `${where}: ${message} | ${String(refusalInChinese(message))}`),
  ).toEqual([]);
});

test('no wording is left over, and each names all that the English one does', () => {
  const said = refusals.map(({ message }) => message).join('\n');
  const dead = wordings.filter(([english]) => !english.split('{}').every((words) => said.includes(words)));
  expect(dead.map(([english]) => english)).toEqual([]);
  for (const [english, chinese] of wordings) {
    const holes = Array.from({ length: english.split('{}').length - 1 }, (_, place) => `{${String(place)}}`);
    expect([english, holes.filter((hole) => !chinese.includes(hole))]).toEqual([english, []]);
  }
});

test.each([
  [
    'stage: there is no "Phse 2". Did you mean Phase 2, Phase 1?',
    'stage：没有“Phse 2”。是否指 Phase 2, Phase 1？',
  ],
  [
    'period: 2026 is not wholly inside the data: the data cover 2020-01-01 through 2026-02-28. Growth needs both periods whole.',
    'period：2026 不完全在数据范围内：数据涵盖 2020-01-01 至 2026-02-28。计算增长需要两个期间都完整。',
  ],
  [
    'Data version 2027-01 is damaged: its SHA-256 is aa…, not bb… as the feed says. Try again, or ask whoever runs the feed. Nothing was changed.',
    '数据版本 2027-01 已损坏：其 SHA-256 为 aa…，而数据源所述为 bb…。请重试，或询问数据源的维护者。未作任何更改。',
  ],
  ['k: 3 is not a number from 0 to 1.', 'k：3 不是 0 至 1 的数字。'],
  ['count: "two" is not a whole number from 1 to 1000.', 'count：“two” 不是 1 至 1000 的整数。'],
  [
    'deal: there is no deal "a. Give b." in data version 2026-01. Find its id with DEALS.DEAL_FIND.',
    undefined,
  ],
  ['Something else.', undefined],
])('%s', (english, chinese) => {
  if (chinese === undefined)
    expect(refusalInChinese(english) ?? english).not.toMatch(/[a-z] [a-z]+ [a-z]+ [a-z]+ [a-z]+.*。$/);
  else expect(refusalInChinese(english)).toBe(chinese);
});
