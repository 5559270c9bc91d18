import type { DealDate } from './date';
import type { FIELDS } from './fields';

type AnyField = (typeof FIELDS)[number];
type StoredField = Exclude<AnyField, { readonly derived: true }>;

/** Name of a field that is a column of the data files. */
export type StoredFieldName = StoredField['name'];

/** The fields without which a row is not a deal. */
export const REQUIRED_FIELDS = ['deal_id', 'announced', 'deal_type', 'licensor', 'licensee'] as const;
type RequiredFieldName = (typeof REQUIRED_FIELDS)[number];

type ValueOf<F extends StoredField> = F extends { readonly vocabulary: readonly (infer Entry)[] }
  ? Entry
  : F['kind'] extends 'date'
    ? DealDate
    : F['kind'] extends 'money' | 'percent' | 'count'
      ? number
      : string;

/**
 * One deal as plain values, derived from the list of fields: for single deals, imports and tables, never in the hot
 * path of a query. Undisclosed is `undefined`, never 0 or ''. Money is US$ million, royalties percentage points.
 */
export type DealRow = {
  readonly [F in StoredField as F['name']]: F['name'] extends RequiredFieldName
    ? ValueOf<F>
    : ValueOf<F> | undefined;
};

/** Any value that a stored field can hold. */
export type DealValue = DealRow[StoredFieldName];
