import { screen, within } from '@testing-library/react';
import { relatedDeals } from '../../src/taskpane/deals/related';
import { termsParts } from '../../src/taskpane/deals/terms';
import { csvDeals, realDeals } from './deals-csv';
import { openPane } from './open-pane';

const openDeal = async (id: string, language = 'en-US') => {
  const { user } = await openPane({ language });
  await user.type(
    screen.getByRole('combobox', { name: language === 'en-US' ? 'Search deals' : '搜索交易' }),
    id,
  );
  await user.keyboard('{Enter}');
  return user;
};
const csvDeal = (id: string) => {
  const deal = csvDeals.find((each) => each['deal_id'] === id);
  if (!deal) throw new Error(id);
  return deal;
};
const row = (name: string) => screen.getByRole('rowheader', { name }).closest('tr');

test('a card shows the terms with their shares, and what is undisclosed as such', async () => {
  await openDeal('kelun-merck-2022-12');
  expect(row('Upfront')).toHaveTextContent('Upfront1751.8%');
  expect(row('Milestones')).toHaveTextContent('Milestones9,30098.2%');
  expect(row('Equity, on top (Licensor shares)')).toHaveTextContent(/100$/);
  expect(row('Total (“up to”)')).toHaveTextContent(/9,475$/);
  expect(screen.getByText('tiered royalties on net sales')).toBeVisible();
});

test('a card names both sources as links of their own and says whether they agree', async () => {
  await openDeal('kelun-merck-2022-12');
  const deal = csvDeal('kelun-merck-2022-12');
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual([deal['source_url'], deal['source_url_2']]);
  for (const link of links) expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  expect(screen.getByText('Two pages agree on the figures.')).toBeVisible();
  expect(screen.getByText(deal['notes'] ?? '')).toBeVisible();
});

test('a card says what became of a deal', async () => {
  const ended = csvDeals.find((deal) => deal['status'] === 'Terminated' && deal['status_date'] !== '');
  await openDeal(ended?.['deal_id'] ?? '');
  expect(screen.getByText(/^Terminated, reported /)).toBeVisible();
});

test('related deals lead to their cards and back', async () => {
  const child = csvDeals.find((deal) => deal['counted_in_parent'] === 'yes');
  const parent = csvDeal(child?.['parent_deal_id'] ?? '');
  const user = await openDeal(child?.['deal_id'] ?? '');
  expect(screen.getByText(/already inside the total of the earlier deal/)).toBeVisible();
  const how = screen.getAllByText('Earlier deal that this one exercises or extends')[0];
  await user.click(within(how?.parentElement as HTMLElement).getByRole('button'));
  expect(screen.getByText(parent['notes'] ?? '')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByLabelText('Search deals')).toHaveFocus();
});

test('relations are found through parents, codes and parties, each deal once', () => {
  for (const id of ['kelun-merck-2022-12', 'ascentage-unity-2019-01', 'hansoh-gsk-2023-10']) {
    const index = realDeals.rowOf(id) ?? -1;
    const related = relatedDeals(realDeals, index);
    const rows = related.map((each) => each.row);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows).not.toContain(index);
    const { licensor, licensee, parent_deal_id: parent } = realDeals.row(index);
    for (const other of csvDeals) {
      const relation = related.find(
        (each) => realDeals.value(each.row, 'deal_id') === other['deal_id'],
      )?.relation;
      if (other['deal_id'] === parent) expect(relation).toBe('parent');
      if (other['parent_deal_id'] === id) expect(relation).toBe('child');
      const samePair =
        other['licensor'] === licensor && other['licensee'] === licensee && other['deal_id'] !== id;
      if (samePair) expect(relation).toBeDefined();
    }
  }
});

const NOTHING = {
  upfront_usd_m: undefined,
  near_term_usd_m: undefined,
  milestones_usd_m: undefined,
  equity_usd_m: undefined,
  equity_in: undefined,
  total_usd_m: undefined,
};

test.each([
  ['nothing disclosed', {}, undefined],
  ['a total alone', { total_usd_m: 500 }, [['rest', 500]]],
  ['an upfront of an undisclosed total', { upfront_usd_m: 20 }, undefined],
  [
    'parts that fill the total',
    { upfront_usd_m: 85, milestones_usd_m: 1485, total_usd_m: 1570 },
    [
      ['upfront', 85],
      ['milestones', 1485],
    ],
  ],
  [
    'an undivided rest',
    { upfront_usd_m: 100, total_usd_m: 1000 },
    [
      ['upfront', 100],
      ['rest', 900],
    ],
  ],
  ['a rounding difference', { upfront_usd_m: 998, total_usd_m: 1000 }, [['upfront', 998]]],
  [
    'equity in the total',
    { upfront_usd_m: 50, equity_usd_m: 50, equity_in: 'total', total_usd_m: 100 },
    [
      ['upfront', 50],
      ['equity', 50],
    ],
  ],
  [
    'equity on top',
    { upfront_usd_m: 100, equity_usd_m: 50, equity_in: 'outside', total_usd_m: 100 },
    [['upfront', 100]],
  ],
])('the bar of %s', (_name, terms, parts) => {
  const bar = termsParts({ ...NOTHING, ...terms });
  expect(bar?.parts.map(({ kind, usdM }) => [kind, usdM])).toEqual(parts);
});

test('no bar of a real deal is shorter or longer than its parts', () => {
  for (let index = 0; index < realDeals.size; index++) {
    const deal = realDeals.row(index);
    const bar = termsParts(deal);
    if (!bar) continue;
    const sum = bar.parts.reduce((total, part) => total + part.usdM, 0);
    expect(Math.abs(sum - bar.wholeUsdM)).toBeLessThanOrEqual(bar.wholeUsdM * 0.005);
  }
});

test('in Chinese the card speaks Chinese', async () => {
  await openDeal('hansoh-gsk-2023-10', 'zh-CN');
  expect(screen.getByRole('article')).toHaveTextContent('对外许可 · 2023年10月20日 · 进行中');
  expect(screen.getByText('两个页面的数字一致。')).toBeVisible();
  expect(screen.getByRole('article')).toHaveTextContent(/Hansoh[^,]*, [^,]*, 中国/);
  expect(screen.getByRole('article')).toHaveTextContent(/GSK, 跨国药企, 英国/);
});
