import { NO_FILTERS } from '../../src/taskpane/deals/filters';
import { screen, waitFor } from '@testing-library/react';
import { FRESH, recall, remember } from '../../src/taskpane/memory';
import { openPane } from './open-pane';

const KEY = 'dealsheet.pane';

test('a pane that was never open starts with all deals, newest first', () => {
  expect(recall()).toEqual(FRESH);
  expect(FRESH).toMatchObject({
    place: 'deals',
    sort: 'announced',
    columnSet: 'terms',
    destination: 'selection',
  });
});

test('the pane opens again where it was: filters, order, columns and the open deal', async () => {
  const first = await openPane();
  await first.user.type(screen.getByLabelText('Search deals'), 'hengrui');
  await first.user.selectOptions(screen.getByLabelText('Sort by'), 'total_usd_m');
  await first.user.keyboard('{Enter}');
  await first.user.click(screen.getByLabelText('Search deals'));
  await first.user.keyboard('{Enter}');
  const heading = screen.getByRole('heading', { level: 2 }).textContent;
  first.unmount();

  await openPane();
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(heading ?? '');
  expect(screen.getByLabelText('Search deals')).toHaveValue('hengrui');
  expect(screen.getByLabelText('Sort by')).toHaveValue('total_usd_m');
  // The hand may be in the sheet while the pane opens: nothing takes the focus by itself.
  expect(document.body).toHaveFocus();
});

test('the place is remembered', async () => {
  const first = await openPane();
  await first.user.click(screen.getByRole('button', { name: 'Data' }));
  await waitFor(() => expect(localStorage.getItem(KEY)).toContain('"data"'));
  first.unmount();
  await openPane();
  expect(screen.getByRole('button', { name: 'Data' })).toHaveAttribute('aria-current', 'page');
});

test.each([
  ['no JSON', 'place=deals'],
  ['another kind of JSON', '[1,2,3]'],
  ['null', 'null'],
  ['a number', '7'],
])('%s in storage is a fresh start', (_name, stored) => {
  localStorage.setItem(KEY, stored);
  expect(recall()).toEqual(FRESH);
});

test('what is damaged falls back by itself and takes nothing else with it', () => {
  const views = Array.from({ length: 51 }, (_, place) => ({
    name: `View ${place}`,
    filters: NO_FILTERS,
    sort: 'stage',
  }));
  localStorage.setItem(
    KEY,
    JSON.stringify({
      place: 'nowhere',
      sort: 'total_usd_m',
      columnSet: 'own',
      ownColumns: ['deal_id', 'no_such_field'],
      filters: { search: 'adc', period: 7, totalFrom: -5, totalThrough: 900 },
      openDeal: { id: 1 },
      views: [{ name: '' }, 7, null, ...views],
    }),
  );
  const recalled = recall();
  expect(recalled).toMatchObject({ place: 'deals', sort: 'total_usd_m', columnSet: 'own' });
  expect(recalled.ownColumns).toEqual(FRESH.ownColumns);
  expect(recalled.filters).toMatchObject({ search: 'adc', period: '', totalThrough: 900 });
  expect(recalled.filters.totalFrom).toBeUndefined();
  expect(recalled.openDeal).toBeUndefined();
  expect(recalled.views.map(({ name }) => name)).toEqual(views.slice(0, 50).map(({ name }) => name));
});

describe('where storage is refused', () => {
  let refused: jest.SpyInstance[];
  beforeEach(() => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    refused = [
      jest.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse),
      jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse),
    ];
  });
  afterEach(() => refused.forEach((spy) => spy.mockRestore()));

  test('the pane works all the same', async () => {
    expect(() => remember(FRESH)).not.toThrow();
    const { user } = await openPane();
    await user.type(screen.getByLabelText('Search deals'), 'adc');
    expect(screen.getByLabelText('Search deals')).toHaveValue('adc');
  });
});

test('an open deal that is not in the data any more is said to be missing', async () => {
  localStorage.setItem(KEY, JSON.stringify({ openDeal: 'no-such-2024-01' }));
  const { user } = await openPane();
  expect(screen.getByText('This deal is not in the data now in force.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Insert this deal' })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByRole('listbox', { name: 'Deals' })).toBeVisible();
});
