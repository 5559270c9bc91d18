import Papa from 'papaparse';

/** What is wrong with a data file, and where: `line` counts from 1 (the header) as a text editor shows it. */
export interface DataProblem {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

export interface CsvRecord {
  /** Line of the file on which the record begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  readonly problems: readonly DataProblem[];
}

/** Problems after which a file whose number of records is known is read no further. */
export const MOST_PROBLEMS = 100;

/**
 * Reads comma-separated text with a header. Cells stay text exactly as written, whatever they begin with; empty lines
 * are skipped; a record with too few or too many cells, or a quote that never closes, is a problem.
 * @param mostRecords where given, reading ends with the first record beyond, or with too many problems: a file from
 * outside fills no memory with more than it may have
 */
export function readCsv(text: string, file: string, mostRecords = Infinity): CsvTable {
  const source = text.replace(/^\uFEFF/, '');
  const problems: DataProblem[] = [];
  const records: CsvRecord[] = [];
  let header: readonly string[] | undefined;
  let cursor = 0;
  let line = 1;
  Papa.parse<string[]>(source, {
    delimiter: ',',
    skipEmptyLines: false,
    // The fast mode splits the whole text into lines first.
    fastMode: false,
    step: ({ data, errors, meta }, parser) => {
      const cells = data;
      const begin = line;
      line += lineEnds(source, cursor, meta.cursor);
      cursor = meta.cursor;
      for (const error of errors) {
        problems.push({ file, line: begin, column: '', reason: error.message });
      }
      if (cells.every((cell) => cell === '')) return;
      if (!header) {
        header = cells.map((cell) => cell.trim());
      } else if (cells.length !== header.length) {
        const reason = `the row has ${cells.length} cells, the header ${header.length}`;
        problems.push({ file, line: begin, column: '', reason });
      } else {
        records.push({ line: begin, cells });
      }
      const isTooMuch = records.length > mostRecords || problems.length > MOST_PROBLEMS;
      if (mostRecords < Infinity && isTooMuch) parser.abort();
    },
  });
  if (!header)
    problems.push({ file, line: 1, column: '', reason: 'the file is empty: it needs a header line' });
  return { header: header ?? [], records, problems };
}

function lineEnds(text: string, from: number, end: number): number {
  let ends = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) ends++;
  return ends;
}
