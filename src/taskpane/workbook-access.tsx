import { createContext, useContext } from 'react';
import { checkInstallation } from '../workbook/installation-check';
import { insertLinkedTable } from '../workbook/linked-table';
import { listLinkedTables, showLinkedTable, unlink } from '../workbook/links';
import { readPin, writePin } from '../workbook/pin';
import { recalculateDeals } from '../workbook/recalculate';
import { refreshAllLinkedTables, refreshLinkedTable } from '../workbook/refresh';
import { lastAction, undoLast } from '../workbook/undo';

/** All that the pane says to Excel: one place, so that a test or another host can stand in for it. */
export interface WorkbookAccess {
  readonly insertLinkedTable: typeof insertLinkedTable;
  readonly listLinkedTables: typeof listLinkedTables;
  readonly showLinkedTable: typeof showLinkedTable;
  readonly unlink: typeof unlink;
  readonly refreshLinkedTable: typeof refreshLinkedTable;
  readonly refreshAllLinkedTables: typeof refreshAllLinkedTables;
  readonly undoLast: typeof undoLast;
  readonly lastAction: typeof lastAction;
  readonly readPin: typeof readPin;
  readonly writePin: typeof writePin;
  readonly recalculateDeals: typeof recalculateDeals;
  readonly checkInstallation: typeof checkInstallation;
}

/** The workbook that the pane stands beside. */
export const excelWorkbook: WorkbookAccess = {
  insertLinkedTable,
  listLinkedTables,
  showLinkedTable,
  unlink,
  refreshLinkedTable,
  refreshAllLinkedTables,
  undoLast,
  lastAction,
  readPin,
  writePin,
  recalculateDeals,
  checkInstallation,
};

/** Provides the workbook to the views below; Excel's by default. */
export const WorkbookContext = createContext<WorkbookAccess>(excelWorkbook);

/** The workbook that this view acts on. */
export function useWorkbook(): WorkbookAccess {
  return useContext(WorkbookContext);
}
