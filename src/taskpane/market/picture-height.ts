/** Pixels: of a panel its title, room for figures above the columns, and columns; then the names of the periods. */
export const TITLE = 16;
export const ABOVE = 12;
export const COLUMNS = 72;
export const FOOT = 14;
export const PANEL = TITLE + ABOVE + COLUMNS + 6;
const LEGEND = 16;
const BELOW = 12;

/** What a picture of series takes up, its legend included: known before it is loaded. */
export const pictureHeight = (panels: readonly { readonly series: readonly unknown[] }[]): number =>
  panels.length * PANEL + FOOT + BELOW + (panels.some(({ series }) => series.length > 1) ? LEGEND : 0);
