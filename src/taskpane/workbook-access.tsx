import { createContext, useContext } from 'react';
import type { checkInstallation } from '../workbook/installation-check';
import type { buildModelSheet, takeBackModelSheet } from '../workbook/model-sheet';
import { readPin } from '../workbook/pin';
import type { selectedDeal } from '../workbook/selected-deal';
import type { operations } from './excel-workbook';

type Operations = typeof operations;

/** All that the pane says to Excel: one place, so that a test or another host can stand in for it. */
export interface WorkbookAccess extends Operations {
  readonly readPin: typeof readPin;
  readonly checkInstallation: typeof checkInstallation;
  readonly buildModelSheet: typeof buildModelSheet;
  readonly takeBackModelSheet: typeof takeBackModelSheet;
  readonly selectedDeal: typeof selectedDeal;
}

let loaded: Operations | undefined;

async function load(): Promise<Operations> {
  loaded ??= (await import(/* webpackChunkName: "workbook" */ './excel-workbook')).operations;
  return loaded;
}

/**
 * Loads what acts on the workbook while nobody waits for it. Where that fails (the connection is gone), the first
 * operation tries again and says so.
 */
export function prepareWorkbook(): void {
  void load().catch(() => undefined);
}

/** By itself: it brings the whole valuation along. */
const modelSheets = () => import(/* webpackChunkName: "model-sheet" */ '../workbook/model-sheet');

/** The workbook that the pane stands beside. */
export const excelWorkbook: WorkbookAccess = {
  readPin,
  // By itself: it brings the whole valuation along to compare with.
  checkInstallation: async (options) => {
    const check = await import(/* webpackChunkName: "installation-check" */ '../workbook/installation-check');
    return check.checkInstallation(options);
  },
  buildModelSheet: async (...args) => (await modelSheets()).buildModelSheet(...args),
  takeBackModelSheet: async (...args) => (await modelSheets()).takeBackModelSheet(...args),
  selectedDeal: async () => (await load()).selectedDeal(),
  addDeal: async (...args) => (await load()).addDeal(...args),
  dealTarget: async (...args) => (await load()).dealTarget(...args),
  applyRefresh: async (...args) => (await load()).applyRefresh(...args),
  foreseeRefresh: async (...args) => (await load()).foreseeRefresh(...args),
  freezeLinkedTable: async (...args) => (await load()).freezeLinkedTable(...args),
  freezeWorkbook: async (...args) => (await load()).freezeWorkbook(...args),
  previewFreeze: async (...args) => (await load()).previewFreeze(...args),
  changeOwnDeals: async (...args) => (await load()).changeOwnDeals(...args),
  changeOwnDealsAgain: async () => (await load()).changeOwnDealsAgain(),
  discardOwnDeals: async () => (await load()).discardOwnDeals(),
  chartableSelection: async () => (await load()).chartableSelection(),
  chartsBehind: async () => (await load()).chartsBehind(),
  mendCharts: async () => (await load()).mendCharts(),
  insertChartedFormulas: async (...args) => (await load()).insertChartedFormulas(...args),
  insertNativeChart: async (...args) => (await load()).insertNativeChart(...args),
  takeBackChart: async (...args) => (await load()).takeBackChart(...args),
  takeBackFormulas: async (...args) => (await load()).takeBackFormulas(...args),
  failedFormulas: async () => (await load()).failedFormulas(),
  countDealsCells: async (...args) => (await load()).countDealsCells(...args),
  insertFormulas: async (...args) => (await load()).insertFormulas(...args),
  insertLinkedTable: async (...args) => (await load()).insertLinkedTable(...args),
  inspectLinkedTable: async (...args) => (await load()).inspectLinkedTable(...args),
  // Nothing was done, and nothing can be undone, before it is there.
  lastAction: () => loaded?.lastAction(),
  listLinkedTables: async (...args) => (await load()).listLinkedTables(...args),
  placeAtSelection: async (...args) => (await load()).placeAtSelection(...args),
  recalculateDeals: async (...args) => (await load()).recalculateDeals(...args),
  readAnswered: async () => (await load()).readAnswered(),
  readArgumentCells: async (...args) => (await load()).readArgumentCells(...args),
  readDealsCells: async (...args) => (await load()).readDealsCells(...args),
  readRecalculatedCells: async (...args) => (await load()).readRecalculatedCells(...args),
  reviewRefresh: async (...args) => (await load()).reviewRefresh(...args),
  referredCells: async (...args) => (await load()).referredCells(...args),
  replaceFormula: async (...args) => (await load()).replaceFormula(...args),
  selectedCells: async () => (await load()).selectedCells(),
  showCells: async (...args) => (await load()).showCells(...args),
  showLinkedTable: async (...args) => (await load()).showLinkedTable(...args),
  touchedTables: async (...args) => (await load()).touchedTables(...args),
  undoLast: async (...args) => (await load()).undoLast(...args),
  unlink: async (...args) => (await load()).unlink(...args),
  insertBlock: async (...args) => (await load()).insertBlock(...args),
  readOwnDeals: async () => (await load()).readOwnDeals(),
  readScenarios: async (...args) => (await load()).readScenarios(...args),
  selectedValuation: async (...args) => (await load()).selectedValuation(...args),
  takeBackBlock: async (...args) => (await load()).takeBackBlock(...args),
  watchCells: async (...args) => (await load()).watchCells(...args),
  watchSelection: async (...args) => (await load()).watchSelection(...args),
  writeScenarios: async (...args) => (await load()).writeScenarios(...args),
  writePin: async (...args) => (await load()).writePin(...args),
};

/** Provides the workbook to the views below; Excel's by default. */
export const WorkbookContext = createContext<WorkbookAccess>(excelWorkbook);

/** The workbook that this view acts on. */
export function useWorkbook(): WorkbookAccess {
  return useContext(WorkbookContext);
}
