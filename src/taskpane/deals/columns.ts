import type { DealSet } from '../../deals/dataset';
import { isOwnDeal, ownDealCount } from '../../deals/own/layer';
import type { Selection } from '../../deals/query';
import { FIELDS, STORED_FIELDS } from '../../deals/fields';
import type { FieldName } from '../../deals/fields';

/** Ready-made column sets of a linked table, and `own`, the user's choice and order. */
export const COLUMN_SETS = ['terms', 'parties', 'science', 'all', 'own'] as const;
export type ColumnSet = (typeof COLUMN_SETS)[number];

/** Fields that can be a column, in the order in which they are offered. */
export const COLUMN_FIELDS: readonly FieldName[] = FIELDS.map((field) => field.name).filter(
  (name) => name !== 'period' && name !== 'exact_modality',
);

const SETS: Readonly<Record<Exclude<ColumnSet, 'own'>, readonly FieldName[]>> = {
  terms: [
    'deal_id',
    'announced',
    'licensor',
    'licensee',
    'asset',
    'stage',
    'upfront_usd_m',
    'near_term_usd_m',
    'milestones_usd_m',
    'total_usd_m',
    'upfront_share',
    'royalty_text',
    'source_url',
  ],
  parties: [
    'deal_id',
    'announced',
    'deal_type',
    'licensor',
    'licensor_type',
    'licensor_country',
    'licensee',
    'licensee_type',
    'licensee_country',
    'territory_class',
    'status',
    'total_usd_m',
    'source_url',
  ],
  science: [
    'deal_id',
    'announced',
    'licensor',
    'licensee',
    'asset',
    'target',
    'modality',
    'therapeutic_area',
    'indication',
    'stage',
    'territory',
    'source_url',
  ],
  all: STORED_FIELDS.map((field) => field.name as FieldName),
};

/** What the user's own set starts from. */
export const FIRST_OWN_COLUMNS: readonly FieldName[] = [
  'deal_id',
  'announced',
  'licensor',
  'licensee',
  'asset',
  'modality',
  'stage',
  'upfront_usd_m',
  'total_usd_m',
  'source_url',
];

/** The columns of a set, in order. Rows are recognised by `deal_id`, so it stands in every set. */
export function columnsOf(set: ColumnSet, own: readonly FieldName[]): readonly FieldName[] {
  if (set !== 'own') return SETS[set];
  return own.includes('deal_id') ? own : ['deal_id', ...own];
}

/** Whether a table of a deal, or of those selected, gets a column beside these that tells own deals from public ones. */
export function marksOwn(
  set: DealSet,
  what: string | Selection | undefined,
  { columnSet, ownColumns }: { readonly columnSet: ColumnSet; readonly ownColumns: readonly FieldName[] },
): boolean {
  if (what === undefined || ownDealCount(set) === 0 || columnsOf(columnSet, ownColumns).includes('origin'))
    return false;
  if (typeof what !== 'string') return what.rows.some((row) => isOwnDeal(set, row));
  const row = set.rowOf(what);
  return row !== undefined && isOwnDeal(set, row);
}

/** `columns` with `name` moved by `step` places; unchanged at either end. */
export const moved = (columns: readonly FieldName[], name: FieldName, step: -1 | 1): readonly FieldName[] =>
  movedTo(columns, name, columns.indexOf(name) + step);

/** `columns` with `name` at another place, from 0; unchanged where there is no such place. */
export function movedTo(columns: readonly FieldName[], name: FieldName, to: number): readonly FieldName[] {
  const from = columns.indexOf(name);
  if (from < 0 || to === from || to < 0 || to >= columns.length) return columns;
  const next = columns.filter((column) => column !== name);
  next.splice(to, 0, name);
  return next;
}
