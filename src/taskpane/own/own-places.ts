import { ownDealsOf, withAdded } from '../../source/own/own-record';
import type { OwnImport, OwnRecord } from '../../source/own/own-record';
import { OWN_PLACES, useOwnDeals as putOwnDeals } from '../../source/own/own-layer';
import type { OwnPlace } from '../../source/own/own-layer';
import { OwnStoreError, machineStore } from '../../source/own/own-store';
import type { OwnStore } from '../../source/own/own-store';
import { excelWorkbook } from '../workbook-access';
import type { WorkbookAccess } from '../workbook-access';

/** What one place keeps; `refused` where it can't be asked. */
export type KeptOwn = OwnRecord | { readonly kind: 'refused' };
export type OwnOverview = Readonly<Record<OwnPlace, KeptOwn>>;

const machine = machineStore();

/** The stores of both places. */
function ownStore(place: OwnPlace, workbook: WorkbookAccess): OwnStore {
  if (place === 'machine') return machine;
  const { readOwnDeals: read, changeOwnDeals, discardOwnDeals: discard } = workbook;
  const change: OwnStore['change'] = async (wanted) => {
    const after = await changeOwnDeals(wanted);
    for (const seconds of MERGED_SECONDS) setTimeout(() => void lookAgain(workbook), seconds * 1_000);
    return after;
  };
  return { read, change, discard };
}

/** When Excel may have merged what was written with what co-authors wrote at the same time. */
const MERGED_SECONDS = [5, 20, 60, 240];

/** Makes what was lost in merging again; what can't be done now is tried the next time. */
async function lookAgain(workbook: WorkbookAccess): Promise<void> {
  try {
    if (!(await workbook.changeOwnDealsAgain())) return;
    await applyOwnDeals(workbook);
    await workbook.recalculateDeals();
  } catch {
    // Nobody waits for it, and the pane shows what is there.
  }
}

/** What both places keep. */
export async function ownOverview(workbook: WorkbookAccess): Promise<OwnOverview> {
  const [onMachine, inWorkbook] = await Promise.all(
    OWN_PLACES.map((place) =>
      ownStore(place, workbook)
        .read()
        .catch((): KeptOwn => ({ kind: 'refused' })),
    ),
  );
  return { machine: onMachine ?? { kind: 'refused' }, workbook: inWorkbook ?? { kind: 'refused' } };
}

/** Whether a place has anything of own deals, be it only what can't be read. */
const hasAny = (kept: KeptOwn): boolean => kept.kind !== 'deals' || kept.imports.length > 0;

/** Whose own deals answer in this workbook: its own alone where it carries any, else those of the machine. */
const answeringPlace = ({ workbook }: OwnOverview): OwnPlace => (hasAny(workbook) ? 'workbook' : 'machine');

/** Reads what is kept and puts in force what answers in this workbook. */
export async function applyOwnDeals(workbook: WorkbookAccess = excelWorkbook): Promise<OwnOverview> {
  const overview = await ownOverview(workbook);
  putInForce(overview);
  return overview;
}

function putInForce(overview: OwnOverview): void {
  const place = answeringPlace(overview);
  const kept = overview[place];
  if (kept.kind === 'deals') putOwnDeals({ place, deals: ownDealsOf(kept.imports) });
  // A browser that refuses storage has kept nothing: that is no shortfall.
  else if (kept.kind === 'refused' && place === 'machine') putOwnDeals({ place: undefined, deals: [] });
  else putOwnDeals({ place, deals: [], shortfall: kept.kind === 'refused' ? 'unreadable' : kept.kind });
}

/** Adds an import to a place and puts in force what follows. @throws OwnStoreError, WorkbookError; nothing was changed */
export const addImport = (added: OwnImport, place: OwnPlace, workbook: WorkbookAccess) =>
  changed(place, workbook, (imports) =>
    imports.some(({ id }) => id === added.id) ? imports : withAdded(imports, added),
  );

/** Puts an import back that was taken away, as old as it was. @throws OwnStoreError, WorkbookError; nothing was changed */
export const putBackImport = (removed: OwnImport, place: OwnPlace, workbook: WorkbookAccess) =>
  changed(place, workbook, (imports) =>
    imports.some(({ id }) => id === removed.id) ? imports : [...imports, removed],
  );

/** Takes an import away. @returns it, for putting it back; undefined where it was gone */
export async function removeImport(
  id: string,
  place: OwnPlace,
  workbook: WorkbookAccess,
): Promise<OwnImport | undefined> {
  let removed: OwnImport | undefined;
  await changed(place, workbook, (imports) => {
    removed = imports.find((each) => each.id === id) ?? removed;
    return imports.filter((each) => each.id !== id);
  });
  return removed;
}

/**
 * Puts an import into the other place, written there first. What this machine has stays: nobody knows whether the
 * workbook will be saved, and beside its own deals those of the machine are silent there anyway. Out of a workbook the
 * import is taken.
 * @returns what takes it back
 */
export async function placeImport(
  placed: OwnImport,
  from: OwnPlace,
  workbook: WorkbookAccess,
): Promise<() => Promise<OwnOverview>> {
  const to = from === 'machine' ? 'workbook' : 'machine';
  const { id } = placed;
  const without = (imports: readonly OwnImport[]) => imports.filter((each) => each.id !== id);
  let isNew = false;
  await ownStore(to, workbook).change((imports) => {
    isNew = !imports.some((each) => each.id === id);
    return isNew ? [...imports, placed] : imports;
  });
  if (from === 'workbook') await ownStore(from, workbook).change(without);
  await applyOwnDeals(workbook);
  return async () => {
    if (from === 'workbook')
      await ownStore(from, workbook).change((imports) => [...without(imports), placed]);
    if (isNew) await ownStore(to, workbook).change(without);
    return applyOwnDeals(workbook);
  };
}

/** Removes for good what a place keeps and nobody can read. @throws OwnStoreError, WorkbookError; nothing was changed */
export async function discardDamaged(place: OwnPlace, workbook: WorkbookAccess): Promise<OwnOverview> {
  await ownStore(place, workbook).discard();
  return applyOwnDeals(workbook);
}

async function changed(
  place: OwnPlace,
  workbook: WorkbookAccess,
  change: (imports: readonly OwnImport[]) => readonly OwnImport[],
): Promise<OwnOverview> {
  await ownStore(place, workbook).change(change);
  return applyOwnDeals(workbook);
}

/** An id for a new import. */
export const newImportId = (): string => crypto.randomUUID();

export { OwnStoreError };
