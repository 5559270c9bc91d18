import { act, fireEvent, screen, within } from '@testing-library/react';
import { listKey } from '../../src/taskpane/deals/list-keys';
import { manyDeals } from './deals-csv';
import { openPane } from './open-pane';

const searchBox = () => screen.getByLabelText('Search deals');
const list = () => screen.getByRole('listbox', { name: 'Deals' });
const activeLine = () => {
  const id = searchBox().getAttribute('aria-activedescendant');
  return id === null ? null : document.getElementById(id);
};
const lines = () => within(list()).getAllByRole('option');
const cardHeading = () => screen.getByRole('heading', { level: 2 });

test('the arrows move through the list while the hand stays in the search box', async () => {
  const { user } = await openPane();
  await user.click(searchBox());
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(searchBox()).toHaveFocus();
  expect(activeLine()).toBe(lines()[1]);
  expect(activeLine()).toHaveAttribute('aria-selected', 'true');
  expect(activeLine()).toHaveAttribute('aria-posinset', '2');
});

test('Enter opens the deal, Escape comes back to where the hand was', async () => {
  const { user } = await openPane();
  await user.type(searchBox(), 'hengrui{ArrowDown}');
  const name = activeLine()?.textContent ?? '';
  await user.keyboard('{Enter}');
  const [licensor, licensee] = (cardHeading().textContent ?? '').split('→');
  expect(name).toContain(`${licensor} to ${licensee}`);
  expect(cardHeading()).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(searchBox()).toHaveFocus();
  expect(searchBox()).toHaveValue('hengrui');
});

test('what an input method composes is its own: Enter chooses characters there', async () => {
  const { user } = await openPane();
  await user.click(searchBox());
  fireEvent.keyDown(searchBox(), { key: 'Enter', isComposing: true });
  expect(screen.queryByRole('article')).not.toBeInTheDocument();
});

test('with the filters in front the list is out of reach, and Escape brings it back', async () => {
  const { user } = await openPane();
  await user.click(screen.getByRole('button', { name: 'Filters' }));
  expect(screen.getByLabelText('Period')).toHaveFocus();
  expect(list().closest('[inert]')).not.toBeNull();
  await user.keyboard('{Escape}');
  expect(list().closest('[inert]')).toBeNull();
  expect(searchBox()).toHaveFocus();
});

