import type { ChartableTable, FigureColumn } from '../../workbook/chart-selection';
import type { NativeChart } from '../../workbook/native-chart';
import { SHARE_FORMAT, USD_M_CHART_FORMAT, USD_M_FORMAT } from '../../workbook/number-formats';
import { ACCENT, MOST_BARS } from './charts';

/** Kinds of charts that a person chooses from. */
export const SELECTABLE_KINDS = ['columns', 'bars', 'line'] as const;
export type SelectableKind = (typeof SELECTABLE_KINDS)[number];

/** Which column is charted, and how. */
export interface ChartChoice {
  /** Column of the sheet, counted from 0. */
  readonly column: number;
  readonly kind: SelectableKind;
}

const MONEY = /US\$/;

/** What is charted unless the user says otherwise: money rather than counts; a line over time, bars of names. */
export function guessOf({ columns, isOverTime, categories }: ChartableTable): ChartChoice {
  const money = columns.find(({ name }) => MONEY.test(name));
  const column = (money ?? columns[0])?.column ?? 0;
  const kind = isOverTime ? 'line' : categories.rows > MOST_BARS ? 'columns' : 'bars';
  return { column, kind };
}

const FRACTION = /share|growth|coverage|similarity|占比|增长/i;

/** Excel's format of the figures: that of the cells, unless they have none; on an axis no points have to line up. */
const formatOf = ({ format, name, whole }: FigureColumn): string => {
  if (format === USD_M_FORMAT) return USD_M_CHART_FORMAT;
  if (format !== 'General') return format;
  return FRACTION.test(name) ? SHARE_FORMAT : whole ? '#,##0' : USD_M_CHART_FORMAT;
};

/** A chart of a column of a table beside its names. */
export function chartOfTable(found: ChartableTable, { column, kind }: ChartChoice): NativeChart {
  const { table, categories, columns, heading } = found;
  const chosen = columns.find((each) => each.column === column) ?? columns[0];
  const name = chosen?.name ?? '';
  const values = { ...categories, column: chosen?.column ?? column };
  return {
    title: heading === '' ? name : `${name} · ${heading}`,
    kind,
    table,
    categories,
    figures: [{ name, values, labels: kind === 'bars', color: kind === 'line' ? undefined : ACCENT }],
    format: chosen ? formatOf(chosen) : 'General',
  };
}
