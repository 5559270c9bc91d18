import { browserOwnShelf } from './own-shelf';
import type { OwnShelf } from './own-shelf';
import { MOST_IMPORTS, ownRecordText, readOwnRecord } from './own-record';
import type { OwnImport, OwnRecord } from './own-record';

/** Why nothing could be written to a place; the pane says it in its language. Nothing was changed. */
export type OwnRefusal =
  'refused' | 'full' | 'newer' | 'damaged' | 'tooManyImports' | 'tooLarge' | 'changedMeanwhile';

export class OwnStoreError extends Error {
  constructor(
    readonly kind: OwnRefusal,
    options?: ErrorOptions,
  ) {
    super(`Own deals could not be stored: ${kind}. Nothing was changed.`, options);
    this.name = 'OwnStoreError';
  }
}

/** A place that keeps own deals. */
export interface OwnStore {
  readonly read: () => Promise<OwnRecord>;
  /**
   * Changes what is kept, from what is kept now. The change is made again where somebody else has changed it meanwhile:
   * made twice, it gives what it gives once.
   * @returns what is kept afterwards
   * @throws OwnStoreError; nothing was changed
   */
  readonly change: (
    change: (imports: readonly OwnImport[]) => readonly OwnImport[],
  ) => Promise<readonly OwnImport[]>;
  /**
   * Removes what is damaged, for good; what can be read, by this version or a later one, stays.
   * @throws OwnStoreError; nothing was changed
   */
  readonly discard: () => Promise<void>;
}

/** The imports of a record that may be changed. @throws OwnStoreError: what can't be read is never written over */
export function changeable(record: OwnRecord): readonly OwnImport[] {
  if (record.kind !== 'deals') throw new OwnStoreError(record.kind);
  return record.imports;
}

/** A new list that fits. @throws OwnStoreError */
export function fitting(imports: readonly OwnImport[]): readonly OwnImport[] {
  if (imports.length > MOST_IMPORTS) throw new OwnStoreError('tooManyImports');
  return imports;
}

/** The own deals of this machine. */
export function machineStore(shelf: OwnShelf = browserOwnShelf): OwnStore {
  const changeShelf = async (change: (stored: unknown) => unknown): Promise<void> => {
    try {
      await shelf.change(change);
    } catch (cause) {
      const isFull = cause instanceof Error && cause.name === 'QuotaExceededError';
      throw new OwnStoreError(isFull ? 'full' : 'refused', { cause });
    }
  };
  return {
    read: async () => {
      try {
        return readOwnRecord(await shelf.read());
      } catch (cause) {
        throw new OwnStoreError('refused', { cause });
      }
    },
    change: async (change) => {
      let after: readonly OwnImport[] = [];
      let refusal: unknown;
      await changeShelf((stored) => {
        try {
          after = fitting(change(changeable(readOwnRecord(stored))));
          return after.length === 0 ? undefined : ownRecordText(after);
        } catch (problem) {
          refusal = problem;
          return stored;
        }
      });
      if (refusal !== undefined) throw refusal;
      return after;
    },
    discard: () => changeShelf((stored) => (readOwnRecord(stored).kind === 'damaged' ? undefined : stored)),
  };
}