test('in an open deal the side arrows step through the list', async () => {
  const { user } = await openPane();
  await user.click(searchBox());
  await user.keyboard('{ArrowDown}{Enter}');
  expect(screen.getByText('1 of 367')).toBeVisible();
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
  expect(screen.getByText('2 of 367')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(activeLine()).toBe(lines()[1]);
});

test('the list takes the focus by itself, and Escape leads from it to the search box', async () => {
  const { user } = await openPane();
  act(() => list().focus());
  await user.keyboard('{End}');
  expect(list()).toHaveAttribute('aria-activedescendant', expect.stringMatching(/-366$/));
  expect(within(list()).getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '367');
  await user.keyboard('{Escape}');
  expect(searchBox()).toHaveFocus();
});

test('Escape in the search box clears it, a slash anywhere leads to it', async () => {
  const { user } = await openPane();
  await user.type(searchBox(), 'adc{Escape}');
  expect(searchBox()).toHaveValue('');
  act(() => list().focus());
  await user.keyboard('/');
  expect(searchBox()).toHaveFocus();
  expect(searchBox()).toHaveValue('');
});

test('of 100,000 deals only a screen exists, and the active one always does', async () => {
  const { user } = await openPane({ deals: manyDeals(100_000) });
  expect(lines().length).toBeLessThan(40);
  act(() => list().focus());
  await user.keyboard('{End}');
  expect(within(list()).getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '100000');
  expect(lines().length).toBeLessThan(60);
});

test.each([
  ['ArrowDown', -1, 10, { kind: 'move', to: 0 }],
  ['ArrowUp', -1, 10, { kind: 'move', to: 0 }],
  ['ArrowDown', 9, 10, { kind: 'move', to: 9 }],
  ['PageDown', 2, 10, { kind: 'move', to: 6 }],
  ['PageDown', 8, 10, { kind: 'move', to: 9 }],
  ['PageUp', 2, 10, { kind: 'move', to: 0 }],
  ['Home', 5, 10, { kind: 'move', to: 0 }],
  ['End', 5, 10, { kind: 'move', to: 9 }],
  ['Enter', 5, 10, { kind: 'open' }],
  ['Escape', 5, 10, { kind: 'leave' }],
  ['ArrowDown', -1, 0, undefined],
  ['a', 5, 10, undefined],
])('%s at %i of %i', (key, active, count, expected) => {
  const pressed = { key, ctrlKey: false, metaKey: false, altKey: false };
  expect(listKey(pressed, active, count, 4, false)).toEqual(expected);
});

test('in the search box Home and End belong to the text; with Control, Enter inserts', () => {
  const pressed = { key: 'Home', ctrlKey: false, metaKey: false, altKey: false };
  expect(listKey(pressed, 5, 10, 4, true)).toBeUndefined();
  expect(listKey({ ...pressed, key: 'Enter', ctrlKey: true }, 5, 10, 4, true)).toEqual({ kind: 'insert' });
});

const control = (name: string | RegExp) => screen.getByRole('button', { name });

/** Goes to a control without a mouse, as with the Tab key. */
const goTo = (name: string | RegExp) => act(() => control(name).focus());

const openViews = async ({ user }: Awaited<ReturnType<typeof openPane>>) => {
  await user.click(screen.getByRole('button', { name: 'Saved views' }));
  await user.clear(await screen.findByLabelText('Name of the view'));
  await user.paste('Mine');
  await user.keyboard('{Enter}');
};

const setAside = async ({ user }: Awaited<ReturnType<typeof openPane>>) => {
  await user.type(searchBox(), 'hansoh gsk{Enter}');
  await user.click(control('Compare'));
};

test.each<
  [
    what: string,
    begin: (opened: Awaited<ReturnType<typeof openPane>>) => Promise<unknown>,
    from: () => HTMLElement,
    pressed: string | RegExp,
    then: () => HTMLElement | Promise<HTMLElement>,
  ]
>([
  ['the Close of a notice', openViews, () => control('Delete Mine'), 'Close', () => control('Delete Mine')],
  [
    'the Undo of a notice',
    async (opened) => {
      await openViews(opened);
      await opened.user.click(control('Delete Mine'));
    },
    () => screen.getByLabelText('Name of the view'),
    'Undo',
    () => screen.getByLabelText('Name of the view'),
  ],
  ['the deals set aside', setAside, () => control('Formula'), 'Clear', () => control('Formula')],
  ['the only filter', ({ user }) => user.type(searchBox(), 'adc'), searchBox, 'Remove filter ADC', searchBox],
  [
    'one of two filters',
    ({ user }) => user.type(searchBox(), 'adc 2024'),
    searchBox,
    'Remove filter ADC',
    () => control('Remove filter 2024'),
  ],
  [
    'the last of the first steps',
    async ({ user }) => {
      await user.click(await screen.findByRole('button', { name: 'Next' }));
      await user.click(control('Next'));
    },
    searchBox,
    'Done',
    searchBox,
  ],
  [
    'what shows all deals where none matches',
    async ({ user }) => user.type(searchBox(), 'zzzz'),
    searchBox,
    'Clear search and filters',
    searchBox,
  ],
  [
    'a company that was chosen',
    async ({ user }) => {
      await user.click(control('Filters'));
      await user.type(screen.getByLabelText('Licensee'), 'gsk{Enter}');
    },
    () => control('Remove filter GSK'),
    'Remove filter GSK',
    () => screen.getByLabelText('Licensee'),
  ],
  [
    'a card, for a formula in another place',
    async ({ user }) => user.type(searchBox(), 'hansoh gsk{Enter}'),
    () => control('Deals'),
    'Formula',
    () => screen.findByRole('heading', { level: 2, name: 'DEAL_GET' }),
  ],
])('when %s goes, the focus stays near', async (_what, begin, from, pressed, then) => {
  const opened = await openPane();
  await begin(opened);
  act(() => from().focus());
  goTo(pressed);
  await opened.user.keyboard('{Enter}');
  expect(screen.queryByRole('button', { name: pressed })).not.toBeInTheDocument();
  expect(await then()).toHaveFocus();
});
