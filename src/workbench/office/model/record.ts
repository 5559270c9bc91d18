/** A record without some of its entries. */
export const without = <T>(
  record: Readonly<Record<string, T>>,
  ...keys: readonly string[]
): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
