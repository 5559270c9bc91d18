import type { LinkSetting, ReadLink } from './link-setting';
import { linkSettingOf, readLinkSetting, SETTING_PREFIX } from './link-setting';
import type { Memory } from './memory';
import { decodeMemory, encodeMemory } from './memory';
import { pause, throwIfCancelled } from './run';

/** Where links live in a workbook: one setting a table, and custom XML parts for the memory of its cells. */

const partNamespace = (id: string, generation: number, part: number): string =>
  `urn:dealsheet:linked-table:${id}:${String(generation)}:${String(part)}`;

/** All links of the workbook, oldest first. Settings that can't be read are left alone, and told as such. */
export async function readLinks(context: Excel.RequestContext): Promise<NonNullable<ReadLink>[]> {
  const { settings } = context.workbook;
  settings.load('items/key,items/value');
  await context.sync();
  const links = settings.items.flatMap(({ key, value }) => readLinkSetting(key, value) ?? []);
  const madeAt = (read: NonNullable<ReadLink>) => (read.kind === 'link' ? read.link.insertedAt : '9');
  return links.sort((a, b) => (madeAt(a) < madeAt(b) ? -1 : 1));
}

/** Remembers a link; takes effect with the next sync. */
export function queueLink(context: Excel.RequestContext, link: LinkSetting): void {
  const { key, value } = linkSettingOf(link);
  context.workbook.settings.add(key, value);
}

/** The memory of a link's cells; undefined where it is lost or damaged. */
export async function readMemory(
  context: Excel.RequestContext,
  link: LinkSetting,
): Promise<Memory | undefined> {
  if (link.memory.parts === 0) return undefined;
  const parts: string[] = [];
  for (let part = 0; part < link.memory.parts; part += 1) {
    const namespace = partNamespace(link.id, link.memory.generation, part);
    const xmlPart = context.workbook.customXmlParts.getByNamespace(namespace).getOnlyItemOrNullObject();
    xmlPart.load('id');
    // Each part is near the size of a request: one after the other on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    if (xmlPart.isNullObject) return undefined;
    const result = xmlPart.getXml();
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    const text = memoryText(result);
    if (text === undefined) return undefined;
    parts.push(text);
  }
  return decodeMemory(parts, link.columns.length);
}

/** What stands in a part; a host may give an empty element back in its short form. */
function memoryText({ value }: OfficeExtension.ClientResult<string>): string | undefined {
  const text = /<memory\b[^>]*>([^<]*)<\/memory>/.exec(value)?.[1];
  return text?.trim() ?? (/<memory\b[^>]*\/>/.test(value) ? '' : undefined);
}

/**
 * Writes a memory beside the present one, as another generation: the link turns to it only when all of it is there, so
 * that a failure or a cancel half-way leaves the old memory in force.
 * @returns where it is, for the link's setting
 * @throws WorkbookError cancelled
 */
export async function writeMemory(
  context: Excel.RequestContext,
  id: string,
  memory: Memory,
  previous: LinkSetting['memory'] | undefined,
  signal?: AbortSignal,
): Promise<LinkSetting['memory']> {
  const generation = (previous?.generation ?? 0) + 1;
  const texts: string[] = [];
  for (const text of encodeMemory(memory)) {
    texts.push(text);
    await pause();
    throwIfCancelled(signal);
  }
  const written = { generation, parts: texts.length };
  // A new link has no earlier generation, and nothing that a failed writing of one left behind.
  if (previous) await deleteMemory(context, id, written);
  try {
    for (const [part, text] of texts.entries()) {
      throwIfCancelled(signal);
      const namespace = partNamespace(id, generation, part);
      context.workbook.customXmlParts.add(`<memory xmlns="${namespace}">${text}</memory>`);
      // Each part is near the size of a request: one after the other on purpose.
      // eslint-disable-next-line office-addins/no-context-sync-in-loop
      await context.sync();
      await pause();
    }
  } catch (error) {
    await deleteMemory(context, id, written).catch(() => undefined);
    throw error;
  }
  return written;
}

/** Deletes the parts of one generation, as far as they are there. */
export async function deleteMemory(
  context: Excel.RequestContext,
  id: string,
  memory: LinkSetting['memory'],
): Promise<void> {
  const parts = Array.from({ length: memory.parts }, (_, part) => {
    const namespace = partNamespace(id, memory.generation, part);
    const xmlPart = context.workbook.customXmlParts.getByNamespace(namespace).getOnlyItemOrNullObject();
    xmlPart.load('id');
    return xmlPart;
  });
  await context.sync();
  for (const part of parts) if (!part.isNullObject) part.delete();
  await context.sync();
}

/** A link as it stands in the workbook, whole, so that it can be put back. */
export interface StoredLink {
  readonly id: string;
  readonly tableName: string;
  /** The setting as it was read, whoever wrote it. */
  readonly value: string;
  readonly link: LinkSetting | undefined;
  readonly memory: Memory | undefined;
}

/** Reads a link whole; undefined where there is none of that id. */
export async function readStoredLink(
  context: Excel.RequestContext,
  id: string,
): Promise<(StoredLink & { readonly kind: NonNullable<ReadLink>['kind'] }) | undefined> {
  const setting = context.workbook.settings.getItemOrNullObject(SETTING_PREFIX + id);
  setting.load('key,value');
  await context.sync();
  if (setting.isNullObject) return undefined;
  const read = readLinkSetting(setting.key, setting.value);
  if (!read) return undefined;
  const link = read.kind === 'link' ? read.link : undefined;
  const tableName = read.kind === 'link' ? read.link.tableName : read.tableName;
  const memory = link && (await readMemory(context, link));
  return { id, kind: read.kind, tableName, value: String(setting.value), link, memory };
}

/** Puts a link back that was deleted. */
export async function restoreLink(
  context: Excel.RequestContext,
  { id, value, link, memory }: StoredLink,
): Promise<void> {
  if (link && memory)
    queueLink(context, { ...link, memory: await writeMemory(context, id, memory, link.memory) });
  else context.workbook.settings.add(SETTING_PREFIX + id, value);
  await context.sync();
}

/** Forgets a link and its memory. */
export async function deleteLink(
  context: Excel.RequestContext,
  { id, memory }: { readonly id: string; readonly memory?: LinkSetting['memory'] | undefined },
): Promise<void> {
  if (memory) await deleteMemory(context, id, memory);
  const setting = context.workbook.settings.getItemOrNullObject(SETTING_PREFIX + id);
  setting.load('key');
  await context.sync();
  if (!setting.isNullObject) setting.delete();
  await context.sync();
}
