import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { csvDeals } from './deals-csv';
import { openPane } from './open-pane';

type Csv = (typeof csvDeals)[number];

/** What the strip must say, computed from the file by a few lines that share nothing with the query code. */
function expectedSums(matches: (deal: Csv) => boolean) {
  const deals = csvDeals.filter(matches);
  const disclosed = (field: string) =>
    deals.filter((deal) => deal[field] !== '').map((deal) => Number(deal[field]));
  const totals = disclosed('total_usd_m');
  const upfronts = disclosed('upfront_usd_m').sort((a, b) => a - b);
  const both = deals.filter((deal) => deal['upfront_usd_m'] !== '' && deal['total_usd_m'] !== '');
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  const middle = (upfronts.length - 1) / 2;
  const median = ((upfronts[Math.floor(middle)] ?? NaN) + (upfronts[Math.ceil(middle)] ?? NaN)) / 2;
  const share =
    sum(both.map((deal) => Number(deal['upfront_usd_m']))) /
    sum(both.map((deal) => Number(deal['total_usd_m'])));
  const plain = (value: number, digits: number) =>
    value.toLocaleString('en-US', { maximumFractionDigits: digits });
  const bn = sum(totals) / 1000;
  const total =
    bn >= 100 ? `${plain(bn, 0)} bn` : bn >= 1 ? `${bn.toPrecision(3)} bn` : `${plain(sum(totals), 1)} m`;
  return {
    deals: plain(deals.length, 0),
    total: totals.length > 0 ? total : '–',
    totalN: `n = ${totals.length}`,
    median: upfronts.length > 0 ? `${plain(median, 1)} m` : '–',
    medianN: `n = ${upfronts.length}`,
    share: both.length > 0 ? `${(share * 100).toFixed(1)}%` : '–',
    shareN: `n = ${both.length}`,
  };
}

function shownSums() {
  const strip = screen.getByLabelText('Sums of the deals shown');
  const figure = (label: string) =>
    within(within(strip).getByText(label).parentElement as HTMLElement)
      .getAllByRole('definition')
      .map((each) => each.textContent);
  const [deals] = figure('Deals');
  const [total, totalN] = figure('Total, US$');
  const [median, medianN] = figure('Med. upfront');
  const [share, shareN] = figure('Upfront share');
  return { deals, total, totalN, median, medianN, share, shareN };
}

const openFilters = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Filters' }));
const facet = (label: string) => within(screen.getByRole('group', { name: label }));
/** An entry of a facet by its name; its number of deals follows. */
const entry = (label: string, name: string) =>
  facet(label)
    .getAllByRole('button')
    .find((each) => each.textContent.replace(/ [\d,]+$/, '') === name) ?? screen.getByText(`no ${name}`);
const choose =
  (label: string, ...names: string[]) =>
  async (user: UserEvent) => {
    await openFilters(user);
    for (const name of names) await user.click(entry(label, name));
  };
const type = (label: string, text: string) => async (user: UserEvent) => {
  await openFilters(user);
  await user.type(screen.getByLabelText(label), text);
};
const search = (words: string) => (user: UserEvent) =>
  user.type(screen.getByLabelText('Search deals'), words);
const inYears = (deal: Csv, from: number, through: number) => {
  const year = Number(deal['announced']?.slice(0, 4));
  return year >= from && year <= through;
};
const isAdc = (deal: Csv) => deal['modality'] === 'ADC' || deal['modality'] === 'Bispecific ADC';

