import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { termsOfDeal } from '../../src/valuation/terms';
import { rnpvOfDeal } from '../../src/valuation/schedule';
import { splitValue } from '../../src/valuation/value-split';
import type { ValuedCell } from '../../src/workbook/valued-cell';
import type { ReadScenarios, Scenarios } from '../../src/workbook/scenario-setting';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { assume, tables } from '../valuation/deals';
import { realDeals } from './deals-csv';
import { openPane } from './open-pane';

const HANSOH = 'hansoh-gsk-2023-12';
const terms = termsOfDeal(realDeals.row(realDeals.rowOf(HANSOH) ?? 0));
const cell = (more: Partial<ValuedCell>): ValuedCell => ({
  address: 'Sheet1!B2',
  name: 'DEAL_RNPV',
  deal: [[HANSOH]],
  discountRate: undefined,
  assumptions: undefined,
  ...more,
});

const goTo = async (view: string, workbook: Parameters<typeof openPane>[0] = {}) => {
  const opened = await openPane({
    ...workbook,
    workbook: { selectedDeal: () => Promise.resolve(HANSOH), ...workbook?.workbook },
  });
  await opened.user.click(screen.getByRole('button', { name: 'Value' }));
  await screen.findByRole('table', { name: /rNPV/ });
  if (view !== 'Schedule') await opened.user.click(screen.getByRole('button', { name: view }));
  return opened;
};
const figure = (value: number) => value.toFixed(2);
const worth = () => screen.getByRole('table', { name: 'rNPV, US$ m' });

beforeEach(() => localStorage.clear());

test('a cell is valued with the very arguments of its formula', async () => {
  const selectedValuation = () =>
    Promise.resolve(
      cell({
        discountRate: 0.1,
        assumptions: [
          ['peak_sales', 4000],
          ['', ''],
          ['p_phase_2', '40%'],
        ],
      }),
    );
  await goTo('Schedule', { workbook: { selectedValuation } });
  const given = assume({ discount_rate: 0.1, peak_sales: 4000, p_phase_2: 0.4 });
  const { licensorUsdM, licenseeUsdM } = splitValue(terms, given, tables);
  expect(screen.getByText(/Terms and base as in Sheet1!B2/)).toBeVisible();
  expect(within(worth()).getByText(figure(licensorUsdM))).toBeVisible();
  expect(within(worth()).getByText(figure(licenseeUsdM))).toBeVisible();
  // The formula is the base: nothing here changes it behind its back.
  expect(screen.queryByLabelText('Peak sales, US$ m a year')).toBeNull();
});

test('a deal that a range describes is valued, too', async () => {
  const described = [
    ['upfront', 60],
    ['milestones', 900],
    ['stage', 'Phase 2'],
    ['area', 'Oncology'],
  ];
  const selectedValuation = () =>
    Promise.resolve(
      cell({
        deal: described,
        assumptions: [
          ['peak_sales', 800],
          ['royalty_low', 0.08],
          ['royalty_high', 0.12],
        ],
      }),
    );
  await goTo('Schedule', { workbook: { selectedValuation } });
  // The worked example of the manual.
  expect(within(worth()).getByText('97.73')).toBeVisible();
  expect(screen.getByText('Build valuation')).toHaveAttribute('aria-disabled', 'true');
});

test.each<[Partial<ValuedCell>, RegExp]>([
  [{ deal: [['hansoh-gsk-2023-1']] }, /Did you mean hansoh-merck/],
  [{ assumptions: [['peak_sale', 1]] }, /Did you mean peak_sales/],
  [{ discountRate: [['']] }, /empty cell/],
])('what can’t be valued is said: %j', async (more, message) => {
  const { user } = await openPane({ workbook: { selectedValuation: () => Promise.resolve(cell(more)) } });
  await user.click(screen.getByRole('button', { name: 'Value' }));
  expect(await screen.findByText(message)).toBeVisible();
});

test('a formula that hands over what can’t be read says so, and the cell can be looked at again', async () => {
  const selectedValuation = jest.fn<Promise<ValuedCell | undefined>, []>(() =>
    Promise.reject(new WorkbookError('host', 'The formula hands over INDEX(A:A,3).')),
  );
  const { user } = await openPane({ workbook: { selectedValuation } });
  await user.click(screen.getByRole('button', { name: 'Value' }));
  expect(await screen.findByText(/INDEX\(A:A,3\)/)).toBeVisible();
  selectedValuation.mockResolvedValue(cell({}));
  await user.click(screen.getByRole('button', { name: 'Use selected cell' }));
  expect(await screen.findByRole('table', { name: 'What the licensor receives' })).toBeVisible();
});

