/** Units of money by what they are called in the pane, each with its factor to US$ million. */
export const MONEY_UNITS = {
  dollars: 1e-6,
  thousands: 1e-3,
  tenThousands: 1e-2,
  millions: 1,
  hundredMillions: 100,
  billions: 1000,
} as const;
export type MoneyUnitName = keyof typeof MONEY_UNITS;

/** Units of royalties, each with its factor to percentage points. */
export const PERCENT_UNITS = { points: 1, fractions: 100 } as const;
export type PercentUnit = keyof typeof PERCENT_UNITS;