const cases: [string, (user: UserEvent) => Promise<void>, (deal: Csv) => boolean][] = [
  ['nothing', async () => undefined, () => true],
  ['a word in an asset', search('SHR-1701'), (deal) => /shr-1701/i.test(deal['asset'] ?? '')],
  ['a year', type('Period', '2024'), (deal) => inYears(deal, 2024, 2024)],
  ['a span of years', type('Period', '2023:2025'), (deal) => inYears(deal, 2023, 2025)],
  [
    'a half-year',
    type('Period', '2024H1'),
    (deal) => inYears(deal, 2024, 2024) && Number(deal['announced']?.slice(5, 7)) <= 6,
  ],
  ['a modality group', choose('Modality', 'ADC'), isAdc],
  [
    'an exact modality',
    async (user) => {
      await choose('Modality', 'ADC')(user);
      await user.click(within(screen.getByRole('group', { name: 'ADC' })).getByText('ADC only'));
    },
    (deal) => deal['modality'] === 'ADC',
  ],
  [
    'a modality group and an exact modality of another',
    async (user) => {
      await choose('Modality', 'Antibody', 'ADC')(user);
      await user.click(within(screen.getByRole('group', { name: 'ADC' })).getByText('ADC only'));
    },
    (deal) => /^(ADC|Nanobody|Fusion protein)$|antibody$/.test(deal['modality'] ?? ''),
  ],
  [
    'stages, any of which will do, or none disclosed',
    choose('Stage', 'Phase 1', 'Phase 2', '(not disclosed)'),
    (deal) => ['Phase 1', 'Phase 2', ''].includes(deal['stage'] ?? ''),
  ],
  [
    'countries of the licensee',
    async (user) => {
      await choose('Licensee country', 'United States', 'Japan')(user);
      await user.click(facet('Licensee country').getByRole('button', { name: /^\d+ more$/ }));
      await user.click(entry('Licensee country', 'Denmark'));
    },
    (deal) => ['United States', 'Japan', 'Denmark'].includes(deal['licensee_country'] ?? ''),
  ],
  ['an area', choose('Area', 'Oncology'), (deal) => deal['therapeutic_area'] === 'Oncology'],
  ['a stage', choose('Stage', 'Phase 2'), (deal) => deal['stage'] === 'Phase 2'],
  ['a type', choose('Deal type', 'NewCo'), (deal) => deal['deal_type'] === 'NewCo'],
  ['a territory', choose('Territory', 'Ex-China'), (deal) => deal['territory_class'] === 'Ex-China'],
  ['a status', choose('Status', 'Terminated'), (deal) => deal['status'] === 'Terminated'],
  ['a smallest size', type('Total, US$ m from', '500'), (deal) => Number(deal['total_usd_m']) >= 500],
  [
    'a largest size',
    type('Total, US$ m to', '100'),
    (deal) => deal['total_usd_m'] !== '' && Number(deal['total_usd_m']) <= 100,
  ],
  [
    'a licensee by its Chinese name',
    async (user) => {
      await type('Licensee', '默沙东')(user);
      await user.keyboard('{Enter}');
    },
    (deal) => (deal['licensee'] ?? '').split(';').some((name) => name.trim() === 'Merck & Co.'),
  ],
  [
    'licensees, any of which will do, without one that was taken off again',
    async (user) => {
      await type('Licensee', '默沙东')(user);
      await user.keyboard('{Enter}Pfizer{ArrowDown}{ArrowUp}{Enter}GSK{Enter}');
      await user.click(screen.getByRole('button', { name: 'Remove filter Pfizer' }));
      expect(screen.getByLabelText('Licensee')).toHaveFocus();
      await user.keyboard('Roche{Enter}{Backspace}');
    },
    (deal) =>
      (deal['licensee'] ?? '').split(';').some((name) => ['Merck & Co.', 'GSK'].includes(name.trim())),
  ],
  [
    'a licensor of joint deals',
    async (user) => {
      await type('Licensor', '3D Med')(user);
      await user.keyboard('{Enter}');
    },
    (deal) => (deal['licensor'] ?? '').split(';').some((name) => name.trim() === '3D Medicines'),
  ],
  [
    'several at once',
    async (user) => {
      await choose('Modality', 'ADC')(user);
      await user.type(screen.getByLabelText('Period'), '2023:2025');
      await user.click(entry('Stage', 'Preclinical'));
    },
    (deal) => isAdc(deal) && inYears(deal, 2023, 2025) && deal['stage'] === 'Preclinical',
  ],
];

test.each(cases)('filtering by %s changes count and sums', async (_name, act, matches) => {
  const { user } = await openPane();
  await act(user);
  expect(shownSums()).toEqual(expectedSums(matches));
});

test('a year and then another make a span, shown as a chip that takes the filter off', async () => {
  const { user } = await openPane();
  await openFilters(user);
  await user.click(screen.getByRole('button', { name: /^2023: / }));
  await user.click(screen.getByRole('button', { name: /^2025: / }));
  expect(screen.getByLabelText('Period')).toHaveValue('2023:2025');
  expect(shownSums()).toEqual(expectedSums((deal) => inYears(deal, 2023, 2025)));
  await user.click(screen.getByRole('button', { name: 'Remove filter 2023:2025' }));
  expect(shownSums()).toEqual(expectedSums(() => true));
});

