import { STORED_FIELDS } from './fields';
import type { DealRow, DealValue, StoredFieldName } from './row';

/** How ids in data versions are written; no name that a program gives a meaning (`__proto__`) is one. */
const DEAL_ID = /^[a-z0-9][a-z0-9.-]{1,119}$/i;
/** What a spreadsheet would take for a formula when a cell holds it: a sign in front of anything but a figure, too. */
const FORMULA = /^\s*[=@＝＠]|^\s*[+\-＋－](?!\s*[\d.,]*\s*%?\s*$)/;
const MARK_UP = /<\/?[a-z!][^>]*>?|javascript:/i;
// Control characters are what is looked for here, and those that let a text be read otherwise than it is written.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;
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

/** What is wrong with a text: it is endless, or something that other programs would execute or choke on. */
export type TextFault = 'tooLong' | 'formula' | 'markUp' | 'control';

const REASONS: Readonly<Record<TextFault, string>> = {
  tooLong: `is longer than ${LONGEST_CELL} characters`,
  formula: 'begins as a formula',
  markUp: 'holds mark-up',
  control: 'holds control characters',
};

/** What makes a text one that no deal has; undefined for any other. */
export function textFault(text: string): TextFault | undefined {
  if (text.length > LONGEST_CELL) return 'tooLong';
  if (FORMULA.test(text)) return 'formula';
  if (MARK_UP.test(text)) return 'markUp';
  return CONTROL.test(text) ? 'control' : undefined;
}

/** Why no deal has this value in a field; undefined where one may. */
export function suspicionOf(field: StoredFieldName, value: DealValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (field === 'deal_id' && !DEAL_ID.test(value)) return 'is not an id of letters, digits, - and .';
  const fault = textFault(value);
  return fault && REASONS[fault];
}
