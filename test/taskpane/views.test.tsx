import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { FormulaBlock } from '../../src/workbook/insert-formulas';
import { openPane } from './open-pane';

const search = () => screen.getByLabelText('Search deals');
const button = (name: string | RegExp) => screen.getByRole('button', { name });

/** Fills a field at once: each key draws the list anew, which is not what these tests are about. */
async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

async function openViews(user: UserEvent) {
  await user.click(button('Saved views'));
  return screen.findByLabelText('Name of the view');
}

async function saveAs(user: UserEvent, name: string) {
  const field = await openViews(user);
  await fill(user, field, name);
  await user.keyboard('{Enter}');
  await screen.findByText(`View “${name}” saved`);
  await user.keyboard('{Escape}');
}

test('views are saved, shown, renamed and deleted with undo, by keyboard, and are there next time', async () => {
  const first = await openPane();
  const { user } = first;
  await fill(user, search(), 'ADC 2024');
  await user.selectOptions(screen.getByLabelText('Sort by'), 'total_usd_m');
  await saveAs(user, 'ADCs of 2024');
  expect(search()).toHaveFocus();
  await fill(user, search(), 'hengrui');
  await saveAs(user, 'Hengrui');
  first.unmount();

  const { user: again } = await openPane();
  await openViews(again);
  await again.click(screen.getByTitle('Show ADCs of 2024'));
  expect(search()).toHaveValue('ADC 2024');
  expect(screen.getByLabelText('Sort by')).toHaveValue('total_usd_m');
  await waitFor(() => expect(search()).toHaveFocus());

  await openViews(again);
  act(() => button('Rename Hengrui').focus());
  await again.keyboard('{Enter}');
  const newName = screen.getByLabelText('New name of Hengrui');
  await fill(again, newName, 'adcs of 2024');
  expect(screen.getByText('Another view has this name.')).toBeVisible();
  await fill(again, newName, 'Jiangsu');
  await again.keyboard('{Enter}');
  await waitFor(() => expect(button('Rename Jiangsu')).toHaveFocus());
  await again.click(button('Delete Jiangsu'));
  expect(screen.queryByTitle('Show Jiangsu')).not.toBeInTheDocument();
  await again.click(button('Undo'));
  expect(screen.getByTitle('Show Jiangsu')).toBeVisible();
  expect(screen.getByText('View “Jiangsu” is back')).toBeVisible();
});

test('a name that is taken says what saving replaces', async () => {
  const { user } = await openPane();
  await fill(user, search(), 'adc');
  await saveAs(user, 'Mine');
  const field = await openViews(user);
  await fill(user, field, 'mine');
  expect(screen.getByText('Saving replaces “Mine”.')).toBeVisible();
});

const openDeal = async (user: UserEvent, id: string) => {
  await fill(user, search(), id);
  await user.keyboard('{Enter}');
};

test('deals are set aside on their cards, compared side by side, and inserted as formulas', async () => {
  const blocks: FormulaBlock[] = [];
  const { user } = await openPane({
    workbook: {
      insertFormulas: (block) => {
        blocks.push(block);
        return Promise.resolve({ sheetName: 'Sheet1', address: 'A1:C20', written: [] });
      },
    },
  });
  await openDeal(user, 'kelun-merck-2024-08');
  await user.click(button('Compare'));
  expect(screen.getByText('1 deal to compare: choose another')).toBeVisible();
  await user.click(button('Back'));
  await openDeal(user, 'hansoh-gsk-2023-12');
  await user.click(button('Compare'));
  expect(screen.getByText('2 deals to compare')).toBeVisible();
  // On the card the button now says that this deal is one of them; the strip's is the other.
  await user.click(button('Compare'));

  await screen.findByRole('heading', { name: '2 deals side by side' });
  const table = screen.getByRole('table');
  const headings = within(table).getAllByRole('columnheader');
  expect(headings.map((each) => each.textContent)).toEqual([
    'What US$ m',
    'Kelun-Biotech → Merck & Co.',
    'Hansoh Pharma → GSK',
  ]);
  const line = (name: string) =>
    within(within(table).getByRole('rowheader', { name }).closest('tr') ?? table)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
  expect(line('Total (US$ m)')).toEqual(['–', '1,710']);
  await user.click(button('Insert at selection'));
  expect(blocks[0]?.cells[0]).toEqual(['What', 'Kelun-Biotech → Merck & Co.', 'Hansoh Pharma → GSK']);
  expect(blocks[0]?.cells.flat()).toContain('=DEALS.DEAL_GET("hansoh-gsk-2023-12","total_usd_m")');
  const announced = blocks[0]?.cells.findIndex(([name]) => name === 'Announced') ?? -1;
  // No day where only the month was published.
  expect(blocks[0]?.formats?.[announced]).toEqual([null, 'mmm yyyy_)', 'yyyy-mm-dd_)']);
  const said = await screen.findByText('Written to Sheet1!A1:C20');
  expect(said).toBeVisible();
  // As everywhere, above the main action, which does not move.
  expect(said.compareDocumentPosition(button('Insert at selection'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);

  // A deal that goes does not take the focus with it.
  button('Leave out Hansoh Pharma → GSK').focus();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('columnheader')).not.toBeInTheDocument();
  expect(document.body).not.toHaveFocus();
});

test('a card leads to a formula of its deal', async () => {
  const { user } = await openPane();
  await openDeal(user, 'hansoh-gsk-2023-12');
  await user.click(button('Formula'));
  expect(await screen.findByText('=DEALS.DEAL_GET("hansoh-gsk-2023-12","total")')).toBeVisible();
  expect(await screen.findByText('1,710')).toBeVisible();
});
