/**
 * What a person waits for: the workbench to its first calculated cell in a new browser, the first answer of the
 * command line, and the slowest of 200 malformed calls of the shipped functions.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { buildIfStale } from '../../scripts/build.mjs';
import { startServer } from '../../scripts/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RUNS = 5;

export const title = 'Start: what a person waits for (median of 5, milliseconds)';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const row = (what, measured, aim) => ({ what, measured: Math.round(measured * 10) / 10, aim });

/** Runs in the page: whether a cell of the sheet shows what one of our functions has just answered. */
async function hasCalculatedCell() {
  const excel = globalThis.dealSheetHost?.globals.Excel;
  if (!excel || !globalThis.document.querySelector('iframe')?.contentWindow?.CustomFunctions) return false;
  return excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getUsedRange();
    range.load({ formulas: true, values: true });
    await context.sync();
    return range.formulas.some((row, y) =>
      row.some((formula, x) => /DEALS\./.test(String(formula)) && typeof range.values[y][x] === 'number'),
    );
  });
}

/** From opening the page to the first cell of our functions that shows a number. */
async function workbench(url) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
    const page = await browser.newPage();
    const started = performance.now();
    await page.goto(url);
    while (!(await page.evaluate(hasCalculatedCell))) await page.waitForTimeout(10);
    times.push(performance.now() - started);
    await browser.close();
  }
  return median(times);
}

function firstAnswer() {
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    const { status } = spawnSync(
      process.execPath,
      [path.join(root, 'scripts', 'calc.mjs'), '=DEALS.DEAL_TOTAL_BY_MODALITY("ADC",2024)'],
      { cwd: root },
    );
    if (status !== 0) throw new Error(`calc ended with ${status}`);
    return performance.now() - started;
  });
  return median(times);
}

/** Every function with every kind of nonsense in every argument, under the page's own bundle. */
async function slowestMalformedCall(url) {
  const { functions } = JSON.parse(readFileSync(path.join(root, 'dist', 'functions.json'), 'utf8'));
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const mappings = {};
    globalThis.CustomFunctions = { associate: (id, compute) => void (mappings[id] = compute), mappings };
  });
  await page.route('https://**', (route) => route.abort());
  await page.goto(`${url}addin/taskpane.html`);
  await page.waitForFunction(() => Object.keys(globalThis.CustomFunctions.mappings).length > 0);
  const slowest = await page.evaluate(async (list) => {
    const nonsense = [
      'no such thing',
      -1e300,
      true,
      '',
      null,
      NaN,
      {},
      'x'.repeat(100_000),
      [[[1, 2], 3]],
      [[]],
    ];
    let worst = { time: 0, id: '' };
    // The first answer waits until it is known which data answer; that is not what is measured here.
    await globalThis.CustomFunctions.mappings.DEALS_VERSION(null, { address: 'Sheet1!A1' });
    for (const { id, parameters } of list) {
      for (let index = 0; index < Math.max(1, parameters.length); index += 1) {
        for (const value of nonsense) {
          const values = parameters.map((_parameter, place) => (place === index ? value : null));
          const started = performance.now();
          try {
            await globalThis.CustomFunctions.mappings[id](...values, { address: 'Sheet1!A1' });
          } catch {
            // refused, as it should be
          }
          const time = performance.now() - started;
          if (time > worst.time) worst = { time, id };
        }
      }
    }
    return worst;
  }, functions);
  await browser.close();
  return slowest;
}

/** Rows: what, measured, aim. */
export async function run() {
  await buildIfStale();
  const server = await startServer({ port: 0, host: 'localhost' });
  try {
    const malformed = await slowestMalformedCall(server.url);
    return [
      row('workbench to the first calculated cell', await workbench(server.url), 2500),
      row('first answer of calc', firstAnswer(), 3000),
      row(`slowest malformed call (${malformed.id})`, malformed.time, 50),
    ];
  } finally {
    await server.close();
  }
}
