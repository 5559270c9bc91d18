import type { Counted } from '../deals/breakdown';
import type { Field, FieldName } from '../deals/fields';
import { FIELDS, MEASURES, fieldNamed, findField } from '../deals/fields';
import { InputError } from '../deals/input-error';
import { findName, nearestNames } from '../deals/names';
import { parsePeriod } from '../deals/period';
import type { Period, PeriodUnit } from '../deals/period';
import type { FieldCriterion } from '../deals/query';
import { MODALITIES, MODALITY_GROUP_NAMES } from '../deals/vocabulary';
import { optionalText, readScalar, requiredText, saysNothing } from './arguments';

/** Kinds of field that can be averaged; money alone can be summed. */
const AVERAGED: readonly Field['kind'][] = ['money', 'percent', 'share'];

const namesOf = (fields: readonly Field[]): string[] =>
  fields.flatMap((field) => [(field.aliases ?? [])[0] ?? field.name, field.name]);

const sayNames = (names: readonly string[]): string => names.join(', ');

/** The figure that is summed: the headline total unless `value` says otherwise. */
export function readMeasure(value: unknown): FieldName {
  const text = optionalText(value, 'measure');
  return text === undefined ? 'total_usd_m' : measureNamed(text);
}

/** What a number of deals may be called where a figure could be asked for. */
const DEAL_COUNT_NAMES = ['deals', 'count', 'number of deals', 'deal count'];

/** Whether a text asks for the number of deals. */
export const isDealCount = (text: string): boolean => findName(text, DEAL_COUNT_NAMES) !== undefined;

/** A figure that is summed, the headline unless `value` says otherwise; or the number of deals. */
export function readCounted(value: unknown): Counted {
  const text = optionalText(value, 'measure');
  return text !== undefined && isDealCount(text) ? 'deals' : readMeasure(value);
}

/** The same where it must be given: an empty cell is no measure. */
export function requiredMeasure(value: unknown, averaged = false): FieldName {
  return measureNamed(requiredText(value, 'measure', 'a figure such as "upfront"'), 'measure', averaged);
}

/**
 * The measure that `text` names.
 * @param averaged whether percentages and shares are allowed too, which can be averaged but not summed
 * @throws InputError (#VALUE!) with the nearest measures
 */
export function measureNamed(text: string, argument = 'measure', averaged = false): FieldName {
  const known = (averaged ? averagedByText : summedByText).get(text);
  if (known !== undefined) return known;
  const field = findField(text);
  const allowed = averaged ? FIELDS.filter(({ kind }) => AVERAGED.includes(kind)) : MEASURES;
  if (field && allowed.some(({ name }) => name === field.name)) {
    remember(averaged ? averagedByText : summedByText, text, field.name);
    return field.name;
  }
  const near = nearestNames(text, namesOf(allowed));
  const advice = near.length
    ? `Did you mean ${sayNames(near)}?`
    : `Give ${sayNames(namesOf(MEASURES.slice(0, 6)))}.`;
  const reason = field
    ? `${field.name} can't be ${averaged ? 'averaged' : 'summed'}`
    : `there is no measure "${text.slice(0, 60)}"`;
  throw new InputError('value', `${argument}: ${reason}. ${advice}`);
}

/** Thousands of cells ask for the same few names. */
const summedByText = new Map<string, FieldName>();
const averagedByText = new Map<string, FieldName>();
const modalityByText = new Map<string, FieldCriterion>();

function remember<Known>(byText: Map<string, Known>, text: string, known: Known): void {
  if (byText.size >= 1_000) byText.clear();
  byText.set(text, known);
}

/** The field that `value` names, which must be there. */
export const readField = (value: unknown, argument: string): FieldName =>
  fieldNamed(requiredText(value, argument, 'the name of a field such as "upfront"'), argument).name;

/**
 * A modality as a criterion: a group such as Antibody, or an exact modality; a name that is both, such as ADC, is the
 * group. Undefined where omitted.
 */
export function readModality(value: unknown, argument = 'modality'): FieldCriterion | undefined {
  const text = optionalText(value, argument);
  if (text === undefined) return undefined;
  const known = modalityByText.get(text);
  if (known) return known;
  const read = modalityNamed(text, argument);
  remember(modalityByText, text, read);
  return read;
}

function modalityNamed(text: string, argument: string): FieldCriterion {
  const group = findName(text, MODALITY_GROUP_NAMES);
  if (group !== undefined) return { field: 'modality_group', test: group };
  return { field: 'exact_modality', test: entryNamed(text, MODALITIES, argument, MODALITY_GROUP_NAMES) };
}

/** The entry of a vocabulary that `text` names. @throws InputError (#VALUE!) with the nearest entries */
export function entryNamed<T extends string>(
  text: string,
  entries: readonly T[],
  argument: string,
  alsoAllowed: readonly string[] = [],
): T {
  const entry = findName(text, entries);
  if (entry !== undefined) return entry;
  const all = [...alsoAllowed, ...entries];
  const near = nearestNames(text, all);
  throw new InputError(
    'value',
    `${argument}: there is no "${text.slice(0, 60)}". ` +
      (near.length ? `Did you mean ${sayNames(near)}?` : `Give ${sayNames(all.slice(0, 12))}.`),
  );
}

/** An entry of a vocabulary, or undefined where omitted. */
export function optionalEntry<T extends string>(
  value: unknown,
  entries: readonly T[],
  argument: string,
): T | undefined {
  const text = optionalText(value, argument);
  return text === undefined ? undefined : entryNamed(text, entries, argument);
}

/** A period, or undefined where omitted; an empty cell arrives as 0 on the desktop. */
export function optionalPeriod(value: unknown, argument = 'period'): Period | undefined {
  const cell = readScalar(value, argument);
  return saysNothing(cell) ? undefined : parsePeriod(cell, argument);
}

const UNITS: readonly PeriodUnit[] = ['year', 'half', 'quarter', 'month'];
const UNIT_NAMES: Readonly<Record<string, PeriodUnit>> = {
  years: 'year',
  yearly: 'year',
  annual: 'year',
  halves: 'half',
  'half year': 'half',
  'half years': 'half',
  quarters: 'quarter',
  quarterly: 'quarter',
  months: 'month',
  monthly: 'month',
};

/** year, half, quarter or month; year where omitted. */
export function readUnit(value: unknown, argument = 'by'): PeriodUnit {
  const text = optionalText(value, argument);
  if (text === undefined) return 'year';
  const other = findName(text, Object.keys(UNIT_NAMES));
  const unit = other === undefined ? undefined : UNIT_NAMES[other];
  return unit ?? entryNamed(text, UNITS, argument);
}
