import type { WorkbookErrorCode } from './workbook-error';

const NO_CELL =
  'No single cell is selected: it may be several ranges, a chart or a shape, or another workbook is in front. ' +
  'Select one cell and try again.';
const TOO_LARGE = 'Choose fewer columns or deals, and try again.';
const INTERNAL = 'Try again; if it happens again, save the workbook, close it and open it anew.';
const TOO_OLD = 'This version of Excel lacks something that DealSheet needs. Update Office.';

/** What Excel's own refusals (Excel.ErrorCodes) mean to a user, and what to do next. */
export const REFUSALS: Readonly<Record<string, readonly [WorkbookErrorCode, string]>> = {
  AccessDenied: [
    'protected',
    'The sheet or workbook is protected, or you may only read it. Unprotect it and try again.',
  ],
  ItemNotFound: [
    'gone',
    'The table, sheet or chart was deleted or renamed meanwhile. Look for it in the workbook, or insert it anew.',
  ],
  InvalidReference: [
    'gone',
    'Cells that this is about are not there any more: their sheet, row or column was deleted. Insert it anew.',
  ],
  InvalidOperationInCellEditMode: [
    'editing',
    'A cell is being edited. Press Enter or Esc in it and try again.',
  ],
  InvalidSelection: ['noCell', NO_CELL],
  InactiveWorkbook: ['noCell', NO_CELL],
  UnsupportedSheet: [
    'noCell',
    'This sheet has no cells: it is a chart or a macro sheet. Select a cell on another.',
  ],
  InsertDeleteConflict: [
    'noRoom',
    'Another table or an array formula stands in the way of rows that come or go. Move it and try again.',
  ],
  NonBlankCellOffSheet: [
    'noRoom',
    'There is no room: cells at the end of the sheet would fall off. Delete or move what stands there, and try again.',
  ],
  MergedRangeConflict: [
    'noRoom',
    'Merged cells stand in the way. Unmerge them (Home, Merge & Center), or choose another place.',
  ],
  FilteredRangeConflict: [
    'noRoom',
    'A filter stands in the way. Clear it (Data, Clear) and try again, or choose another place.',
  ],
  PivotTableRangeConflict: ['noRoom', 'A PivotTable stands in the way. Move it, or choose another place.'],
  ApiNotFound: ['host', TOO_OLD],
  UnsupportedFeature: ['host', TOO_OLD],
  NotImplemented: ['host', TOO_OLD],
  UnsupportedOperation: ['host', 'Excel can’t do this in this workbook. Try it in a new workbook.'],
  InvalidArgument: [
    'host',
    'Excel does not take one of the names, texts or formulas as it is. Shorten it, or take out unusual characters, and try again.',
  ],
  FormulaLengthExceedsLimit: [
    'host',
    'The formula is longer than Excel takes (8,192 characters). Give fewer criteria, or write them in cells and refer to these.',
  ],
  RangeExceedsLimit: ['host', `Excel refused so many cells at once. ${TOO_LARGE}`],
  OperationCellsExceedLimit: ['host', `Excel refused so many cells at once. ${TOO_LARGE}`],
  RequestPayloadSizeLimitExceeded: ['host', `Excel refused the size of the request. ${TOO_LARGE}`],
  ResponsePayloadSizeLimitExceeded: ['host', `Excel refused the size of the answer. ${TOO_LARGE}`],
  Conflict: ['host', `Somebody else changed the workbook at the same moment. ${INTERNAL}`],
  RequestAborted: ['host', `Excel broke the work off. ${INTERNAL}`],
  GeneralException: ['host', `Excel met an error of its own. ${INTERNAL}`],
};
