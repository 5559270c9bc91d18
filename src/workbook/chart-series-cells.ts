import type { Answer } from './chart-answer';
import { blockAddress } from './cell-address';
import { readReference } from './cell-references';
import type { StandingChart } from './standing-charts';

/** Where each series of a chart has its figures and names from; asked before a sync, read after it. */
type SeriesCells = readonly { readonly figures: Asked; readonly names: Asked }[];
type Asked = () => string | undefined;

/** Asks what the series of a chart show; undefined where Excel can't tell. */
export function seriesCells({ chart }: StandingChart): SeriesCells | undefined {
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.15')) {
    return chart.series.items.map((series) => {
      const figures = series.getDimensionDataSourceString('Values');
      const names = series.getDimensionDataSourceString('Categories');
      return { figures: () => figures.value, names: () => names.value };
    });
  }
  return undefined;
}

/**
 * Whether the series of a chart still show the cells that were put there: those of the answer where it stands, or where
 * it stood when they were set. One that the user made show others keeps its name all the same.
 */
export function showItsCells(
  cells: SeriesCells,
  { setting, sheet }: StandingChart,
  answer: Pick<Answer, 'row' | 'column'>,
): boolean {
  const isAt = (said: string | undefined, column: number) => {
    const read = referenceOf(said);
    if (!read) return true;
    const expected = [answer, setting].map((at) =>
      blockAddress(
        { row: at.row + 1, column: at.column + column, rows: setting.rows, columns: 1 },
        sheet.name,
      ),
    );
    return expected.some((address) => referenceOf(address) === read);
  };
  return cells.every(
    ({ figures, names }, index) =>
      isAt(figures(), setting.series[index] ?? 0) && isAt(names(), setting.names),
  );
}

/** Cells and their sheet in one way of writing; undefined where it can't be told from what Excel says. */
function referenceOf(said: string | undefined): string | undefined {
  const read = readReference(
    (said ?? '').replace(/^=/, '').replace(/^'?\[[^\]]*\]/, (book) => (book[0] === "'" ? "'" : '')),
  );
  return read?.sheet === undefined ? undefined : `${read.sheet}!${read.cells}`.toLowerCase();
}
