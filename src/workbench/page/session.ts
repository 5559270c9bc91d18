import type { IWorkbookData } from '@univerjs/core';
import '../add-in-host';
import type { SpreadsheetHost } from '../host';
import type { SpreadsheetLanguage } from '../language';
import { HeldDrawing } from '../held-drawing';
import { adoptErrors, installOfficeHost } from '../office/install';
import type { OfficeHost } from '../office/install';
import { CustomFunctionError } from '../bridge/custom-functions';
import { drawCharts } from '../charts/draw-charts';
import { createSpreadsheet } from '../spreadsheet';
import type { ThemeName } from '../theme';
import { officeTheme } from '../theme';
import type { AddInFiles } from './add-in-files';
import { fetchAddInFiles } from './add-in-files';
import { untilNobodyTypes, withoutTyping } from '../undisturbed-editor';
import { Autosave } from './autosave';
import { addToCellMenu } from './cell-menu';
import { openCellMenuByKeys } from './cell-menu-keys';
import { Changes } from './changes';
import { showErrorMessages } from './error-messages';
import { textsIn } from './texts';

/** The command of the add-in that inserts an example (src/commands/example-table.ts). */
const EXAMPLE_ACTION = 'insertExampleTable';

/** What the page does when the add-in asks for it. */
export interface PageActions {
  showPane(visible: boolean): void;
  /** Called where a command from a context menu fails. */
  onCommandFailed(error: unknown): void;
  /** Called once where the browser refuses to keep the workbook. */
  onStorageRefused(error: unknown): void;
}

export interface SessionOptions extends PageActions {
  readonly container: HTMLElement;
  readonly snapshot: Partial<IWorkbookData>;
  /** Whether the snapshot is the sample, in this language, and nobody has changed it. */
  readonly isSample: boolean;
  readonly language: SpreadsheetLanguage;
  readonly theme: ThemeName;
}

/** An open workbook with the add-in beside it, from the page's start to its end. */
export interface Session extends AddInFiles {
  readonly host: SpreadsheetHost;
  readonly office: OfficeHost;
  readonly autosave: Autosave;
  setTheme(theme: ThemeName): void;
  /**
   * To be called when the add-in's page has loaded: calculates all formulas.
   * @throws Error where the add-in has not brought its functions; whatever needs none of them is calculated all the same
   */
  start(): Promise<void>;
  /** Has the add-in insert its example table on a sheet of its own, behind the one shown. */
  insertExampleTable(): Promise<void>;
  /** Whether the open workbook holds anything that can't be had again: all but a sample that nobody has changed. */
  isWorthKeeping(): boolean;
}

declare global {
  interface Window {
    /** For whoever looks inside from the browser's console, and for the browser tests. */
    dealSheetWorkbench?: Session;
  }
}

/** Opens a workbook and gets everything ready that the add-in's frame needs; the frame may load when this resolves. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const [files, host] = await Promise.all([
    fetchAddInFiles(options.language),
    createSpreadsheet({
      container: options.container,
      snapshot: options.snapshot,
      language: options.language,
      dark: options.theme !== 'light',
    }),
  ]);
  host.bridge.define(files.functions, files.manifest.namespace);
  const changes = new Changes(host);
  const isWorthKeeping = () => !options.isSample || changes.any;
  const autosave = new Autosave(
    host,
    () => (isWorthKeeping() ? undefined : options.language),
    (error) => options.onStorageRefused(error),
  );
  const office = installOfficeHost({
    injector: host.injector,
    calculated: () => host.calculated(),
    drawing: new HeldDrawing(host.injector, host.workbook.getId()),
    surroundings: {
      displayLanguage: options.language,
      showTaskpane: () => options.showPane(true),
      hideTaskpane: () => options.showPane(false),
      openBrowserWindow: (address) => void window.open(address, '_blank', 'noopener'),
    },
  });
  office.setTheme(officeTheme(options.theme));
  window.dealSheetHost = {
    globals: {
      Office: office.Office,
      Excel: savingAfterRuns(office.Excel, autosave),
      OfficeExtension: office.OfficeExtension,
      CustomFunctions: host.bridge.customFunctions,
    },
    adoptErrors: (frameError) => {
      adoptErrors(frameError);
      Object.setPrototypeOf(CustomFunctionError.prototype, frameError.prototype as object);
    },
  };
  showErrorMessages(host, files);
  drawCharts(host, textsIn(options.language).chart);
  addToCellMenu(host, files.manifest.cellMenu, (name) => {
    office.runAction(name).catch((error: unknown) => options.onCommandFailed(error));
  });
  const [entry] = files.manifest.cellMenu;
  if (entry) openCellMenuByKeys(host, options.container, entry.label);
  const session: Session = {
    ...files,
    host,
    office,
    autosave,
    setTheme: (theme) => {
      host.univerAPI.toggleDarkMode(theme !== 'light');
      office.setTheme(officeTheme(theme));
    },
    start: async () => {
      await host.ready();
      host.bridge.start();
      const missing = host.bridge.missing(files.functions);
      if (missing.length > 0)
        throw new Error(`The add-in has not brought its functions: ${missing.join(', ')}.`);
    },
    insertExampleTable: async () => {
      await host.settled();
      await new Promise((drawn) => setTimeout(drawn, 250)); // the answers are seen before the table is made
      await untilNobodyTypes(host.injector);
      await withoutTyping(options.container, () =>
        changes.uncounted(async () => {
          await office.runAction(EXAMPLE_ACTION);
          await host.settled();
        }),
      );
      autosave.soon();
    },
    isWorthKeeping,
  };
  window.dealSheetWorkbench = session;
  return session;
}

/** Settings and custom XML are kept with the workbook, but changing them is no command of the spreadsheet. */
function savingAfterRuns(excel: OfficeHost['Excel'], autosave: Autosave): OfficeHost['Excel'] {
  const run: typeof excel.run = (...args: Parameters<typeof excel.run>) =>
    autosave.during(() => excel.run(...args));
  return { ...excel, run };
}
