import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { startServer } from '../../scripts/serve.mjs';

const ROOT = path.resolve(__dirname, '../..');

/** What the page offers to whoever looks inside (src/workbench/page/session.ts), as far as the journeys need it. */
interface Sheet {
  getSheetName(): string;
  getRange(address: string): {
    getCellRect(): { x: number; y: number; width: number; height: number };
    getRawValue(): unknown;
    getRawValues(): unknown[][];
    setValue(value: unknown): unknown;
    activate(): unknown;
  };
}
interface Inside {
  dealSheetWorkbench: {
    host: {
      workbook: {
        getActiveSheet(): Sheet;
        getSheetByName(name: string): Sheet | null;
        isCellEditing(): boolean;
      };
      settled(): Promise<void>;
    };
    office: { Excel: typeof Excel };
    autosave: { now(): Promise<void> };
  };
}
declare const globalThis: Inside;

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

/** The workbench in a browser, as a person has it: a spreadsheet, and the built add-in in a pane beside it. */
export class WorkbenchPage {
  private constructor(
    readonly page: Page,
    private readonly server: { url: string; close(): Promise<void> },
    /** What the page complained of: errors of scripts and refusals of the content security policy. */
    readonly complaints: string[],
  ) {}

  static async open(
    browser: Browser,
    prepare?: (page: Page, url: string) => Promise<unknown>,
  ): Promise<WorkbenchPage> {
    const server = await startServer({ port: 0 });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await prepare?.(page, server.url);
    const workbench = new WorkbenchPage(page, server, complaints);
    opened.add(workbench);
    await workbench.load(server.url);
    await page.waitForFunction(
      () => globalThis.dealSheetWorkbench.host.workbook.getSheetByName('Deals') !== null,
    ); // the sample gets its table …
    await page.locator('[inert]').waitFor({ state: 'detached' }); // … and is complete
    return workbench;
  }

  /** Another window of the same browser, with the same storage; it is closed with this one. */
  async beside(prepare?: (page: Page) => Promise<unknown>): Promise<WorkbenchPage> {
    const page = await this.page.context().newPage();
    await prepare?.(page);
    const workbench = new WorkbenchPage(page, this.server, this.complaints);
    await workbench.load(this.server.url);
    return workbench;
  }

  private async load(url: string): Promise<void> {
    await this.page.goto(url);
    await this.ready();
  }

  /** Waits for the add-in's pane, which reopens where it was left, and for every formula of the workbook. */
  async ready(): Promise<void> {
    await this.pane.locator('[aria-current=page]').waitFor({ timeout: 60_000 });
    await this.settled();
  }

