import type { Browser, Frame } from 'playwright-core';
import type { Language } from '../../src/taskpane/language';
import { LANGUAGES } from '../../src/taskpane/language';
import { IMPORT_TEXTS } from '../../src/taskpane/own/import-texts';
import { DATA_TEXTS } from '../../src/taskpane/data/data-texts';
import { VALUE_VIEWS } from '../../src/taskpane/value/value-views';
import { VALUE_TEXTS } from '../../src/taskpane/value/value-texts';
import { FORMULAS_TEXTS } from '../../src/taskpane/formulas/formulas-texts';
import { MARKET_VIEWS } from '../../src/taskpane/market/market-state';
import { MARKET_TEXTS } from '../../src/taskpane/market/market-texts';
import { TABLES_TEXTS } from '../../src/taskpane/tables/tables-texts';
import { TEXTS } from '../taskpane/texts';
import { textsIn } from '../../src/workbench/page/texts';
import type { ThemeName } from '../../src/workbench/theme';
import { THEMES, complaints } from './complaints';
import { launchBrowser, OWN_FILE, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterAll(() => browser?.close());

/** Opens the workbench with the pane as narrow as Excel lets it be. */
const openIn = (language: Language) =>
  WorkbenchPage.open(browser, async (page) => {
    await page.addInitScript(
      (preferences) => localStorage.setItem('dealsheet.workbench', JSON.stringify(preferences)),
      { theme: 'light', language, paneOpen: true, paneWidth: 320 },
    );
  });

describe.each(LANGUAGES)('in %s', (language) => {
  const texts = TEXTS[language];
  const tables = TABLES_TEXTS[language];
  const ours = textsIn(language);
  const found: string[] = [];
  let workbench: WorkbenchPage;

  const paneFrame = (): Frame => {
    const frame = workbench.page.frames().find((each) => each !== workbench.page.mainFrame());
    if (!frame) throw new Error('the workbench shows no pane');
    return frame;
  };
  const setTheme = (theme: ThemeName) =>
    workbench.page.getByRole('radio', { name: ours.theme[theme], exact: true }).click();
  const goTo = (place: 'deals' | 'formulas' | 'tables' | 'value' | 'market' | 'data') =>
    workbench.pane.getByRole('navigation').getByText(texts.places[place], { exact: true }).click();
  // Colours are the same whatever the language.
  const themes = language === 'en-US' ? THEMES : THEMES.slice(0, 1);

  /** Looks at the pane as it stands, in each theme. */
  const look = async (view: string) => {
    for (const theme of themes) {
      await setTheme(theme);
      found.push(...(await complaints(paneFrame(), theme)).map((each) => `${view}, ${theme}: ${each}`));
    }
  };

  beforeAll(async () => (workbench = await openIn(language)));
  beforeEach(() => found.splice(0));
  afterAll(() => workbench?.close());

  test('Deals: the list, the filters, a deal, the choice of columns', async () => {
    const { pane } = workbench;
    await goTo('deals');
    await pane.getByLabel(texts.search.label).fill('adc 2022:2025 >50 a');
    await pane.getByRole('listbox').getByRole('option').first().waitFor();
    await look('list');

    await pane.getByRole('button', { name: new RegExp(`^${texts.filters.open}`) }).click();
    await pane.getByLabel(texts.filters.period, { exact: true }).fill('2023:2025');
    await look('filters');
    await pane.getByLabel(texts.filters.period, { exact: true }).press('Escape');

    await pane.getByTitle(texts.insert.options).click();
    await pane.getByLabel(texts.insert.columns, { exact: true }).selectOption('own');
    await look('columns');
    await pane.getByTitle(texts.insert.options).click();

    await pane.getByRole('listbox').getByRole('option').first().click();
    await pane.getByRole('article').waitFor();
    await look('deal');
    await pane.getByRole('button', { name: texts.card.back, exact: true }).click();
    expect(found).toEqual([]);
  });

  test('Value: a deal with peak sales, each of its views', async () => {
    const { pane } = workbench;
    const t = VALUE_TEXTS[language];
    await goTo('deals');
    await pane.getByLabel(texts.search.label).fill('hansoh-gsk-2023-12');
    await pane.getByRole('listbox').getByRole('option').first().click();
    await pane.getByRole('button', { name: texts.valuation.build, exact: true }).click();
    await pane.getByLabel(t.peakSales, { exact: true }).fill('1500');
    await pane.getByLabel(t.peakSales, { exact: true }).press('Enter');
    await pane.getByRole('table', { name: t.schedule.licensee }).waitFor();
    // The words differ in the other language, what they stand in does not.
    for (const view of language === 'en-US' ? VALUE_VIEWS : (['pictures', 'scenarios'] as const)) {
      await pane.getByRole('button', { name: t.views[view], exact: true }).click();
      if (view === 'pictures') await pane.getByRole('table', { name: t.pictures.distribution }).waitFor();
      await look(view);
    }
    expect(found).toEqual([]);
    await goTo('deals');
    await pane.getByRole('button', { name: texts.card.back, exact: true }).click();
  });

  test('Tables with a linked table, and Data', async () => {
    const { pane } = workbench;
    await goTo('tables');
    await pane.getByRole('button', { name: tables.refreshAll, exact: true }).waitFor();
    await look('tables');
    await goTo('data');
    await pane.getByRole('heading', { name: DATA_TEXTS[language].coverage }).waitFor();
    await look('data');

    const t = IMPORT_TEXTS[language];
    const main = pane.getByRole('main');
    await pane.locator('input[type=file]').setInputFiles(OWN_FILE);
    await main.getByRole('button', { name: t.next, exact: true }).waitFor();
    await look('own deals: columns');
    for (const step of ['words', 'rows']) {
      await main.getByRole('button', { name: t.next, exact: true }).click();
      await look(`own deals: ${step}`);
    }
    await main.getByRole('button', { name: t.cancel, exact: true }).click();
    expect(found).toEqual([]);
  });

  test('Formulas: the functions, one being built, one that fails', async () => {
    const { pane } = workbench;
    const t = FORMULAS_TEXTS[language];
    await goTo('formulas');
    await pane.getByRole('searchbox').waitFor();
    await look('functions');
    await pane.getByText('DEAL_BREAKDOWN').click();
    await pane.getByRole('button', { name: t.build.example, exact: true }).click();
    await pane.getByRole('table').waitFor();
    await look('formula');
    await pane.locator('input').first().fill('stgae');
    await pane.getByText('#VALUE!').waitFor();
    await look('misspelt');
    await pane.getByRole('button', { name: t.build.back, exact: true }).click();
    expect(found).toEqual([]);
  });

  test('the page of the workbench and its question before a workbook is replaced', async () => {
    const { page } = workbench;
    await workbench.write('Z99', 'worth keeping');
    for (const theme of themes) {
      await setTheme(theme);
      // The spreadsheet is Univer's: its tool bar and formula bar are not ours to name.
      found.push(...(await complaints(page, theme, ['.wb-sheet'])).map((each) => `page, ${theme}: ${each}`));
      await page.getByRole('button', { name: ours.newWorkbook, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      found.push(
        ...(await complaints(page, theme, ['.wb-sheet'])).map((each) => `question, ${theme}: ${each}`),
      );
      await page.getByRole('button', { name: ours.cancel, exact: true }).click();
    }
    expect(found).toEqual([]);
  });

  test('Tables in a workbook that has none', async () => {
    const { page, pane } = workbench;
    await page.getByRole('button', { name: ours.newWorkbook, exact: true }).click();
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: ours.replace, exact: true }).click(),
    ]);
    await workbench.ready();
    await goTo('tables');
    await pane.getByText(tables.emptyTitle).waitFor();
    await look('no tables');
    expect(found).toEqual([]);
  });

  test('Market, and the formula that it inserts', async () => {
    const { pane } = workbench;
    const market = MARKET_TEXTS[language];
    await goTo('market');
    const view = pane.getByLabel(market.view, { exact: true });
    // The first one last: it is gone on with.
    for (const each of [...MARKET_VIEWS].reverse()) {
      await view.selectOption(each);
      await look(each);
    }
    expect(found).toEqual([]);

    await pane.getByLabel(texts.filters.modality, { exact: true }).selectOption('ADC');
    const seen = (await pane.locator('tbody tr').allTextContents()).length;
    await workbench.select('B2');
    await pane.getByRole('button', { name: market.insert, exact: true }).click();
    await pane.getByText(/B2/).first().waitFor();
    expect(await workbench.answer('B2')).toBe('Period');
    const spilled = (await workbench.spilled('B2:G40')).filter(([period]) => period !== '');
    expect(spilled[0]?.slice(0, 3)).toEqual(['Period', 'Deals', 'Disclosed']);
    expect(spilled).toHaveLength(seen + 1);
  });
});
