import { ownRecordText, readOwnRecord } from '../source/own/own-record';
import type { OwnRecord } from '../source/own/own-record';
import { OwnStoreError, changeable, fitting } from '../source/own/own-store';
import type { OwnStore } from '../source/own/own-store';
import { OWN_SETTING, ownSettingIn } from './own-setting';
import type { OwnSetting, ReadOwnSetting } from './own-setting';
import { reading, writing } from './run';

/** Characters in one custom XML part: well under the 5 MB of a request. */
const PART_LENGTH = 1_000_000;
/** A workbook is mailed around: more than this belongs on the machine or in a feed. */
const MOST_PARTS = 20;

const OWN_NAMESPACE = 'urn:dealsheet:own-deals:';
const generationNamespace = (generation: number): string => `${OWN_NAMESPACE}${String(generation)}:`;
const partNamespace = (generation: number, part: number): string =>
  `${generationNamespace(generation)}${String(part)}`;

/** By chance, and not the next number: of two who write at once, in a file that they share, each has its own. */
const newGeneration = (): number => {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high & 0xfffff) * 2 ** 32 + low + 1;
};

/** The own deals inside this workbook. */
export const workbookOwnDeals: OwnStore = {
  read: () => reading(readIn, { delayForCellEdit: true }),
  change: async (change) => {
    let refusal: OwnStoreError | undefined;
    const after = await writing('storing own deals', async (context) => {
      try {
        const setting = await ownSettingIn(context);
        const changed = fitting(change(changeable(await recordOf(context, setting))));
        await write(context, setting, changed.length === 0 ? undefined : escaped(ownRecordText(changed)));
        return changed;
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
      const setting = await ownSettingIn(context);
      if ((await recordOf(context, setting)).kind === 'damaged') await write(context, setting, undefined);
    }),
};

const readIn = async (context: Excel.RequestContext): Promise<OwnRecord> =>
  recordOf(context, await ownSettingIn(context));

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

/** Writes another generation beside the present one; the setting turns to it only when all of it is there. */
async function write(
  context: Excel.RequestContext,
  before: ReadOwnSetting,
  text: string | undefined,
): Promise<void> {
  const { settings } = context.workbook;
  if (text === undefined) {
    if (before !== 'none') settings.getItemOrNullObject(OWN_SETTING).delete();
    await context.sync();
    await sweep(context, undefined);
    return;
  }
  const parts = partsOf(text);
  if (parts.length > MOST_PARTS) throw new OwnStoreError('tooLarge');
  const next: OwnSetting = { format: 1, generation: newGeneration(), parts: parts.length };
  for (const [part, piece] of parts.entries()) {
    const namespace = partNamespace(next.generation, part);
    context.workbook.customXmlParts.add(`<deals xmlns="${namespace}">${piece}</deals>`);
    // Each part is near the size of a request: one after the other on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
  }
  settings.add(OWN_SETTING, JSON.stringify(next));
  await context.sync();
  await sweep(context, next);
}

const partAt = (context: Excel.RequestContext, generation: number, part: number) =>
  context.workbook.customXmlParts.getByNamespace(partNamespace(generation, part)).getOnlyItemOrNullObject();

/** Deletes all parts but those of the present generation: what was removed must not travel with the file. */
async function sweep(context: Excel.RequestContext, present: OwnSetting | undefined): Promise<void> {
  const { customXmlParts } = context.workbook;
  customXmlParts.load('items/id,items/namespaceUri');
  await context.sync();
  const kept = present && generationNamespace(present.generation);
  for (const part of customXmlParts.items) {
    const isKept = kept !== undefined && part.namespaceUri.startsWith(kept);
    if (part.namespaceUri.startsWith(OWN_NAMESPACE) && !isKept) part.delete();
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
