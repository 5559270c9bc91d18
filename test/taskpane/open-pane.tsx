import { act, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import '../../src/functions/register';
import type { DealSet } from '../../src/deals/dataset';
import { useDeals as putInForce } from '../../src/source/in-force';
import { loadTexts } from '../../src/taskpane/known-texts';
import { preloadDeals } from '../../src/taskpane/deals/deals-on-demand';
import { Pane } from '../../src/taskpane/Pane';
import { WorkbookContext } from '../../src/taskpane/workbook-access';
import type { WorkbookAccess } from '../../src/taskpane/workbook-access';
import { realDeals } from './deals-csv';

/** A workbook in which nothing is linked and nothing was ever done; a test replaces what it is about. */
export const emptyWorkbook: WorkbookAccess = {
  addDeal: () => Promise.reject(new Error('not expected')),
  dealTarget: () => Promise.resolve(undefined),
  changeOwnDeals: () => Promise.reject(new Error('not expected')),
  changeOwnDealsAgain: () => Promise.resolve(false),
  discardOwnDeals: () => Promise.reject(new Error('not expected')),
  readOwnDeals: () => Promise.resolve({ kind: 'deals', imports: [] }),
  chartsBehind: () => Promise.resolve([]),
  mendCharts: () => Promise.reject(new Error('not expected')),
  chartableSelection: () => Promise.resolve('empty'),
  insertChartedFormulas: () => Promise.reject(new Error('not expected')),
  insertNativeChart: () => Promise.reject(new Error('not expected')),
  takeBackChart: () => Promise.reject(new Error('not expected')),
  takeBackFormulas: () => Promise.reject(new Error('not expected')),
  countDealsCells: () => Promise.resolve(0),
  insertFormulas: () => Promise.reject(new Error('not expected')),
  insertLinkedTable: () => Promise.reject(new Error('not expected')),
  listLinkedTables: () => Promise.resolve([]),
  showLinkedTable: () => Promise.resolve(),
  unlink: () => Promise.resolve(),
  touchedTables: () => Promise.resolve({ present: [], touched: [] }),
  placeAtSelection: () => Promise.resolve(undefined),
  watchSelection: () => Promise.resolve(() => Promise.resolve()),
  watchCells: () => Promise.resolve(() => Promise.resolve()),
  applyRefresh: () => Promise.reject(new Error('not expected')),
  freezeWorkbook: () => Promise.reject(new Error('not expected')),
  previewFreeze: () => Promise.reject(new Error('not expected')),
  freezeLinkedTable: () => Promise.reject(new Error('not expected')),
  inspectLinkedTable: () => Promise.resolve({ state: 'unchecked' }),
  reviewRefresh: () => Promise.reject(new Error('not expected')),
  undoLast: () => Promise.reject(new Error('not expected')),
  lastAction: () => undefined,
  readAnswered: () => Promise.resolve(undefined),
  readArgumentCells: () => Promise.resolve(new Map()),
  readDealsCells: () => Promise.resolve([]),
  readRecalculatedCells: () => Promise.resolve([]),
  foreseeRefresh: () => Promise.resolve([]),
  readPin: () => Promise.resolve(undefined),
  writePin: () => Promise.resolve(),
  recalculateDeals: () => Promise.resolve(),
  checkInstallation: () => Promise.reject(new Error('not expected')),
  buildModelSheet: () => Promise.reject(new Error('not expected')),
  takeBackModelSheet: () => Promise.reject(new Error('not expected')),
  selectedDeal: () => Promise.resolve(undefined),
  selectedValuation: () => Promise.resolve(undefined),
  readScenarios: () => Promise.resolve({ kind: 'scenarios', scenarios: { base: [], own: [] } }),
  writeScenarios: () => Promise.resolve(),
  insertBlock: () => Promise.reject(new Error('not expected')),
  takeBackBlock: () => Promise.reject(new Error('not expected')),
  failedFormulas: () => Promise.resolve({ cells: [], more: false, calculating: 0 }),
  referredCells: () => Promise.resolve(undefined),
  replaceFormula: () => Promise.reject(new Error('not expected')),
  selectedCells: () => Promise.reject(new Error('not expected')),
  showCells: () => Promise.resolve(),
};

const placesOnDemand = Promise.allSettled([
  preloadDeals(),
  loadTexts('zh-CN'),
  import('../../src/taskpane/tables/TablesPlace'),
  import('../../src/taskpane/tour/Tour'),
  import('../../src/taskpane/formulas/FormulasPlace'),
  import('../../src/taskpane/deals/SavedViews'),
  import('../../src/taskpane/deals/Comparison'),
  import('../../src/taskpane/market/MarketPlace'),
  import('../../src/taskpane/data/DataPlace'),
  import('../../src/taskpane/data/NumbersFrom'),
  import('../../src/taskpane/own/ImportPanel'),
]);

interface Opening {
  /** The deals in force; undefined leaves them as they are. */
  readonly deals?: DealSet | undefined;
  readonly workbook?: Partial<WorkbookAccess>;
  readonly language?: string;
}

/** Opens the pane as Excel would, on the deals of src/data unless told otherwise. */
export async function openPane(opening: Opening = {}) {
  const deals = 'deals' in opening ? opening.deals : realDeals;
  if (deals) act(() => putInForce(deals));
  await placesOnDemand;
  const user = userEvent.setup({ delay: null });
  const view = render(
    <WorkbookContext value={{ ...emptyWorkbook, ...opening.workbook }}>
      <Pane displayLanguage={opening.language ?? 'en-US'} />
    </WorkbookContext>,
  );
  // The places that load when they are opened have loaded; whatever a place asks the workbook then has been answered.
  await placesOnDemand;
  await act(async () => {
    await Promise.resolve();
  });
  return { user, ...view };
}
