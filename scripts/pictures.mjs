// `npm run pictures`: takes the pictures that README.md and the manual show, from the built add-in in the workbench.
//   npm run pictures                 those that the documents use, into docs/pictures
//   npm run pictures -- --all FOLDER every view at 320 and 450 px, light, dark, high contrast and in Chinese: to be looked at
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { buildIfStale } from './build.mjs';
import { startServer } from './serve.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const WIDTHS = [320, 450];
const LOOKS = {
  light: { theme: 'light', language: 'en-US' },
  dark: { theme: 'dark', language: 'en-US' },
  contrast: { theme: 'contrast', language: 'en-US' },
  chinese: { theme: 'light', language: 'zh-CN' },
};
/** What is written in a picture's name: deals-320-light. */
const NAME = /\bpictures\/([\w-]+)\.png/g;

const memory = (change) => ({ place: 'deals', tour: 'done', ...change });
const filters = (search) => ({
  search,
  ...Object.fromEntries(
    ['period', 'modality_group', 'exact_modality', 'therapeutic_area', 'stage', 'deal_type'].map((name) => [
      name,
      '',
    ]),
  ),
  ...Object.fromEntries(['territory_class', 'licensor', 'licensee', 'status'].map((name) => [name, ''])),
});
const DEAL = 'hansoh-gsk-2023-12';
const formulas = { view: 'build', recent: [] };

/** Views of the pane: where it was left, and what is done then. */
const SCENES = {
  start: { memory: {} },
  deals: { memory: memory({ filters: filters('ADC 2024 >500') }) },
  deal: { memory: memory({ openDeal: DEAL }) },
  comparison: {
    memory: memory({ compared: [DEAL, 'kelun-merck-2022-12'] }),
    go: (pane) =>
      pane
        .locator('main button')
        .filter({ hasText: /^(Compare|对比)$/ })
        .last()
        .click(),
  },
  views: {
    memory: memory({
      filters: filters('ADC 2024 >500'),
      views: [
        { name: 'Hengrui, all years', filters: filters('hengrui'), sort: 'announced' },
        { name: 'Phase 2 oncology', filters: filters('phase 2 oncology'), sort: 'total_usd_m' },
      ],
    }),
    go: (pane) => pane.getByLabel(/^(Saved views|已保存的视图)$/).click(),
  },
  tables: { memory: memory({ place: 'tables' }) },
  functions: { memory: memory({ place: 'formulas', formulas }) },
  formula: {
    memory: memory({
      place: 'formulas',
      formulas: {
        ...formulas,
        draft: { id: 'DEAL_BREAKDOWN', values: ['stage', 'upfront'], pairs: [['modality', 'ADC']] },
      },
    }),
  },
  errors: {
    memory: memory({ place: 'formulas', formulas: { ...formulas, view: 'errors' } }),
    formula: '=DEALS.DEAL_SUMIFS("upfrnt","modality","ADC")',
  },
  value: { memory: memory({ place: 'value', openDeal: DEAL }) },
  market: { memory: memory({ place: 'market' }) },
  benchmarks: {
    memory: memory({ place: 'market' }),
    go: (pane) => pane.locator('main select').first().selectOption('benchmarks'),
  },
  freeze: {
    memory: memory({ place: 'tables' }),
    go: (pane) => pane.getByLabel(/^(Freeze .* to values|将 .* 冻结为数值)$/).click(),
  },
  data: { memory: memory({ place: 'data' }) },
};

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
      answers.every((value) => value !== '' && value !== null && !/^#BUSY/.test(String(value)))
    );
  });
}

/** Opens the workbench with a pane of a width, in a look, where it was left in a scene. */
async function open(browser, url, { width, look, scene }) {
  const { theme, language } = LOOKS[look];
  const page = await browser.newPage({
    viewport: { width: Math.max(1440, width + 900), height: 860 },
    deviceScaleFactor: 1.5,
    locale: language,
    colorScheme: 'light',
  });
  await page.addInitScript(
    ([preferences, left]) => {
      globalThis.localStorage.setItem('dealsheet.workbench', JSON.stringify(preferences));
      if (!globalThis.localStorage.getItem('dealsheet.pane'))
        globalThis.localStorage.setItem('dealsheet.pane', JSON.stringify(left));
    },
    [{ theme, language, paneOpen: true, paneWidth: width }, SCENES[scene].memory],
  );
  await page.goto(url);
  const end = Date.now() + 60_000;
  while (!(await page.evaluate(isReady))) {
    if (Date.now() > end) throw new Error('The workbench was not ready within a minute.');
    await page.waitForTimeout(200);
  }
  await page.waitForTimeout(2_000); // the sample's table, the pane's list and the last repaint
  return page;
}

async function take(browser, url, name, folder) {
  const file = join(folder, `${name}.png`);
  if (name === 'workbench') {
    const page = await open(browser, url, { width: 380, look: 'light', scene: 'deals' });
    await page.screenshot({ path: file });
    await page.close();
    return file;
  }
  const [scene, width, look] = name.split('-');
  if (!SCENES[scene] || !WIDTHS.includes(Number(width)) || !LOOKS[look]) {
    throw new Error(`${name}: a picture is called VIEW-WIDTH-LOOK, such as deals-320-light.`);
  }
  const page = await open(browser, url, { width: Number(width), look, scene });
  const { go, formula } = SCENES[scene];
  const pane = page.frameLocator('iframe');
  if (formula) {
    await page.evaluate(
      (text) => globalThis.dealSheetWorkbench.host.workbook.getActiveSheet().getRange('H30').setValue(text),
      formula,
    );
    await page.waitForTimeout(2_000);
  }
  if (go) await go(pane);
  await page.waitForTimeout(1_000);
  await page.locator('.wb-pane').screenshot({ path: file });
  await page.close();
  return file;
}

/** Names of the pictures that the documents show. */
function used() {
  const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
    (name) => name.endsWith('.md'),
  );
  const names = documents.flatMap((name) =>
    Array.from(readFileSync(join(root, name), 'utf8').matchAll(NAME), ([, picture]) => picture),
  );
  return [...new Set(names)];
}

const everything = Object.keys(SCENES).flatMap((scene) =>
  WIDTHS.flatMap((width) => Object.keys(LOOKS).map((look) => `${scene}-${width}-${look}`)),
);
const all = process.argv.indexOf('--all');
const folder = all > 0 ? resolve(process.argv[all + 1] ?? 'pictures') : join(root, 'docs', 'pictures');
const wanted = all > 0 ? everything : used();
const only = process.argv.indexOf('--only') > 0 ? process.argv[process.argv.indexOf('--only') + 1] : '';
mkdirSync(folder, { recursive: true });
await buildIfStale({ targets: ['addin', 'workbench'] });
const server = await startServer({ port: 0, host: 'localhost' });
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
try {
  for (const name of wanted.filter((each) => each.includes(only))) {
    console.log(await take(browser, server.url, name, folder));
  }
} finally {
  await browser.close();
  await server.close();
}
