import Papa from 'papaparse';
import { FileRefusal, MOST_COLUMNS, MOST_ROWS, textTable } from './text-table';
import type { TextRow, TextTable } from './text-table';

/** How far a reading is, in whatever it is counted. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
}

/** Rows between two points at which the reading may be given up. */
const STEP = 2_000;

/** The same at once, for a file of ordinary size. */
export function readCsvTable(text: string, file: string): TextTable {
  const steps = csvTableSteps(text, file);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Reads separated text as a spreadsheet would: comma, semicolon, tab or bar, whichever it is; rows of any length; rows
 * counted as they would stand in a sheet, whichever way each ends. Cells stay text exactly as written, whatever they begin
 * with; a line within one ends as it does in a sheet. Each step of the generator is a point at which to stop.
 * @throws FileRefusal where it is empty, or more than anybody would review
 */
export function* csvTableSteps(text: string, file: string): Generator<ReadingProgress, TextTable> {
  // Files put together have rows that end in several ways; whatever is told apart as one would swallow the others.
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const rows: TextRow[] = [];
  let row = 0;
  let found: Pick<Papa.ParseConfig, 'delimiter'> = {};
  for (let at = 0; at < whole.length;) {
    const { data, meta } = Papa.parse<string[]>(whole.slice(at), {
      delimitersToGuess: [',', ';', '\t', '|'],
      skipEmptyLines: false,
      // The fast mode splits the whole text into lines first.
      fastMode: false,
      preview: STEP,
      newline: '\n',
      ...found,
    });
    // What the first rows are written with, the others are.
    found = { delimiter: meta.delimiter };
    for (const each of data) {
      row += 1;
      const cells = withoutBlankEnd(each);
      if (cells.length > MOST_COLUMNS) throw new FileRefusal('tooManyColumns');
      if (cells.length > 0) rows.push({ row, cells });
    }
    // Blank rows cost nothing to keep, and time to read: a file of them ends somewhere, too.
    if (rows.length > MOST_ROWS + 1 || row > 20 * MOST_ROWS) throw new FileRefusal('tooManyRows');
    if (meta.cursor <= 0) break;
    at += meta.cursor;
    yield { done: at, total: whole.length };
  }
  return { ...textTable(file, undefined, rows), hasSemicolons: found.delimiter === ';' };
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? '').trim() === '') length -= 1;
  return cells.slice(0, length);
}
