import { aboutText, assumptionLabel, basisText, sourceText } from '../../src/taskpane/value/basis-words';
import { LANGUAGES } from '../../src/taskpane/language';
import type { Language } from '../../src/taskpane/language';
import { knownNote } from '../../src/taskpane/value/left-out-words';
import { VALUE_TEXTS } from '../../src/taskpane/value/value-texts';
import { assumptionsInForce } from '../../src/valuation/in-force';
import { ASSUMPTIONS } from '../../src/valuation/assumption-list';
import { leftOutOf } from '../../src/valuation/left-out';
import type { LeftOut } from '../../src/valuation/left-out';
import { licenseeFlows } from '../../src/valuation/licensee-flows';
import { netPayments } from '../../src/valuation/payments';
import { explainedSchedule } from '../../src/valuation/explained';
import { valuedCase } from '../../src/valuation/schedule';
import { termsOfDeal } from '../../src/valuation/terms';
import { assume, tables } from '../valuation/deals';
import { realDeals } from './deals-csv';

const valued = Array.from({ length: realDeals.size }, (_, row) => realDeals.row(row)).filter(
  (row) => row.upfront_usd_m !== undefined || row.total_usd_m !== undefined,
);

/** Assumptions that between them lead to all that can be said. */
const CASES = [
  {},
  { peak_sales: 1500, tax_rate: 0.2, launch_cost: 50, withholding_tax: 0.1, abandon: true },
  { peak_sales: 1500, profit_share: 0.5, cost_share: 0.5, include_equity: false, launch_delay: 1 },
  { peak_sales: 1500, sales_thresholds: '500;1000', p_phase_1: 0.5, d_phase_1: 2, loe_date: 49000 },
  {
    peak_sales: 900,
    valuation_date: 46200,
    received_to_date: 10,
    royalty_tiers: '0: 5%; 500: 8%',
    equity_premium: 0.3,
  },
  { peak_sales: 900, royalty_low: 0.05, royalty_high: 0.1, stage: 'Phase 2', cost_phase_2: 30 },
];

const isNote = ({ part }: { readonly part: string }) => part === 'note';

/** One of each shape: figures make no other words. */
const bases = new Map<string, string>();
const add = (basis: string) =>
  bases.set(basis.replaceAll(/[\d.,]+/g, '9').replaceAll(/(?:[A-Z][a-z]+(?: 9)? 9 × )+/g, ''), basis);
const sources = new Map<string, readonly [name: string, source: string]>();
for (const given of CASES)
  for (const row of valued) {
    const [terms, assumptions] = [termsOfDeal(row), assume(given)];
    const deal = valuedCase(terms, assumptions, tables);
    const schedule = explainedSchedule(deal);
    for (const { basis } of [...netPayments(deal), ...licenseeFlows(deal)]) add(basis());
    for (const { event = '', basis = '' } of [...leftOutOf(deal, schedule), ...schedule.filter(isNote)]) {
      add(event);
      add(basis);
    }
    for (const { basis } of schedule) add(basis);
    for (const { name, source } of assumptionsInForce(assumptions, tables, terms))
      sources.set(`${name} ${source.replaceAll(/[\d.,]+/g, '9')}`, [name, source]);
  }

/** What is English for a reason: words of others, names that are typed, and units. */
const KEPT = [
  /"[^"]*"/g,
  /引用 ?\((?:[^()]|\([^()]*\))*\)/g,
  /\b[a-z]+_[a-z_0-9]+\b/g,
  /\babandon\b|\bspread\b|BIO\/QLS\/Informa 2011-2020/g,
  /(?<=已计入 )\S+/g,
];
const english = (said: string) =>
  KEPT.reduce((left, kept) => left.replace(kept, ''), said).match(/[a-z]{2,}.*/)?.[0];

test('what a schedule rests on is said in Chinese but for the words of others', () => {
  expect(bases.size).toBeGreaterThan(300);
  const all = [...bases.values()];
  const left = all.map((basis) => [english(basisText('zh-CN', basis)), basis]).filter(([rest]) => rest);
  expect(left).toEqual([]);
  for (const basis of all) expect(basisText('en-US', basis)).toBe(basis);
  expect(
    basisText(
      'zh-CN',
      'milestones 120 disclosed × 25 % development and regulatory (house); probability Phase 1 0.5 given; time 2 years given',
    ),
  ).toBe('里程碑 120 已披露 × 25 % 研发及注册 (自定)；概率 I 期 0.5 给定；时间 2 年 给定');
  expect(basisText('zh-CN', 'something new')).toBe('something new');
});

test('what an assumption is, and what its value rests on, is said in Chinese', () => {
  for (const spec of ASSUMPTIONS) {
    expect([spec.name, english(aboutText('zh-CN', spec))]).toEqual([spec.name, undefined]);
    expect(assumptionLabel('zh-CN', spec.name)).toMatch(/^[^a-z]{2,14}$/);
    expect(assumptionLabel('en-US', spec.name)).toMatch(/^[^_]{5,28}$/);
  }
  expect(assumptionLabel('zh-CN', 'net_sales 3')).toBe('上市第 3 年净销售额');
  // Citations of published figures stay as they were published.
  const own = [...sources.values()].filter(([, source]) => !source.includes('http'));
  const left = own
    .map(([name, source]) => [english(sourceText('zh-CN', name, source)), source])
    .filter(([rest]) => rest);
  expect(left).toEqual([]);
});

/** What a value leaves out, of all deals and under all these assumptions. */
const leftOut = CASES.flatMap((given) =>
  valued.flatMap((row) => {
    const deal = valuedCase(termsOfDeal(row), assume(given), tables);
    return leftOutOf(deal, explainedSchedule(deal));
  }),
);

/** A note in the words of the pane. */
function noteWords(language: Language, note: Pick<LeftOut, 'event' | 'basis'>): string | undefined {
  const known = knownNote(note);
  return known && VALUE_TEXTS[language].leftOut.notes[known.name](basisText(language, known.found));
}

test.each(LANGUAGES)('%s: what is left out is said without names of arguments', (language) => {
  const { what } = VALUE_TEXTS[language].leftOut;
  const said = leftOut.map((each) =>
    each.what === 'note'
      ? noteWords(language, each)
      : [what[each.what], basisText(language, each.basis ?? '')].join(),
  );
  // Every note is known.
  expect(said).not.toContain(undefined);
  const named = said.filter((words) => words?.replace(/"[^"]*"/g, '').match(/[a-z]_[a-z]/));
  expect([...new Set(named)]).toEqual([]);
});

test('a note says what to do in the words of the pane', () => {
  const note = {
    event: 'royalties',
    basis: 'left out: give peak_sales to value them; disclosed 10 % to 12 %',
  };
  expect(LANGUAGES.map((language) => noteWords(language, note))).toEqual([
    'Royalties are left out: enter peak sales above to count them. Rate: disclosed 10 % to 12 %',
    '特许权使用费未计入：请在上方填写峰值销售额。费率：已披露 10 % 至 12 %',
  ]);
});
