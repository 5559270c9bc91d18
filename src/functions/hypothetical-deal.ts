import { fieldNamed } from '../deals/fields';
import type { FieldName } from '../deals/fields';
import { InputError } from '../deals/input-error';
import type { DealProfile } from '../deals/similarity';
import { dateIn, entryIn, isBlankOrZero, namedCells, shown } from '../valuation/cells';
import type { Cell } from './cell';

/** Names and values of the terms of a deal that is not in the data, as a user laid them out in two columns. */
export type Terms = readonly (readonly [name: Cell, value: Cell])[];

/**
 * The values that the terms give, by field; blank ones are left out.
 * @throws InputError (#VALUE!) for a name that is no field, with the nearest fields
 */
export function valuesOfTerms(terms: Terms): Map<FieldName, unknown> {
  return new Map(
    namedCells(terms, 'deal')
      .map(({ name, value }) => [fieldNamed(name, 'deal').name, value] as const)
      .filter(([, value]) => !isBlankOrZero(value)),
  );
}

/**
 * What a hypothetical deal is about, for finding comparables. Terms about money are allowed and ignored.
 * @throws InputError (#VALUE!) for a name that is no field, or a value outside its vocabulary
 */
export function profileOfTerms(terms: Terms): DealProfile {
  const values = valuesOfTerms(terms);
  const entry = (field: FieldName) => {
    const value = values.get(field);
    const { vocabulary } = fieldNamed(field);
    if (value === undefined || !vocabulary) return value === undefined ? undefined : String(value);
    return entryIn(value, vocabulary, `deal (${field})`);
  };
  const announced = values.get('announced');
  const date = announced === undefined ? undefined : dateIn(announced);
  if (announced !== undefined && !date) {
    throw new InputError(
      'value',
      `deal (announced): "${shown(announced)}" is not a date such as 2024-05-01.`,
    );
  }
  // The vocabulary of each field has just been looked through.
  return {
    modality: entry('modality'),
    target: entry('target'),
    therapeutic_area: entry('therapeutic_area'),
    stage: entry('stage'),
    territory_class: entry('territory_class'),
    licensor_type: entry('licensor_type'),
    licensee_type: entry('licensee_type'),
    announced: date,
  } as DealProfile;
}
