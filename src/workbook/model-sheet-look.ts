import type { Kind, ModelCell, Role } from '../valuation/model-sheet/cells';
import { DAY_FORMAT, SHARE_FORMAT, VALUE_USD_M_FORMAT, WHOLE_FORMAT, YEARS_FORMAT } from './number-formats';

/** How a role looks; what is not said stays as the workbook has it. */
export interface RoleLook {
  readonly bold?: true;
  readonly italic?: true;
  readonly color?: string;
  readonly fill?: string;
  readonly size?: number;
}

/** Blue on light yellow for what a person types, as banks colour it; grey for what the method fixes. */
export const ROLE_LOOKS: Readonly<Record<Role, RoleLook>> = {
  title: { bold: true, size: 14 },
  subtitle: { color: '#595959' },
  block: { bold: true, color: '#FFFFFF', fill: '#1F3864' },
  heading: { bold: true, fill: '#D9E1F2' },
  label: {},
  name: { color: '#7F7F7F' },
  note: { italic: true, color: '#595959' },
  input: { color: '#0000FF', fill: '#FFFBE6' },
  linkedInput: { color: '#000000', fill: '#FFFBE6' },
  fixed: { color: '#595959', fill: '#F2F2F2' },
  calculation: {},
  total: { bold: true, fill: '#F2F5FA' },
  result: { bold: true, size: 12 },
  check: { bold: true },
  source: { color: '#595959' },
};

/**
 * Number formats; '' leaves the general one. All end alike, so that figures of different kinds share their right edge. A
 * plain figure is in the unit of its row: below 1 (rates, probabilities) it has three decimals, else one, point below point.
 */
export const KIND_FORMATS: Readonly<Record<Kind, string>> = {
  text: '',
  money: VALUE_USD_M_FORMAT,
  percent: SHARE_FORMAT,
  factor: '0.0000_)',
  plain: '[<1]0.000_);#,##0.0_0_0_)',
  years: YEARS_FORMAT,
  date: DAY_FORMAT,
  count: WHOLE_FORMAT,
  flag: '',
  check: '[Red]"CHECK";[Red]"CHECK";[Color10]"OK"',
};

/** Headings over words, which stand left as the words do. */
const OVER_WORDS: ReadonlySet<ModelCell['content']> = new Set(['Unit', 'Basis', 'Source']);

/** A heading over a column of figures: set to the right, in two lines where it is long. */
export const isOverFigures = ({ role, column, content }: ModelCell): boolean =>
  role === 'heading' && column >= 2 && content !== '' && !OVER_WORDS.has(content);

/** Cells that share a role, as a rectangle. */
export interface RoleArea {
  readonly role: Role;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The cells of each role as few rectangles: runs along the rows, then equal runs of neighbouring rows together. */
export function roleAreas(cells: readonly ModelCell[]): RoleArea[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const runs: RoleArea[] = [];
  for (const { role, row, column } of sorted) {
    const last = runs.at(-1);
    if (last?.role === role && last.row === row && last.column + last.columns === column)
      runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
    else runs.push({ role, row, column, rows: 1, columns: 1 });
  }
  const areas = new Map<string, RoleArea>();
  const done: RoleArea[] = [];
  for (const run of runs) {
    const key = `${run.role}|${String(run.column)}|${String(run.columns)}`;
    const open = areas.get(key);
    if (open && open.row + open.rows === run.row) areas.set(key, { ...open, rows: open.rows + 1 });
    else {
      if (open) done.push(open);
      areas.set(key, run);
    }
  }
  return [...done, ...areas.values()];
}
