import { nearestNames, normaliseName } from './names';
import { InputError } from './input-error';
import {
  DEAL_TYPES,
  EQUITY_KINDS,
  EQUITY_PLACES,
  MODALITIES,
  MODALITY_GROUP_NAMES,
  ORIGINS,
  PARTY_TYPES,
  STAGES,
  STATUSES,
  TERRITORY_CLASSES,
  THERAPEUTIC_AREAS,
} from './vocabulary';

/**
 * How a field is stored, compared and shown.
 * `text` free text · `vocabulary` one of a list · `party` a company (other names match, joint deals match either
 * party) · `url` · `date` (a day, or a month counted as its first day) · `money` US$ million · `percent` percentage
 * points as published (15 = 15 %) · `count` a whole number · `period` computed from the announcement.
 */
export type FieldKind =
  'text' | 'vocabulary' | 'party' | 'url' | 'date' | 'money' | 'percent' | 'count' | 'period' | 'share';

export interface Field {
  /** The name in the data, lower case with underscores; never changes its meaning. */
  readonly name: string;
  /** Column header and label: what an analyst calls it, with its unit. */
  readonly label: string;
  readonly kind: FieldKind;
  /** What the figure or text is, for the manual and tooltips. */
  readonly description: string;
  readonly vocabulary?: readonly string[];
  /** Other names that a user may type. */
  readonly aliases?: readonly string[];
  /** Computed from stored fields: not a column of the data files. */
  readonly derived?: true;
}

