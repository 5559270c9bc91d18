/** String literals and quoted sheet names, which may say anything. */
const QUOTED = /"(?:[^"]|"")*"|'(?:[^']|'')*'/g;

/** Whether a formula calls a worksheet function of ours, under the name it has in a sheet or in a file. */
export const callsDeals = (formula: string): boolean =>
  /(?<![\w.])(?:DEALS\.|_xldudf_DEALS_)\w/i.test(formula.replace(QUOTED, '""'));

/**
 * Whether a formula calls the function that gives a card. `Range.values` has "#VALUE!" for a card; what it holds is told
 * only by versions of Excel newer than we ask for.
 */
export const callsDealCard = (formula: string): boolean =>
  /(?<![a-z\d])DEALS[._]DEAL\s*\(/i.test(formula.replace(QUOTED, '""'));
