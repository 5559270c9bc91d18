/** A row of a file as text: one string a cell, as a person sees it. */
export interface TextRow {
  /** From 1, as a spreadsheet that opens the file counts. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** The cells of a file or of one of its sheets, header and whatever stands above it included. Blank rows are left out. */
export interface TextTable {
  /** Name of the file, without its folder. */
  readonly file: string;
  /** Name of the sheet, where the file has sheets. */
  readonly sheet?: string | undefined;
  readonly rows: readonly TextRow[];
  /** Cells of the longest row. */
  readonly width: number;
  /** Whether semicolons stand between cells, as where a comma is the decimal sign. */
  readonly hasSemicolons?: boolean;
}

/** The most that is read of a file: a bank's own list is a fifth of it, and more would not be reviewed by anybody. */
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 300;
/** Bytes of a file as it is chosen. */
export const MOST_BYTES = 50_000_000;

/** A file that is not read at all, and why. */
export type RefusalKind =
  | 'tooLarge'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'empty'
  | 'notText'
  | 'notAWorkbook'
  /** The reading broke off, or what reads it could not be loaded: nothing is known of the file. */
  | 'notReadHere'
  | 'oldWorkbook'
  | 'encrypted'
  | 'bomb';

/** Thrown for a file that can't be an import; nothing was changed. */
export class FileRefusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    options?: ErrorOptions,
  ) {
    super(`This file can’t be read: ${kind}.`, options);
    this.name = 'FileRefusal';
  }
}

/** Rows that hold anything, bounded. @throws FileRefusal */
export function textTable(file: string, sheet: string | undefined, rows: readonly TextRow[]): TextTable {
  if (rows.length === 0) throw new FileRefusal('empty');
  if (rows.length > MOST_ROWS + 1) throw new FileRefusal('tooManyRows');
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  if (width > MOST_COLUMNS) throw new FileRefusal('tooManyColumns');
  return { file, sheet, rows, width };
}

/** A1 notation of a cell: row from 1, column from 0. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters + String(row);
}
