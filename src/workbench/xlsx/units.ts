/** Pixels of one character of the default font, and of the padding of a column, at 96 dots an inch. */
const CHARACTER_PIXELS = 7;
const PADDING_PIXELS = 5;
const PIXELS_PER_POINT = 96 / 72;

/** A column's width in characters, as files have it. */
export const widthToFile = (pixels: number): number =>
  Math.round((Math.max(0, pixels - PADDING_PIXELS) / CHARACTER_PIXELS) * 100) / 100;
export const widthFromFile = (characters: number): number =>
  Math.round(characters * CHARACTER_PIXELS + PADDING_PIXELS);

/** A row's height in points. */
export const heightToFile = (pixels: number): number => Math.round((pixels / PIXELS_PER_POINT) * 100) / 100;
export const heightFromFile = (points: number): number => Math.round(points * PIXELS_PER_POINT);

const DAY_MS = 86_400_000;
/** Serial number of 1 January 1970. */
const EPOCH_SERIAL = 25_569;

/** Serial number of what exceljs read as a date because of its format. */
export const serialOfDate = (date: Date): number =>
  Math.round((date.getTime() / DAY_MS + EPOCH_SERIAL) * 1e8) / 1e8;
