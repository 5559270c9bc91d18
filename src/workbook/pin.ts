import * as v from 'valibot';
import type { PinnedVersion } from '../source/in-force';
import { reading, writing } from './run';

/** The settings that pin a workbook: the name of a data version, and the SHA-256 of its data where it is known. */
const NAME = 'DealSheet.pin';
const SHA256 = 'DealSheet.pin.sha256';

const nameSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40));
const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/**
 * The data version that this workbook is pinned to, or undefined where it follows the data of the machine. A setting that
 * is no version name pins nothing, and outside a workbook (the page opened in a browser) there is none. While a cell is
 * being edited the answer waits: a pin that can't be read yet is not the same as none.
 * @throws WorkbookError where the workbook can't be read
 */
export async function readPin(): Promise<PinnedVersion | undefined> {
  if (typeof Excel === 'undefined') return undefined;
  return reading(readSettings, { delayForCellEdit: true });
}

async function readSettings(context: Excel.RequestContext): Promise<PinnedVersion | undefined> {
  const settings = [NAME, SHA256].map((key) => context.workbook.settings.getItemOrNullObject(key));
  for (const setting of settings) setting.load('value');
  await context.sync();
  const [name, sha256] = settings.map((setting): unknown =>
    setting.isNullObject ? undefined : setting.value,
  );
  const pinned = v.safeParse(nameSchema, name);
  if (!pinned.success) return undefined;
  const hash = v.safeParse(sha256Schema, sha256);
  return hash.success ? { name: pinned.output, sha256: hash.output } : { name: pinned.output };
}

/** Pins this workbook to a data version; undefined takes the pin off. @throws WorkbookError */
export async function writePin(version: PinnedVersion | undefined): Promise<void> {
  await writing('pinning the workbook', async (context) => {
    const { settings } = context.workbook;
    const values = [
      [NAME, version && v.parse(nameSchema, version.name)],
      [SHA256, version?.sha256 && v.parse(sha256Schema, version.sha256)],
    ] as const;
    const present = values.map(([key]) => settings.getItemOrNullObject(key));
    for (const setting of present) setting.load('key');
    await context.sync();
    values.forEach(([key, value], place) => {
      const setting = present[place];
      if (value !== undefined) settings.add(key, value);
      else if (setting && !setting.isNullObject) setting.delete();
    });
    await context.sync();
  });
}
