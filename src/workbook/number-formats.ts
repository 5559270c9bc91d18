/*
 * How figures look in sheets, as banks print them: a fixed number of decimals in a column, so that they line up; the unit
 * in the header; and at the end the width of a parenthesis, which a negative figure fills. Formats only show: what a cell
 * holds keeps all its digits.
 */

/**
 * US$ million with one decimal. What is below a million has two, so that 0.05 is not told as 0.1, and 0.77 not as 0.8:
 * the others leave the room of that digit, and the points stand below each other.
 */
export const USD_M_FORMAT = '[<1]0.00_);#,##0.0_0_)';

/** The same on the axis and the labels of a chart, where nothing has to line up. */
export const USD_M_CHART_FORMAT = '#,##0.0';

/** A fraction as a percentage; what falls stands in parentheses. */
export const SHARE_FORMAT = '0.0%_);(0.0%)';

/** Percentage points (15 = 15 %), which have their unit in the header. */
export const POINTS_FORMAT = '0.0_)';

/** Deals, sources, companies. */
export const COUNT_FORMAT = '#,##0_)';

/** Years and other whole numbers that take no separator. */
export const WHOLE_FORMAT = '0_)';

/** Years between two days, to the hundredth: half a week. */
export const YEARS_FORMAT = '0.00_)';

/** A whole day. A date ends with the width of a parenthesis, too: right-aligned, it would touch the names beside it. */
export const DAY_FORMAT = 'yyyy-mm-dd_)';

/** A date known to the month only: its first day, shown as the month. */
export const MONTH_FORMAT = 'mmm yyyy_)';

/** US$ million that are paid as well as received: red in parentheses, and a dash where there is nothing. */
export const VALUE_USD_M_FORMAT = '#,##0.0_);[Red](#,##0.0);"–"_)';
