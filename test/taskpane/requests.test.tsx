import { act, screen } from '@testing-library/react';
import { requestFromPane } from '../../src/commands/pane-requests';
import type { PaneRequest } from '../../src/commands/pane-requests';
import { openPane } from './open-pane';

test.each<[PaneRequest, string]>([
  ['showMarket', 'Market'],
  ['showDeals', 'Deals'],
  ['showErrors', 'Formulas'],
  ['refreshAllTables', 'Tables'],
])('%s leads to %s', async (request, place) => {
  const { user } = await openPane();
  await user.click(screen.getByRole('button', { name: 'Data' }));
  act(() => requestFromPane(request));
  expect(await screen.findByRole('button', { name: place })).toHaveAttribute('aria-current', 'page');
});

test('"Show this deal" opens the deal in the selected cell, wherever the pane is', async () => {
  const { user } = await openPane({
    workbook: { selectedDeal: () => Promise.resolve('hansoh-gsk-2023-12') },
  });
  await user.click(screen.getByRole('button', { name: 'Data' }));
  act(() => requestFromPane('showDeal'));
  expect(await screen.findByRole('heading', { level: 2, name: /GSK/ })).toBeVisible();
});

test('"Show this deal" says so where there is none', async () => {
  await openPane();
  act(() => requestFromPane('showDeal'));
  expect(await screen.findByText('No deal in this cell')).toBeVisible();
});