test('without anything selected or remembered the place says how to begin', async () => {
  const { user } = await openPane();
  await user.click(screen.getByRole('button', { name: 'Value' }));
  expect(await screen.findByText('Nothing to value yet')).toBeVisible();
});

test('peak sales are kept in the workbook; what they are missing for is said before', async () => {
  const writeScenarios = jest.fn(() => Promise.resolve());
  const { user } = await goTo('Schedule', { workbook: { writeScenarios } });
  expect(screen.getByText(/The licensee’s side and the split need peak sales/)).toBeVisible();
  expect(screen.getByText(/Royalties are left out: enter peak sales above to count them/)).toBeVisible();
  await waitFor(() => expect(screen.getByLabelText('Peak sales, US$ m a year')).toBeEnabled());
  const field = screen.getByLabelText('Peak sales, US$ m a year');
  await user.type(field, 'lots{Enter}');
  expect(await screen.findByText(/peak_sales: "lots" will not do/)).toBeVisible();
  expect(writeScenarios).not.toHaveBeenCalled();
  await user.clear(field);
  await user.type(field, '1,500{Enter}');
  expect(writeScenarios).toHaveBeenCalledWith(HANSOH, { base: [['peak_sales', 1500]], own: [] });
  const value = rnpvOfDeal(terms, assume({ peak_sales: 1500 }), tables);
  expect(
    await within(worth()).findByRole('row', { name: new RegExp(`^Licensor ${figure(value)}`) }),
  ).toBeVisible();
  expect(screen.getByRole('table', { name: 'What the licensee earns and pays' })).toBeVisible();
});

