import Papa from 'papaparse';
import { FileRefusal, MOST_COLUMNS, MOST_ROWS, textTable } from './text-table';
import type { TextRow, TextTable } from './text-table';

/**
 * Reads separated text as a spreadsheet would: comma, semicolon, tab or bar, whichever it is; rows of any length; rows
 * counted as they would stand in a sheet. Cells stay text exactly as written, whatever they begin with.
 * @throws FileRefusal where it is empty, or more than anybody would review
 */
export function readCsvTable(text: string, file: string): TextTable {
  const rows: TextRow[] = [];
  let row = 0;
  let refusal: FileRefusal | undefined;
  Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: false,
    // The fast mode splits the whole text into lines first.
    fastMode: false,
    step: ({ data }, parser) => {
      row += 1;
      const cells = withoutBlankEnd(data);
      if (cells.length > MOST_COLUMNS) refusal = new FileRefusal('tooManyColumns');
      else if (cells.length > 0) rows.push({ row, cells });
      // Blank rows cost nothing to keep, and time to read: a file of them ends somewhere, too.
      if (rows.length > MOST_ROWS + 1 || row > 20 * MOST_ROWS) refusal ??= new FileRefusal('tooManyRows');
      if (refusal) parser.abort();
    },
  });
  if (refusal) throw refusal;
  return textTable(file, undefined, rows);
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? '').trim() === '') length -= 1;
  return cells.slice(0, length);
}
