/** How figures stand in the basis of an event: short, unambiguous, the same in every country. */

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const precise = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4, useGrouping: false });

/** US$ million: 9,475 or 87.75. */
export const amountText = (amount: number): string => grouped.format(amount);

/** A fraction as a percentage: 0.289 is '28.9 %'. */
export const percentText = (fraction: number): string => `${grouped.format(100 * fraction)} %`;

/** A probability or a number of years: 0.289, 2.3. */
export const numberText = (value: number): string => precise.format(value);
