import { STORED_FIELDS } from './fields';
import type { DealRow, DealValue, StoredFieldName } from './row';

/** How ids in data versions are written; no name that a program gives a meaning (`__proto__`) is one. */
const DEAL_ID = /^[a-z0-9][a-z0-9.-]{1,119}$/i;
/** What a spreadsheet would take for a formula when a cell holds it. */
const FORMULA = /^\s*[=@]|^\s*[+-]\s*[a-z(]/i;
const MARK_UP = /<\/?[a-z!][^>]*>?|javascript:/i;
// Control characters are what is looked for here.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const LONGEST_CELL = 4_000;

/** A text that no deal has: why, and in which field. */
export interface SuspiciousText {
  readonly field: StoredFieldName;
  readonly reason: string;
}

/**
 * Whether a deal of a data version holds what only an attack or a broken export would: a formula, mark-up, control
 * characters, an endless text. Nothing of ours executes texts; but they are copied from here into other programs.
 */
export function suspiciousText(row: DealRow): SuspiciousText | undefined {
  for (const { name } of STORED_FIELDS) {
    const field = name as StoredFieldName;
    const reason = suspicionOf(field, row[field]);
    if (reason !== undefined) return { field, reason };
  }
  return undefined;
}

/** The same of the value that a deal has in a field: why no deal has it; undefined where one may. */
export function suspicionOf(field: StoredFieldName, value: DealValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (field === 'deal_id' && !DEAL_ID.test(value)) return 'is not an id of letters, digits, - and .';
  if (value.length > LONGEST_CELL) return `is longer than ${LONGEST_CELL} characters`;
  if (FORMULA.test(value)) return 'begins as a formula';
  if (MARK_UP.test(value)) return 'holds mark-up';
  return CONTROL.test(value) ? 'holds control characters' : undefined;
}
