import * as v from 'valibot';
import type { PinnedVersion } from '../source/in-force';
import { FACTS, KEYS, NAME, SHA256, nameSchema, sha256Schema } from './pin';
import { listening } from './listening';
import { writing } from './run';

/**
 * Pins this workbook to a data version; undefined takes the pin off. One that could not be read is written back as it was.
 * @throws WorkbookError
 */
export async function writePin(version: PinnedVersion | undefined): Promise<void> {
  await writing('pinning the workbook', async (context) => {
    const { settings } = context.workbook;
    const values = version ? settingsOf(version) : {};
    const present = KEYS.map((key) => settings.getItemOrNullObject(key));
    for (const setting of present) setting.load('key');
    await context.sync();
    KEYS.forEach((key, place) => {
      const setting = present[place];
      if (values[key] !== undefined) settings.add(key, values[key]);
      else if (setting && !setting.isNullObject) setting.delete();
    });
    await context.sync();
  });
}

function settingsOf({ unread, ...version }: PinnedVersion): Readonly<Record<string, unknown>> {
  if (unread) return unread;
  const { name, sha256, ...more } = version;
  const facts = Object.values(more).some((fact) => fact !== undefined) && JSON.stringify(version);
  return {
    [NAME]: v.parse(nameSchema, name),
    ...(sha256 === undefined ? {} : { [SHA256]: v.parse(sha256Schema, sha256) }),
    ...(facts ? { [FACTS]: facts } : {}),
  };
}

/**
 * Calls back whenever settings of the workbook change, by a co-author or another window, too, until the answer is called.
 * @throws WorkbookError `host` where this Excel tells of no changes
 */
export const watchPin = (listener: () => void): Promise<() => Promise<void>> =>
  listening(({ workbook }) => workbook.settings.onSettingsChanged, listener);
