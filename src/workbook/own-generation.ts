import { OwnStoreError } from '../source/own/own-store';
import { partsOf, textOfPart } from './own-part-text';
import { ownSettingIn } from './own-setting';
import type { OwnSetting, ReadOwnSetting } from './own-setting';

/** The parts of the workbook that one writing of own deals is made of, under a number that no other writing has. */
type Generation = Pick<OwnSetting, 'generation' | 'parts'>;

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

/**
 * Writes a text as a generation beside those that are there; nothing refers to it yet.
 * @throws OwnStoreError tooLarge
 */
export async function writeGeneration(context: Excel.RequestContext, text: string): Promise<Generation> {
  const generation = newGeneration();
  const parts = partsOf(text, (part) => partNamespace(generation, part));
  if (parts.length > MOST_PARTS) throw new OwnStoreError('tooLarge');
  for (const part of parts) {
    context.workbook.customXmlParts.add(part);
    // Each part is near the size of a request: one after the other on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
  }
  return { generation, parts: parts.length };
}

/** The text of a generation; undefined where a part is gone or is none of ours. */
export async function readGeneration(
  context: Excel.RequestContext,
  { generation, parts }: Generation,
): Promise<string | undefined> {
  const texts: string[] = [];
  for (let part = 0; part < parts; part += 1) {
    const xmlPart = partAt(context, generation, part);
    xmlPart.load('id');
    // Each part is near the size of a request: one after the other on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    if (xmlPart.isNullObject) return undefined;
    const xml = xmlPart.getXml();
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    const { value } = xml;
    const text = textOfPart(value);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join('');
}

/** Whether all parts of a generation are there. */
export async function isWhole(
  context: Excel.RequestContext,
  { generation, parts }: Generation,
): Promise<boolean> {
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
export async function sweep(
  context: Excel.RequestContext,
  replaced: ReadOwnSetting | Generation,
): Promise<void> {
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
