import * as v from 'valibot';
import type { PinnedVersion } from '../source/in-force';
import { reading } from './run';

/**
 * The settings that pin a workbook: the name of a data version, the SHA-256 of its data where it is known, and what
 * versions of DealSheet before it was told do not read: its days, and the tables that the add-in had.
 */
export const NAME = 'DealSheet.pin';
export const SHA256 = 'DealSheet.pin.sha256';
export const FACTS = 'DealSheet.pin.facts';
export const KEYS = [NAME, SHA256, FACTS];

/** The name of a pinned version as the workbook keeps it. */
export const nameSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40));
/** The checksum of its data, or of other tables. */
export const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
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
