/**
 * How figures stand in the basis of an event: short, unambiguous, the same in every country. Written by hand instead
 * of Intl.NumberFormat, which takes longer than the valuation that it would describe.
 */

const rounded = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** US$ million: 9,475 or 87.75. */
export function amountText(amount: number): string {
  const [whole = '', decimals] = rounded(amount, 2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** A fraction as a percentage: 0.289 is '28.9 %'. */
export const percentText = (fraction: number): string => `${rounded(100 * fraction, 2)} %`;

/** A probability or a number of years: 0.289, 2.3. */
export const numberText = (value: number): string => rounded(value, 4);
