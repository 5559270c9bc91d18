import type { DealQuery, FieldCriterion } from '../deals/query';
import type { Surroundings } from './surroundings';

/** A criterion in words: "ADC", "2024H1", "≥ US$ 500 m"; with its field where the value alone does not tell. */
export function criterionWords(
  criterion: FieldCriterion,
  { texts, formats, entry, field }: Surroundings,
): string {
  const test = String(criterion.test ?? '');
  const bound = /^(<=|>=|<|>|=)(\d+(?:\.\d+)?)$/.exec(test);
  if (bound && criterion.field.endsWith('_usd_m')) {
    const words = texts.filters.bounds[bound[1] as keyof typeof texts.filters.bounds](
      formats.magnitude(Number(bound[2])),
    );
    // The headline is what a size means; the unit after another figure's name stands in the amount already.
    const figure = field(criterion.field).replace(/\s*[(（][^)）]*[)）]$/, '');
    return criterion.field === 'total_usd_m' ? words : `${figure} ${words}`;
  }
  const except = /^<>(.+)$/.exec(test)?.[1];
  if (except !== undefined) return texts.filters.except(entry(except));
  const plain = test === '=' ? texts.filters.notDisclosed : entry(test.replace(/~([*?~])/g, '$1'));
  return test !== '=' && SPEAKS_FOR_ITSELF.has(criterion.field)
    ? plain
    : `${field(criterion.field)}: ${plain}`;
}

/** Fields whose values name no other field's: "ADC" or "2024" needs no label, "Merck & Co." does. */
const SPEAKS_FOR_ITSELF: ReadonlySet<string> = new Set([
  'period',
  'modality_group',
  'exact_modality',
  'therapeutic_area',
  'stage',
  'deal_type',
  'status',
]);

/** A whole query in words, for the line below a linked table's name. */
export function queryWords(query: DealQuery, surroundings: Surroundings): string {
  const words = query.criteria.map((criterion) => criterionWords(criterion, surroundings));
  if (query.search) words.unshift(`“${query.search}”`);
  return words.length > 0 ? words.join(' · ') : surroundings.texts.common.allDeals;
}