/** Every field of a deal that a formula, a filter or a table can name, in the order of the data file. */
export const FIELDS = [
  {
    name: 'deal_id',
    label: 'Deal id',
    kind: 'text',
    description: 'Stable id: licensor-licensee-YYYY-MM',
    aliases: ['id', 'deal'],
  },
  {
    name: 'announced',
    label: 'Announced',
    kind: 'date',
    description: 'Day of announcement; where only the month is known, its first day, shown as mmm yyyy',
    aliases: ['date', 'announcement date'],
  },
  {
    name: 'deal_type',
    label: 'Deal type',
    kind: 'vocabulary',
    vocabulary: DEAL_TYPES,
    description: 'Kind of transaction',
    aliases: ['type'],
  },
  {
    name: 'licensor',
    label: 'Licensor',
    kind: 'party',
    description: 'Company that grants, sells or contributes the rights',
    aliases: ['seller'],
  },
  {
    name: 'licensor_type',
    label: 'Licensor type',
    kind: 'vocabulary',
    vocabulary: PARTY_TYPES,
    description: 'Kind of licensor',
  },
  { name: 'licensor_country', label: 'Licensor country', kind: 'text', description: 'Seat of the licensor' },
  {
    name: 'licensee',
    label: 'Licensee',
    kind: 'party',
    description: 'Company that receives the rights',
    aliases: ['partner', 'buyer'],
  },
  {
    name: 'licensee_type',
    label: 'Licensee type',
    kind: 'vocabulary',
    vocabulary: PARTY_TYPES,
    description: 'Kind of licensee',
  },
  {
    name: 'licensee_country',
    label: 'Licensee country',
    kind: 'text',
    description: 'Seat of the licensee',
    aliases: ['country'],
  },
  { name: 'asset', label: 'Asset', kind: 'text', description: 'Medicine or programme', aliases: ['drug'] },
  { name: 'target', label: 'Target', kind: 'text', description: 'Biological target' },
  {
    name: 'modality',
    label: 'Modality',
    kind: 'vocabulary',
    vocabulary: MODALITIES,
    description:
      'Modality; a criterion takes a group (Antibody, ADC, Small molecule …) or an exact modality, and a name that is both is the group',
  },
  {
    name: 'therapeutic_area',
    label: 'Therapeutic area',
    kind: 'vocabulary',
    vocabulary: THERAPEUTIC_AREAS,
    description: 'Therapeutic area',
    aliases: ['area'],
  },
  { name: 'indication', label: 'Indication', kind: 'text', description: 'Indication as announced' },
  {
    name: 'stage',
    label: 'Stage',
    kind: 'vocabulary',
    vocabulary: STAGES,
    description: 'Stage of the most advanced asset at signing, anywhere (mostly China)',
    aliases: ['phase'],
  },
  { name: 'territory', label: 'Territory', kind: 'text', description: 'Licensed territory as announced' },
  {
    name: 'territory_class',
    label: 'Territory class',
    kind: 'vocabulary',
    vocabulary: TERRITORY_CLASSES,
    description: 'Licensed territory, classified',
  },
  {
    name: 'upfront_usd_m',
    label: 'Upfront (US$ m)',
    kind: 'money',
    description: 'Cash at signing',
    aliases: ['upfront', 'upfront payment'],
  },
  {
    name: 'near_term_usd_m',
    label: 'Near-term (US$ m)',
    kind: 'money',
    description: 'Near-term payments; where the upfront is empty, upfront and near-term together',
    aliases: ['near term'],
  },
  {
    name: 'equity_usd_m',
    label: 'Equity (US$ m)',
    kind: 'money',
    description: 'Equity, apart from the upfront',
    aliases: ['equity'],
  },
  {
    name: 'equity_kind',
    label: 'Equity kind',
    kind: 'vocabulary',
    vocabulary: EQUITY_KINDS,
    description: 'Whose shares the equity is in',
  },
  {
    name: 'equity_in',
    label: 'Equity in',
    kind: 'vocabulary',
    vocabulary: EQUITY_PLACES,
    description: 'Whether the equity is part of the headline (total) or on top of it (outside)',
  },
  {
    name: 'milestones_usd_m',
    label: 'Milestones (US$ m)',
    kind: 'money',
    description: 'All milestones',
    aliases: ['milestones'],
  },
  {
    name: 'dev_reg_milestones_usd_m',
    label: 'Dev. & reg. milestones (US$ m)',
    kind: 'money',
    description: 'Development and regulatory milestones',
    aliases: ['dev reg milestones', 'development milestones'],
  },
  {
    name: 'sales_milestones_usd_m',
    label: 'Sales milestones (US$ m)',
    kind: 'money',
    description: 'Sales milestones',
    aliases: ['sales milestones'],
  },
  {
    name: 'total_usd_m',
    label: 'Total (US$ m)',
    kind: 'money',
    description: 'Headline value ("up to")',
    aliases: ['total', 'headline', 'deal value', 'value'],
  },
  {
    name: 'royalty_low_pct',
    label: 'Royalty low (%)',
    kind: 'percent',
    description: 'Lowest royalty tier, percentage points of net sales',
    aliases: ['royalty low'],
  },
  {
    name: 'royalty_high_pct',
    label: 'Royalty high (%)',
    kind: 'percent',
    description: 'Highest royalty tier, percentage points of net sales',
    aliases: ['royalty high'],
  },
  {
    name: 'royalty_text',
    label: 'Royalty as worded',
    kind: 'text',
    description: 'The royalty in the words of the source',
    aliases: ['royalty'],
  },
  {
    name: 'parent_deal_id',
    label: 'Parent deal',
    kind: 'text',
    description: 'Earlier deal that this one exercises or extends',
    aliases: ['parent'],
  },
  {
    name: 'counted_in_parent',
    label: 'Counted in parent',
    kind: 'vocabulary',
    vocabulary: ['yes'],
    description: '"yes" where the money is already inside the headline of the parent deal',
  },
  {
    name: 'status',
    label: 'Status',
    kind: 'vocabulary',
    vocabulary: STATUSES,
    description: 'What became of the deal',
  },
  { name: 'status_date', label: 'Status date', kind: 'date', description: 'When the status was reported' },
  {
    name: 'source_url',
    label: 'Source',
    kind: 'url',
    description: 'Page on which the figures were read',
    aliases: ['source'],
  },
  { name: 'source_date', label: 'Source date', kind: 'date', description: 'Date of the source' },
  {
    name: 'source_url_2',
    label: 'Second source',
    kind: 'url',
    description: 'Second page',
    aliases: ['source 2', 'second source'],
  },
  {
    name: 'n_sources',
    label: 'Sources',
    kind: 'count',
    description: '2 where two pages agree on the figures',
    aliases: ['sources', 'number of sources'],
  },
  { name: 'notes', label: 'Notes', kind: 'text', description: 'What a reader of the figures should know' },
  {
    name: 'modality_group',
    label: 'Modality group',
    kind: 'vocabulary',
    vocabulary: MODALITY_GROUP_NAMES,
    description: 'Modality group that reports count the deal in',
    derived: true,
  },
  {
    name: 'exact_modality',
    label: 'Exact modality',
    kind: 'vocabulary',
    vocabulary: MODALITIES,
    description: 'Exact modality only: "ADC" leaves bispecific ADCs out',
    derived: true,
  },
  {
    name: 'period',
    label: 'Period',
    kind: 'period',
    description: 'Announced in 2024, "2024H1", "2024Q3", "2024-05", "2023:2025"',
    derived: true,
  },
  { name: 'year', label: 'Year', kind: 'count', description: 'Year of the announcement', derived: true },
  {
    name: 'half',
    label: 'Half-year',
    kind: 'text',
    description: 'Half-year of the announcement, such as 2024H1',
    aliases: ['half year'],
    derived: true,
  },
  {
    name: 'quarter',
    label: 'Quarter',
    kind: 'text',
    description: 'Quarter of the announcement, such as 2024Q3',
    derived: true,
  },
  {
    name: 'month',
    label: 'Month',
    kind: 'text',
    description: 'Month of the announcement, such as 2024-05',
    derived: true,
  },
  {
    name: 'upfront_share',
    label: 'Upfront share',
    kind: 'share',
    description: 'Upfront as a fraction of the headline, where both are disclosed (0.05 = 5 %)',
    derived: true,
  },
  {
    name: 'origin',
    label: 'Origin',
    kind: 'vocabulary',
    vocabulary: ORIGINS,
    description: 'Public: a deal of the data version in force; Own: a deal that you added yourself',
    aliases: ['public or own', 'own deal'],
    derived: true,
  },
] as const satisfies readonly Field[];

