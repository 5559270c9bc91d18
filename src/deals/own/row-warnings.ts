import type { DataVersion } from '../dataset';
import { serialOf } from '../date';
import type { DealDate } from '../date';
import { doubtsOf } from '../doubts';
import { STORED_FIELDS } from '../fields';
import type { DealRow, StoredFieldName } from '../row';
import type { CellWarning } from './cell-problem';
import type { ReadRow } from './read-row';

/** A warning before it is known where in the file its cell stands. */
export type RowWarning = Pick<CellWarning, 'field' | 'kind' | 'part' | 'amountUsdM' | 'serial'>;

/** No medicine of this trade was licensed before: a year before it is a misprint, or a date that lost its century. */
const FIRST_YEAR = 1980;
/** A year with a day for the leap. */
const YEAR_DAYS = 366;
/** US$ million, beyond all that was ever announced for a licence. */
const HUGE_USD_M = 20_000;

/** What of a row is to be looked at before it is added; nothing of it keeps the row out. */
export function rowWarnings(values: ReadRow['values'], { through }: DataVersion): readonly RowWarning[] {
  const found: RowWarning[] = [...doubtsOf(values as Partial<DealRow>)];
  const first = serialOf(FIRST_YEAR, 1, 1);
  const last = through + YEAR_DAYS;
  for (const { name, kind } of STORED_FIELDS) {
    const field = name as StoredFieldName;
    const value = values[field];
    if (kind === 'date' && value !== undefined) {
      const { serial } = value as DealDate;
      if (serial < first) found.push({ kind: 'beforeField', field });
      else if (serial > last) found.push({ kind: 'afterData', field, serial: through });
    }
    if (kind === 'money' && typeof value === 'number' && value > HUGE_USD_M)
      found.push({ kind: 'huge', field });
  }
  return found;
}
