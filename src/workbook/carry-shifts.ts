import type { TakeBack } from './take-back';
import { BoundedWriter } from './request-size';
import type { Room } from './room-below';
import type { RowPlan, Rows } from './row-plan';
import type { RowShift, Span, Structure } from './row-shift';
import { netRows, queueBelow, queueShift, reversed, spansOf } from './row-shift';
import type { TablePlace } from './table-place';
import { sheetColumn } from './table-place';
import { writeCells } from './write-cells';

/** Shifts of one request: few enough that Excel answers quickly. */
const SHIFTS_PER_REQUEST = 50;

/** One shift in one span of columns: all or nothing of it happens. */
interface Move extends RowShift {
  readonly span: Span;
}

export interface Shifting {
  readonly context: Excel.RequestContext;
  readonly place: TablePlace;
  readonly plan: RowPlan;
  /** The body before. */
  readonly rows: Rows;
  readonly structure: Structure;
  readonly room: Room;
}

/**
 * Makes the rows of a plan come and go: deletes and inserts cells of the table (and of the notes beside it), keeps what
 * stands below where it is, and appends by resizing the table over free cells.
 */
export async function shiftRows(shifting: Shifting, takeBack: TakeBack[]): Promise<void> {
  const { place, structure, room } = shifting;
  const net = netRows(structure.shifts);
  const movesBelow = room.somethingBelow && net !== 0;
  const below = async (rows: number, change: number) => {
    queueBelow(sheetOf(shifting), { ...place, rows }, change);
    await shifting.context.sync();
  };
  if (movesBelow && net > 0) {
    takeBack.push(() => below(place.rows, -net));
    await below(place.rows, net);
  }
  if (structure.shifts.length > 0) await moveRows(shifting, takeBack);
  if (movesBelow && net < 0) {
    takeBack.push(() => below(structure.rowsAfterShifts, -net));
    await below(structure.rowsAfterShifts, net);
  }
  if (structure.appended > 0) await appendRows(shifting, takeBack);
}

const sheetOf = ({ context, place }: Shifting): Excel.Worksheet =>
  context.workbook.worksheets.getItem(place.sheetName);

async function moveRows(shifting: Shifting, takeBack: TakeBack[]): Promise<void> {
  const { context, place, structure } = shifting;
  const spans = spansOf(place);
  const moves = structure.shifts.flatMap((shift) => spans.map((span): Move => ({ ...shift, span })));
  // After a failure the number of rows left tells how many deletions of a request were done; other moves go one by one.
  const countable = spans.length === 1 && moves.every(({ kind }) => kind === 'delete');
  const step = countable ? SHIFTS_PER_REQUEST : 1;
  let done = 0;
  takeBack.push(async () => {
    if (countable) done = await movesDone(shifting, moves);
    await moveBack(shifting, moves.slice(0, done));
  });
  const sheet = sheetOf(shifting);
  while (done < moves.length) {
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

/** Appends over cells below that are known to be free. */
async function appendRows(shifting: Shifting, takeBack: TakeBack[]): Promise<void> {
  const { context, place, structure, room } = shifting;
  const { rowsAfterShifts, appended } = structure;
  const sheet = sheetOf(shifting);
  const added = () => sheet.getRangeByIndexes(place.top + rowsAfterShifts, place.left, appended, place.width);
  const formats = room.isPristine ? undefined : added().load('numberFormat');
  await context.sync();
  takeBack.push(async () => {
    queueResize(shifting, rowsAfterShifts);
    added().clear(Excel.ClearApplyTo.removeHyperlinks);
    added().clear(room.isPristine ? Excel.ClearApplyTo.all : Excel.ClearApplyTo.contents);
    if (formats) added().numberFormat = formats.numberFormat;
    await context.sync();
  });
  queueResize(shifting, rowsAfterShifts + appended);
  await context.sync();
}

/** Queues giving the table so many rows of body. */
function queueResize(shifting: Shifting, rows: number): void {
  const { context, place } = shifting;
  const whole = sheetOf(shifting).getRangeByIndexes(
    place.top - place.headerRows,
    place.left,
    place.headerRows + rows,
    place.width,
  );
  context.workbook.tables.getItem(place.tableId).resize(whole);
}
