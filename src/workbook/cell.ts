/** What a cell holds: '' is blank (undisclosed), dates are serial numbers, shares are fractions. */
export type CellValue = string | number | boolean;
