import * as v from 'valibot';
import { FIELDS } from '../deals/fields';
import type { FieldName } from '../deals/fields';
import { formulasSchema } from './formulas/formulas-state';
import type { FormulasState } from './formulas/formulas-state';
import { COLUMN_SETS, FIRST_OWN_COLUMNS } from './deals/columns';
import { NO_FILTERS, SORT_ORDERS } from './deals/filters';
import { LONGEST_NAME, MOST_VIEWS } from './deals/saved-views';
import type { SavedView } from './deals/saved-views';
import { COHORTS, FIRST_MARKET, MARKET_VIEWS, PICTURED, SPLITS, UNITS } from './market/market-state';
import { VALUE_VIEWS } from './value/value-views';

/** The places of the pane, in their order. */
export const PLACES = ['deals', 'tables', 'formulas', 'value', 'market', 'data'] as const;
export type Place = (typeof PLACES)[number];

/** The most deals that stand side by side. */
export const MOST_COMPARED = 4;

const fieldNames = FIELDS.map((field) => field.name) as [FieldName, ...FieldName[]];
const text = v.fallback(v.pipe(v.string(), v.maxLength(1_000)), '');
const amount = v.fallback(v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))), undefined);

const filters = v.object({
  search: text,
  period: text,
  modality_group: text,
  exact_modality: text,
  therapeutic_area: text,
  stage: text,
  deal_type: text,
  territory_class: text,
  licensor: text,
  licensee: text,
  licensor_country: text,
  licensee_country: text,
  status: text,
  origin: text,
  totalFrom: amount,
  totalThrough: amount,
});

const view = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME)),
  filters,
  sort: v.fallback(v.picklist(SORT_ORDERS), 'announced'),
});

/** Where the user was. Each part falls back by itself: one that is damaged or from another version loses no other. */
const schema = v.object({
  place: v.fallback(v.picklist(PLACES), 'deals'),
  /** Whether the first steps are still shown. */
  tour: v.fallback(v.picklist(['open', 'done']), 'open'),
  filters: v.fallback(filters, NO_FILTERS),
  sort: v.fallback(v.picklist(SORT_ORDERS), 'announced'),
  // One that is damaged loses no other, and neither does one too many.
  views: v.fallback(
    v.pipe(
      v.array(v.fallback(v.nullable(view), null)),
      v.transform((views) => views.filter((each) => each !== null).slice(0, MOST_VIEWS)),
    ),
    [],
  ),
  compared: v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(MOST_COMPARED)), []),
  openDeal: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(200))), undefined),
  /** The deal that was valued last. */
  valuedDeal: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(200))), undefined),
  valueView: v.fallback(v.picklist(VALUE_VIEWS), 'schedule'),
  columnSet: v.fallback(v.picklist(COLUMN_SETS), 'terms'),
  ownColumns: v.fallback(v.pipe(v.array(v.picklist(fieldNames)), v.minLength(1)), [...FIRST_OWN_COLUMNS]),
  destination: v.fallback(v.picklist(['selection', 'newSheet']), 'selection'),
  formulas: v.fallback(formulasSchema, { view: 'build', recent: [] }),
  keepLinked: v.fallback(v.boolean(), true),
  market: v.fallback(
    v.object({
      view: v.fallback(v.picklist(MARKET_VIEWS), FIRST_MARKET.view),
      unit: v.fallback(v.picklist(UNITS), FIRST_MARKET.unit),
      split: v.fallback(v.picklist(SPLITS), FIRST_MARKET.split),
      pictured: v.fallback(v.picklist(PICTURED), FIRST_MARKET.pictured),
      cohort: v.fallback(v.picklist(COHORTS), FIRST_MARKET.cohort),
      amountsType: v.fallback(v.pipe(v.string(), v.maxLength(200)), FIRST_MARKET.amountsType),
      scope: v.object({
        period: text,
        modality_group: text,
        therapeutic_area: text,
        stage: text,
        deal_type: text,
      }),
    }),
    FIRST_MARKET,
  ),
});

/** What the pane remembers between openings. */
export type Remembered = Readonly<Omit<v.InferOutput<typeof schema>, 'formulas' | 'views' | 'compared'>> & {
  readonly formulas: FormulasState;
  readonly views: readonly SavedView[];
  /** Deals set aside to be compared. */
  readonly compared: readonly string[];
};

/** The memory of a pane that was never open. */
export const FRESH: Remembered = v.parse(schema, {});

const KEY = 'dealsheet.pane';

/** Office asks add-ins to keep storage apart by partition where it names one. */
function key(): string {
  const partition: unknown =
    typeof Office === 'undefined'
      ? undefined
      : (Office.context as { partitionKey?: unknown } | undefined)?.partitionKey;
  return typeof partition === 'string' ? partition + KEY : KEY;
}

/** Where the user was; a fresh start where nothing is stored, storage is refused or its content can't be read. */
export function recall(): Remembered {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key()) ?? '{}');
    const result = v.safeParse(schema, stored);
    return result.success ? result.output : FRESH;
  } catch {
    return FRESH;
  }
}

/** Remembers where the user is. Refused or full storage is fine: the pane then starts afresh next time. */
export function remember(state: Remembered): void {
  try {
    localStorage.setItem(key(), JSON.stringify(state));
  } catch {
    // Private windows and blocked third-party storage refuse; nothing depends on it.
  }
}
