import { reading } from './run';

/**
 * Calls back whenever cells of the workbook change, whoever changes them, until the answer is called.
 * @throws WorkbookError `host` where this Excel tells of no changes
 */
export async function watchCells(listener: () => void): Promise<() => Promise<void>> {
  const handler = await reading(async (context) => {
    const added = context.workbook.worksheets.onChanged.add(() => {
      listener();
      return Promise.resolve();
    });
    await context.sync();
    return added;
  });
  return async () => {
    handler.remove();
    await handler.context.sync();
  };
}
