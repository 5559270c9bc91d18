import { sheetAddress } from '../../workbook/cell-address';
import { readReference } from '../../workbook/cell-references';
import { useCallback, useEffect, useRef, useState } from 'react';
import { lastMessages, onMessagesChanged } from '../../functions/last-messages';
import type { FailedFormula } from '../../workbook/failed-formulas';
import { useWorkbook } from '../workbook-access';
import { nearestNames } from '../../deals/names';
import { withText } from './draft';
import { didYouMean } from './did-you-mean';
import type { DidYouMean } from './did-you-mean';
import { FUNCTIONS, functionNamed } from './known-functions';

interface Correction {
  readonly name: string;
  readonly formula: string;
}

/** A cell in error, with the message that its formula gave in this session. */
export interface FailedCell extends FailedFormula {
  readonly message: string | undefined;
  readonly near: DidYouMean | undefined;
  /** Formulas that hold another name in the place of one that was mistyped there. */
  readonly corrections: readonly Correction[];
}

/** What is known of the cells in error. */
export type FailedCells =
  | { readonly state: 'looking' }
  | { readonly state: 'failed'; readonly message: string }
  | {
      readonly state: 'found';
      readonly cells: readonly FailedCell[];
      readonly more: boolean;
      /** Cells whose answer is still on the way. */
      readonly calculating: number;
    };

/** Messages come cell by cell while a workbook calculates: it is looked through once, when it is quiet. */
const PAUSE_MS = 400;
/** While answers are on the way it is looked through again: soon, then more and more rarely. */
const FIRST_AGAIN_MS = 1_000;
const LAST_AGAIN_MS = 30_000;

/** The cells of the workbook whose DEALS formulas fail; looked for again after formulas have failed or answered. */
export function useFailedCells(): { readonly failed: FailedCells; readonly look: () => void } {
  const workbook = useWorkbook();
  const [failed, setFailed] = useState<FailedCells>({ state: 'looking' });
  const [turn, setTurn] = useState(0);
  const look = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onMessagesChanged(() => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [look]);
  const again = useRef(FIRST_AGAIN_MS);
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    workbook.failedFormulas().then(
      ({ cells, more, calculating }) => {
        if (!wanted) return;
        setFailed({ state: 'found', cells: withMessages(cells), more, calculating });
        if (calculating > 0) timer = setTimeout(look, again.current);
        again.current = calculating > 0 ? Math.min(2 * again.current, LAST_AGAIN_MS) : FIRST_AGAIN_MS;
      },
      (problem: unknown) => {
        if (wanted)
          setFailed({
            state: 'failed',
            message: problem instanceof Error ? problem.message : String(problem),
          });
      },
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [workbook, turn, look]);
  return { failed, look };
}

/** The cells with their messages, by address. */
function withMessages(cells: readonly FailedFormula[]): FailedCell[] {
  const messages = new Map(lastMessages().map((each) => [plainAddress(each.address), each.message]));
  return cells.map((cell) => {
    const message = messages.get(sheetAddress(cell.sheetName, cell.address));
    const near = message === undefined ? undefined : didYouMean(message);
    const corrections = (near?.names ?? []).flatMap((name) => {
      const formula = near && withText(cell.formula, near.typed, name);
      return formula === undefined ? [] : [{ name, formula }];
    });
    return {
      ...cell,
      message,
      near,
      corrections: cell.error === '#NAME?' ? renamed(cell.formula) : corrections,
    };
  });
}

const CALLED = /\b(DEALS[._])(\w+)(?=\s*\()/gi;

/** The formula with a function of ours in the place of one that there is not. */
function renamed(formula: string): Correction[] {
  const unknown = new Set(
    Array.from(formula.matchAll(CALLED), ([, , name = '']) => name).filter((name) => !functionNamed(name)),
  );
  const [typed, ...others] = unknown;
  if (typed === undefined || others.length > 0) return [];
  const ids = FUNCTIONS.map(({ id }) => id);
  return nearestNames(typed, ids).map((name) => ({
    name,
    formula: formula.replace(CALLED, (call, space: string, called: string) =>
      called === typed ? `${space}${name}` : call,
    ),
  }));
}

/** An address as ours are written, whatever dollars Excel puts there. */
function plainAddress(address: string): string {
  const { sheet, cells } = readReference(address) ?? {};
  return sheet === undefined || cells === undefined ? address : sheetAddress(sheet, cells);
}
