import { InputError } from '../deals/input-error';
import { originOf } from './assumptions';
import type { Assumptions } from './assumptions';
import type { Pathway } from './pathway';
import { yearsTo } from './valuation-date';
import type { ValuationDate } from './valuation-date';
import { amountText, numberText } from './wording';

/** Sales after loss of exclusivity are counted for this long (house); `net_sales N` can say otherwise. */
export const POST_EXCLUSIVITY_YEARS = 10;
/** Where in a market year its sales count, by `timing`. */
export const SHARE_OF_YEAR = { start: 0, mid: 0.5, end: 1 } as const;

/** Net sales of one market year in the success case. */
export interface MarketYear {
  /** 1 for the first year after launch. */
  readonly year: number;
  readonly netSalesUsdM: number;
  /** When the year's sales count, in years after launch, by `timing`. */
  readonly afterLaunchYears: number;
  readonly basis: () => string;
}

/** What the licensed product sells, if it is approved. */
export interface SalesForecast {
  readonly peakUsdM: number;
  /** Launch in years from the valuation date; below 0 once launched. */
  readonly launchYears: number;
  readonly years: readonly MarketYear[];
}

/** Years from the valuation date to launch, if the asset is approved. */
export function launchYears(pathway: Pathway, assumptions: Assumptions): number {
  return pathway.approvalYears + assumptions.values.launch_delay;
}

/** Length of exclusivity in market years after a launch: to `loe_date`, else `years_on_market`. */
export function exclusiveYears(assumptions: Assumptions, launch: number, date: ValuationDate): number {
  const { loe_date: loeDate, years_on_market: yearsOnMarket } = assumptions.values;
  if (loeDate === undefined) return yearsOnMarket;
  const end = yearsTo(loeDate, date);
  if (end === undefined) {
    throw new InputError('value', 'loe_date: needs a date to count from; give valuation_date or announced.');
  }
  return Math.max(0, end - launch);
}

/**
 * The sales forecast: year i sells peak × min(1, i ÷ max(1, years_to_peak)) while exclusive, then the share
 * `post_exclusivity`; a year in which exclusivity ends counts both parts. `net_sales N` replaces a year. Undefined
 * where neither peak_sales nor a net_sales is given.
 */
export function salesForecast(
  pathway: Pathway,
  assumptions: Assumptions,
  date: ValuationDate,
): SalesForecast | undefined {
  const { values, netSalesUsdM } = assumptions;
  const given = [...netSalesUsdM.values()];
  if (values.peak_sales === undefined && given.length === 0) return undefined;
  const peakUsdM = values.peak_sales ?? Math.max(...given);
  const launch = launchYears(pathway, assumptions);
  const exclusive = exclusiveYears(assumptions, launch, date);
  const years = Array.from({ length: lastMarketYear(assumptions, exclusive) }, (_, index): MarketYear => {
    const year = index + 1;
    const own = netSalesUsdM.get(year);
    return {
      year,
      afterLaunchYears: index + SHARE_OF_YEAR[values.timing],
      ...(own === undefined
        ? modelledYear(assumptions, year, exclusive)
        : { netSalesUsdM: own, basis: () => `net sales ${amountText(own)} given` }),
    };
  });
  return { peakUsdM, launchYears: launch, years };
}

/** How much of a market year falls before `end`, a number of years after launch. */
const partBefore = (end: number, year: number) => Math.min(1, Math.max(0, end - (year - 1)));

/** Share of the peak that the ramp reaches in a market year. */
const rampIn = (year: number, yearsToPeak: number) => Math.min(1, year / Math.max(1, yearsToPeak));

/** Net sales of a market year by peak, ramp, exclusivity (years after launch) and the share kept after it. */
export function modelledSales({ values }: Assumptions, year: number, exclusive: number): number {
  const { peak_sales: peak = 0, years_to_peak: toPeak, post_exclusivity: kept } = values;
  const protectedPart = partBefore(exclusive, year);
  const tailPart = partBefore(exclusive + POST_EXCLUSIVITY_YEARS, year) - protectedPart;
  return peak * rampIn(year, toPeak) * (protectedPart + kept * tailPart);
}

/** The last market year that sells, for an exclusivity of so many years after launch; single years given count. */
export function lastMarketYear({ values, netSalesUsdM }: Assumptions, exclusive: number): number {
  const tail = values.post_exclusivity > 0 ? POST_EXCLUSIVITY_YEARS : 0;
  const modelled = values.peak_sales === undefined ? 0 : Math.ceil(exclusive + tail - 1e-9);
  return Math.max(modelled, ...netSalesUsdM.keys());
}

function modelledYear(
  assumptions: Assumptions,
  year: number,
  exclusive: number,
): Pick<MarketYear, 'netSalesUsdM' | 'basis'> {
  const basis = () => {
    const { peak_sales: peak = 0, years_to_peak: toPeak } = assumptions.values;
    const [ramp, before] = [rampIn(year, toPeak), partBefore(exclusive, year)];
    const steps = ramp < 1 ? ` × ${numberText(ramp)} (${originOf(assumptions, 'years_to_peak')} ramp)` : '';
    const lost = before < 1 ? `, exclusivity for ${numberText(before)} of the year` : '';
    return `net sales: peak ${amountText(peak)} given${steps}${lost}`;
  };
  return { netSalesUsdM: modelledSales(assumptions, year, exclusive), basis };
}
