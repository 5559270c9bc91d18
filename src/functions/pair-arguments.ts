import { InputError } from '../deals/input-error';
import type { FieldCriterion } from '../deals/query';
import { readScalar, saysNothing } from './arguments';

/**
 * Pairs of a field and a criterion, as in SUMIFS. Excel hands each over as a range, which must be one cell. An empty
 * criterion cell stays null: it means 0, as Excel has it.
 */
export function readPairs(value: unknown, argument = 'field_criterion'): FieldCriterion[] {
  const items = pairItems(value, argument);
  if (items.length % 2 !== 0) {
    const last = nameOf(argument, items.length);
    throw new InputError(
      'value',
      `${last}: the field has no criterion; give pairs such as "stage", "Phase 2".`,
    );
  }
  const pairs: FieldCriterion[] = [];
  for (let index = 0; index < items.length; index += 2) {
    const field = readScalar(items[index], nameOf(argument, index + 1));
    if (typeof field !== 'string' || field.trim() === '') {
      const found = saysNothing(field) ? 'the cell is empty' : `${String(field)} is no field`;
      throw new InputError(
        'value',
        `${nameOf(argument, index + 1)}: ${found}; give the name of a field such as "stage", then its criterion.`,
      );
    }
    pairs.push({ field, test: readScalar(items[index + 1], nameOf(argument, index + 2)) });
  }
  return pairs;
}

/** Made once: thousands of cells read a few pairs each, and hardly one of them is refused. */
const names = new Map<string, string[]>();

function nameOf(argument: string, place: number): string {
  let known = names.get(argument);
  if (!known) names.set(argument, (known = []));
  return (known[place] ??= `${argument} ${place}`);
}

/**
 * Excel's repeating parameter: a list of ranges; null where none is given. Omitted pairs at the end are dropped, but
 * a criterion stays with its field even where the host hands an empty cell over as null.
 */
function pairItems(value: unknown, argument: string): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value))
    throw new InputError('value', `${argument}: give pairs of a field and a criterion.`);
  const items: readonly unknown[] = value;
  let end = items.length;
  while (end > 0 && (items[end - 1] === null || items[end - 1] === undefined)) end--;
  return items.slice(0, Math.min(items.length, end + (end % 2)));
}
