import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { act, screen, within } from '@testing-library/react';
import { requestFromPane } from '../../src/commands/pane-requests';
import { dealsInForce } from '../../src/source/in-force';
import { csvDeals } from './deals-csv';
import { openPane } from './open-pane';

const csv = readFileSync(path.join(__dirname, '../../src/data/deals.csv'));
const sha256 = createHash('sha256').update(csv).digest('hex');
const version = (name: string, more = {}) => ({
  name,
  file: `deals-${name}.csv`,
  sha256,
  from: '2020-01-01',
  through: '2026-10-31',
  rows: csvDeals.length,
  ...more,
});

/** The add-in's own server, as far as the pane asks it. */
function serve(files: Record<string, Uint8Array | undefined>) {
  const answer = (address: unknown) => {
    const body = files[String(address).split('/').pop() ?? ''];
    const chunks = body ? [body] : [];
    return Promise.resolve({
      ok: body !== undefined,
      status: body ? 200 : 404,
      headers: { get: () => (body ? String(body.length) : null) },
      body: { getReader: () => ({ read: () => Promise.resolve({ value: chunks.shift() }) }) },
    });
  };
  Object.assign(globalThis, { fetch: jest.fn(answer) });
}
const index = (...versions: object[]) => new TextEncoder().encode(JSON.stringify({ versions }));

const openData = async (workbook: Parameters<typeof openPane>[0] = {}) => {
  const { user } = await openPane(workbook);
  await user.click(screen.getByRole('button', { name: 'Data' }));
  await screen.findByRole('button', { name: 'Check this installation' });
  return user;
};
const value = (label: string) => screen.getByText(label, { selector: 'dt' }).nextElementSibling;

test('says which data answer and what they cover', async () => {
  await openData();
  expect(value('Version')).toHaveTextContent('2026-11');
  expect(value('Covers')).toHaveTextContent('Jan 1, 2020 – Feb 28, 2026');
  expect(value('Deals')).toHaveTextContent(String(csvDeals.length));
});

test('shows our licences beside the published ones, year by year', async () => {
  await openData();
  const rows = within(screen.getByRole('table', { name: /as published, by year/ })).getAllByRole('row');
  const cells = rows.map((row) =>
    within(row)
      .queryAllByRole('cell')
      .map((cell) => cell.textContent),
  );
  const licences = (year: string) =>
    csvDeals.filter(
      (deal) =>
        deal['announced']?.startsWith(year) &&
        deal['deal_type'] !== 'Acquisition' &&
        deal['deal_type'] !== 'Domestic-rights',
    );
  const ours = (year: string) => {
    const sum = licences(year).reduce((total, deal) => total + Number(deal['total_usd_m'] ?? 0), 0);
    return [String(licences(year).length), (sum / 1000).toFixed(1)];
  };
  // As PharmCube published them (market.csv).
  expect(cells.slice(1)).toEqual([
    [ours('2025')[0], '157', ours('2025')[1], '135.7'],
    [ours('2024')[0], '94', ours('2024')[1], '51.9'],
  ]);
});

test('says what share of the deals is sourced and disclosed', async () => {
  await openData();
  const share = (field: string, passes: (text: string) => boolean) =>
    `${((csvDeals.filter((deal) => passes(deal[field] ?? '')).length / csvDeals.length) * 100).toFixed(1)}%`;
  const shown = (label: string) => screen.getByText(label).closest('tr');
  expect(shown('Two pages agree')).toHaveTextContent(share('n_sources', (text) => text === '2'));
  expect(shown('Disclose a total')).toHaveTextContent(share('total_usd_m', (text) => text !== ''));
  expect(shown('Disclose an upfront')).toHaveTextContent(share('upfront_usd_m', (text) => text !== ''));
});

test('newer data are fetched and put in force only when asked, and DEALS cells recalculated', async () => {
  serve({ 'index.json': index(version('2026-11'), version('2027-01')), 'deals-2027-01.csv': csv });
  let recalculations = 0;
  const user = await openData({
    workbook: { recalculateDeals: () => Promise.resolve(void (recalculations += 1)) },
  });
  expect(fetch).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  expect(await screen.findByText(/Version 2027-01 is available/)).toBeVisible();
  expect(dealsInForce()?.version.name).toBe('2026-11');
  await user.click(screen.getByRole('button', { name: 'Use version 2027-01' }));
  expect(await screen.findByText('Version 2027-01 is in force')).toBeVisible();
  expect(dealsInForce()?.version.name).toBe('2027-01');
  expect(value('Version')).toHaveTextContent('2027-01');
  expect(value('Covers')).toHaveTextContent('Oct 31, 2026');
  expect(recalculations).toBe(1);
});

test('damaged data change nothing and the pane says so', async () => {
  const damaged = new Uint8Array(csv);
  damaged[1000] = 0x78;
  serve({ 'index.json': index(version('2027-01')), 'deals-2027-01.csv': damaged });
  const user = await openData();
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Use version 2027-01' }));
  expect(await screen.findByText(/2027-01 is damaged/)).toBeVisible();
  expect(dealsInForce()?.version.name).toBe('2026-11');
});

test('where nothing newer is offered, or the server does not answer, the pane says which', async () => {
  serve({ 'index.json': index(version('2026-11')) });
  const user = await openData();
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  expect(await screen.findByText('These are the newest data.')).toBeVisible();
  serve({});
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  expect(await screen.findByText('Could not check')).toBeVisible();
});

test('a workbook can be pinned to the version in force and released', async () => {
  let pin: string | undefined;
  const user = await openData({
    workbook: {
      readPin: () => Promise.resolve(pin),
      writePin: (name) => Promise.resolve(void (pin = name)),
    },
  });
  await user.click(screen.getByRole('button', { name: 'Pin this workbook' }));
  expect(await screen.findByText('This workbook is pinned to version 2026-11.')).toBeVisible();
  expect(pin).toBe('2026-11');
  await user.click(screen.getByRole('button', { name: 'Use the newest data here' }));
  expect(await screen.findByRole('button', { name: 'Pin this workbook' })).toBeVisible();
  expect(pin).toBeUndefined();
});

test('newer data in a pinned workbook move its pin, and say so before', async () => {
  serve({ 'index.json': index(version('2027-01')), 'deals-2027-01.csv': csv });
  let pin: string | undefined = '2026-11';
  const user = await openData({
    workbook: {
      readPin: () => Promise.resolve(pin),
      writePin: (name) => Promise.resolve(void (pin = name)),
    },
  });
  await user.click(screen.getByRole('button', { name: 'Check for newer data' }));
  await user.click(await screen.findByRole('button', { name: 'Use version 2027-01 and pin to it' }));
  expect(await screen.findByText('Version 2027-01 is in force')).toBeVisible();
  expect(pin).toBe('2027-01');
});

test.each([
  [true, 'All 2 checks passed'],
  [false, '1 of 2 checks failed'],
])('"Check this installation" from the ribbon reports here (passed: %p)', async (passed, words) => {
  await openPane({
    workbook: {
      checkInstallation: () =>
        Promise.resolve({
          sheetName: 'DealSheet check',
          passed,
          checks: [
            { what: 'a', expected: 1, actual: 1, passed: true },
            { what: 'b', expected: 2, actual: passed ? 2 : 3, passed },
          ],
        }),
    },
  });
  act(() => requestFromPane('checkInstallation'));
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByText(/the sheet “DealSheet check”/)).toBeVisible();
});