test('from an event to the assumption it rests on, with its source as a link, and back', async () => {
  const { user } = await goTo('Schedule');
  const filing = screen.getByRole('row', { name: /^milestone: filing/ });
  await user.click(within(filing).getByRole('button', { name: 'Success in Phase 3' }));
  const item = screen.getByText('p_phase_3').closest('li');
  expect(item).toHaveFocus();
  const link = within(item ?? document.body).getByRole('link');
  expect(link).toHaveAttribute('href', expect.stringMatching(/^https:\/\//));
  expect(link).toHaveAttribute('target', '_blank');
  await user.click(screen.getByRole('button', { name: 'Back to the schedule' }));
  expect(screen.getByRole('table', { name: 'What the licensor receives' })).toBeVisible();
});

test('what an event rests on is spelt out once: the next years of a royalty have it folded', async () => {
  const { user } = await goTo('Schedule', {
    workbook: {
      readScenarios: () =>
        Promise.resolve({ kind: 'scenarios', scenarios: { base: [['peak_sales', 1500]], own: [] } }),
    },
  });
  const schedule = within(screen.getByRole('table', { name: 'What the licensor receives' }));
  const first = within(await schedule.findByRole('row', { name: /^royalty, market year 1 / }));
  expect(first.getByText('Years to peak')).toBeVisible();
  const second = within(schedule.getByRole('row', { name: /^royalty, market year 2 / }));
  expect(second.getByText('Years to peak')).not.toBeVisible();
  await user.click(second.getByText('How it is read'));
  expect(second.getByText('Years to peak')).toBeVisible();
});

test('four pictures, each with its figures as a table', async () => {
  await goTo('Pictures', {
    workbook: {
      readScenarios: () =>
        Promise.resolve({ kind: 'scenarios', scenarios: { base: [['peak_sales', 1500]], own: [] } }),
    },
  });
  await screen.findByRole('figure', { name: 'Simulation' });
  for (const name of ['From headline to rNPV', 'What moves it most', 'Simulation', 'Expected cash by year'])
    expect(within(screen.getByRole('figure', { name })).getByRole('img')).toBeInTheDocument();
  const simulated = within(screen.getByRole('figure', { name: 'Simulation' }));
  for (const name of [/^Mean/, 'P5', 'P50', 'P95', 'Licensee loses money'])
    expect(simulated.getByRole('rowheader', { name })).toBeInTheDocument();
  const waterfall = within(screen.getByRole('figure', { name: 'From headline to rNPV' }));
  const value = rnpvOfDeal(terms, assume({ peak_sales: 1500 }), tables);
  expect(waterfall.getByText(figure(value), { selector: 'svg text' })).toBeInTheDocument();
});

/** Writes into a field at once: a key at a time draws the whole pane for each. */
const write = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const press = (name: string) => fireEvent.click(screen.getByText(name, { selector: 'button' }));

test('a scenario of one’s own is refused with the nearest names, else stored and compared', async () => {
  const writeScenarios = jest.fn<Promise<void>, [string | undefined, Scenarios]>(() => Promise.resolve());
  await goTo('Scenarios', { workbook: { writeScenarios } });
  await waitFor(() => expect(screen.getByText('New scenario', { selector: 'button' })).toBeEnabled());
  press('New scenario');
  write('Name', 'Worst');
  press('Save in the workbook');
  expect(screen.getByText('Change at least one assumption.')).toBeVisible();
  write('Assumption 1', 'peak sale');
  write('Value of peak sale', '12%');
  press('Save in the workbook');
  expect(screen.getByText(/there is no assumption "peak sale"\. Did you mean peak_sales/)).toBeVisible();
  expect(writeScenarios).not.toHaveBeenCalled();
  write('Assumption 1', 'Discount rate');
  press('Save in the workbook');
  const own = [{ name: 'Worst', assumptions: [['discount_rate', 0.12]] }];
  expect(writeScenarios).toHaveBeenLastCalledWith(HANSOH, { base: [], own });
  expect(await screen.findByText('Worst', { selector: 'th' })).toBeVisible();
});

test('a scenario of one’s own is edited, shown everywhere, and deleted', async () => {
  const writeScenarios = jest.fn<Promise<void>, [string | undefined, Scenarios]>(() => Promise.resolve());
  const own = [{ name: 'Worst', assumptions: [['discount_rate', 0.12] as const] }];
  const readScenarios = () => Promise.resolve({ kind: 'scenarios' as const, scenarios: { base: [], own } });
  await goTo('Scenarios', { workbook: { writeScenarios, readScenarios } });
  await screen.findByText('Worst', { selector: 'th' });
  press('Edit Worst');
  write('Value of discount_rate', '20%');
  press('Save in the workbook');
  const changed = [{ name: 'Worst', assumptions: [['discount_rate', 0.2]] }];
  expect(writeScenarios).toHaveBeenLastCalledWith(HANSOH, { base: [], own: changed });
  const value = rnpvOfDeal(terms, assume({ discount_rate: 0.2 }), tables);
  expect(await screen.findByText(figure(value), { selector: 'td' })).toBeVisible();
  write('Value shown', 'own Worst');
  expect(within(worth()).getByText(figure(value))).toBeVisible();

  press('Edit Worst');
  press('Delete');
  expect(writeScenarios).toHaveBeenLastCalledWith(HANSOH, { base: [], own: [] });
  await waitFor(() => expect(screen.queryByText('Worst', { selector: 'th' })).toBeNull());
});

test('scenarios of a newer DealSheet are left alone, and said', async () => {
  await goTo('Scenarios', { workbook: { readScenarios: () => Promise.resolve({ kind: 'newer' }) } });
  expect(await screen.findByText(/A newer DealSheet wrote the scenarios/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'New scenario' })).toBeDisabled();
  expect(screen.getByLabelText('Peak sales, US$ m a year')).toBeDisabled();
});

test('scenarios that could not be read are never taken for none: nothing replaces them before they are', async () => {
  const own = [{ name: 'Worst', assumptions: [['discount_rate', 0.12] as const] }];
  const stored = {
    kind: 'scenarios' as const,
    scenarios: { base: [['peak_sales', 1500] as const], own },
  };
  const readScenarios = jest.fn<Promise<ReadScenarios>, []>(() =>
    Promise.reject(new WorkbookError('busy', 'A cell is being edited.')),
  );
  await goTo('Scenarios', { workbook: { readScenarios } });
  expect(
    await screen.findByText(/What the workbook remembers of this deal .* couldn’t be read/),
  ).toBeVisible();
  expect(screen.getByRole('button', { name: 'New scenario' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Edit the base' })).toBeDisabled();
  expect(screen.getByLabelText('Peak sales, US$ m a year')).toBeDisabled();
  readScenarios.mockResolvedValue(stored);
  press('Try again');
  expect(await screen.findByText('Worst', { selector: 'th' })).toBeVisible();
  expect(screen.queryByText(/couldn’t be read/)).toBeNull();
  expect(screen.getByRole('button', { name: 'Edit Worst' })).toBeEnabled();
  expect(screen.getByLabelText('Peak sales, US$ m a year')).toHaveValue('1500');
});

test('peak sales follow a base that is edited elsewhere; leaving the field writes nothing', async () => {
  const writeScenarios = jest.fn<Promise<void>, [string | undefined, Scenarios]>(() => Promise.resolve());
  const readScenarios = () =>
    Promise.resolve({
      kind: 'scenarios' as const,
      scenarios: { base: [['peak_sales', 1500] as const], own: [] },
    });
  await goTo('Scenarios', { workbook: { writeScenarios, readScenarios } });
  const field = () => screen.getByLabelText('Peak sales, US$ m a year');
  await waitFor(() => expect(field()).toHaveValue('1500'));
  write('Peak sales, US$ m a year', 'half typed');
  press('Edit the base');
  write('Value of peak_sales', '2000');
  press('Save in the workbook');
  await waitFor(() => expect(field()).toHaveValue('2000'));
  fireEvent.blur(field());
  expect(writeScenarios.mock.calls.map(([, { base }]) => base)).toEqual([[['peak_sales', 2000]]]);
});

test('peak sales that could not be saved are said, and the field shows what is in force', async () => {
  const writeScenarios = () => Promise.reject(new WorkbookError('busy', 'A cell is being edited.'));
  const readScenarios = () =>
    Promise.resolve({
      kind: 'scenarios' as const,
      scenarios: { base: [['peak_sales', 1500] as const], own: [] },
    });
  await goTo('Schedule', { workbook: { writeScenarios, readScenarios } });
  const field = () => screen.getByLabelText('Peak sales, US$ m a year');
  await waitFor(() => expect(field()).toHaveValue('1500'));
  write('Peak sales, US$ m a year', '900');
  fireEvent.blur(field());
  expect(await screen.findByText('Not saved in the workbook.')).toBeVisible();
  expect(field()).toHaveValue('1500');
});

test('a base that can’t be read is said and replaced by the next one', async () => {
  const readScenarios = () =>
    Promise.resolve({ kind: 'scenarios' as const, scenarios: { base: [['no such', 1] as const], own: [] } });
  await goTo('Scenarios', { workbook: { readScenarios } });
  expect(await screen.findByText(/can’t be read\. Saving writes new ones/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'New scenario' })).toBeEnabled();
});

test('the comparison goes to a new sheet unless told otherwise, and can be taken back', async () => {
  const report = {
    sheetName: 'Scenarios',
    sheetId: 's',
    address: 'A1:G20',
    written: [],
    at: { sheetName: 'Scenarios', sheetId: 's', row: 0, column: 0, isNewSheet: true, isPristine: true },
  };
  const insertBlock = jest.fn(() => Promise.resolve(report));
  const takeBackBlock = jest.fn(() => Promise.resolve());
  const { user } = await goTo('Scenarios', { workbook: { insertBlock, takeBackBlock } });
  await user.click(screen.getByRole('button', { name: 'Insert comparison' }));
  expect(insertBlock).toHaveBeenLastCalledWith(
    expect.objectContaining({ stem: 'Scenarios' }),
    'newSheet',
    expect.anything(),
  );
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(takeBackBlock).toHaveBeenCalledWith(report);
  await user.click(screen.getByLabelText('On a new sheet'));
  await user.click(screen.getByRole('button', { name: 'Insert comparison' }));
  expect(insertBlock).toHaveBeenLastCalledWith(expect.anything(), 'selection', expect.anything());
});

test('terms against comparable deals, with the deals behind them one click away', async () => {
  const { user } = await goTo('Terms');
  const row = screen.getByRole('row', { name: /^Upfront, US\$ m/ });
  const [, percentile, others] = within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
  expect(percentile).toMatch(/^\d+%$/);
  await user.click(within(row).getByRole('button'));
  // The deals of that set, and this one.
  expect(await screen.findByText(`${String(Number(others) + 1)} deals match`)).toBeInTheDocument();
});

// The browser looks at every view, in each theme; here at those with the most in them.
test('no violation in the schedule, the pictures and the scenarios', async () => {
  const { container } = await goTo('Schedule');
  expect(await axe(container)).toHaveNoViolations();
  press('Pictures');
  await screen.findByRole('figure', { name: 'Simulation' });
  expect(await axe(container)).toHaveNoViolations();
  press('Scenarios');
  press('New scenario');
  expect(await axe(container)).toHaveNoViolations();
});
