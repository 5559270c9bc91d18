import { ownRecordText, readOwnRecord } from '../source/own/own-record';
import type { OwnImport, OwnRecord } from '../source/own/own-record';
import { OwnStoreError, changeable, fitting } from '../source/own/own-store';
import type { OwnStore } from '../source/own/own-store';
import { RecentChanges } from './own-lost';
import { MOST_BEFORE, OWN_SETTING, ownSettingIn } from './own-setting';
import type { OwnSetting, ReadOwnSetting } from './own-setting';
import { reading, writing } from './run';

/** Characters in one custom XML part: well under the 5 MB of a request. */
const PART_LENGTH = 1_000_000;
/** A workbook is mailed around: more than this belongs on the machine or in a feed. */
const MOST_PARTS = 20;

const OWN_NAMESPACE = 'urn:dealsheet:own-deals:';
const partNamespace = (generation: number, part: number): string =>
  `${OWN_NAMESPACE}${String(generation)}:${String(part)}`;

const RANDOM = 4_096;
const OLD_MILLISECONDS = 600_000;

/** By the clock and by chance: of two who write at once, in a file that they share, each has its own. */
const newGeneration = (): number => {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Date.now() * RANDOM + (random % RANDOM);
};

/** Whether nobody can be writing this generation any more. */
const isOld = (generation: number): boolean => {
  const age = Date.now() - generation / RANDOM;
  return !(Math.abs(age) < OLD_MILLISECONDS);
};

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
    const next = await written(context, before, escaped(text));
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
  const texts: string[] = [];
  for (let part = 0; part < setting.parts; part += 1) {
    const xmlPart = partAt(context, setting.generation, part);
    xmlPart.load('id');
    // Each part is near the size of a request: one after the other on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    if (xmlPart.isNullObject) return { kind: 'damaged' };
    const xml = xmlPart.getXml();
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    const text = textIn(xml);
    if (text === undefined) return { kind: 'damaged' };
    texts.push(text);
  }
  return readOwnRecord(texts.join(''));
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
  const { settings } = context.workbook;
  const parts = partsOf(text);
  if (parts.length > MOST_PARTS) throw new OwnStoreError('tooLarge');
  const since = typeof before === 'string' ? [] : [before.generation, ...(before.since ?? [])];
  const next: OwnSetting = {
    format: 1,
    generation: newGeneration(),
    parts: parts.length,
    since: since.slice(0, MOST_BEFORE),
  };
  for (const [part, piece] of parts.entries()) {
    const namespace = partNamespace(next.generation, part);
    context.workbook.customXmlParts.add(`<deals xmlns="${namespace}">${piece}</deals>`);
    // Each part is near the size of a request: one after the other on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
  }
  if (!(await isWhole(context, next)) || !isSame(await ownSettingIn(context), before)) {
    await sweep(context, next);
    return undefined;
  }
  settings.add(OWN_SETTING, JSON.stringify(next));
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

/** Whether all parts of a generation are there. */
async function isWhole(context: Excel.RequestContext, { generation, parts }: OwnSetting): Promise<boolean> {
  const all = Array.from({ length: parts }, (_, part) => partAt(context, generation, part));
  for (const each of all) each.load('id');
  await context.sync();
  return all.every(({ isNullObject }) => !isNullObject);
}

const partAt = (context: Excel.RequestContext, generation: number, part: number) =>
  context.workbook.customXmlParts.getByNamespace(partNamespace(generation, part)).getOnlyItemOrNullObject();

/**
 * Deletes the generation that was replaced, and those that nobody names: what was removed must not travel with the file.
 * What the setting names by now stays, whoever wrote it, and what somebody else may be writing at this moment.
 */
async function sweep(context: Excel.RequestContext, replaced: ReadOwnSetting): Promise<void> {
  const { customXmlParts } = context.workbook;
  customXmlParts.load('items/id,items/namespaceUri');
  const present = await ownSettingIn(context);
  // Of a later DealSheet we can't tell what it names.
  if (present === 'newer') return;
  const kept = typeof present === 'string' ? undefined : present.generation;
  const gone = typeof replaced === 'string' ? undefined : replaced.generation;
  for (const part of customXmlParts.items) {
    const [, number = ''] = part.namespaceUri.split(OWN_NAMESPACE);
    if (!part.namespaceUri.startsWith(OWN_NAMESPACE)) continue;
    const generation = Number(number.split(':')[0]);
    if (generation !== kept && (generation === gone || isOld(generation))) part.delete();
  }
  await context.sync();
}

/** Pieces of bounded length that cut no character in two. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let begin = 0; begin < text.length;) {
    let end = Math.min(text.length, begin + PART_LENGTH);
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1)) && end < text.length) end -= 1;
    parts.push(text.slice(begin, end));
    begin = end;
  }
  return parts;
}

/** JSON's own escapes for what XML gives a meaning, or refuses: they are gone when the JSON is read. */
const escaped = (text: string): string =>
  text.replace(/[<>&\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands in a part; a host may have its own way of writing characters. */
function textIn({ value: xml }: OfficeExtension.ClientResult<string>): string | undefined {
  const text = /<deals\b[^>]*>([^<]*)<\/deals>/.exec(xml)?.[1];
  return text?.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (_, ...codes: unknown[]) => {
      const [hex, decimal, name] = codes;
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? '';
      const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
