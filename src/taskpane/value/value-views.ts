/** What the Value place shows of a valuation. */
export const VALUE_VIEWS = ['schedule', 'assumptions', 'pictures', 'scenarios', 'terms'] as const;
export type ValueView = (typeof VALUE_VIEWS)[number];
