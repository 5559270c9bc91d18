import type { DealSet } from '../../deals/dataset';
import { dealsForCells, dealsInForce, serverUseDecided } from '../../source/in-force';
import { readOrganisation } from '../../source/organisation-settings';
import type { FreezeAllFacts } from '../../workbook/freeze-workbook';
import type { NoteSheetWords } from '../../workbook/note-sheet';
import { WorkbookError } from '../../workbook/workbook-error';
import { useSurroundings, useTexts } from '../surroundings';
import { FREEZE_TEXTS } from './freeze-texts';

/** Whose deals answer cells. */
interface Answering {
  /** Undefined where it is not known which they are. */
  readonly set: DealSet | undefined;
  /** Address of the organisation's server; '' where it is not known any more. */
  readonly server: string | undefined;
}

/** What the sheet of sources says: the data that answer cells now, their through-date, how many formulas, the date. */
export function useNoteWords(): (
  signal: AbortSignal | undefined,
) => Promise<(facts: FreezeAllFacts) => NoteSheetWords> {
  const { formats } = useSurroundings();
  const t = useTexts(FREEZE_TEXTS);
  const sourceOf = ({ set, server }: Answering): readonly string[] => {
    if (!set) return server === undefined ? [] : [t.note.serverOnly(server)];
    const source = t.note.source(set.version.name, formats.date(set.version.through, 'day'));
    return server === undefined ? [source] : [source, t.note.server(server)];
  };
  return async (signal) => {
    const source = sourceOf(await unlessAborted(answering(), signal));
    return ({ formulas, frozenOn }) => ({
      sheet: t.note.sheet,
      lines: [
        t.note.heading,
        ...source,
        t.note.frozen(formats.count(formulas), formats.date(frozenOn, 'day')),
      ],
      columns: [t.note.cells, t.note.formula],
    });
  };
}

async function answering(): Promise<Answering> {
  const use = await serverUseDecided();
  if (use !== 'inUse' && use !== 'needsPassword')
    return { set: await orElse(dealsForCells, dealsInForce()), server: undefined };
  // Cells may still show what a server that is away now answered: of a version that nobody here can name.
  return { set: await orElse(dealsForCells, undefined), server: readOrganisation()?.address ?? '' };
}

async function orElse<T>(work: () => T | Promise<T>, otherwise: T | undefined): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}

/** A server may take long to answer, or not to. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new WorkbookError('cancelled', 'Cancelled. Nothing was changed.'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
