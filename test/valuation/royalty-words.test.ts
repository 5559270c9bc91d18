import { readRoyaltyWords } from '../../src/valuation/royalty-words';
import { deals } from './deals';

/** Every wording of the data with the reading that an analyst should agree to: [low, high] in % of net sales. */
const RATES: readonly [string, number, number][] = [
  ['up to double-digit', 1, 15],
  ['tiered, starting in the mid-teens', 14, 16],
  ['tiered, high single-digit to mid-double-digit', 7, 16],
  ['tiered low single-digit', 1, 3],
  ['tiered, high single-digit to low double-digit', 7, 13],
  ['single-digit escalating percentage of net sales in China', 1, 9],
  ['teens to mid-double digits', 10, 16],
  ['double-digit', 10, 15],
  ['low to mid teens', 10, 16],
  ['10% to 12% of net sales', 10, 12],
  ['tiered double-digit', 10, 15],
  ['tiered, low to mid teen percentages outside Greater China', 10, 16],
  ['mid-to-high single-digit', 4, 9],
  ['about 10%', 10, 10],
  ['mid-single digit', 4, 6],
  ['tiered, low to high teens', 10, 19],
  ['tiered, high single-digit to mid-teen', 7, 16],
  ['escalating double-digit on net sales', 10, 15],
  ['tiered, low single-digit to low double-digit', 1, 13],
  ['18% of net sales in US and Canada', 18, 18],
  ['single to low double-digit', 1, 13],
  ['tiered, low to high single digits', 1, 9],
  ['tiered, mid-single-digit to mid-teens', 4, 16],
  ['tiered 8% to 15%', 8, 15],
  ['tiered, up to low double-digit', 1, 13],
  ['tiered mid-single-digit', 4, 6],
  ['mid-single to low double-digit tiered', 4, 13],
  ['double-digit tiered on net sales', 10, 15],
  ['low single-digit', 1, 3],
  ['low double-digit', 10, 13],
  ['tiered, low single-digit', 1, 3],
  ['20% tiered as reported', 20, 20],
  ['close to double-digit (Endpoints)', 7, 9],
  ['tiered, up to high teens (filing); BioWorld: up to 20%', 1, 19],
  ['tiered, up to low double digits', 1, 13],
  ['tiered, single- to double-digit', 1, 15],
  ['15% of net sales', 15, 15],
  ['double-digit on net sales', 10, 15],
  ['single-digit royalties on net sales', 1, 9],
  ['15% to 20% of net sales', 15, 20],
  ['double-digit on annual net sales', 10, 15],
  ['20.5% of annual net sales', 20.5, 20.5],
  ['tiered, high single digits to high teens', 7, 19],
  ['single-digit royalties', 1, 9],
  ['single-digit to low double-digit per programme', 1, 13],
  ['tiered, single digit', 1, 9],
  ['single to double digit', 1, 15],
  ['single-digit', 1, 9],
  ['double digit share of net sales', 10, 15],
  ['low single digit to low double digit', 1, 13],
  ['low- to mid-single digit', 1, 6],
  ['low-single digit', 1, 3],
  ['tiered up to low-double digit', 1, 13],
  ['low-to-mid single digit', 1, 6],
  ['single digit to low double digit', 1, 13],
  ['tiered, single to double digit', 1, 15],
  ['tiered, single digit to low double digit', 1, 13],
  ['double-digit share of net sales', 10, 15],
  ['tiered, high single to low double digit', 7, 13],
  ['mid-single to low-double digit', 4, 13],
  ['tiered, low to mid single digit', 1, 6],
  ['double digit', 10, 15],
  ['double digit share of sales', 10, 15],
  ['tiered, double digit', 10, 15],
  ['low double digit', 10, 13],
  ['tiered, mid single digit to mid teens', 4, 16],
  ['single digit', 1, 9],
  ['tiered, up to double digit', 1, 15],
  ['tiered, high single to double digit', 7, 15],
  ['up to double digit', 1, 15],
  ['double digit percentage of net sales', 10, 15],
  ['tiered, up to high teens', 1, 19],
  ['tiered, mid single to low double digit', 4, 13],
  ['tiered 15-20%', 15, 20],
  ['tiered single digit', 1, 9],
  ['tiered, double digit (above 10% of net sales)', 10, 15],
  ['tiered, high single to mid double digit', 7, 16],
];

