import { act, screen } from '@testing-library/react';
import { requestFromPane } from '../../src/commands/pane-requests';
import type { LinkedTableRequest } from '../../src/workbook/linked-table';
import { openPane } from './open-pane';

const button = (name: string) => screen.getByRole('button', { name });

test('the first steps find a deal, insert a linked table and value it; they are shown once and again when asked', async () => {
  const requests: LinkedTableRequest[] = [];
  const first = await openPane({
    workbook: {
      insertLinkedTable: (request) => {
        requests.push(request);
        return new Promise(() => undefined);
      },
    },
  });
  const { user } = first;
  expect(await screen.findByText('Find a deal')).toBeVisible();
  await user.click(button('Try ADC 2024 >500'));
  expect(screen.getByLabelText('Search deals')).toHaveValue('ADC 2024 >500');
  await user.click(button('Next'));
  await user.click(button('Insert on a new sheet'));
  expect(requests).toEqual([
    expect.objectContaining({
      destination: 'newSheet',
      query: expect.objectContaining({
        criteria: [
          { field: 'modality', test: 'ADC' },
          { field: 'period', test: '2024' },
          { field: 'total_usd_m', test: '>500' },
        ],
      }),
    }),
  ]);
  await user.click(button('Next'));
  await user.click(button('Value Kelun → Merck'));
  expect(button('Value')).toHaveAttribute('aria-current', 'page');
  await user.click(button('Done'));
  expect(screen.queryByRole('region', { name: 'First steps' })).not.toBeInTheDocument();
  first.unmount();

  await openPane();
  expect(screen.queryByRole('region', { name: 'First steps' })).not.toBeInTheDocument();
  act(() => requestFromPane('showTour'));
  expect(await screen.findByText('Find a deal')).toBeVisible();
});

test('they are dismissed by keyboard', async () => {
  const { user } = await openPane();
  (await screen.findByRole('button', { name: 'Skip the first steps' })).focus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('region', { name: 'First steps' })).not.toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
});
