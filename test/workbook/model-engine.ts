import type { Content, ModelSheet, Role } from '../../src/valuation/model-sheet/cells';
import { isFormula } from '../../src/valuation/model-sheet/cells';
import { cellInput } from '../../src/workbook/cell';
import { writeModel } from '../../src/workbook/model-sheet-writing';
import type { ExcelHost } from '../workbench/headless';

const input = (content: Content) => (isFormula(content) ? content.formula : cellInput(content));
const keyOf = ({ row, column }: { readonly row: number; readonly column: number }) => `${row},${column}`;

/** Cells that differ between deals: what a person may type over, and words. */
const TYPED: readonly Role[] = ['input', 'linkedInput', 'title', 'subtitle', 'source', 'name', 'note'];

const SHEET = 'Valuation';

/** A model sheet in a spreadsheet: inputs are typed over, as a person would, and results read by their names. */
export class ModelEngine {
  private readonly now = new Map<string, string>();

  private constructor(
    private readonly host: ExcelHost,
    private model: ModelSheet,
  ) {
    this.remember(model);
  }

  /** Writes a model to a sheet of its own. */
  static async open(host: ExcelHost, model: ModelSheet): Promise<ModelEngine> {
    await Excel.run(async (context) => {
      await writeModel(context, context.workbook.worksheets.add(SHEET), model, 'Valuation_', {});
    });
    await host.spreadsheet.settled();
    return new ModelEngine(host, model);
  }

  private remember({ cells }: ModelSheet): void {
    for (const cell of cells) this.now.set(keyOf(cell), JSON.stringify(cell.content));
  }

  /**
   * Types the cells in which another model differs.
   * @throws Error where more than inputs differ: formulas are to be the same for every deal
   */
  async retype(next: ModelSheet): Promise<void> {
    const different = next.cells.filter((cell) => this.now.get(keyOf(cell)) !== JSON.stringify(cell.content));
    const other = different.find(({ role }) => !TYPED.includes(role));
    if (other || next.cells.length !== this.model.cells.length)
      throw new Error(`another layout: ${JSON.stringify(other)}`);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(SHEET);
      for (const { row, column, content } of different)
        sheet.getCell(row, column).formulas = [[input(content)]];
      await context.sync();
    });
    this.remember(next);
    this.model = next;
    await this.host.spreadsheet.settled();
  }

  /** What every cell of the sheet shows, by row and column from 0. */
  async shown(): Promise<unknown[][]> {
    return Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(SHEET).getUsedRange(true).load('values');
      await context.sync();
      return range.values;
    });
  }
}

/** What stands at a named place, in what a sheet shows. */
export function at(model: ModelSheet, shown: readonly (readonly unknown[])[], key: string): unknown {
  const place = model.places.get(key);
  if (!place) throw new Error(`the sheet has no ${key}`);
  return shown[place.row]?.[place.column];
}
