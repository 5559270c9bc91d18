import { freezeLinkedTable } from '../workbook/freeze';
import { freezeWorkbook, previewFreeze } from '../workbook/freeze-workbook';
import { readAnswered } from '../workbook/answered';
import { insertBlock, takeBackBlock } from '../workbook/comparison-sheet';
import { chartableSelection } from '../workbook/chart-selection';
import { insertChartedFormulas, takeBackChart } from '../workbook/charted-formulas';
import { referredCells, selectedCells, showCells } from '../workbook/cell-references';
import { failedFormulas } from '../workbook/failed-formulas';
import { readArgumentCells } from '../workbook/argument-cells';
import { countDealsCells } from '../workbook/deals-cells';
import { readDealsCells, readRecalculatedCells } from '../workbook/deals-cell-values';
import { foreseeRefresh } from '../workbook/foresee-refresh';
import { chartsBehind, followCharts, mendCharts } from '../workbook/following-charts';
import { addDeal } from '../workbook/add-deal';
import { dealTarget } from '../workbook/deal-target';
import { insertFormulas } from '../workbook/insert-formulas';
import { placeAtSelection, watchSelection } from '../workbook/insertion-place';
import { inspectLinkedTable } from '../workbook/inspect';
import { insertLinkedTable } from '../workbook/linked-table';
import { listLinkedTables, showLinkedTable, unlink } from '../workbook/links';
import { insertNativeChart } from '../workbook/native-chart';
import { workbookOwnDeals } from '../workbook/own-deals';
import { writePin } from '../workbook/write-pin';
import { recalculateDeals } from '../workbook/recalculate';
import { applyRefresh, reviewRefresh } from '../workbook/refresh';
import { readScenarios, writeScenarios } from '../workbook/scenario-store';
import { replaceFormula } from '../workbook/replace-formula';
import { selectedDeal } from '../workbook/selected-deal';
import { takeBackFormulas } from '../workbook/take-back-formulas';
import { lastAction, undoLast } from '../workbook/undo';
import { selectedValuation } from '../workbook/valued-cell';
import { touchedTables } from '../workbook/touched-tables';
import { watchCells } from '../workbook/watch-cells';

/** What acts on the workbook, in a chunk of its own: the pane shows deals before it is there. */
export const operations = {
  addDeal,
  applyRefresh,
  changeOwnDeals: workbookOwnDeals.change,
  changeOwnDealsAgain: workbookOwnDeals.changeAgain,
  chartableSelection,
  chartsBehind,
  countDealsCells,
  dealTarget,
  discardOwnDeals: workbookOwnDeals.discard,
  failedFormulas,
  foreseeRefresh,
  freezeLinkedTable,
  freezeWorkbook,
  insertBlock,
  insertChartedFormulas,
  insertFormulas,
  insertLinkedTable,
  insertNativeChart,
  inspectLinkedTable,
  lastAction,
  listLinkedTables,
  mendCharts,
  placeAtSelection,
  previewFreeze,
  readAnswered,
  readArgumentCells,
  readDealsCells,
  readRecalculatedCells,
  readOwnDeals: workbookOwnDeals.read,
  readScenarios,
  /** Charts follow what the user had calculated: nobody waits for them. What is only opened is not written to. */
  recalculateDeals: async (...args: Parameters<typeof recalculateDeals>) => {
    await recalculateDeals(...args);
    if (!args[0]?.byItself) void followCharts().catch(() => undefined);
  },
  referredCells,
  replaceFormula,
  reviewRefresh,
  selectedCells,
  selectedDeal,
  selectedValuation,
  showCells,
  showLinkedTable,
  takeBackBlock,
  takeBackChart,
  takeBackFormulas,
  touchedTables,
  undoLast,
  unlink,
  watchCells,
  watchSelection,
  writePin,
  writeScenarios,
};
