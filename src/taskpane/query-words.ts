import { splitAtBars } from '../deals/alternatives';
import type { DealQuery, FieldCriterion } from '../deals/query';
import { MODALITY_GROUPS } from '../deals/vocabulary';
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
    // The headline is what a size means.
    return criterion.field === 'total_usd_m' ? words : `${withoutUnit(field(criterion.field))} ${words}`;
  }
  if (test === '=') return `${withoutUnit(field(criterion.field))}: ${texts.filters.notDisclosed}`;
  const [, sign = '', value = ''] = /^(<=|>=|<|>)(?!>)(.+)$/.exec(test) ?? [];
  if (sign !== '') {
    const shown = { '<=': '≤', '>=': '≥' }[sign] ?? sign;
    if (criterion.field === 'period') return `${shown} ${value}`;
    const isShare = criterion.field === 'upfront_share' && bound;
    const amount = isShare ? Number((Number(value) * 100).toFixed(4)) : value;
    const unit = isShare || criterion.field.endsWith('_pct') ? '%' : '';
    return `${withoutUnit(field(criterion.field))} ${shown} ${amount}${unit}`;
  }
  const isLeftOut = test.startsWith('<>') && test.length > 2;
  const values = splitAtBars(isLeftOut ? test.slice(2) : test).map((each) =>
    each === '=' ? texts.filters.notDisclosed : entry(each.replace(/~([*?~|])/g, '$1')),
  );
  // One that is called like its group, such as ADC, is told from it.
  if (criterion.field === 'exact_modality' && values.length === 1 && test in MODALITY_GROUPS)
    return texts.filters.exactOnly(values[0] ?? '');
  const more = values.length > MOST_SHOWN ? ` (+${formats.count(values.length - MOST_SHOWN)})` : '';
  const any = values.slice(0, MOST_SHOWN).join(texts.filters.or) + more;
  const plain = isLeftOut ? texts.filters.not(any) : any;
  return SPEAKS_FOR_ITSELF.has(criterion.field) ? plain : `${field(criterion.field)}: ${plain}`;
}

/** More alternatives are counted. */
const MOST_SHOWN = 4;

/** The name of a figure; its unit stands in the amount already. */
const withoutUnit = (name: string): string => name.replace(/\s*[(（][^)）]*[)）]$/, '');

/** Fields whose values name no other field's: "ADC" or "2024" needs no label, "Merck & Co." does. */
const SPEAKS_FOR_ITSELF: ReadonlySet<string> = new Set([
  'period',
  'modality',
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
