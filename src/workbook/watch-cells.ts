import { reading } from './run';

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
export async function watchCells(listener: (change: CellsChange) => void): Promise<() => Promise<void>> {
  const listen = async (context: Excel.RequestContext) => {
    const added = context.workbook.worksheets.onChanged.add(({ worksheetId, address, changeType }) => {
      const isStructural = changeType !== Excel.DataChangeType.rangeEdited;
      listener({ worksheetId, address, isStructural });
      return Promise.resolve();
    });
    await context.sync();
    return added;
  };
  const handler = await reading(listen, { delayForCellEdit: true });
  return async () => {
    handler.remove();
    await handler.context.sync();
  };
}
