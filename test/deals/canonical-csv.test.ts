import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import { buildDealSet } from '../../src/deals/dataset';
import { differenceOf } from '../../src/deals/difference';
import type { DealRow } from '../../src/deals/row';
import { parseDeals } from '../../src/deals/schema';

const { rows } = parseDeals(readFileSync('src/data/deals.csv', 'utf8'), 'deals.csv');
const setOf = (deals: readonly DealRow[]) =>
  buildDealSet(deals, { name: '2026-11', from: 43831, through: 46081, source: 'test' }, []);

test('the text reads back as the same deals, and is its own canonical text', () => {
  const text = canonicalCsv(rows);
  const again = parseDeals(text, 'again.csv');
  expect(again.problems).toEqual([]);
  expect(differenceOf(setOf(rows), setOf(again.rows))).toEqual({ added: [], withdrawn: [], changed: [] });
  expect(canonicalCsv(again.rows)).toBe(text);
});

test('any texts and amounts in any order give one text that reads back', () => {
  const [row] = rows;
  if (!row) throw new Error('no deals');
  const note = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => text.trim() === text && text !== '');
  const deal = fc.record({
    notes: note,
    asset: fc.constantFrom('a,b', 'say "x"', 'two\nlines', '=1+1', '默沙东'),
    upfront_usd_m: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(deal, { minLength: 1, maxLength: 5 }), (deals) => {
      const made = deals.map((each, place) => ({
        ...row,
        ...each,
        upfront_usd_m:
          each.upfront_usd_m === undefined ? undefined : Math.round(each.upfront_usd_m * 1e6) / 1e6,
        deal_id: `a-b-${place}`,
      }));
      const text = canonicalCsv(made);
      expect(canonicalCsv([...made].reverse())).toBe(text);
      expect(parseDeals(text, 'a.csv').rows).toEqual(
        made.map((each) => expect.objectContaining(each) as DealRow),
      );
    }),
    { numRuns: 300, seed: 6 },
  );
});

describe('the difference of two versions', () => {
  const [first, second, third] = rows;
  if (!first || !second || !third) throw new Error('no deals');

  test.each<[string, DealRow[], DealRow[], ReturnType<typeof differenceOf>]>([
    ['nothing', [first, second], [second, first], { added: [], withdrawn: [], changed: [] }],
    ['a new deal', [first], [first, second], { added: [second.deal_id], withdrawn: [], changed: [] }],
    ['a withdrawn deal', [first, second], [second], { added: [], withdrawn: [first.deal_id], changed: [] }],
    [
      'an amount disclosed, a text changed',
      [first],
      [{ ...first, upfront_usd_m: 10, asset: 'x' }],
      {
        added: [],
        withdrawn: [],
        changed: [
          {
            dealId: first.deal_id,
            changes: [
              { field: 'asset', before: first.asset, after: 'x' },
              { field: 'upfront_usd_m', before: undefined, after: 10 },
            ],
          },
        ],
      },
    ],
    [
      'a date known better',
      [{ ...first, announced: { serial: 45413, precision: 'month' } }],
      [{ ...first, announced: { serial: 45413, precision: 'day' } }],
      {
        added: [],
        withdrawn: [],
        changed: [
          {
            dealId: first.deal_id,
            changes: [{ field: 'announced', before: '2024-05', after: '2024-05-01' }],
          },
        ],
      },
    ],
    [
      'the case of an id alone',
      [first],
      [{ ...first, deal_id: first.deal_id.toUpperCase() }],
      { added: [], withdrawn: [], changed: [] },
    ],
    ['everything', [first], [third], { added: [third.deal_id], withdrawn: [first.deal_id], changed: [] }],
  ])('%s', (_, before, after, expected) => {
    expect(differenceOf(setOf(before), setOf(after))).toEqual(expected);
  });
});
