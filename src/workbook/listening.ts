import { reading } from './run';

/**
 * Calls back whenever something happens in the workbook, until the answer is called.
 * @param eventOf what is listened to
 * @throws WorkbookError `host` where this Excel does not tell of it
 */
export async function listening<Args>(
  eventOf: (context: Excel.RequestContext) => OfficeExtension.EventHandlers<Args>,
  listener: (args: Args) => void,
): Promise<() => Promise<void>> {
  const listen = async (context: Excel.RequestContext) => {
    const added = eventOf(context).add((args) => {
      listener(args);
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