test('each entry says how many deals it would leave under the other filters', async () => {
  const { user } = await openPane();
  await choose('Area', 'Oncology')(user);
  const inOncology = csvDeals.filter((deal) => deal['therapeutic_area'] === 'Oncology');
  const options = facet('Stage')
    .getAllByRole('button')
    .map((button) => button.textContent);
  for (const stage of new Set(inOncology.map((deal) => deal['stage']).filter(Boolean))) {
    const count = inOncology.filter((deal) => deal['stage'] === stage).length;
    expect(options).toContain(`${stage} ${count}`);
  }
});

test('a period that cannot be read says what can, and restricts nothing', async () => {
  const { user } = await openPane();
  await type('Period', '20')(user);
  expect(screen.getByLabelText('Period')).toBeInvalid();
  expect(screen.getByText('2024, 2024H1, 2024Q3, 2024-05 or 2023:2025')).toBeVisible();
  expect(shownSums()).toEqual(expectedSums(() => true));
  // It is no filter, but nothing is inserted as if it were none.
  expect(screen.getByRole('button', { name: 'Filters' })).toBeVisible();
  const insert = () => screen.getByRole('button', { name: 'Insert table' });
  expect(insert()).toHaveAttribute('aria-disabled', 'true');
  expect(insert()).toHaveAttribute('title', 'Correct or remove the period first');
  await user.type(screen.getByLabelText('Period'), 'x; 2024');
  expect(shownSums()).toEqual(expectedSums((deal) => inYears(deal, 2024, 2024)));
  await user.click(screen.getByRole('button', { name: 'Remove filter Period: 20x not read' }));
  expect(screen.getByLabelText('Period')).toHaveValue('2024');
  expect(insert()).not.toHaveAttribute('aria-disabled', 'true');
});

test('where nothing matches, one click brings everything back', async () => {
  const { user } = await openPane();
  await user.type(screen.getByLabelText('Search deals'), 'no such company');
  expect(screen.getByText('No deal matches')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Insert table' })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
  expect(shownSums()).toEqual(expectedSums(() => true));
});

test('a company that nobody chose is not guessed', async () => {
  const { user } = await openPane();
  await type('Licensee', 'Mer')(user);
  await user.tab();
  expect(screen.getByLabelText('Licensee')).toHaveValue('');
  expect(shownSums()).toEqual(expectedSums(() => true));
});

test('a chip of a chosen filter opens it there, and its cross takes it off', async () => {
  const { user } = await openPane();
  await choose('Stage', 'Phase 1', 'Phase 2')(user);
  await user.click(screen.getByRole('button', { name: /^Show \d+ deals$/ }));
  expect(screen.queryByRole('group', { name: 'Stage' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Edit Phase 1 or Phase 2' }));
  expect(entry('Stage', 'Phase 1')).toHaveFocus();
  await user.click(entry('Stage', 'Phase 1'));
  expect(entry('Stage', 'Phase 1')).toHaveAttribute('aria-pressed', 'false');
  await user.click(screen.getByRole('button', { name: 'Remove filter Phase 2' }));
  expect(shownSums()).toEqual(expectedSums(() => true));
});

test('who hears the pane is told what was taken off and how many deals are left', async () => {
  const { user } = await openPane();
  await choose('Stage', 'Phase 1')(user);
  await user.click(screen.getByRole('button', { name: /^Show \d+ deals$/ }));
  const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
  const count = (deals: readonly Csv[]) => `${String(deals.length)} deals match`;
  expect(said()).toContain(count(csvDeals.filter((deal) => deal['stage'] === 'Phase 1')));
  await user.click(screen.getByRole('button', { name: 'Remove filter Phase 1' }));
  expect(said()).toContain(`Phase 1 removed. ${count(csvDeals)}`);
  await user.type(screen.getByRole('combobox', { name: /search/i }), 'adc');
  expect(said().join()).not.toContain('removed');
});

test('the list turns round, and sorts by stage', async () => {
  const { user } = await openPane();
  const first = () => document.querySelector('[role="option"]')?.textContent ?? '';
  const newest = first();
  await user.click(screen.getByRole('button', { name: 'Turn the order round' }));
  expect(screen.getByLabelText('Sort by')).toHaveDisplayValue('Oldest first');
  expect(first()).not.toBe(newest);
  await user.selectOptions(screen.getByLabelText('Sort by'), 'stage');
  expect(first()).toContain('Approved');
  await user.click(screen.getByRole('button', { name: 'Turn the order round' }));
  expect(first()).toContain('Platform');
});
