/** Larger sets of deals, drawn from real ones: same parties, words and rates of disclosure; amounts and days vary. */
import { daysInMonth, dateOfSerial, serialOf } from '../../src/deals/date';
import type { DealDate } from '../../src/deals/date';
import { MEASURES } from '../../src/deals/fields';
import type { DealRow } from '../../src/deals/row';
import { Random } from './random';

/**
 * `count` deals, each a copy of one drawn at random, under an id of its own. What is undisclosed stays undisclosed;
 * disclosed amounts are scaled by 0.5 to 1.5 and rounded to US$ 0.1 m; the day moves within its month.
 */
export function* resampledRows(rows: readonly DealRow[], count: number, seed: number): Generator<DealRow> {
  const random = new Random(seed);
  for (let number = 1; number <= count; number++) {
    const row = random.pick(rows);
    const factor = 0.5 + random.next();
    const amounts = MEASURES.map(({ name }) => [name, scaled(row[name as 'total_usd_m'], factor)]);
    yield {
      ...row,
      ...(Object.fromEntries(amounts) as Partial<DealRow>),
      deal_id: `${row.deal_id}-r${number}`,
      announced: sameMonth(row.announced, random),
      parent_deal_id: undefined,
      counted_in_parent: undefined,
    };
  }
}

const scaled = (amount: number | undefined, factor: number) =>
  amount === undefined ? undefined : Math.round(amount * factor * 10) / 10;

function sameMonth(date: DealDate, random: Random): DealDate {
  if (date.precision === 'month') return date;
  const { year, month } = dateOfSerial(date.serial);
  return { serial: serialOf(year, month, 1 + random.below(daysInMonth(year, month))), precision: 'day' };
}
