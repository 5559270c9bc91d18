import * as v from 'valibot';
import type { PinnedVersion } from '../source/in-force';
import { reading, writing } from './run';

/**
 * The settings that pin a workbook: the name of a data version, the SHA-256 of its data where it is known, and what
 * versions of DealSheet before it was told do not read: its days, and the tables that the add-in had.
 */
const NAME = 'DealSheet.pin';
const SHA256 = 'DealSheet.pin.sha256';
const FACTS = 'DealSheet.pin.facts';
const KEYS = [NAME, SHA256, FACTS];

const nameSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40));
const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const daySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const factsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    /** Of which pin: an earlier DealSheet moves the workbook and leaves the facts of the pin before. */
    name: v.string(),
    sha256: v.optional(v.string()),
    from: v.optional(daySchema),
    through: v.optional(daySchema),
    tables: v.optional(sha256Schema),
  }),
);

/**
 * The data version that this workbook is pinned to, or undefined where it follows the data of the machine. A pin of a form
 * that is not known here is one all the same, which nothing meets (`unread`). Outside a workbook (the page opened in a
 * browser) there is none. While a cell is being edited the answer waits: a pin that can't be read yet is not the same as none.
 * @throws WorkbookError where the workbook can't be read
 */
export async function readPin(): Promise<PinnedVersion | undefined> {
  if (typeof Excel === 'undefined') return undefined;
  return reading(readSettings, { delayForCellEdit: true });
}

async function readSettings(context: Excel.RequestContext): Promise<PinnedVersion | undefined> {
  const settings = KEYS.map((key) => context.workbook.settings.getItemOrNullObject(key));
  for (const setting of settings) setting.load('value');
  await context.sync();
  return pinOfSettings(
    Object.fromEntries(
      settings.flatMap((setting, place) =>
        setting.isNullObject ? [] : [[KEYS[place] ?? NAME, setting.value as unknown]],
      ),
    ),
  );
}

function pinOfSettings(settings: Readonly<Record<string, unknown>>): PinnedVersion | undefined {
  const { [NAME]: name, [SHA256]: sha256 } = settings;
  if (name === undefined && sha256 === undefined) return undefined;
  const pinned = v.safeParse(v.object({ name: nameSchema, sha256: v.optional(sha256Schema) }), {
    name,
    sha256,
  });
  if (!pinned.success) return { name: wordsOf(name), unread: settings };
  const read = v.safeParse(factsSchema, settings[FACTS]);
  const facts = read.success && read.output.name === pinned.output.name ? read.output : undefined;
  if (facts?.sha256 !== pinned.output.sha256) return pinned.output;
  return { ...facts, ...pinned.output };
}

/** What can be said of a pin that can't be read. */
function wordsOf(name: unknown): string {
  const inside = typeof name === 'object' && name !== null && 'name' in name ? name.name : name;
  return typeof inside === 'string' && inside.trim() !== '' ? inside.trim().slice(0, 40) : '?';
}

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
export async function watchPin(listener: () => void): Promise<() => Promise<void>> {
  const listen = async (context: Excel.RequestContext) => {
    const added = context.workbook.settings.onSettingsChanged.add(() => {
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
