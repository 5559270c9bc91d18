import { useMemo, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { useActivity } from '../activity';
import type { Remembered } from '../memory';
import { useTexts } from '../surroundings';
import { useAdding } from './adding';
import type { Adding } from './adding';
import { marksOwn } from './columns';
import { periodsUnread } from './filters';
import type { FoundDeals } from './found-deals';
import type { InsertSettings } from './insert-settings';
import { useInsertion } from './insertion';
import { PERIOD_TEXTS } from './period-texts';
import { insertableOf, useServerCount } from './server-count';
import type { ServerCount } from './server-count';

/** What the place does with the deals that it shows: writes them, or the open one, into the workbook. */
export interface MainAction {
  readonly settings: InsertSettings;
  readonly onSettings: (change: Partial<InsertSettings>) => void;
  /** Whether the settings are in sight. */
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** Deals that would be written; undefined while that is not known. */
  readonly deals: number | undefined;
  /** Those of them that are on this machine. */
  readonly here: number | undefined;
  /** How many the organisation's server has, where it fills tables. */
  readonly onServer: ServerCount | undefined;
  readonly countAgain: () => void;
  /** What is done with the open deal instead, where the selected cell offers it. */
  readonly adding: Adding | undefined;
  /** Whether a column is added that tells own deals from public ones. */
  readonly marksOwn: () => boolean;
  readonly isBusy: boolean;
  /** Why nothing can be inserted as it stands. */
  readonly refused: string | undefined;
  readonly insert: () => void;
}

/** The main action for the deals found or, where a deal is open, for that one. */
export function useMainAction(
  set: DealSet | undefined,
  found: FoundDeals,
  memory: Remembered,
  onMemory: (change: Partial<Remembered>) => void,
): MainAction {
  const { running } = useActivity();
  const t = useTexts(PERIOD_TEXTS);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const settings = { ...memory, name };
  const insertion = useInsertion(() => setName(''));

  const { openDeal } = memory;
  const { query } = found;
  const selection = found.answer?.selection;
  const what = useMemo(
    () => (openDeal === undefined ? query : { criteria: [{ field: 'deal_id', test: openDeal }] }),
    [openDeal, query],
  );
  const { count: onServer, again: countAgain } = useServerCount(what);
  const here = openDeal === undefined ? selection?.count : Number(set?.rowOf(openDeal) !== undefined);
  const deals = onServer ? insertableOf(onServer) : here;
  // Who chose a new sheet gets one, whatever is selected.
  const adding = useAdding(memory.destination === 'selection' ? openDeal : undefined);
  const isRefused = openDeal === undefined && periodsUnread(found.filters.period).length > 0;
  // What is shown and counted for the typed words is on its way.
  const isBehind = openDeal === undefined && found.isBehind;

  return {
    settings,
    onSettings: ({ name: next, ...remembered }) => {
      if (next !== undefined) setName(next);
      onMemory(remembered);
    },
    isOpen,
    setOpen,
    deals,
    here,
    onServer,
    countAgain,
    adding,
    marksOwn: () => set !== undefined && marksOwn(set, openDeal ?? selection, memory),
    isBusy: running !== undefined || isBehind,
    refused: isRefused ? t.refused : undefined,
    insert: () => {
      if (running || isRefused || isBehind || !selection || (onServer && !deals)) return;
      setOpen(false);
      if (adding) adding.add?.();
      else insertion(what, settings);
    },
  };
}
