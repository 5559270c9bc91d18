import type { DealSet } from '../../deals/dataset';
import { mayReferToCells, referenceKey } from '../../workbook/argument-cells';
import type { ArgumentCells } from '../../workbook/argument-cells';
import { sameValue } from '../../workbook/cell';
import type { CellValue } from '../../workbook/cell';
import type { CellBlock } from '../../workbook/cell-block';
import type { DealsCell } from '../../workbook/deals-cell-values';
import { callsDealCard } from '../../workbook/deals-calls';
import { inSteps, pause, throwIfCancelled } from '../../workbook/run';
import type { WorkOptions } from '../../workbook/work';
import type { Argument } from '../formulas/argument-text';
import { callOf } from '../formulas/draft';
import { evaluate } from '../formulas/evaluate';
import type { ShownCell } from '../formulas/evaluate';
import type { WorkbookAccess } from '../workbook-access';

/** The size of what a cell spills, and how many of all these cells show another value. */
export interface SpillChange {
  readonly changed: number;
  /** Cells of both sizes together. */
  readonly cells: number;
  readonly before: readonly [rows: number, columns: number];
  readonly after: readonly [rows: number, columns: number];
}

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

/** What other data do to the DEALS cells of a workbook. */
export interface ForeseenCells {
  /** In the order of the cells. */
  readonly changes: readonly ForeseenChange[];
  /** Cells that show the same as before. */
  readonly same: number;
  readonly unforeseen: readonly { readonly cell: DealsCell; readonly why: Unforeseen }[];
}

/** What cells are foreseen with. */
export interface Foreseeing {
  /** What answers now; undefined where nothing does. */
  readonly before: DealSet | undefined;
  /** What is to answer. */
  readonly after: DealSet;
  /** Cells that change with their linked table: what refers to them can't be foreseen. */
  readonly moving: readonly (CellBlock & { readonly sheetName: string })[];
}

/** Work goes on for so long, in milliseconds, before the page may draw and hear a click. */
const STEP = 40;

/**
 * Computes what each DEALS cell will show once other data answer, from what its arguments refer to now, and compares it with
 * what it shows. A cell counts as foreseen only where the same computation with the data before gives what it shows.
 * @throws WorkbookError cancelled, host
 */
export async function foreseeCells(
  cells: readonly DealsCell[],
  { before, after, moving }: Foreseeing,
  { readArgumentCells }: Pick<WorkbookAccess, 'readArgumentCells'>,
  options: WorkOptions,
): Promise<ForeseenCells> {
  const calls = await inSteps(cells, (cell) => ({ cell, call: readCall(cell) }), options.signal);
  const read = await readArgumentCells(
    calls.flatMap(({ cell: { sheetName }, call }) =>
      (call?.references ?? []).map((text) => ({ sheetName, text })),
    ),
    options,
  );
  const outcomes = new Map<DealsCell, ForeseenChange | 'same' | Unforeseen>();
  /** Cells whose formula was found to stay as it is. */
  const settled = new Set<string>();
  const stays = (area: ArgumentCells): boolean =>
    !moving.some((each) => each.sheetName === area.sheetName && overlap(each, area)) &&
    area.computed.every((row, down) =>
      row.every(
        (isComputed, right) =>
          (!isComputed && !area.spilled) ||
          settled.has(placeOf(area.sheetName, area.row + down, area.column + right)),
      ),
    );
  let waiting = calls;
  const tell = () => options.onProgress?.({ done: outcomes.size, total: cells.length, phase: 'computing' });
  tell();
  throwIfCancelled(options.signal);
  let begun = performance.now();
  // What refers to cells that stay is computed after them, however long the chain.
  for (let found = true; found;) {
    found = false;
    const left: typeof waiting = [];
    for (const each of waiting) {
      const { cell, call } = each;
      const areas = call?.references.map((text) => read.get(referenceKey({ ...cell, text }))) ?? [];
      if (call && areas.some((area) => area !== undefined && !stays(area)) && areas.every(Boolean)) {
        left.push(each);
        continue;
      }
      const outcome = call ? await foreseen(cell, call, read, { before, after }) : 'formula';
      outcomes.set(cell, outcome);
      if (outcome === 'same') for (const place of placesOf(cell)) settled.add(place);
      found = true;
      if (performance.now() - begun < STEP) continue;
      tell();
      await pause();
      throwIfCancelled(options.signal);
      begun = performance.now();
    }
    waiting = left;
  }
  const all = cells.map((cell) => ({ cell, outcome: outcomes.get(cell) ?? ('argument' as const) }));
  return {
    changes: all.flatMap(({ outcome }) => (typeof outcome === 'object' ? [outcome] : [])),
    same: all.filter(({ outcome }) => outcome === 'same').length,
    unforeseen: all.flatMap(({ cell, outcome }) =>
      typeof outcome === 'object' || outcome === 'same' ? [] : [{ cell, why: outcome }],
    ),
  };
}

type Call = NonNullable<ReturnType<typeof readCall>>;

/** A formula that is one call, with what its arguments refer to; undefined for any other. */
function readCall({ formula }: DealsCell) {
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

async function foreseen(
  cell: DealsCell,
  call: Call,
  read: ReadonlyMap<string, ArgumentCells>,
  { before, after }: Omit<Foreseeing, 'moving'>,
): Promise<ForeseenChange | 'same' | Unforeseen> {
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
  const rows = Math.max(before.length, after.length);
  const columns = Math.max(before[0]?.length ?? 0, after[0]?.length ?? 0);
  let changed = 0;
  let first: Pick<ForeseenChange, 'before' | 'after' | 'at'> | undefined;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [was, is] = [before[row]?.[column] ?? NOTHING, after[row]?.[column] ?? NOTHING];
      if (sameValue(plainValue(was), plainValue(is))) continue;
      changed += 1;
      first ??= { before: was, after: is, at: [row, column] };
    }
  const differing = first ?? { before: NOTHING, after: NOTHING, at: [0, 0] as const };
  const isSingle = rows * columns <= 1;
  const sizeOf = (shown: Shown) => [shown.length, shown[0]?.length ?? 0] as const;
  return {
    cell,
    ...differing,
    spill: isSingle
      ? undefined
      : { changed, cells: rows * columns, before: sizeOf(before), after: sizeOf(after) },
  };
}

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

const placeOf = (sheetName: string, row: number, column: number): string =>
  `${sheetName}!${String(row)}:${String(column)}`;

const placesOf = ({ sheetName, row, column, rows, columns }: DealsCell): string[] =>
  Array.from({ length: rows * columns }, (_, place) =>
    placeOf(sheetName, row + Math.floor(place / columns), column + (place % columns)),
  );

const overlap = (one: CellBlock, other: CellBlock): boolean =>
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;
