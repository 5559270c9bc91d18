import { moveBelow } from './move-below';
import { BoundedWriter } from './request-size';
import { appendRows, queueResize } from './resize-table';
import type { RowShift, Span } from './row-shift';
import { netRows, queueShift, reversed, spansOf } from './row-shift';
import { throwIfCancelled } from './run';
import type { Shifting } from './shifting';
import { sheetOf } from './shifting';
import { sheetColumn } from './table-place';
import type { TakeBack } from './take-back';
import { writeCells } from './write-cells';

/** Cells that the shifts of one request may move: few enough that a cancel is heeded soon. */
const CELLS_PER_REQUEST = 400_000;
const MOST_SHIFTS_PER_REQUEST = 50;

/** One shift in one span of columns: all or nothing of it happens. */
interface Move extends RowShift {
  readonly span: Span;
}

/**
 * Makes the rows of a plan come and go: deletes and inserts cells of the table (and of the notes beside it), keeps what
 * stands below where it is, and appends by resizing the table over free cells.
 */
export async function shiftRows(shifting: Shifting, takeBack: TakeBack[]): Promise<void> {
  const { place, structure, room } = shifting;
  const net = netRows(structure.shifts);
  if (room.somethingBelow && net > 0) await moveBelow(shifting, place.rows, net, takeBack);
  if (structure.shifts.length > 0) await moveRows(shifting, takeBack);
  if (room.somethingBelow && net < 0) await moveBelow(shifting, structure.rowsAfterShifts, net, takeBack);
  if (structure.appended > 0) await appendRows(shifting, takeBack);
}

async function moveRows(shifting: Shifting, takeBack: TakeBack[]): Promise<void> {
  const { context, place, structure, options } = shifting;
  const spans = spansOf(place);
  const moves = structure.shifts.flatMap((shift) => spans.map((span): Move => ({ ...shift, span })));
  // Where a request failed, the number of rows left tells how many of its deletions were done. Other moves go one by
  // one: Excel does all of one or nothing.
  const countable = spans.length === 1 && moves.every(({ kind }) => kind === 'delete');
  const cells = place.rows * place.width;
  const step = countable
    ? Math.max(1, Math.min(MOST_SHIFTS_PER_REQUEST, Math.floor(CELLS_PER_REQUEST / cells)))
    : 1;
  let done = 0;
  takeBack.push(async () => {
    if (countable) done = await movesDone(shifting, moves);
    await moveBack(shifting, moves.slice(0, done));
  });
  const sheet = sheetOf(shifting);
  while (done < moves.length) {
    throwIfCancelled(options.signal);
    options.onProgress?.({ done, total: moves.length, phase: 'writing' });
    const request = moves.slice(done, done + step);
    for (const move of request) queueShift(sheet, place, move, move.span);
    // A request of bounded size at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    done += request.length;
  }
}

async function movesDone({ context, place }: Shifting, moves: readonly Move[]): Promise<number> {
  const body = context.workbook.tables.getItem(place.tableId).getDataBodyRange();
  body.load('rowCount');
  await context.sync();
  let rows = place.rows;
  const left = moves.findIndex((move) => {
    if (rows === body.rowCount) return true;
    rows += netRows([move]);
    return false;
  });
  return left < 0 ? moves.length : left;
}

/** Takes moves back, the last first: rows that went come back with their content, rows that came go. */
async function moveBack(shifting: Shifting, moves: readonly Move[]): Promise<void> {
  const { context, place, plan, rows } = shifting;
  const sheet = sheetOf(shifting);
  let bodyRows = place.rows + netRows(moves.filter(({ span }) => span.isTable));
  for (const move of [...moves].reverse()) {
    const back = reversed(move);
    queueShift(sheet, place, back, move.span);
    if (!move.span.isTable) continue;
    if (back.kind === 'insert' && back.first === bodyRows) queueResize(shifting, bodyRows + back.count);
    bodyRows += netRows([back]);
  }
  await context.sync();
  const formatsOf = new Map(plan.remove.map((row, index) => [row, plan.removedFormats?.[index]]));
  const writer = new BoundedWriter(context, plan.remove.length, {}, 'restoring');
  for (const { kind, first, count, span } of moves) {
    if (kind === 'insert') continue;
    const from = span.column - sheetColumn(place, 0);
    const slice = <T>(cells: readonly T[] | undefined) => (cells ?? []).slice(from, from + span.columns);
    const back = Array.from({ length: count }, (_, index) => first + index);
    await writeCells(writer, sheet, {
      row: place.top + first,
      column: span.column,
      cells: back.map((row) => slice(rows[row])),
      formats: back.map((row) => slice(formatsOf.get(row))),
      linkColumns: [],
    });
  }
  await writer.flush();
}
