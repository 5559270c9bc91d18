/** The organisation's server in the pane: what is kept where, what is said, and what a failure leaves as it was. */
import { screen, waitFor, within } from '@testing-library/react';
import { InputError } from '../../src/deals/input-error';
import { organisation } from '../../src/source/in-force';
import { openPane } from './open-pane';
import { realDeals } from './deals-csv';

// jsdom lets no frame speak to other origins: the server behind it is one that is well, or away.
let mockAway = false;
const mockAsked: unknown[] = [];
jest.mock('../../src/source/clickhouse/open', () => ({
  openServer: (address: unknown) => {
    mockAsked.push(address);
    return mockAway
      ? Promise.reject(new InputError('notAvailable', 'The organisation’s data server can’t be reached.'))
      : Promise.resolve({ set: realDeals, versionNow: () => Promise.resolve('2026-11') });
  },
}));

beforeEach(() => {
  mockAway = false;
  mockAsked.length = 0;
  localStorage.clear();
  sessionStorage.clear();
  organisation.restart();
});

const open = async () => {
  const recalculateDeals = jest.fn(() => Promise.resolve());
  const { user } = await openPane({ workbook: { recalculateDeals } });
  await user.click(screen.getByRole('button', { name: 'Data' }));
  const section = (await screen.findByRole('heading', { name: 'Organisation’s data' })).parentElement;
  if (!section) throw new Error('the heading stands alone');
  return { user, recalculateDeals, section: within(section) };
};
type Opened = Awaited<ReturnType<typeof open>>;

const fillIn = async ({ user, section }: Opened, address = 'https://clickhouse.example.com:8443/') => {
  await user.click(section.getByRole('button', { name: 'Set up a server' }));
  await user.type(section.getByLabelText('Address of the server'), address);
  await user.type(section.getByLabelText('User'), 'dealsheet');
  await user.type(section.getByLabelText('Password'), 'secret');
};

test('is tested, used, stopped and forgotten; the password stays in this window', async () => {
  const opened = await open();
  const { user, section, recalculateDeals } = opened;
  await fillIn(opened);
  await user.click(section.getByRole('button', { name: 'Test the connection' }));
  expect(await section.findByRole('status')).toHaveTextContent(/^Connected: version .+, 367 deals/);
  expect(localStorage.getItem('dealsheet.organisation')).toBeNull();
  await user.click(section.getByRole('button', { name: 'Use for cells' }));
  expect(
    await section.findByText(/Cells are answered by https:\/\/clickhouse.example.com:8443\./),
  ).toBeVisible();
  await waitFor(() => expect(recalculateDeals).toHaveBeenCalledTimes(1));
  // Tested, tried once more before cells ask it, and used.
  expect(mockAsked).toHaveLength(3);
  expect(mockAsked[2]).toMatchObject({ user: 'dealsheet', password: 'secret', database: 'default' });

  expect(localStorage.getItem('dealsheet.organisation')).not.toContain('secret');
  expect(sessionStorage.getItem('dealsheet.organisation.password')).toBe('secret');

  await user.click(await section.findByRole('button', { name: 'Stop using' }));
  expect(await section.findByText(/is set up, but not in use/)).toBeVisible();
  expect(organisation.isInUse).toBe(false);
  await waitFor(() => expect(recalculateDeals).toHaveBeenCalledTimes(2));
  await user.click(section.getByRole('button', { name: 'Forget the server' }));
  expect(await section.findByRole('button', { name: 'Set up a server' })).toBeVisible();
  expect(localStorage.getItem('dealsheet.organisation')).toBeNull();
  expect(sessionStorage.getItem('dealsheet.organisation.password')).toBeNull();
});

test('keeps the password on this machine where the user says so', async () => {
  const opened = await open();
  await fillIn(opened);
  await opened.user.click(opened.section.getByLabelText('Keep the password on this machine'));
  await opened.user.click(opened.section.getByRole('button', { name: 'Use for cells' }));
  await opened.section.findByText(/Cells are answered by/);
  expect(localStorage.getItem('dealsheet.organisation')).toContain('secret');
  expect(sessionStorage.length).toBe(0);
});

test('a server that is away changes nothing', async () => {
  mockAway = true;
  const opened = await open();
  await fillIn(opened);
  await opened.user.click(opened.section.getByRole('button', { name: 'Use for cells' }));
  expect(await screen.findByText(/can’t be reached/)).toBeVisible();
  expect(localStorage.getItem('dealsheet.organisation')).toBeNull();
  expect(organisation.isInUse).toBe(false);
  expect(opened.recalculateDeals).not.toHaveBeenCalled();
});

test.each(['http://clickhouse.example.com', 'https://me:secret@clickhouse.example.com', 'clickhouse'])(
  'the address %s is refused',
  async (address) => {
    const opened = await open();
    await fillIn(opened, address);
    await opened.user.click(opened.section.getByRole('button', { name: 'Use for cells' }));
    expect(await opened.section.findByRole('alert')).toBeVisible();
    expect(mockAsked).toHaveLength(0);
  },
);
