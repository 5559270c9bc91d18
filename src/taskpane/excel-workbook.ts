import { insertFormulas } from '../workbook/insert-formulas';
import { insertLinkedTable } from '../workbook/linked-table';
import { listLinkedTables, showLinkedTable, unlink } from '../workbook/links';
import { writePin } from '../workbook/pin';
import { recalculateDeals } from '../workbook/recalculate';
import { refreshAllLinkedTables, refreshLinkedTable } from '../workbook/refresh';
import { selectedDeal } from '../workbook/selected-deal';
import { lastAction, undoLast } from '../workbook/undo';

/** What acts on the workbook, in a chunk of its own: the pane shows deals before it is there. */
export const operations = {
  insertFormulas,
  insertLinkedTable,
  lastAction,
  listLinkedTables,
  recalculateDeals,
  refreshAllLinkedTables,
  refreshLinkedTable,
  selectedDeal,
  showLinkedTable,
  undoLast,
  unlink,
  writePin,
};