export type FieldName = (typeof FIELDS)[number]['name'];

/** Fields that are stored: the columns of deals.csv, in its order. */
export const STORED_FIELDS: readonly Field[] = FIELDS.filter((field) => !('derived' in field));

/** Fields that can be summed: US$ million. */
export const MEASURES: readonly Field[] = FIELDS.filter((field) => field.kind === 'money');

/** Fields by every name that a person may type for them, as normaliseName writes it; the first that has it wins. */
const fieldByName = new Map(
  (FIELDS as readonly Field[])
    .flatMap((field) =>
      [field.name, field.label, ...(field.aliases ?? [])].map(
        (name) => [normaliseName(name), field] as const,
      ),
    )
    .reverse(),
);
/** The same by the name in the data alone: what the product itself asks, cell by cell. */
const fieldByExactName = new Map((FIELDS as readonly Field[]).map((field) => [field.name, field]));

/** The field that a user means by `text`, whatever its case, blanks or underscores; undefined if none. */
export function findField(text: string): (Field & { name: FieldName }) | undefined {
  const field = fieldByExactName.get(text) ?? fieldByName.get(normaliseName(text));
  return field as (Field & { name: FieldName }) | undefined;
}

/**
 * The field that a user means by `text`.
 * @param argument name of the argument, for the message
 * @throws InputError (#VALUE!) with the nearest field names
 */
export function fieldNamed(text: string, argument = 'field'): Field & { name: FieldName } {
  const field = findField(text);
  if (field) return field;
  const near = nearestNames(
    text,
    FIELDS.flatMap((each) => [each.name, ...('aliases' in each ? each.aliases : [])]),
  );
  throw new InputError(
    'value',
    `${argument}: there is no field "${text.slice(0, 60)}".` +
      (near.length
        ? ` Did you mean ${near.join(', ')}?`
        : ' Fields are upfront, total, modality, stage, licensor …'),
  );
}
