import { reading } from './run';

/**
 * Calls back whenever cells of the workbook change, whoever changes them, until the answer is called.
 * @throws WorkbookError `host` where this Excel tells of no changes
 */
export async function watchCells(listener: () => void): Promise<() => Promise<void>> {
  const listen = async (context: Excel.RequestContext) => {
    const added = context.workbook.worksheets.onChanged.add(() => {
      listener();
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
