import type { AliasIndex } from '../../deals/alias-index';
import type { FieldName } from '../../deals/fields';

/** What must be known of the server's deals to say a criterion in its words. */
export interface ServerFacts {
  readonly aliases: AliasIndex;
  /** First and last announcement, Excel serials. */
  readonly announced: { readonly first: number; readonly last: number } | undefined;
  /**
   * The different texts of a field, for the few criteria that only Excel's own rules decide.
   * @throws InputError (#N/A) where they are too many to look at
   */
  readonly distinct: (field: FieldName, which: 'all' | 'with digits') => readonly string[];
}
