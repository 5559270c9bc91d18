import * as v from 'valibot';
import type { FieldName } from '../deals/fields';
import { FIELDS } from '../deals/fields';
import type { DealQuery } from '../deals/query';
import { searchWords, wordLeftOut } from '../deals/search';
import type { RememberedColumn } from './remembered-column';
import type { DealsOrigin } from './table-deals';

/**
 * What the workbook remembers of a linked table, as JSON in one of its settings. Settings are keyed by an id of our own:
 * the host's table id may change when the workbook is opened elsewhere, its name when the user renames it. Both are
 * remembered, and either finds the table again.
 */
export interface LinkSetting {
  readonly id: string;
  readonly tableId: string;
  readonly tableName: string;
  readonly sheetName: string;
  readonly query: DealQuery;
  readonly columns: readonly RememberedColumn[];
  readonly dataVersion: string;
  /** Where the rows come from the organisation's server, as does the data version; else from this machine. */
  readonly origin?: 'organisation' | undefined;
  /** Which of the organisation's servers: its mark (`serverMark`); links made before it was remembered have none. */
  readonly server?: string | undefined;
  /** Last day that the data version covers, as a serial; links made before it was remembered have none. */
  readonly dataThrough?: number | undefined;
  /** ISO 8601. */
  readonly insertedAt: string;
  readonly refreshedAt: string;
  readonly deals: number;
  /** Where the memory of the cells is: custom XML parts `generation`/0 … `generation`/`parts`-1. */
  readonly memory: { readonly generation: number; readonly parts: number };
}

export const SETTING_PREFIX = 'DealSheet.table.';
/** Raised when a later version needs what an earlier one would destroy. */
const FORMAT = 1;
/** Of tables from the organisation's server: an earlier DealSheet would refresh them from the data on its machine. */
const SERVER_FORMAT = 2;
/** Of queries with alternatives or words left out, which an earlier DealSheet would read as something else. */
const WIDER_FORMAT = 3;

const fieldNames = FIELDS.map(({ name }) => name) as FieldName[];
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const querySchema = v.object({
  search: v.optional(v.string()),
  criteria: v.array(
    v.object({ field: v.string(), test: v.nullable(v.union([v.string(), v.number(), v.boolean()])) }),
  ),
  sort: v.optional(v.array(v.object({ field: v.string(), descending: v.optional(v.boolean()) }))),
});

const linkSchema = v.object({
  format: v.picklist([FORMAT, SERVER_FORMAT, WIDER_FORMAT]),
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  tableId: v.string(),
  tableName: v.string(),
  sheetName: v.string(),
  query: querySchema,
  columns: v.pipe(
    v.array(
      v.object({ field: v.picklist(fieldNames), header: v.string(), columnId: v.optional(v.number()) }),
    ),
    v.check((columns) => columns.some(({ field }) => field === 'deal_id')),
  ),
  dataVersion: v.string(),
  origin: v.optional(v.literal('organisation')),
  server: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{1,40}$/))),
  dataThrough: v.optional(v.pipe(v.number(), v.finite())),
  insertedAt: v.string(),
  refreshedAt: v.string(),
  deals: count,
  memory: v.object({ generation: count, parts: v.pipe(count, v.maxValue(200)) }),
});

const newerSchema = v.object({
  format: v.pipe(v.number(), v.minValue(WIDER_FORMAT + 1)),
  tableId: v.optional(v.string(), ''),
  tableName: v.optional(v.string(), ''),
  sheetName: v.optional(v.string(), ''),
});

const namesSchema = v.object({
  tableName: v.fallback(v.string(), ''),
  sheetName: v.fallback(v.string(), ''),
});

/** A link as it was read: ours, one that a later version made, or one that is damaged; undefined where it is not ours. */
export type ReadLink =
  | { readonly kind: 'link'; readonly link: LinkSetting }
  | {
      readonly kind: 'newer' | 'damaged';
      readonly id: string;
      readonly tableName: string;
      readonly sheetName: string;
    }
  | undefined;

/** Reads the value of a setting, whoever wrote it. */
export function readLinkSetting(key: string, value: unknown): ReadLink {
  if (!key.startsWith(SETTING_PREFIX)) return undefined;
  const json = parsed(value);
  const read = v.safeParse(linkSchema, json);
  if (read.success) {
    const { format, ...link } = read.output;
    const isWhole = format === WIDER_FORMAT || format === (link.origin ? SERVER_FORMAT : FORMAT);
    const query = format === WIDER_FORMAT ? link.query : asMeantBefore(link.query as DealQuery);
    if (isWhole && key === SETTING_PREFIX + link.id)
      return { kind: 'link', link: { ...link, query } as LinkSetting };
  }
  const id = key.slice(SETTING_PREFIX.length);
  const newer = v.safeParse(newerSchema, json);
  if (newer.success) {
    const { tableName, sheetName } = newer.output;
    return { kind: 'newer', id, tableName, sheetName };
  }
  const names = v.safeParse(namesSchema, json);
  return {
    kind: 'damaged',
    id,
    tableName: names.success ? names.output.tableName : '',
    sheetName: names.success ? names.output.sheetName : '',
  };
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** A query of an earlier format in today's words: bars were letters then, and so were hyphens before words. */
function asMeantBefore(query: DealQuery): DealQuery {
  const criteria = query.criteria.map(({ field, test }) => ({
    field,
    test: typeof test === 'string' ? test.replace(/~(?=\|)/g, '~~').replaceAll('|', '~|') : test,
  }));
  const { search } = query;
  return { ...query, criteria, ...(search ? { search: search.replace(/(?<!\S)[-–—−]+(?=\S)/g, '') } : {}) };
}

/** Whether earlier versions of DealSheet would read a query as another one. */
const isWider = ({ criteria, search = '' }: DealQuery): boolean =>
  criteria.some(({ test }) => typeof test === 'string' && test.includes('|')) ||
  searchWords(search).some((word) => wordLeftOut(word) !== undefined);

const formatOf = ({ query, origin }: LinkSetting): number =>
  isWider(query) ? WIDER_FORMAT : origin ? SERVER_FORMAT : FORMAT;

/** The key and value of a link's setting: text, which every host gives back as it was. */
export const linkSettingOf = (link: LinkSetting): { key: string; value: string } => ({
  key: SETTING_PREFIX + link.id,
  value: JSON.stringify({ format: formatOf(link), ...link }),
});

export const newLinkId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** Whose deals a linked table holds. */
export const originOf = ({ origin }: Pick<LinkSetting, 'origin'>): DealsOrigin => origin ?? 'machine';

/** Whether a table's rows are known to come from another of the organisation's servers than this. */
export const isOfOtherServer = ({ server }: Pick<LinkSetting, 'server'>, now: string | undefined): boolean =>
  server !== undefined && now !== undefined && server !== now;
