import { ownRecordText, readOwnRecord } from '../source/own/own-record';
import type { OwnImport, OwnRecord } from '../source/own/own-record';
import { OwnStoreError, changeable, fitting } from '../source/own/own-store';
import type { OwnStore } from '../source/own/own-store';
import { isWhole, readGeneration, sweep, writeGeneration } from './own-generation';
import { RecentChanges } from './own-lost';
import { MOST_BEFORE, OWN_SETTING, ownSettingIn } from './own-setting';
import type { OwnSetting, ReadOwnSetting } from './own-setting';
import { reading, writing } from './run';

/** How often a change is made again on top of what somebody else has written meanwhile. */
const MOST_ATTEMPTS = 8;

const recent = new RecentChanges();

/** The own deals inside this workbook. */
export const workbookOwnDeals: OwnStore & {
  /**
   * Makes the changes of this window again that Excel has lost in merging them with those of a co-author.
   * @returns whether there were any
   * @throws OwnStoreError, WorkbookError; nothing was changed
   */
  readonly changeAgain: () => Promise<boolean>;
} = {
  changeAgain: async () => {
    const lost = recent.takeLost(await reading(ownSettingIn, { delayForCellEdit: true }));
    if (lost.length === 0) return false;
    try {
      await workbookOwnDeals.change((imports) => lost.reduce((now, { change }) => change(now), imports));
    } catch (problem) {
      recent.giveBack(lost);
      throw problem;
    }
    return true;
  },
  read: () => reading(readIn, { delayForCellEdit: true }),
  change: async (change) => {
    let refusal: OwnStoreError | undefined;
    const after = await writing('storing own deals', async (context) => {
      try {
        return await changeIn(context, change);
      } catch (problem) {
        // Ours to tell, and not what Excel refused.
        if (!(problem instanceof OwnStoreError)) throw problem;
        refusal = problem;
        return [];
      }
    });
    if (refusal) throw refusal;
    return after;
  },
  discard: () =>
    writing('removing own deals that are damaged', async (context) => {
      const { setting, record } = await presentIn(context);
      if (record.kind !== 'damaged') return;
      if (await removed(context, setting)) await sweep(context, setting);
    }),
};

/**
 * Makes a change on top of what is there when it is written: where a co-author has written meanwhile, it is made again on
 * top of that, and neither is lost.
 */
async function changeIn(
  context: Excel.RequestContext,
  change: Parameters<OwnStore['change']>[0],
): Promise<readonly OwnImport[]> {
  const done = ({ generation }: OwnSetting, imports: readonly OwnImport[]) => {
    recent.add(generation, change);
    return imports;
  };
  let mine: { readonly setting: OwnSetting; readonly imports: readonly OwnImport[] } | undefined;
  let begun = 0;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    // Not all at the same moment: one of them is to be through when the next one begins.
    if (attempt > 0) {
      const pause = Math.random() * attempt * (performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    begun = performance.now();
    const { setting: before, record } = await presentIn(context);
    // Somebody has written over what we wrote.
    if (mine && !isSame(before, mine.setting)) await sweep(context, mine.setting);
    const isMine = mine !== undefined && isSame(before, mine.setting);
    if (record.kind === 'damaged' && attempt > 0 && !isMine) continue;
    const imports = record.kind === 'damaged' && isMine && mine ? mine.imports : changeable(record);
    const changed = fitting(change(imports));
    const text = ownRecordText(changed);
    // Who came after us has written on top of what we wrote.
    if (attempt > 0 && record.kind === 'deals' && text === ownRecordText(imports))
      return typeof before === 'string' ? changed : done(before, changed);
    if (changed.length === 0) {
      if (!(await removed(context, before))) continue;
      await sweep(context, before);
      recent.clear();
      return changed;
    }
    const next = await written(context, before, text);
    if (!next) continue;
    mine = { setting: next, imports: changed };
    await sweep(context, before);
    // Somebody may have switched at the same moment.
    if (isSame(await ownSettingIn(context), next) && (await isWhole(context, next)))
      return done(next, changed);
  }
  throw new OwnStoreError('changedMeanwhile');
}

const isSame = (one: ReadOwnSetting, other: ReadOwnSetting): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? one === other
    : one.generation === other.generation && one.parts === other.parts;

const readIn = async (context: Excel.RequestContext): Promise<OwnRecord> => (await presentIn(context)).record;

/** What is there, and the setting that says where. What is replaced while it is read is not damaged, but read again. */
async function presentIn(
  context: Excel.RequestContext,
): Promise<{ readonly setting: ReadOwnSetting; readonly record: OwnRecord }> {
  let setting = await ownSettingIn(context);
  for (let attempt = 1; ; attempt += 1) {
    const record = await recordOf(context, setting);
    const present = record.kind === 'damaged' ? await ownSettingIn(context) : setting;
    if (isSame(present, setting) || attempt === MOST_ATTEMPTS) return { setting, record };
    setting = present;
  }
}

async function recordOf(context: Excel.RequestContext, setting: ReadOwnSetting): Promise<OwnRecord> {
  if (setting === 'none') return { kind: 'deals', imports: [] };
  if (typeof setting === 'string') return { kind: setting };
  const text = await readGeneration(context, setting);
  return text === undefined ? { kind: 'damaged' } : readOwnRecord(text);
}

/**
 * Writes another generation beside the present one; the setting turns to it only when all of it is there.
 * @returns undefined where the setting is no longer what it was before: nothing was changed
 */
async function written(
  context: Excel.RequestContext,
  before: ReadOwnSetting,
  text: string,
): Promise<OwnSetting | undefined> {
  const made = await writeGeneration(context, text);
  if (!(await isWhole(context, made)) || !isSame(await ownSettingIn(context), before)) {
    await sweep(context, made);
    return undefined;
  }
  const since = typeof before === 'string' ? [] : [before.generation, ...(before.since ?? [])];
  const next: OwnSetting = { format: 1, ...made, since: since.slice(0, MOST_BEFORE) };
  context.workbook.settings.add(OWN_SETTING, JSON.stringify(next));
  await context.sync();
  return next;
}

/** Takes the setting away, if it is still what it was. @returns whether it is gone */
async function removed(context: Excel.RequestContext, before: ReadOwnSetting): Promise<boolean> {
  const present = await ownSettingIn(context);
  if (present === 'none') return true;
  if (!isSame(present, before)) return false;
  context.workbook.settings.getItemOrNullObject(OWN_SETTING).delete();
  await context.sync();
  return (await ownSettingIn(context)) === 'none';
}
