import { useCallback, useEffect, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { explained } from '../activity';
import { useStableCallback } from '../stable-callback';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { subjectOfCell, subjectOfDeal } from './subject';
import type { ValueSubject } from './subject';
import { VALUE_TEXTS } from './value-texts';

export type SubjectState =
  | { readonly state: 'reading' }
  | { readonly state: 'none' }
  | { readonly state: 'unread'; readonly problem: string }
  | { readonly state: 'ready'; readonly subject: ValueSubject };

/**
 * What to value: the deal that was asked for; else what the selected cell values, the deal of its row, or the deal that
 * was valued last.
 */
export function useSubject(
  set: DealSet,
  asked: string | undefined,
  last: string | undefined,
): { readonly found: SubjectState; readonly look: () => void } {
  const { texts } = useSurroundings();
  const t = useTexts(VALUE_TEXTS);
  const workbook = useWorkbook();
  const [found, setFound] = useState<SubjectState>({ state: 'reading' });

  const inSheet = useStableCallback(async (): Promise<SubjectState> => {
    try {
      const cell = await workbook.selectedValuation();
      if (cell) return { state: 'ready', subject: subjectOfCell(set, cell, t.blankRate) };
      const dealId = (await workbook.selectedDeal()) ?? last;
      const subject = dealId === undefined ? undefined : subjectOfDeal(set, dealId);
      return subject ? { state: 'ready', subject } : { state: 'none' };
    } catch (problem) {
      return { state: 'unread', problem: explained(problem, texts) };
    }
  });

  useEffect(() => {
    const subject = asked === undefined ? undefined : subjectOfDeal(set, asked);
    let current = true;
    const show = (state: SubjectState) => {
      if (current) setFound(state);
    };
    if (subject) show({ state: 'ready', subject });
    else void inSheet().then(show);
    return () => {
      current = false;
    };
  }, [set, asked, inSheet]);

  const look = useCallback(() => void inSheet().then(setFound), [inSheet]);
  return { found, look };
}
