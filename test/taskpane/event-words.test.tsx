import { entryText } from '../../src/taskpane/vocabulary-texts';
import { eventWords } from '../../src/taskpane/value/event-words';
import { EVENTS_TEXTS } from '../../src/taskpane/value/events-texts';
import { licenseeFlows } from '../../src/valuation/licensee-flows';
import { netPayments } from '../../src/valuation/payments';
import { valuedCase } from '../../src/valuation/schedule';
import { termsOfDeal } from '../../src/valuation/terms';
import { assume, tables } from '../valuation/deals';
import { realDeals } from './deals-csv';

const valued = Array.from({ length: realDeals.size }, (_, row) => realDeals.row(row)).filter(
  (row) => row.upfront_usd_m !== undefined && row.total_usd_m !== undefined,
);

/** Every event that a schedule of these deals has, with all that can be assumed. */
const events = new Set(
  [
    assume({ peak_sales: 1500, tax_rate: 0.2, launch_cost: 50 }),
    assume({ peak_sales: 1500, profit_share: 0.5, cost_share: 0.5, launch_cost: 50 }),
    assume({ peak_sales: 1500, sales_thresholds: '500;1000' }),
  ].flatMap((assumptions) =>
    valued.flatMap((row) => {
      const deal = valuedCase(termsOfDeal(row), assumptions, tables);
      return [...netPayments(deal), ...licenseeFlows(deal)]
        .filter(({ part }) => part !== 'note' && part !== 'headline rest')
        .map(({ event }) => event);
    }),
  ),
);
const said = (language: 'en-US' | 'zh-CN', event: string) =>
  eventWords(EVENTS_TEXTS[language], (phase) => entryText(language, phase), event);

test('every event is called in English as its schedule calls it, and in Chinese by Chinese words', () => {
  expect(events.size).toBeGreaterThan(60);
  for (const event of events) {
    expect(said('en-US', event)).toBe(event);
    expect([event, said('zh-CN', event)]).toEqual([event, expect.stringMatching(/^[^a-z]*$/)]);
  }
  expect(said('zh-CN', 'payment: milestone: entry into Phase 3')).toBe('付款：里程碑：进入III 期');
  expect(said('zh-CN', 'something new')).toBe('something new');
});
