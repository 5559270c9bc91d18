import { useCallback, useEffect, useState } from 'react';
import { sheetAddress } from '../../workbook/cell-address';
import type { AddedDeal } from '../../workbook/add-deal';
import type { DealTarget } from '../../workbook/deal-target';
import type { RefreshNote } from '../../workbook/reports';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import type { Surroundings } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { ADDING_TEXTS } from './adding-texts';

/** What the main action does with the deal of a card, where the selected cell offers more than a table of its own. */
export interface Adding {
  readonly label: string;
  readonly hint: string;
  /** Where it goes, in place of the size of a table. */
  readonly where: string;
  /** Undefined where it is there already. */
  readonly add: (() => void) | undefined;
}

/**
 * Adds the deal of a card to the table of picked deals that the selection touches, or as a row below headers. What the
 * selection offers is looked up when the card opens, whenever the hand comes back from the sheet, and after each deed.
 */
export function useAdding(dealId: string | undefined): Adding | undefined {
  const texts = useTexts(ADDING_TEXTS);
  const surroundings = useSurroundings();
  const { texts: all, formats } = surroundings;
  const workbook = useWorkbook();
  const { run, say, running } = useActivity();
  const [found, setFound] = useState<{ readonly of: string; readonly target: DealTarget | undefined }>();
  const isBusy = running !== undefined;

  useEffect(() => {
    if (dealId === undefined || isBusy) return;
    let latest = 0;
    const look = () => {
      const mine = ++latest;
      const keep = (target: DealTarget | undefined) => {
        if (mine === latest) setFound({ of: dealId, target });
      };
      workbook.dealTarget(dealId).then(keep, () => keep(undefined));
    };
    look();
    window.addEventListener('focus', look);
    return () => {
      latest = -1;
      window.removeEventListener('focus', look);
    };
  }, [dealId, isBusy, workbook]);

  const takeBack = useCallback(
    async (added: AddedDeal) => {
      const done = await run({ label: all.common.undo, failed: all.insert.undoFailed }, async (options) => {
        if (added.kind === 'table') await workbook.undoLast(options);
        else await workbook.takeBackFormulas(added.written);
        return true;
      });
      if (done) say({ kind: 'success', title: texts.undone });
    },
    [run, say, workbook, all, texts],
  );

  if (dealId === undefined || found?.of !== dealId || !found.target) return undefined;
  const { target } = found;
  const start = async () => {
    const added = await run({ label: texts.adding, failed: texts.failed }, (options) =>
      workbook.addDeal(dealId, target, options),
    );
    if (!added) return;
    const undo = { label: all.common.undo, run: () => void takeBack(added) };
    if (added.kind === 'table') {
      const notes = added.notes.length > 0 ? await wordsOf(added.notes, surroundings) : [];
      const detail = [texts.nowHolds(formats.count(added.deals)), ...notes].join('\n');
      say({ kind: 'success', title: texts.added(added.tableName), detail, action: undo });
    } else {
      const { sheetName, address } = added.written;
      say({ kind: 'success', title: texts.rowWritten(sheetAddress(sheetName, address)), action: undo });
    }
  };
  if (target.kind === 'row')
    return {
      label: texts.asRow,
      hint: texts.asRowHint(target.address),
      where: texts.below,
      add: () => void start(),
    };
  const { tableName, holdsIt } = target;
  return {
    label: holdsIt ? texts.isThere(tableName) : texts.toTable(tableName),
    hint: texts.toTableHint(tableName),
    where: tableName,
    add: holdsIt ? undefined : () => void start(),
  };
}

/** Notes are rare: their words are loaded with them. */
async function wordsOf(notes: readonly RefreshNote[], surroundings: Surroundings): Promise<string[]> {
  const { refreshNoteWords } = await import('../tables/refresh-notes');
  return notes.map((note) => refreshNoteWords(note, surroundings));
}
