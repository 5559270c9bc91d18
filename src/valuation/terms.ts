import type { DealDate } from '../deals/date';
import type { DealRow } from '../deals/row';
import type {
  DealType,
  EQUITY_KINDS,
  EQUITY_PLACES,
  Modality,
  Stage,
  Status,
  TerritoryClass,
  TherapeuticArea,
} from '../deals/vocabulary';

/**
 * What was agreed, and nothing else: the product of a valuation, which can't price itself. Money is US$ million,
 * royalties percentage points of net sales; undisclosed is undefined, 0 is a stated zero.
 */
export interface DealTerms {
  /** Id of a deal of the data; undefined for a deal that a user describes. */
  readonly dealId?: string | undefined;
  /** What the basis of its figures says: read in a source, or typed by the user. */
  readonly origin: 'disclosed' | 'given';
  readonly announced?: DealDate | undefined;
  readonly dealType: DealType;
  readonly modality?: Modality | undefined;
  readonly area?: TherapeuticArea | undefined;
  readonly indication?: string | undefined;
  readonly asset?: string | undefined;
  /** Stage of the most advanced asset at signing, anywhere (mostly China). */
  readonly stage?: Stage | undefined;
  readonly territoryClass?: TerritoryClass | undefined;
  readonly upfrontUsdM?: number | undefined;
  /** Stands for upfront and near-term together where the upfront is undisclosed. */
  readonly nearTermUsdM?: number | undefined;
  readonly equityUsdM?: number | undefined;
  readonly equityKind?: (typeof EQUITY_KINDS)[number] | undefined;
  readonly equityIn?: (typeof EQUITY_PLACES)[number] | undefined;
  readonly milestonesUsdM?: number | undefined;
  readonly devRegMilestonesUsdM?: number | undefined;
  readonly salesMilestonesUsdM?: number | undefined;
  readonly totalUsdM?: number | undefined;
  readonly royaltyLowPct?: number | undefined;
  readonly royaltyHighPct?: number | undefined;
  readonly royaltyText?: string | undefined;
  readonly status?: Status | undefined;
  readonly statusDate?: DealDate | undefined;
  /** Earlier deal whose headline already counts this one's money. */
  readonly countedInParent?: string | undefined;
}

/** The terms of a deal of the data. */
export function termsOfDeal(row: DealRow): DealTerms {
  return termsOfFields(row, 'disclosed');
}

/** The fields of a deal that a valuation reads; every one but the type may be undisclosed. */
export type TermFields = Partial<DealRow> & Pick<DealRow, 'deal_type'>;

/** The terms that a set of deal fields states. */
export function termsOfFields(fields: TermFields, origin: DealTerms['origin']): DealTerms {
  return {
    dealId: fields.deal_id,
    origin,
    announced: fields.announced,
    dealType: fields.deal_type,
    modality: fields.modality,
    area: fields.therapeutic_area,
    indication: fields.indication,
    asset: fields.asset,
    stage: fields.stage,
    territoryClass: fields.territory_class,
    upfrontUsdM: fields.upfront_usd_m,
    nearTermUsdM: fields.near_term_usd_m,
    equityUsdM: fields.equity_usd_m,
    equityKind: fields.equity_kind,
    equityIn: fields.equity_in,
    milestonesUsdM: fields.milestones_usd_m,
    devRegMilestonesUsdM: fields.dev_reg_milestones_usd_m,
    salesMilestonesUsdM: fields.sales_milestones_usd_m,
    totalUsdM: fields.total_usd_m,
    royaltyLowPct: fields.royalty_low_pct,
    royaltyHighPct: fields.royalty_high_pct,
    royaltyText: fields.royalty_text,
    status: fields.status,
    statusDate: fields.status_date,
    countedInParent:
      fields.counted_in_parent === 'yes' ? (fields.parent_deal_id ?? 'an earlier deal') : undefined,
  };
}
