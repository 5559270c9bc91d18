import type { DealQuery } from '../deals/query';
import { serialOf } from '../deals/date';
import { freezeAgain } from './freeze-again';
import type { FrozenArea, FrozenFormula, SheetArea } from './frozen-cells';
import { stillFrozen, writeFormulas, writeValues } from './frozen-cells';
import { findTables, readTables } from './find-tables';
import { readFormulas } from './read-frozen';
import { remember } from './last-action';
import type { FreezeAction } from './last-action';
import type { LinkSetting } from './link-setting';
import { originOf } from './link-setting';
import { readLinks, readStoredLink, restoreLink } from './link-store';
import type { StoredLink } from './link-store';
import { forgetting } from './links';
import { countDeals } from './count-deals';
import type { FreezeReport, UndoReport } from './reports';
import { throwIfCancelled, writing } from './run';
import { noteAddress, noteFor, removeNote, writeNote } from './source-note';
import type { DealsOrigin } from './table-deals';
import type { TablePlace } from './table-place';
import { locateTable } from './table-place';
import type { TakeBack } from './take-back';
import { restore } from './take-back';
import { failedFreeze, failedUndo, takeBackFrozen } from './take-back-frozen';
import { refusalOf } from './table-to-refresh';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** What a source note says of a table. */
export interface FreezeFacts {
  readonly query: DealQuery;
  /** Name of the data version that the table was last refreshed to. */
  readonly dataVersion: string;
  /** Whose deals the table holds. */
  readonly origin: DealsOrigin;
  /** Last day that it covers, as a serial; undefined for links that never knew it. */
  readonly dataThrough: number | undefined;
  /** Deals in the table; the user's own rows not counted. */
  readonly deals: number;
  /** Cells of ours that the user changed; undefined where nothing tells any more. */
  readonly edits: number | undefined;
  /** Today, as a serial. */
  readonly frozenOn: number;
}

/**
 * Makes a linked table one that needs no add-in: cells that call DEALS functions become their values, native formulas
 * stay, a note of the source goes where it overwrites nothing, and the link is forgotten. `undoLast` takes it all back.
 * @param noteOf the note in the user's language
 * @throws WorkbookError: gone, protected, newerFormat, damaged, stillComputing, dealCard, changedSince, busy, cancelled,
 * host; nothing was changed
 */
export async function freezeLinkedTable(
  id: string,
  noteOf: (facts: FreezeFacts) => string,
  options: WorkOptions = {},
): Promise<FreezeReport> {
  return writing('freezing a table', async (context) => {
    const { stored, link, place } = await toFreeze(context, id);
    const area = areaOf(place);
    const seen = await readFormulas(context, area, options);
    const text = noteOf(await factsOf(context, link, place, stored));
    const note = { ...(await noteFor(context, place)), text };
    throwIfCancelled(options.signal);

    // Read anew, and written at once: what Excel calculated or the user typed meanwhile counts.
    const frozen: FrozenArea = { area, formulas: await readFormulas(context, area, options) };
    assertSameFormulas(seen, frozen.formulas, place.tableName);
    const takeBack: TakeBack[] = [];
    const kept: string[] = [];
    try {
      takeBack.push(async () => void kept.push(...(await takeBackFrozen(context, frozen))));
      await writeValues(context, frozen, options);
      takeBack.push(() => removeNote(context, note));
      await writeNote(context, note);
      await forgetting(context, stored);
    } catch (error) {
      await restore(takeBack, options, error);
      throw failedFreeze(error, kept);
    }
    remember([{ kind: 'freeze', name: place.tableName, frozen, stored, note }]);
    return {
      tableName: place.tableName,
      formulas: frozen.formulas.length,
      note: { address: noteAddress(note), text },
    };
  });
}

async function toFreeze(
  context: Excel.RequestContext,
  id: string,
): Promise<{ stored: StoredLink; link: LinkSetting; place: TablePlace }> {
  const stored = await readStoredLink(context, id);
  if (!stored?.link) throw refusalOf(stored?.kind);
  const links = (await readLinks(context)).flatMap((read) => (read.kind === 'link' ? [read.link] : []));
  const table = findTables(links, await readTables(context)).get(id);
  if (!table)
    throw new WorkbookError(
      'gone',
      `The table ${stored.tableName} was deleted, so there is nothing to freeze.`,
    );
  return { stored, link: stored.link, place: await locateTable(context, table.id) };
}

/** @throws WorkbookError `changedSince` where formulas came, went, moved or were rewritten */
function assertSameFormulas(
  before: readonly FrozenFormula[],
  now: readonly FrozenFormula[],
  name: string,
): void {
  const placed = (formulas: readonly FrozenFormula[]) =>
    JSON.stringify(formulas.map(({ row, column, formula }) => [row, column, formula]));
  if (placed(before) !== placed(now))
    throw new WorkbookError(
      'changedSince',
      `Formulas of ${name} changed while it was being frozen. Freeze it again; nothing was changed.`,
    );
}

/** Body and totals row. */
const areaOf = (place: TablePlace): SheetArea => ({
  sheetName: place.sheetName,
  row: place.top,
  column: place.left,
  rows: place.rows + place.totalsRows,
  columns: place.width,
});

async function factsOf(
  context: Excel.RequestContext,
  link: LinkSetting,
  place: TablePlace,
  { memory }: StoredLink,
): Promise<FreezeFacts> {
  const { query, dataVersion, dataThrough } = link;
  const now = new Date();
  const counted = await countDeals(context, link, place, memory);
  const frozenOn = serialOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  return { query, dataVersion, origin: originOf(link), dataThrough, ...counted, frozenOn };
}

/**
 * Takes a freeze back: formulas where the values still stand, the note where it still says the same, the link.
 * @throws WorkbookError `changedSince` where the cells stand elsewhere now
 */
export async function undoFreeze(
  context: Excel.RequestContext,
  { name, frozen, stored, note }: FreezeAction,
  options: WorkOptions,
): Promise<UndoReport> {
  if (stored?.link) await assertInPlace(context, stored.link, frozen.area, name);
  const { untouched, touched } =
    frozen.formulas.length > 0 ? await stillFrozen(context, frozen, options) : { untouched: [], touched: [] };
  if (!stored && untouched.length === 0)
    throw new WorkbookError('changedSince', `${name} was changed since, so nothing was put back.`);
  const takeBack: TakeBack[] = [];
  const kept: string[] = [];
  const { sheetName } = frozen.area;
  try {
    takeBack.push(async () => void kept.push(...(await freezeAgain(context, sheetName, untouched))));
    await writeFormulas(context, sheetName, untouched);
    if (stored) await restoreLink(context, stored);
    if (note) await removeNote(context, note);
  } catch (error) {
    await restore(takeBack, options, error);
    throw failedUndo(error, kept);
  }
  return { kind: 'freeze', tableName: name, restoredCells: untouched.length, keptCells: touched.length };
}

/** Values are compared cell by cell, so the table has to stand where it stood. */
async function assertInPlace(
  context: Excel.RequestContext,
  link: LinkSetting,
  area: SheetArea,
  name: string,
): Promise<void> {
  const table = findTables([link], await readTables(context)).get(link.id);
  const now = table && areaOf(await locateTable(context, table.id));
  if (!now || JSON.stringify(now) !== JSON.stringify(area))
    throw new WorkbookError(
      'changedSince',
      `${name} was moved, resized or deleted since it was frozen, so its formulas are not put back; nothing was changed.`,
    );
}
