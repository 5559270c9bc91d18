import type { DealSet } from '../../deals/dataset';
import { mayReferToCells, referenceKey } from '../../workbook/argument-cells';
import type { ArgumentCells } from '../../workbook/argument-cells';
import { sameValue } from '../../workbook/cell';
import type { CellValue } from '../../workbook/cell';
import type { DealsCell } from '../../workbook/deals-cell-values';
import { callsDealCard } from '../../workbook/deals-calls';
import type { Argument } from '../formulas/argument-text';
import { callOf } from '../formulas/draft';
import { evaluate } from '../formulas/evaluate';
import type { ShownCell } from '../formulas/evaluate';
import { shownDifference } from './spill-change';
import type { SpillChange } from './spill-change';

/** A cell that will show another value; of a cell that spills the first value that differs. */
export interface ForeseenChange {
  readonly cell: DealsCell;
  readonly before: ShownCell;
  readonly after: ShownCell;
  /** Where that value stands, counted from the cell itself. */
  readonly at: readonly [row: number, column: number];
  /** Where it spills, or will. */
  readonly spill?: SpillChange | undefined;
}

/**
 * Why the next value of a cell can't be foreseen: `formula` it holds more than one DEALS call; `argument` an argument is
 * no constant and no cells that stay as they are; `otherwise` it does not show what the data before give, so that it is not
 * known how it comes to what it shows; `card` a deal card shows nothing to compare.
 */
export type Unforeseen = 'formula' | 'argument' | 'otherwise' | 'card';

/** What becomes of a cell. */
export type Foreseen = ForeseenChange | 'same' | Unforeseen;

/** The data before and after. */
export interface DataMove {
  /** What answers now; undefined where nothing does. */
  readonly before: DealSet | undefined;
  /** What is to answer. */
  readonly after: DealSet;
}

/** The call that is all of a formula. */
export type OnlyCall = NonNullable<ReturnType<typeof callOf>> & {
  /** What its arguments refer to, as the formula writes it. */
  readonly references: readonly string[];
};

/** The call that is all of a cell's formula; undefined where there is more to it. */
export function readCall({ formula }: DealsCell): OnlyCall | undefined {
  const call = callOf(formula);
  if (!call) return undefined;
  const asReference = (argument: Argument): Argument =>
    argument.kind === 'expression' && mayReferToCells(argument.text)
      ? { kind: 'reference', text: argument.text }
      : argument;
  const [singles, repeated] = [call.singles.map(asReference), call.repeated.map(asReference)];
  const references = [...singles, ...repeated].flatMap((argument) =>
    argument.kind === 'reference' ? [argument.text] : [],
  );
  return { known: call.known, singles, repeated, references };
}

/** What a cell whose formula is this call will show, computed from what its arguments refer to. */
export async function foreseeCell(
  cell: DealsCell,
  call: OnlyCall,
  read: ReadonlyMap<string, ArgumentCells>,
  { before, after }: DataMove,
): Promise<Foreseen> {
  const cellsAt = (text: string) => Promise.resolve(read.get(referenceKey({ ...cell, text }))?.values);
  const given = async (set: DealSet) => {
    const outcome = await evaluate(call.known, call, cellsAt, set);
    if (outcome.kind === 'unknown') return undefined;
    return outcome.kind === 'table' ? outcome.rows : [[outcome]];
  };
  const now = before && (await given(before));
  if (before && !now) return 'argument';
  if (now && !shows(cell, now)) {
    const isCard = callsDealCard(cell.formula) && cell.values[0]?.[0] === '#VALUE!';
    return isCard ? 'card' : 'otherwise';
  }
  // An empty cell is handed over as nothing or as 0: without data to compare with, nobody knows as which.
  if (!now && call.references.some((text) => isEmptyCell(read.get(referenceKey({ ...cell, text })))))
    return 'argument';
  const next = await given(after);
  if (!next) return 'argument';
  if (shows(cell, next)) return 'same';
  return changeOf(cell, now ?? cell.values.map((row) => row.map(asShown)), next);
}

const isEmptyCell = (area: ArgumentCells | undefined): boolean =>
  area?.rows === 1 && area.columns === 1 && area.values[0]?.[0] === '';

type Shown = readonly (readonly ShownCell[])[];

function changeOf(cell: DealsCell, before: Shown, after: Shown): ForeseenChange {
  const { at = [0, 0] as const, spill } = shownDifference(plainValues(before), plainValues(after));
  const [row, column] = at;
  return {
    cell,
    before: before[row]?.[column] ?? NOTHING,
    after: after[row]?.[column] ?? NOTHING,
    at,
    spill,
  };
}

const plainValues = (shown: Shown) => shown.map((row) => row.map(plainValue));

/** Whether a cell shows just this, with all that it spills. */
const shows = ({ values, rows, columns }: DealsCell, shown: Shown): boolean =>
  shown.length === rows &&
  shown.every(
    (row, down) =>
      row.length === columns &&
      row.every((cell, right) => sameValue(plainValue(cell), values[down]?.[right] ?? '')),
  );

const NOTHING: ShownCell = { kind: 'text', text: '' };

/** What a sheet has of a value. */
function plainValue(cell: ShownCell): CellValue {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.number;
    case 'boolean':
      return cell.value;
    case 'error':
      return cell.error;
  }
}

/** What a sheet has, as a value to show. */
function asShown(value: CellValue): ShownCell {
  if (typeof value === 'number') return { kind: 'number', number: value, format: undefined };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  return { kind: 'text', text: value };
}
