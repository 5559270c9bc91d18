import { bundledTables } from '../../source/bundled-tables';
import { assumptionsInForce } from '../../valuation/in-force';
import type { AssumptionInForce } from '../../valuation/in-force';
import type { DealTerms } from '../../valuation/terms';
import type { BlockCell, CellBlock } from '../../workbook/comparison-sheet';
import {
  DAY_FORMAT,
  SHARE_FORMAT,
  USD_M_FORMAT,
  VALUE_USD_M_FORMAT,
  YEARS_FORMAT,
} from '../../workbook/number-formats';
import type { NamedValue } from '../../workbook/scenario-setting';
import type { PaneScenario } from './scenario-list';

/** Rows left free below the assumptions of a scenario, inside the range that its formulas read. */
const SPARE_ROWS = 5;

/** Words of the sheet. */
export interface ComparisonWords {
  readonly title: string;
  readonly deal: string;
  readonly licensor: string;
  readonly licensee: string;
  readonly total: string;
  readonly licensorShare: string;
  readonly assumptions: string;
  readonly name: (scenario: PaneScenario) => string;
  /** Lines below: what low and high mean, and where their ends were read. */
  readonly notes: readonly string[];
}

/** What a comparison is of: a deal of the data, or terms as a range describes them. */
export interface ComparisonSubject {
  readonly terms: DealTerms;
  readonly dealId: string | undefined;
  readonly described: readonly NamedValue[];
}

/**
 * Scenarios side by side as live formulas: each has two columns, names and values of its assumptions, and above them
 * what DEAL_RNPV and DEAL_VALUE_SPLIT give for those. Every scenario names what any of them changes, with what is in
 * force in it, so that a row can be read across.
 */
export function comparisonBlock(
  subject: ComparisonSubject,
  scenarios: readonly PaneScenario[],
  words: ComparisonWords,
): CellBlock {
  const shown = scenarios.filter(({ assumptions }) => assumptions !== undefined);
  const columns = 1 + 2 * shown.length;
  const lists = assumptionLists(subject.terms, shown);
  const rowsOfLists = Math.max(0, ...lists.map((list) => list.length)) + SPARE_ROWS;
  const [first, last] = [11, 10 + rowsOfLists];
  const described = subject.dealId === undefined ? subject.described : [];
  const termsFirst = last + words.notes.length + 3;
  const deal =
    subject.dealId === undefined
      ? `{R${String(termsFirst)}C1}:{R${String(termsFirst + described.length - 1)}C2}`
      : '{R2C2}';

  const sheet = new Cells(columns);
  sheet.put(1, 1, words.title, { bold: true });
  sheet.put(2, 1, words.deal);
  if (subject.dealId !== undefined) sheet.put(2, 2, subject.dealId, { input: true });
  [words.licensor, words.licensee, words.total, words.licensorShare].forEach((label, index) =>
    sheet.put(5 + index, 1, label),
  );
  sheet.put(10, 1, words.assumptions, { bold: true });
  shown.forEach((scenario, index) => {
    const [names, values] = [2 + 2 * index, 3 + 2 * index];
    const range = `{R${String(first)}C${String(names)}}:{R${String(last)}C${String(values)}}`;
    const split = (row: number, column: number) => ({
      formula: `=INDEX(DEALS.DEAL_VALUE_SPLIT(${deal},,${range}),${String(row)},${String(column)})`,
    });
    sheet.put(4, values, words.name(scenario), { bold: true });
    sheet.put(5, values, { formula: `=DEALS.DEAL_RNPV(${deal},,${range})` }, { format: VALUE_USD_M_FORMAT });
    sheet.put(6, values, split(3, 2), { format: VALUE_USD_M_FORMAT });
    sheet.put(7, values, split(4, 2), { format: VALUE_USD_M_FORMAT });
    sheet.put(8, values, split(2, 3), { format: SHARE_FORMAT });
    sheet.put(10, names, words.name(scenario), { bold: true });
    lists[index]?.forEach((row, at) => {
      if (!row || row.value === '') return;
      sheet.put(first + at, names, row.name);
      sheet.put(first + at, values, row.value, { input: true, format: formatOf(row) });
    });
  });
  words.notes.forEach((note, index) => sheet.put(last + 2 + index, 1, note));
  described.forEach(([name, value], index) => {
    sheet.put(termsFirst + index, 1, name);
    sheet.put(termsFirst + index, 2, value, { input: true });
  });
  return sheet.block([170, ...shown.flatMap(() => [130, 80])], 'Scenarios');
}

/** For each scenario the rows of all names that any of them gives, in the order of the list of assumptions. */
function assumptionLists(
  terms: DealTerms,
  scenarios: readonly PaneScenario[],
): readonly (readonly (AssumptionInForce | undefined)[])[] {
  const inForce = scenarios.map(({ assumptions }) =>
    assumptions ? assumptionsInForce(assumptions, bundledTables(), terms) : [],
  );
  const given = new Set(
    inForce.flatMap((rows) => rows.filter(({ basis }) => basis.startsWith('given')).map(({ name }) => name)),
  );
  const order = new Map<string, number>();
  for (const rows of inForce) rows.forEach(({ name }, at) => order.set(name, order.get(name) ?? at));
  const names = [...given].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return inForce.map((rows) => names.map((name) => rows.find((row) => row.name === name)));
}

function formatOf({ unit, value }: AssumptionInForce): string | null {
  if (typeof value !== 'number') return null;
  if (unit === 'date') return DAY_FORMAT;
  if (unit === 'years') return YEARS_FORMAT;
  if (unit === 'US$ million') return USD_M_FORMAT;
  return unit === 'probability' || unit.startsWith('fraction') ? SHARE_FORMAT : null;
}

interface Look {
  readonly bold?: boolean;
  readonly input?: boolean;
  readonly format?: string | null;
}

/** Cells by row and column from 1, as formulas count them. */
class Cells {
  private readonly rows: BlockCell[][] = [];
  private readonly formats: (string | null)[][] = [];
  private readonly bold: [number, number][] = [];
  private readonly inputs: [number, number][] = [];

  constructor(private readonly columns: number) {}

  put(row: number, column: number, cell: BlockCell, { bold, input, format = null }: Look = {}): void {
    while (this.rows.length < row) {
      this.rows.push(Array.from({ length: this.columns }, () => ''));
      this.formats.push(Array.from({ length: this.columns }, () => null));
    }
    const [cells, formats] = [this.rows[row - 1], this.formats[row - 1]];
    if (!cells || !formats) return;
    cells[column - 1] = cell;
    formats[column - 1] = format;
    if (bold) this.bold.push([row - 1, column - 1]);
    if (input) this.inputs.push([row - 1, column - 1]);
  }

  block(widths: readonly number[], stem: string): CellBlock {
    return {
      cells: this.rows,
      formats: this.formats,
      bold: this.bold,
      inputs: this.inputs,
      widths,
      stem,
    };
  }
}
