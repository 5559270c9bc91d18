import * as v from 'valibot';
import { reading } from './run';

/** The setting that says where the own deals of a workbook lie: in so many custom XML parts of one generation. */
export const OWN_SETTING = 'DealSheet.ownDeals';

const generation = v.pipe(v.number(), v.integer(), v.minValue(1));
/** So many of the generations before are remembered. */
export const MOST_BEFORE = 50;
const schema = v.object({
  format: v.literal(1),
  generation,
  parts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  /** The generations that this one was made on top of, latest first; an earlier DealSheet writes none. */
  since: v.optional(v.array(generation)),
});
const newerSchema = v.object({ format: v.pipe(v.number(), v.minValue(2)) });

export type OwnSetting = v.InferOutput<typeof schema>;

/** Whether a workbook carries own deals: where they are, or that nobody here can read them. */
export type ReadOwnSetting = OwnSetting | 'none' | 'newer' | 'damaged';

/** Reads the value of the setting, whoever wrote it. */
function readOwnSettingValue(value: unknown): ReadOwnSetting {
  const json = parsed(value);
  const read = v.safeParse(schema, json);
  if (read.success) return read.output;
  return v.safeParse(newerSchema, json).success ? 'newer' : 'damaged';
}

/**
 * Looks whether this workbook carries own deals; outside a workbook it carries none. Waits for the end of the editing of
 * a cell: what can't be told yet is not the same as none.
 * @throws WorkbookError where the workbook can't be read
 */
export async function readOwnSetting(): Promise<ReadOwnSetting> {
  if (typeof Excel === 'undefined') return 'none';
  return reading(ownSettingIn, { delayForCellEdit: true });
}

/** The same inside a run. */
export async function ownSettingIn(context: Excel.RequestContext): Promise<ReadOwnSetting> {
  const setting = context.workbook.settings.getItemOrNullObject(OWN_SETTING);
  setting.load('value');
  await context.sync();
  return setting.isNullObject ? 'none' : readOwnSettingValue(setting.value);
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}
