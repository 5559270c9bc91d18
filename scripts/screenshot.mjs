// Takes docs/workbench.png: the workbench as it opens, with the pane beside it. Run it after a visible change:
//   node scripts/screenshot.mjs [FILE]
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { buildIfStale } from './build.mjs';
import { startServer } from './serve.mjs';

const file = process.argv[2] ?? fileURLToPath(new URL('../docs/workbench.png', import.meta.url));

/** Runs in the page: whether the pane has started and every formula of the sheet has its answer. */
async function isReady() {
  const excel = globalThis.dealSheetHost?.globals.Excel;
  const pane = globalThis.document.querySelector('iframe')?.contentDocument;
  if (!excel || !pane?.querySelector('nav') || pane.querySelector('.starting')) return false;
  return excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getUsedRange();
    range.load({ formulas: true, values: true });
    await context.sync();
    const answers = range.formulas.flatMap((row, y) =>
      row.flatMap((formula, x) => (/DEALS\./.test(String(formula)) ? [range.values[y][x]] : [])),
    );
    return (
      answers.length > 0 &&
      answers.every((value) => value !== '' && value !== null && !/^#/.test(String(value)))
    );
  });
}

await buildIfStale({ targets: ['addin', 'workbench'] });
const server = await startServer({ port: 0, host: 'localhost' });
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 860 },
    deviceScaleFactor: 1.5,
    locale: 'en-US',
    colorScheme: 'light',
  });
  await page.goto(server.url);
  const end = Date.now() + 60_000;
  while (!(await page.evaluate(isReady))) {
    if (Date.now() > end) throw new Error('The workbench was not ready within a minute.');
    await page.waitForTimeout(200);
  }
  await page.waitForTimeout(2_000); // the pane's list and the last repaint
  await page.screenshot({ path: file });
  console.log(file);
} finally {
  await browser.close();
  await server.close();
}
