import * as v from 'valibot';
import { reading, writing } from './run';

/** The setting that pins a workbook: the name of a data version, as text. */
const KEY = 'DealSheet.pin';

const pinSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40));

/**
 * The data version that this workbook is pinned to, or undefined where it follows the newest data. A setting that is no
 * version name pins nothing.
 * @throws WorkbookError where the workbook can't be read
 */
export async function readPin(): Promise<string | undefined> {
  return reading(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(KEY);
    setting.load('value');
    await context.sync();
    if (setting.isNullObject) return undefined;
    const pin = v.safeParse(pinSchema, setting.value);
    return pin.success ? pin.output : undefined;
  });
}

/** Pins this workbook to a data version; undefined takes the pin off. @throws WorkbookError */
export async function writePin(version: string | undefined): Promise<void> {
  await writing('pinning the workbook', async (context) => {
    const { settings } = context.workbook;
    if (version !== undefined) settings.add(KEY, v.parse(pinSchema, version));
    else {
      const setting = settings.getItemOrNullObject(KEY);
      setting.load('key');
      await context.sync();
      if (!setting.isNullObject) setting.delete();
    }
    await context.sync();
  });
}
