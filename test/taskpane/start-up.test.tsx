import { act, screen, waitFor } from '@testing-library/react';
import { officeAnswer } from '../../src/taskpane/office-ready';
import { startPane } from '../../src/taskpane/start-up';

const root = () => {
  document.body.innerHTML = '<div id="root">Starting …</div>';
  return document.getElementById('root') as HTMLElement;
};
const office = (onReady: () => Promise<unknown>, language = 'en-US') =>
  Object.assign(globalThis, { Office: { onReady, context: { displayLanguage: language } } });

beforeAll(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));
afterEach(() => {
  jest.useRealTimers();
  delete (globalThis as { Office?: unknown }).Office;
});

test('once Office is ready the pane stands in Excel’s language', async () => {
  office(() => Promise.resolve({ host: 'Excel' }), 'zh-CN');
  await act(() => startPane(root()));
  expect(await screen.findByRole('combobox', { name: '搜索交易' })).toBeVisible();
  expect(document.documentElement.lang).toBe('zh-CN');
});

test('where office.js did not load, a notice says so instead of a white page', async () => {
  const element = root();
  await startPane(element);
  const notice = screen.getByRole('alert');
  expect(notice).toHaveTextContent('DealSheet can’t reach Excel');
  expect(notice).toHaveTextContent('did not load from appsforoffice.microsoft.com');
  expect(screen.getByRole('button', { name: 'Close' })).toBeVisible();
  expect(element).toHaveTextContent('Starting …');
});

test('where Excel does not answer in time, a notice says so; a late answer starts the pane all the same', async () => {
  jest.useFakeTimers();
  let answer: (value: unknown) => void = () => undefined;
  const ready = new Promise((resolve) => (answer = resolve));
  office(() => ready);
  const started = startPane(root());
  await jest.advanceTimersByTimeAsync(10_000);
  jest.useRealTimers();
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Excel did not answer yet'));
  await act(async () => {
    answer({ host: 'Excel' });
    await started;
  });
  expect(await screen.findByRole('combobox', { name: 'Search deals' })).toBeVisible();
  expect(document.querySelector('.office-js-helpers-notification')).toBeNull();
});

test('an answer in time is ready, none is silence, no Office is a missing script', async () => {
  expect(await officeAnswer(1)).toBe('scriptMissing');
  office(() => new Promise(() => undefined));
  expect(await officeAnswer(1)).toBe('silent');
  office(() => Promise.resolve({}));
  expect(await officeAnswer(1_000)).toBe('ready');
});
