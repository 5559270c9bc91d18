import { InputError } from '../deals/input-error';
import { bundledTables } from '../source/bundled-tables';
import { marginalRoyalty, riskAdjustedNpv } from '../valuation/cash-flows';
import type { RoyaltyTier } from '../valuation/cash-flows';
import { assumptionsInForce } from '../valuation/in-force';
import { rnpvOfDeal, valueDeal } from '../valuation/schedule';
import { answer, answerFrom } from './answer';
import { checkedNumber, isOmitted, optionalRange, readScalar } from './arguments';
import { forEachDeal, readDeal } from './deal-argument';
import { dateCell, orUndisclosed, shareCell, spill } from './result';
import type { ResultCell } from './result';
import { alignVectors, readConditions, readVector, termsOfSubject } from './valuation-arguments';

/**
 * Risk-adjusted net present value of a deal to its licensor, in US$ million.
 *
 * The sum over upfront, near-term payments, equity, milestones and royalties of amount × probability × discount factor;
 * DEALS.DEAL_RNPV_SCHEDULE shows each step. Royalties count only where the assumptions give peak_sales. A rate that
 * already contains the risk of failure must not be used together with probabilities.
 * @customfunction DEAL_RNPV
 * @param deal Deal id; a column of ids gives a column of values. Also two columns of names and values (upfront, milestones, total, stage, modality …) of a deal that is not in the data.
 * @param discount_rate Effective rate a year, above -1 and below 1, such as 12%. Omitted: 12% (house), or the one in assumptions.
 * @param assumptions Two columns of names and values, such as peak_sales 2000, p_phase_2 35%, stage "Phase 3"; DEALS.DEAL_ASSUMPTIONS lists them. Blank rows at the end are ignored.
 * @returns {unknown[][]} US$ million at the valuation date.
 * @throws #N/A There is no such deal, or nothing of its terms is disclosed.
 * @throws #NUM! A rate of 1 or more (12 is not 12 %), a probability outside 0 to 1, another number out of its range.
 * @throws #VALUE! Unknown name of a term or an assumption, a value of the wrong type, a whole column.
 * @remarks A discount_rate of 0 means no discount. Excel on the desktop hands an empty cell over as 0, Excel on the web as nothing: with an empty cell as discount_rate the first gives undiscounted figures, the second those at 12%. Leave the argument out, or fill the cell.
 * @example =DEALS.DEAL_RNPV("kelun-merck-2022-12", 12%) → 339.56
 * @example =DEALS.DEAL_RNPV("hansoh-gsk-2023-12",, {"peak_sales",1500}) → 255.93
 * @example =DEALS.DEAL_RNPV({"upfront",50;"milestones",500;"stage","Phase 2"}, 10%) → 66.50
 * @requiresAddress
 */
export function dealRnpv(
  deal: unknown[][],
  discount_rate?: unknown,
  assumptions?: unknown[][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const conditions = readConditions(discount_rate, assumptions);
    return forEachDeal(set, deal, (subject) =>
      rnpvOfDeal(termsOfSubject(set, subject), conditions, bundledTables()),
    );
  });
}

/**
 * The steps of DEALS.DEAL_RNPV, one payment a row, in US$ million.
 *
 * Columns: event, year (from the valuation date), amount, probability, discount factor, value, basis. Value is amount ×
 * probability × discount factor, and the values add up to DEALS.DEAL_RNPV. Basis says where each figure came from:
 * disclosed, cited, house (our judgement), estimated or given. With fx_rate among the assumptions a last column shows
 * the value in the second currency.
 * @customfunction DEAL_RNPV_SCHEDULE
 * @param deal Deal id, or two columns of names and values of a deal that is not in the data.
 * @param discount_rate Effective rate a year, above -1 and below 1, such as 12%. Omitted: 12% (house), or the one in assumptions.
 * @param assumptions Two columns of names and values; DEALS.DEAL_ASSUMPTIONS lists them.
 * @returns {unknown[][]} Table with a header.
 * @throws #N/A There is no such deal, or nothing of its terms is disclosed.
 * @throws #NUM! A rate of 1 or more (12 is not 12 %), a probability outside 0 to 1, another number out of its range.
 * @throws #VALUE! A column of ids; unknown name of a term or an assumption, a value of the wrong type, a whole column.
 * @remarks A discount_rate of 0 means no discount. Excel on the desktop hands an empty cell over as 0, Excel on the web as nothing: with an empty cell as discount_rate the first gives undiscounted figures, the second those at 12%. Leave the argument out, or fill the cell.
 * @example =DEALS.DEAL_RNPV_SCHEDULE("kelun-merck-2022-12", 12%) → 12 rows × 7 columns
 * @requiresAddress
 */
