import { act, screen, waitFor } from '@testing-library/react';
import { decideSource, useDeals as putInForce } from '../../src/source/in-force';
import { realDeals } from './deals-csv';
import { openPane } from './open-pane';

// In their order: what is in force outlives a test, as it outlives a view.
test('while the data are being decided, lines of their size stand where deals will be', async () => {
  await openPane({ deals: undefined });
  expect(screen.getByRole('status', { name: 'Loading the deals' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Insert table' })).toHaveAttribute('aria-disabled', 'true');
  act(() => putInForce(realDeals));
  expect(screen.queryByRole('status', { name: 'Loading the deals' })).not.toBeInTheDocument();
  expect(screen.getByRole('listbox', { name: 'Deals' })).toBeVisible();
});

test('the list follows when other data come into force', async () => {
  await openPane();
  expect(screen.getByText('of 367')).toBeVisible();
  act(() => putInForce({ ...realDeals, version: { ...realDeals.version, name: '2027-01' } }));
  expect(screen.getByText('of 367')).toBeVisible();
  expect(screen.getByRole('listbox', { name: 'Deals' })).toBeVisible();
});

test('where the pinned version is missing, it says so and leads to the way out', async () => {
  await act(() => decideSource({ pin: { name: '1999-01' } }));
  const { user } = await openPane({ deals: undefined });
  await waitFor(() => expect(screen.getByText('The deals can’t be shown')).toBeVisible());
  expect(screen.getByText(/pinned to data version 1999-01/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Go to Data' }));
  expect(await screen.findByText(/pinned to data version 1999-01/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Check for newer data' })).toBeEnabled();
});

test.each(['公式', '估值', '市场', '数据'])('in Chinese the place %s says so, too', async (place) => {
  await act(() => decideSource({ pin: { name: '1999-01' } }));
  const { user } = await openPane({ deals: undefined, language: 'zh-CN' });
  await user.click(screen.getByRole('button', { name: place }));
  expect(
    await screen.findByText(/本工作簿固定于数据版本 1999-01，此设备和 DealSheet 的服务器上都没有该版本。/),
  ).toBeVisible();
});
