import type { CellBlock } from '../../workbook/cell-block';
import type { ChartOfBlock } from '../../workbook/charted-formulas';
import type { FormulaBlock } from '../../workbook/insert-formulas';
import type { ChartFigures, ChartKind } from '../../workbook/native-chart';

/** Categories of a picture of bars; the table has all. */
export const MOST_BARS = 25;

/** Excel's formats of what is charted. */
export const CHART_FORMATS = { count: '#,##0', money: '#,##0', billions: '#,##0', share: '0%' } as const;

/** Cells of a table's column, its heading left aside. */
const columnOf = (column: number, rows: number): CellBlock => ({ row: 1, column, rows, columns: 1 });

interface Charted {
  readonly title: string;
  readonly kind: ChartKind;
  /** Columns of figures with what they are called. */
  readonly figures: readonly { readonly name: string; readonly column: number }[];
  readonly format: string;
  readonly valueTitle?: string | undefined;
}

/** A chart of columns of a table whose first column holds the names. */
export function chartOfBlock(
  block: FormulaBlock,
  { title, kind, figures, format, valueTitle }: Charted,
): ChartOfBlock {
  const bars = kind === 'bars';
  const rows = bars ? Math.min(MOST_BARS, block.rows - 1) : block.rows - 1;
  const alone = figures.length === 1;
  return {
    title,
    kind,
    format,
    categories: columnOf(0, rows),
    figures: figures.map(({ name, column }): ChartFigures => ({
      name,
      values: columnOf(column, rows),
      labels: bars && alone,
      color: alone && kind !== 'line' ? ACCENT : undefined,
    })),
    valueTitle,
    mostRows: bars ? MOST_BARS : undefined,
  };
}

/** The pane's own green. */
export const ACCENT = '#107C41';