export function dealRnpvSchedule(
  deal: unknown[][],
  discount_rate?: unknown,
  assumptions?: unknown[][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const conditions = readConditions(discount_rate, assumptions);
    const { events, secondView } = valueDeal(
      termsOfSubject(set, readDeal(set, deal)),
      conditions,
      bundledTables(),
    );
    const header = [
      'Event',
      'Year',
      'Amount (US$ m)',
      'Probability',
      'Discount factor',
      'Value (US$ m)',
      'Basis',
    ];
    const { fx_rate: fxRate = 0 } = conditions.values;
    return spill(
      secondView ? [...header, `Value (${secondView.currency} m)`] : header,
      events.map((row): ResultCell[] => [
        row.event,
        row.timeYears,
        row.amountUsdM,
        shareCell(row.probability),
        row.discountFactor,
        row.valueUsdM,
        row.basis,
        ...(secondView ? [row.valueUsdM * fxRate] : []),
      ]),
    );
  });
}

/**
 * Every assumption in force for a deal, with its value, unit, source and whether it is cited, house or given.
 *
 * Columns: name, value, unit, basis, source, address. Copy the table as values, change what you think of otherwise, and
 * pass it back as the assumptions of DEALS.DEAL_RNPV: it takes the first two columns, and unchanged it changes nothing.
 * Basis is given, disclosed (by the deal), cited, house (our judgement) or not given.
 * @customfunction DEAL_ASSUMPTIONS
 * @param deal Deal id, or two columns of names and values of a deal that is not in the data. Omitted: what holds for any deal.
 * @param assumptions Two columns of names and values that replace defaults.
 * @returns {unknown[][]} Table with a header.
 * @throws #N/A There is no such deal; the message names the nearest ids.
 * @throws #NUM! A number out of its range, such as a probability above 1.
 * @throws #VALUE! A column of ids; unknown name of a term or an assumption, a value of the wrong type, a whole column.
 * @example =DEALS.DEAL_ASSUMPTIONS("kelun-merck-2022-12") → 64 rows × 6 columns
 * @example =DEALS.DEAL_ASSUMPTIONS(, {"peak_sales",2000}) → 64 rows × 6 columns
 * @requiresAddress
 */
export function dealAssumptions(
  deal?: unknown[][],
  assumptions?: unknown[][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const conditions = readConditions(undefined, assumptions);
    const terms = isOmitted(deal, 'deal') ? undefined : termsOfSubject(set, readDeal(set, deal));
    return spill(
      ['Name', 'Value', 'Unit', 'Basis', 'Source', 'Address'],
      assumptionsInForce(conditions, bundledTables(), terms).map((row): ResultCell[] => [
        row.name,
        row.unit === 'date' && typeof row.value === 'number' ? dateCell(row.value) : row.value,
        row.unit,
        row.basis,
        row.source,
        orUndisclosed(row.sourceUrl),
      ]),
    );
  });
}

const AMOUNT = { least: -1e15, most: 1e15, what: 'an amount' };
const PROBABILITY = { least: 0, most: 1, what: 'a probability from 0 to 1' };
const TIME = { least: 0, most: 200, what: 'a time in years from 0 to 200' };

/**
 * Risk-adjusted net present value of your own cash flows, in their currency.
 *
 * The sum of cash flow × probability × (1 + rate)^-time. Probabilities are cumulative: the chance that the flow comes at
 * all, as seen today. Unlike Excel's NPV, which discounts the first flow by one year, times start at 0. A blank cell is
 * 0; blank cells at the end of the ranges are ignored.
 * @customfunction RNPV
 * @param rate Effective rate a year, above -1 and below 1, such as 12%.
 * @param cash_flows Range of amounts; payments are negative.
 * @param probabilities Range of as many probabilities, 0 to 1.
 * @param times Range of as many times in years. Omitted: 0, 1, 2 …
 * @returns {number} In the currency of the cash flows.
 * @throws #NUM! A rate of 1 or more (12 is not 12 %), a probability outside 0 to 1, a negative time.
 * @throws #VALUE! Ranges of different size, text among the numbers, a whole column.
 * @example =DEALS.RNPV(10%, {-100,60,60}, {1,1,1}) → 4.13
 * @example =DEALS.RNPV(12%, {50;200;400}, {1;0.3;0.08}, {0;3.5;8}) → 103.28
 * @requiresAddress
 */
