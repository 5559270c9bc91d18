import { freezeLinkedTable } from '../workbook/freeze';
import { insertFormulas } from '../workbook/insert-formulas';
import { inspectLinkedTable } from '../workbook/inspect';
import { insertLinkedTable } from '../workbook/linked-table';
import { listLinkedTables, showLinkedTable, unlink } from '../workbook/links';
import { writePin } from '../workbook/pin';
import { recalculateDeals } from '../workbook/recalculate';
import { applyRefresh, reviewRefresh } from '../workbook/refresh';
import { selectedDeal } from '../workbook/selected-deal';
import { lastAction, undoLast } from '../workbook/undo';

/** What acts on the workbook, in a chunk of its own: the pane shows deals before it is there. */
export const operations = {
  applyRefresh,
  freezeLinkedTable,
  insertFormulas,
  insertLinkedTable,
  inspectLinkedTable,
  lastAction,
  listLinkedTables,
  recalculateDeals,
  reviewRefresh,
  selectedDeal,
  showLinkedTable,
  undoLast,
  unlink,
  writePin,
};
