import { listening } from './listening';

/** Cells that changed. */
export interface CellsChange {
  readonly worksheetId: string;
  /** A1 address without the sheet; several with commas between. */
  readonly address: string;
  /** Whether cells came, went or moved, and did not only get other content. */
  readonly isStructural: boolean;
}

/**
 * Calls back whenever cells of the workbook change, whoever changes them, until the answer is called.
 * @throws WorkbookError `host` where this Excel tells of no changes
 */
export const watchCells = (listener: (change: CellsChange) => void): Promise<() => Promise<void>> =>
  listening(
    ({ workbook }) => workbook.worksheets.onChanged,
    ({ worksheetId, address, changeType }) =>
      listener({ worksheetId, address, isStructural: changeType !== Excel.DataChangeType.rangeEdited }),
  );