export function rnpv(
  rate: unknown,
  cash_flows: unknown[][],
  probabilities: unknown[][],
  times?: unknown[][],
  invocation?: CustomFunctions.Invocation,
) {
  return answer(invocation, () => {
    const discountRate = readRate(rate);
    const amounts = readVector(cash_flows, 'cash_flows', AMOUNT);
    const chances = readVector(probabilities, 'probabilities', PROBABILITY);
    const given = times === null || times === undefined ? undefined : readVector(times, 'times', TIME);
    const [flows = [], weights = [], dates] = alignVectors(
      given ? [amounts, chances, given] : [amounts, chances],
    );
    return finite(
      riskAdjustedNpv(
        flows.map((amount, place) => ({
          amount,
          probability: weights[place] ?? 0,
          timeYears: dates ? (dates[place] ?? 0) : place,
        })),
        discountRate,
      ),
    );
  });
}

/** The same rule as for `discount_rate` in a valuation. */
function readRate(value: unknown): number {
  const cell = readScalar(value, 'rate');
  const rate = checkedNumber(cell ?? 0, 'rate', { what: 'a rate such as 12%' });
  if (rate > -1 && rate < 1) return rate;
  throw new InputError('number', `rate: ${rate} is not above -1 and below 1; write 0.12 or 12% for 12 %.`);
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new InputError('number', 'The result is too large for a number; look at cash_flows, rate and times.');
}

/**
 * Royalty on a year's net sales by marginal tiers, in the currency of the sales.
 *
 * Each rate applies to the part of the sales above its threshold and up to the next, as an income tax does. Sales below
 * the first threshold bear none.
 * @customfunction TIERED_ROYALTY
 * @param net_sales Net sales of one year, 0 or more.
 * @param tiers Two columns, from and rate, ascending: {0,0.05;500,0.08;1000,0.1}.
 * @returns {number} In the currency of the net sales.
 * @throws #NUM! Negative net sales or threshold; a rate below 0, or of 1 or more.
 * @throws #VALUE! Tiers that don't ascend, text among the numbers, another number of columns, a whole column.
 * @example =DEALS.TIERED_ROYALTY(1200, {0,0.05;500,0.08;1000,0.1}) → 85
 * @requiresAddress
 */
export function tieredRoyalty(
  net_sales: unknown,
  tiers: unknown[][],
  invocation?: CustomFunctions.Invocation,
) {
  return answer(invocation, () => {
    const sales = checkedNumber(readScalar(net_sales, 'net_sales') ?? 0, 'net_sales', {
      least: 0,
      most: 1e15,
      what: 'an amount of 0 or more',
    });
    return marginalRoyalty(sales, readTiers(tiers));
  });
}

function readTiers(value: unknown): readonly RoyaltyTier[] {
  const rows = optionalRange(value, 'tiers');
  if (!rows) throw new InputError('value', 'tiers: the range is empty; give two columns, from and rate.');
  if (rows[0]?.length !== 2) throw new InputError('value', 'tiers: give two columns, from and rate.');
  const isHeader = typeof rows[0][0] === 'string' && typeof rows[0][1] === 'string';
  const tiers = rows.slice(isHeader ? 1 : 0).map(([from = null, rate = null]): RoyaltyTier => ({
    from: checkedNumber(from ?? 0, 'tiers', { least: 0, what: 'a threshold of 0 or more' }),
    rate: checkedNumber(rate ?? 0, 'tiers', {
      least: 0,
      most: 1 - 1e-9,
      what: 'a rate from 0 to below 1, such as 8%',
    }),
  }));
  tiers.forEach(({ from }, place) => {
    const before = tiers[place - 1];
    if (before && from <= before.from) {
      throw new InputError('value', `tiers: ${from} comes after ${before.from}; give ascending thresholds.`);
    }
  });
  return tiers;
}
