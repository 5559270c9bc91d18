import { FIELDS, fieldNamed, findField } from '../deals/fields';
import type { FieldName } from '../deals/fields';
import { InputError } from '../deals/input-error';
import { findName, normaliseName } from '../deals/names';
import { ASSUMPTIONS } from './assumption-list';
import { dateIn, entryIn, isBlankOrZero, namedCells, numberIn, shown } from './cells';
import type { NameAndValue } from './cells';
import { termsOfFields } from './terms';
import type { DealTerms, TermFields } from './terms';

type Field = (typeof FIELDS)[number];

const ASSUMPTION_NAMES = ASSUMPTIONS.map(({ name }) => name);

const isNone = (value: unknown) => typeof value === 'string' && normaliseName(value) === 'none';

function amount(value: unknown, name: string): number {
  if (isNone(value)) return 0;
  const read = numberIn(value);
  if (read === undefined) {
    throw new InputError('value', `${name}: "${shown(value)}" is not an amount in US$ million.`);
  }
  if (read < 0) throw new InputError('number', `${name}: an amount is 0 or more, not ${read}.`);
  return read;
}

function points(value: unknown, name: string): number {
  if (isNone(value)) return 0;
  const percentText = typeof value === 'string' && value.trim().endsWith('%');
  const read = numberIn(value);
  if (read === undefined) throw new InputError('value', `${name}: "${shown(value)}" is not a percentage.`);
  const inPoints = percentText ? read * 100 : read;
  if (inPoints < 0 || inPoints > 100) {
    throw new InputError('number', `${name}: a royalty is from 0 to 100 percentage points, not ${inPoints}.`);
  }
  // A cell formatted as 8 % arrives as 0.08: reading it as 0.08 points would be silently wrong by a factor of 100.
  if (!percentText && inPoints < 1) {
    throw new InputError('number', `${name}: give percentage points of net sales, 8 for 8 %, not ${read}.`);
  }
  return inPoints;
}

function read(field: Field, value: unknown, name: string): unknown {
  if (isBlankOrZero(value)) return undefined;
  if ('vocabulary' in field && field.vocabulary) {
    if (value === true && field.name === 'counted_in_parent') return 'yes';
    return isNone(value) ? undefined : entryIn<string>(value, field.vocabulary, name);
  }
  switch (field.kind) {
    case 'money':
      return amount(value, name);
    case 'percent':
      return points(value, name);
    case 'date': {
      const date = dateIn(value);
      if (date) return date;
      throw new InputError('value', `${name}: "${shown(value)}" is not a date; write 2024-05-01 or 2024-05.`);
    }
    default:
      return typeof value === 'object' ? undefined : String(value).trim();
  }
}

/**
 * The terms of a deal that a user describes by a two-column range of term names and values (names of fields, or
 * what an analyst calls them: upfront, milestones, stage, modality …). A blank or zero is undisclosed, the word
 * `none` is zero. A deal without a type is a licence.
 * @throws InputError (#VALUE!) for an unknown name (nearest names in the message), a name given twice or a value of
 * the wrong type; (#NUM!) for an amount below 0 or a royalty outside 0 to 100
 */
export function termsOfRange(rows: readonly NameAndValue[], argument = 'deal'): DealTerms {
  const fields: Partial<Record<FieldName, unknown>> = {};
  for (const { name, value } of namedCells(rows, argument)) {
    if (!findField(name) && findName(name, ASSUMPTION_NAMES)) {
      throw new InputError(
        'value',
        `${argument}: ${name} is an assumption, not a term: give it in the range of assumptions.`,
      );
    }
    const { name: fieldName } = fieldNamed(name, argument);
    const field = FIELDS.find((each) => each.name === fieldName);
    if (!field || 'derived' in field) continue;
    const asNumber = field.name === 'royalty_text' && !isBlankOrZero(value) ? numberIn(value) : undefined;
    if (asNumber !== undefined) {
      // "royalty | 12": one rate on all sales, in points like the other royalty terms.
      fields.royalty_low_pct = fields.royalty_high_pct = points(value, fieldName);
      continue;
    }
    const cell = read(field, value, fieldName);
    if (cell === undefined) continue;
    if (fields[fieldName] !== undefined) {
      throw new InputError('value', `${argument}: ${fieldName} is given twice.`);
    }
    fields[fieldName] = cell;
  }
  // Each value was read by its field's kind, which is what the row type is derived from.
  const typed = fields as Partial<TermFields>;
  return termsOfFields({ ...typed, deal_type: typed.deal_type ?? 'License-out' }, 'given');
}
