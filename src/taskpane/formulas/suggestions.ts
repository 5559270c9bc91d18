import type { DealSet } from '../../deals/dataset';
import { dateOfSerial } from '../../deals/date';
import { FIELDS, findField } from '../../deals/fields';
import { findDeals } from '../../deals/find';
import { facetCounts } from '../../deals/query';
import { APPROVAL_FIELDS } from '../../market/approvals';
import { listOf } from './known-functions';
import type { KnownFunction, Parameter } from './known-functions';

/** What may be typed for an argument, and what it means where its name does not say. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** The names of values and fields in the pane's language. */
export interface Words {
  readonly entry: (entry: string) => string;
  readonly field: (name: string) => string;
  readonly disclosed: string;
  readonly undisclosed: string;
}

const MOST_DEALS = 12;
const MOST_PARTIES = 60;

/** What can be chosen for a parameter, given what is typed so far. */
export function suggestionsFor(
  known: KnownFunction,
  parameter: Parameter,
  typed: string,
  set: DealSet,
  words: Words,
): readonly Suggestion[] {
  if (parameter.name === 'deal') return dealsLike(typed, set);
  if (parameter.name === 'period' && !known.id.startsWith('MARKET_')) return periods(set);
  const list = listOf(parameter);
  if (list.length > 0) return list.map(({ name }) => ({ value: name, label: named(name, words) }));
  return examplesIn(parameter.description).map((value) => ({ value, label: '' }));
}

/** The fields that criteria of a function may name. */
export function fieldSuggestions(known: KnownFunction, words: Words): readonly Suggestion[] {
  if (known.id === 'APPROVAL_LIST')
    return [...APPROVAL_FIELDS, { name: 'period', label: 'Period' }].map(({ name, label }) => ({
      value: name.replaceAll('_', ' '),
      label,
    }));
  return FIELDS.map((field) => ({ value: typedName(field), label: words.field(field.name) }));
}

/** Criteria that make sense for a field. */
export function criterionSuggestions(
  known: KnownFunction,
  fieldText: string,
  set: DealSet,
  words: Words,
): readonly Suggestion[] {
  const field = known.id === 'APPROVAL_LIST' ? undefined : findField(fieldText);
  if (!field) return [];
  const any = [
    { value: '<>', label: words.disclosed },
    { value: '=', label: words.undisclosed },
  ];
  switch (field.kind) {
    case 'period':
      return periods(set);
    case 'date':
      return [
        ...periods(set)
          .slice(0, 3)
          .map(({ value }) => ({ value: `>=${value.slice(0, 4)}-01-01`, label: '' })),
        ...any,
      ];
    case 'money':
      return [...['>=100', '>=500', '>=1000', '<50'].map((value) => ({ value, label: 'US$ m' })), ...any];
    case 'percent':
      return [...['>=10', '<10'].map((value) => ({ value, label: '%' })), ...any];
    case 'share':
      return [...['>=10%', '<5%'].map((value) => ({ value, label: '' })), ...any];
    case 'vocabulary':
    case 'party':
      return [
        ...facetCounts(set, { criteria: [] }, field.name)
          .slice(0, MOST_PARTIES)
          .map(({ name }) => ({ value: name, label: words.entry(name) === name ? '' : words.entry(name) })),
        ...any,
      ];
    default:
      return any;
  }
}

function dealsLike(typed: string, set: DealSet): readonly Suggestion[] {
  const text = typed.trim();
  if (text.startsWith('=') || text.startsWith('{')) return [];
  const found = text === '' ? [] : findDeals(set, text, MOST_DEALS).map(({ index }) => index);
  const newest = Array.from({ length: Math.min(MOST_DEALS, set.size) }, (_, back) => set.size - 1 - back);
  return (text === '' ? newest : found).map((index) => {
    const { deal_id, licensor, licensee, asset } = set.row(index);
    return { value: deal_id, label: `${licensor} → ${licensee}${asset === undefined ? '' : `, ${asset}`}` };
  });
}

/** Years that the data hold, newest first, each with its halves. */
function periods(set: DealSet): readonly Suggestion[] {
  const [first, last] = [set.version.from, set.version.through].map((serial) => dateOfSerial(serial).year);
  if (first === undefined || last === undefined) return [];
  const years = Array.from({ length: last - first + 1 }, (_, back) => String(last - back));
  return [
    ...years.flatMap((year) => [year, `${year}H1`, `${year}H2`]),
    `${String(first)}:${String(last)}`,
  ].map((value) => ({ value, label: '' }));
}

const typedName = (field: { readonly name: string; readonly aliases?: readonly string[] }): string =>
  field.aliases?.[0] ?? field.name.replaceAll('_', ' ');

/** A value's name in the pane's language, where it has another than itself. */
function named(name: string, words: Words): string {
  const field = findField(name);
  const said = field && typedName(field) === name ? words.field(field.name) : words.entry(name);
  return said === name ? '' : said;
}

/** What a description gives in quotes: values that it says are right. */
const examplesIn = (description: string): string[] => [
  ...new Set(Array.from(description.matchAll(/"([^"]{1,40})"/g), ([, value = '']) => value)),
];
