import { act, screen } from '@testing-library/react';
import { requestFromPane } from '../../src/commands/pane-requests';
import type { ModelSheetReport } from '../../src/workbook/model-sheet';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { openPane } from './open-pane';

const report: ModelSheetReport = {
  sheetName: 'Valuation',
  sheetId: 'sheet-2',
  dealId: 'hansoh-gsk-2023-12',
  title: 'Hansoh Pharma → GSK',
  rnpvUsdM: 219.9,
  notCarried: [],
  written: [],
  charts: 0,
  names: [],
};

const build = jest.fn(() => Promise.resolve(report));
const takeBack = jest.fn(() => Promise.resolve());
beforeEach(() => {
  localStorage.clear();
  build.mockClear();
  takeBack.mockClear();
});
const workbook = { buildModelSheet: build, takeBackModelSheet: takeBack };

async function openValue(user: Awaited<ReturnType<typeof openPane>>['user']) {
  await openCard(user);
  await user.click(await screen.findByRole('button', { name: 'Value it' }));
  await screen.findByRole('table', { name: 'What the licensor receives' });
}

async function openCard(user: Awaited<ReturnType<typeof openPane>>['user']) {
  await user.type(screen.getAllByRole('combobox')[0] ?? document.body, 'hansoh-gsk-2023-12');
  await user.keyboard('{Enter}');
}

test('a deal is valued from its card, and the sheet can be taken back', async () => {
  const { user } = await openPane({ workbook });
  await openValue(user);
  await user.click(screen.getByRole('button', { name: 'Build valuation' }));
  expect(build).toHaveBeenCalledWith({ dealId: 'hansoh-gsk-2023-12', assumptions: [] }, expect.anything());
  expect(await screen.findByText(/rNPV to the licensor: US\$ 219.9 m/)).toBeVisible();
  expect(screen.getByText(/Hansoh Pharma → GSK, on the sheet “Valuation”/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(takeBack).toHaveBeenCalledWith(report);
  expect(await screen.findByText('The valuation was taken back')).toBeVisible();
});

test('the ribbon’s button takes the selected deal, else the one that is open, else asks', async () => {
  const selectedDeal = jest.fn(() => Promise.resolve<string | undefined>(undefined));
  const { user } = await openPane({ workbook: { ...workbook, selectedDeal } });
  await act(async () => requestFromPane('buildValuation'));
  expect(await screen.findByText('Which deal?')).toBeVisible();
  expect(build).not.toHaveBeenCalled();

  await openCard(user);
  await act(async () => requestFromPane('buildValuation'));
  expect(build).toHaveBeenLastCalledWith({ dealId: 'hansoh-gsk-2023-12' }, expect.anything());

  selectedDeal.mockResolvedValue('kelun-merck-2022-12');
  await act(async () => requestFromPane('buildValuation'));
  expect(build).toHaveBeenLastCalledWith({ dealId: 'kelun-merck-2022-12' }, expect.anything());
});

test('a selection that can’t be read is said: no other deal is valued instead', async () => {
  const selectedDeal = () => Promise.reject(new Error('A cell is being edited.'));
  const { user } = await openPane({ workbook: { ...workbook, selectedDeal } });
  await openCard(user);
  await act(async () => requestFromPane('buildValuation'));
  expect(await screen.findByText('No valuation was built')).toBeVisible();
  expect(screen.getByText('A cell is being edited.')).toBeVisible();
  expect(build).not.toHaveBeenCalled();
});

test('a deal that was open, but is not in sight, is not valued', async () => {
  const { user } = await openPane({ workbook });
  await openCard(user);
  await user.click(screen.getByRole('button', { name: 'Tables' }));
  await act(async () => requestFromPane('buildValuation'));
  expect(await screen.findByText('Which deal?')).toBeVisible();
  expect(build).not.toHaveBeenCalled();
});

test('what can’t be valued is said, in Chinese too', async () => {
  const refused = jest.fn(() => Promise.reject(new WorkbookError('protected', 'The workbook is protected.')));
  const { user } = await openPane({ workbook: { ...workbook, buildModelSheet: refused }, language: 'zh-CN' });
  await openCard(user);
  await user.click(await screen.findByRole('button', { name: '估算价值' }));
  await user.click(await screen.findByRole('button', { name: '生成估值表' }));
  expect(await screen.findByText('未生成估值')).toBeVisible();
});
