import { screen, waitFor } from '@testing-library/react';
import { openPane } from './open-pane';

let online = false;
// The market is a file of its own, which is asked for when the place is opened.
jest.mock('../../src/taskpane/market/MarketPlace', () => {
  if (!online) throw new Error('Loading chunk market failed');
  return jest.requireActual<object>('../../src/taskpane/market/MarketPlace');
});
let hasPictures = false;
jest.mock('../../src/taskpane/market/SeriesPicture', () => {
  if (!hasPictures) throw new Error('Loading chunk series-picture failed');
  return jest.requireActual<object>('../../src/taskpane/market/SeriesPicture');
});
let canRead = false;
jest.mock('../../src/taskpane/deals/read-typed', () => {
  if (!canRead) throw new Error('Loading chunk search-reading failed');
  return jest.requireActual<object>('../../src/taskpane/deals/read-typed');
});

beforeEach(() => {
  online = false;
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => jest.restoreAllMocks());

const failure = () => screen.findByText('Market can’t be shown');
const go = (place: string) => screen.getByRole('button', { name: place });

test('where the market does not load, the other places stay, and it loads when it can', async () => {
  const { user, unmount } = await openPane();
  await user.click(go('Market'));
  expect(await failure()).toBeVisible();
  await user.click(go('Deals'));
  expect(screen.getByRole('listbox', { name: 'Deals' })).toBeVisible();
  await user.click(go('Market'));
  expect(await failure()).toBeVisible();
  unmount();

  // The pane opens where it was left, still offline.
  const again = await openPane();
  expect(await failure()).toBeVisible();
  expect(go('Deals')).toBeEnabled();
  online = true;
  await again.user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByLabelText('Show')).toBeVisible();
  expect(screen.queryByText('Market can’t be shown')).not.toBeInTheDocument();

  // A picture that did not load leaves no room empty, and comes when it is next shown.
  expect(screen.getByRole('table')).toBeVisible();
  const rooms = () => document.querySelectorAll('[style*="min-height"]');
  await waitFor(() => expect(rooms()).toHaveLength(0));
  hasPictures = true;
  await again.user.click(go('Deals'));
  await again.user.click(go('Market'));
  expect(await screen.findByRole('img', { name: /Deals/ })).toBeVisible();
  expect(rooms()).toHaveLength(1);
});

test('where what reads a search does not load, it says so and keeps what is typed', async () => {
  const { user } = await openPane();
  const search = screen.getByLabelText('Search deals');
  await user.type(search, 'ADC');
  expect(await screen.findByText('The search can’t be read')).toBeVisible();
  expect(screen.queryByRole('status', { name: 'Loading the deals' })).not.toBeInTheDocument();
  await user.type(search, ' 2024');
  expect(screen.getByText('The search can’t be read')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Insert table' })).toHaveAttribute('aria-disabled', 'true');
  // Without a word to read, every deal is shown.
  await user.clear(search);
  expect(screen.getByRole('listbox', { name: 'Deals' })).toBeVisible();
  await user.type(search, 'ADC 2024');
  expect(await screen.findByText('The search can’t be read')).toBeVisible();
  canRead = true;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('listbox', { name: 'Deals' })).toBeVisible();
  expect(search).toHaveValue('ADC 2024');
  expect(screen.getByRole('button', { name: /^Edit 2024/ })).toBeVisible();
});
