import type { DealSet } from '../deals/dataset';
import { dateOfSerial } from '../deals/date';
import { FIELDS } from '../deals/fields';
import type { FieldName } from '../deals/fields';
import { isOwnDeal } from '../deals/own/layer';
import { dealCell } from './deal-cell';
import { showsDataTypes } from './host';
import type { ResultCell } from './result';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Properties of a card, as Excel's data types have them. */
type CardProperty =
  | { readonly type: 'String'; readonly basicValue: string }
  | { readonly type: 'Double'; readonly basicValue: number }
  | { readonly type: 'FormattedNumber'; readonly basicValue: number; readonly numberFormat: string };

/** The entity card of a deal (Excel.EntityCellValue), as plain JSON. */
export interface DealCard {
  readonly type: 'Entity';
  readonly text: string;
  readonly basicType: 'Error';
  readonly basicValue: '#VALUE!';
  readonly properties: Readonly<Record<string, CardProperty>>;
  readonly layouts: object;
  readonly provider: { readonly description: string; readonly logoTargetAddress?: string };
}

/** Derived fields repeat what others say, except the upfront share, and the origin of own deals. */
const isShown = (field: (typeof FIELDS)[number]) => !('derived' in field) || field.name === 'upfront_share';
const SHOWN = FIELDS.filter(isShown);
const SHOWN_OF_OWN = FIELDS.filter((field) => isShown(field) || field.name === 'origin');

const SECTIONS: readonly { readonly title: string; readonly fields: readonly FieldName[] }[] = [
  {
    title: 'Terms',
    fields: [
      'upfront_usd_m',
      'near_term_usd_m',
      'equity_usd_m',
      'equity_kind',
      'milestones_usd_m',
      'dev_reg_milestones_usd_m',
      'sales_milestones_usd_m',
      'total_usd_m',
      'upfront_share',
      'royalty_low_pct',
      'royalty_high_pct',
      'royalty_text',
    ],
  },
  {
    title: 'Asset',
    fields: [
      'asset',
      'target',
      'modality',
      'therapeutic_area',
      'indication',
      'stage',
      'territory',
      'territory_class',
    ],
  },
  {
    title: 'Parties',
    fields: ['licensor', 'licensor_type', 'licensee', 'licensee_type', 'licensee_country'],
  },
  {
    title: 'Deal',
    fields: [
      'deal_id',
      'announced',
      'deal_type',
      'status',
      'status_date',
      'parent_deal_id',
      'origin',
      'notes',
    ],
  },
  { title: 'Source', fields: ['source_url', 'source_date', 'source_url_2', 'n_sources'] },
];

/** A deal in one line that ends in its id, so that a cell that shows it can be the `deal` of another function. */
function dealLine(set: DealSet, index: number): string {
  const { year, month } = dateOfSerial(Number(set.value(index, 'announced')));
  const parties = `${set.value(index, 'licensor')} → ${set.value(index, 'licensee')}`;
  const mark = isOwnDeal(set, index) ? ' (own deal)' : '';
  return `${parties}, ${MONTHS[month - 1]} ${year}${mark} [${set.value(index, 'deal_id')}]`;
}

/** The same line with the main terms and the source, for where Excel has no cards. */
function dealText(set: DealSet, index: number): string {
  const amounts = (['upfront_usd_m', 'milestones_usd_m', 'total_usd_m'] as const).flatMap((field) => {
    const amount = set.value(index, field);
    const name = field.replace('_usd_m', '');
    return typeof amount === 'number' ? [`${name} US$ ${amount.toLocaleString('en-US')} m`] : [];
  });
  const terms = amounts.length > 0 ? amounts.join(', ') : 'terms not disclosed';
  const source = set.value(index, 'source_url');
  return dealLine(set, index).replace(
    / \[[^[]*\]$/,
    (id) => `; ${terms}${source ? `; source ${source}` : ''}${id}`,
  );
}

/** The card of a deal where Excel has cards (CustomFunctionsRuntime 1.4), else one line of text. */
export function dealCard(set: DealSet, index: number): DealCard | string {
  if (!showsDataTypes()) return dealText(set, index);
  const text = dealLine(set, index);
  const isOwn = isOwnDeal(set, index);
  const shown = new Map<FieldName, readonly [label: string, property: CardProperty]>();
  for (const { name, label } of isOwn ? SHOWN_OF_OWN : SHOWN) {
    const cell = dealCell(set, index, name);
    if (cell !== '') shown.set(name, [label, propertyOf(cell)]);
  }
  const source = set.value(index, 'source_url');
  const sections = SECTIONS.map(({ title, fields }) => ({
    layout: 'List',
    title,
    properties: fields.flatMap((field) => shown.get(field)?.[0] ?? []),
  }));
  return {
    type: 'Entity',
    text,
    basicType: 'Error',
    basicValue: '#VALUE!',
    properties: Object.fromEntries(shown.values()),
    layouts: {
      compact: { icon: 'Briefcase' },
      card: { title: text, sections: sections.filter(({ properties }) => properties.length > 0) },
    },
    provider: {
      description: isOwn
        ? 'Your own deal, not part of the data of DealSheet'
        : `DealSheet data ${set.version.name}; figures as read at ${typeof source === 'string' ? source : 'the source'}`,
      ...(typeof source === 'string' ? { logoTargetAddress: source } : {}),
    },
  };
}

function propertyOf(cell: ResultCell): CardProperty {
  if (typeof cell === 'number') return { type: 'Double', basicValue: cell };
  if (typeof cell === 'object' && 'numberFormat' in cell) return cell;
  return { type: 'String', basicValue: String(cell) };
}