  get pane(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  settled(): Promise<void> {
    return this.page.evaluate(() => globalThis.dealSheetWorkbench.host.settled());
  }

  /** Keeps the workbook at once, which the page does by itself a moment after the last change, and starts anew. */
  async reload(): Promise<void> {
    await this.settled();
    await this.page.evaluate(() => globalThis.dealSheetWorkbench.autosave.now());
    await this.page.reload();
    await this.ready();
  }

  /** An empty workbook in the place of a sample that nobody has changed: the page starts anew and asks nothing. */
  async newWorkbook(): Promise<void> {
    await Promise.all([
      this.page.waitForEvent('load', { timeout: 60_000 }),
      this.page.getByRole('button', { name: 'New', exact: true }).click(),
    ]);
    await this.ready();
  }

  /** Writes into a cell of the sheet shown without the keyboard. */
  async write(address: string, value: string): Promise<void> {
    await this.begin(address, value);
    await this.settled();
  }

  /** The same without waiting for what follows from it. */
  begin(address: string, value: string): Promise<void> {
    return this.page.evaluate(
      ([cell, text]) => {
        globalThis.dealSheetWorkbench.host.workbook.getActiveSheet().getRange(cell).setValue(text);
      },
      [address, value] as const,
    );
  }

  /** Waits until a cell of the sheet shown has a value, be it for a moment. */
  async shows(address: string, value: unknown): Promise<void> {
    await this.page.waitForFunction(
      ([cell, text]) =>
        globalThis.dealSheetWorkbench.host.workbook.getActiveSheet().getRange(cell).getRawValue() === text,
      [address, value] as const,
    );
  }

  /** Writes into a cell of another sheet as the add-in does. */
  writeElsewhere(sheetName: string, address: string, value: string): Promise<void> {
    return this.page.evaluate(
      ([sheet, cell, text]) =>
        globalThis.dealSheetWorkbench.office.Excel.run(async (context) => {
          context.workbook.worksheets.getItem(sheet).getRange(cell).values = [[text]];
          await context.sync();
        }),
      [sheetName, address, value] as const,
    );
  }

  /** Adds an empty column to a table, as Excel does when somebody types beside it; the column's letter. */
  async addColumn(tableName: string, header: string): Promise<string> {
    return this.page.evaluate(
      ([name, title]) =>
        globalThis.dealSheetWorkbench.office.Excel.run(async (context) => {
          const table = context.workbook.tables.getItem(name);
          const size = table.getRange().load('rowCount');
          await context.sync();
          const below = Array.from({ length: size.rowCount - 1 }, () => ['']);
          table.columns.add(undefined, [[title], ...below]);
          const cell = table.getHeaderRowRange().getLastCell().load('address');
          await context.sync();
          return /!([A-Z]+)/.exec(cell.address)?.[1] ?? '';
        }),
      [tableName, header] as const,
    );
  }

  /** Clicks a cell of the sheet shown; it has to be in sight. */
  async click(address: string, button: 'left' | 'right' = 'left'): Promise<void> {
    const { x, y } = await this.page.evaluate((cell) => {
      const sheet = globalThis.dealSheetWorkbench.host.workbook.getActiveSheet();
      const rect = sheet.getRange(cell).getCellRect();
      return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    }, address);
    const canvas = await this.page.locator('canvas[id^="univer-sheet-main-canvas"]').boundingBox();
    if (!canvas) throw new Error('the spreadsheet shows no cells');
    await this.page.mouse.click(canvas.x + x, canvas.y + y, { button });
  }

  /** Clicks a cell and types, as on a keyboard; Enter ends, once more where it only chose a suggestion that came late. */
  async type(address: string, text: string): Promise<void> {
    await this.click(address);
    await this.page.keyboard.type(text);
    const isOpen = () => globalThis.dealSheetWorkbench.host.workbook.isCellEditing();
    for (let pressed = 0; pressed < 3; pressed++) {
      await this.page.keyboard.press('Enter');
      await this.settled();
      if (!(await this.page.evaluate(isOpen))) return;
    }
    throw new Error(`what is typed into ${address} does not get into the cell`);
  }

  /** Shows a cell and selects it. */
  async select(address: string): Promise<void> {
    await this.page.evaluate((cell) => {
      globalThis.dealSheetWorkbench.host.workbook.getActiveSheet().getRange(cell).activate();
    }, address);
  }

  /** Values of a range of the sheet shown, or of a named one. */
  async values(address: string, sheetName?: string): Promise<unknown[][]> {
    await this.settled();
    return this.page.evaluate(
      ([range, name]) => {
        const { workbook } = globalThis.dealSheetWorkbench.host;
        const sheet = name === undefined ? workbook.getActiveSheet() : workbook.getSheetByName(name);
        if (!sheet) throw new Error(`no sheet ${name}`);
        return sheet.getRange(range).getRawValues();
      },
      [address, sheetName] as const,
    );
  }

  /** Values of a range of the sheet shown as an add-in reads them: those that a formula spills are among them. */
  async spilled(address: string): Promise<unknown[][]> {
    await this.settled();
    return this.page.evaluate(
      (cells) =>
        globalThis.dealSheetWorkbench.office.Excel.run(async (context) => {
          const range = context.workbook.worksheets.getActiveWorksheet().getRange(cells).load('values');
          await context.sync();
          return range.values as unknown[][];
        }),
      address,
    );
  }

  /** Formulas of a range of the sheet shown, as an add-in reads them. */
  async formulas(address: string): Promise<unknown[]> {
    await this.settled();
    return this.page.evaluate(
      (cells) =>
        globalThis.dealSheetWorkbench.office.Excel.run(async (context) => {
          const range = context.workbook.worksheets.getActiveWorksheet().getRange(cells).load('formulas');
          await context.sync();
          return (range.formulas as unknown[][]).flat();
        }),
      address,
    );
  }

  async value(address: string, sheetName?: string): Promise<unknown> {
    return (await this.values(address, sheetName))[0]?.[0];
  }

  /** The value of a cell once it has one: typing, calculation and the functions' answers take their time. */
  async answer(address: string, sheetName?: string): Promise<unknown> {
    const end = Date.now() + 30_000;
    for (;;) {
      const value = await this.value(address, sheetName);
      if (value !== null && value !== '' && value !== '#BUSY!') return value;
      if (Date.now() > end) {
        const formulas = await this.formulas(address);
        throw new Error(`${address} has no answer: ${JSON.stringify([value, ...formulas])}`);
      }
      await this.page.waitForTimeout(100);
    }
  }

  async close(): Promise<void> {
    opened.delete(this);
    await this.page.context().close();
    await this.server.close();
  }
}

/** Workbenches that a test that failed has left open: their servers would keep the test run from ending. */
const opened = new Set<WorkbenchPage>();
export async function closeWorkbenches(): Promise<void> {
  await Promise.all([...opened].map((workbench) => workbench.close()));
}

/** The bundled deals as text, for a feed that offers some of them. */
export const bundledCsv = (): string =>
  readFileSync(path.join(ROOT, 'src/data/deals.csv'), 'utf8').replace(/\r\n/g, '\n');

/** What a feed says of `csv` as version `name`. */
export const feedEntry = (name: string, csv: string, rows: number) => ({
  name,
  file: `deals-${name}.csv`,
  sha256: createHash('sha256').update(csv).digest('hex'),
  from: '2020-01-01',
  through: '2026-02-28',
  rows,
  bytes: Buffer.byteLength(csv),
});

/** A feed that offers `csv` as `name`, in place of the one that the add-in's origin ships. */
export async function offerVersion(page: Page, name: string, csv: string, rows: number): Promise<void> {
  const entry = feedEntry(name, csv, rows);
  await page.route('**/feed/index.json', (route) => route.fulfill({ json: { versions: [entry] } }));
  await page.route(`**/feed/${entry.file}`, (route) => route.fulfill({ body: csv, contentType: 'text/csv' }));
}

/** A file of own deals with all that the pane asks about: units, dates, words, cells that can't be read, doubles. */
export const OWN_FILE = {
  name: 'own.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Seller,Partner,Type,Date signed,Product,Phase,Upfrnt (RMB m),Deal size,Colour\n' +
      'Zai Lab,Amgen,Swap,03/04/2026,ZL-9,Phase X,20,$300m,red\n' +
      'Kelun-Biotech,MSD,Licensing,2022-12-22,7 ADCs,Preclinicl,,"$9,475m",\n' +
      'Sino Biopharm,Pfizer,Option,31/02/2026,SB-2,Phase 2,,€100m,\n' +
      'Duality,GSK,Option,2026-01,DB-1,Phase 1,,$1.1bn,\n',
  ),
};