/** Profit shares, commissions, supply prices: never a royalty. */
const NOT_ROYALTIES = [
  '50/50 cost and profit share; 30/70 (Janssen/Legend) in Greater China',
  'up to 50% of gross profit',
  'initially equal share of China net sales',
  'up to 50% of profit',
  'profit share',
  'double-digit on net profit',
  'double-digit commission on sales',
  'high double digit profit share',
  'CStone recognises close to 50% of net sales as supply revenue',
  'net commercialisation proceeds split 60% AdCella / 40% SHcell',
];

/** A royalty is due, its rate is not said. */
const UNSTATED = [
  'royalties on worldwide sales',
  'royalties on net sales',
  'royalties on certain products',
  'tiered royalties on net sales',
  'royalty and milestone bearing licence',
  'tiered royalties',
  'tiered',
  'separate tiered royalties',
  'royalties on sales',
  'royalties on net sales, option on revenue share',
  'percentage of net sales',
  'royalties on total sales',
  'tiered sales-based royalties',
  'tiered on net sales',
  'royalties (rate not seen)',
  'royalties',
  'royalties on net sales; profit by shareholding',
  'tiered on future sales',
  'tiered on worldwide net sales',
  'royalties; US cost/profit share option on lead',
  'royalties, rate not disclosed',
  'royalties on annual net sales',
  'tiered on product sales',
  'royalties on product sales',
  'royalties on global development of AZD5851',
  'tiered, ex US and mainland China; US profit/loss share',
  'tiered on net sales outside Greater China',
  'tiered on global net sales',
  'as in the original agreement',
  'tiered on global sales',
  'royalties apart',
  'tiered; GSK receives royalties on China sales',
  'royalties on sales in Avenzo territory',
  'royalties on sales, rate not stated',
  'tiered (AbbVie receives royalties on Greater China sales)',
  'tiered on opted-in targets',
  'tiered, stated as up to 800m USD in royalties',
  'royalties on sales and share of sublicence income',
  'royalty on ex-China net sales',
  'royalties on global net sales',
  'tiered on each molecule ex Greater China, except IBI363 in the US (60/40 profit share)',
];

describe('the words of the data', () => {
  test.each(RATES)('%s: %p to %p %%', (text, lowPct, highPct) => {
    expect(readRoyaltyWords(text)).toMatchObject({ kind: 'rates', lowPct, highPct });
  });
  test.each(NOT_ROYALTIES)('not a royalty: %s', (text) => {
    expect(readRoyaltyWords(text).kind).toBe('none');
  });
  test.each(UNSTATED)('rate not stated: %s', (text) => {
    expect(readRoyaltyWords(text).kind).toBe('unstated');
  });
  test('are all in the tables above', () => {
    const known = new Set([...RATES.map(([text]) => text), ...NOT_ROYALTIES, ...UNSTATED]);
    const missing = deals
      .map((row) => row.royalty_text)
      .filter((text) => text !== undefined && !known.has(text));
    expect(missing).toEqual([]);
  });
  test('agree with the figures where a deal discloses both', () => {
    for (const row of deals) {
      if (row.royalty_low_pct === undefined || row.royalty_text === undefined) continue;
      const reading = readRoyaltyWords(row.royalty_text);
      expect(reading).toMatchObject({ lowPct: row.royalty_low_pct, highPct: row.royalty_high_pct });
    }
  });
});

test.each<[string, number, number]>([
  ['single digit', 1, 9],
  ['low single digit', 1, 3],
  ['mid single digit', 4, 6],
  ['high single digit', 7, 9],
  ['double digit', 10, 15],
  ['low double digit', 10, 13],
  ['low teens', 10, 13],
  ['mid teens', 14, 16],
  ['high teens', 17, 19],
  ['low twenties', 20, 23],
])('the house table: %s is %p-%p %%', (text, lowPct, highPct) => {
  expect(readRoyaltyWords(text)).toMatchObject({ kind: 'rates', lowPct, highPct });
});

test.each<[string, number, number]>([
  ['Tiered, HIGH-SINGLE-DIGIT to low-twenties', 7, 23],
  ['5 percent', 5, 5],
  ['8% rising to 12.5% of net sales', 8, 12.5],
  ['up to 12 %', 1, 12],
  ['5%–8%', 5, 8],
])('what a user may type: %s', (text, lowPct, highPct) => {
  expect(readRoyaltyWords(text)).toMatchObject({ kind: 'rates', lowPct, highPct });
});

test('the word none is no royalty', () => {
  expect(readRoyaltyWords('None')).toEqual({ kind: 'none', reading: 'none' });
});
