import { useEffect, useRef, useState } from 'react';
import { onDealsChanged } from '../../source/in-force';
import { useWorkbook } from '../workbook-access';
import type { ReadDraft } from './draft';
import { evaluate } from './evaluate';
import type { Outcome } from './evaluate';
import type { KnownFunction } from './known-functions';

/** Typing goes on for so long before what is typed is computed. */
const PAUSE_MS = 150;

interface LiveOutcome {
  /** What was computed last; undefined before anything was, and while something is to be filled in. */
  readonly outcome: Outcome | undefined;
  /** Whether it is of another formula than the one that stands there now. */
  readonly stale: boolean;
  /** Computes the formula that stands there now. */
  readonly compute: () => Promise<Outcome>;
}

/** What a draft gives, a moment after typing; and again when other data come into force. */
export function useOutcome(known: KnownFunction, read: ReadDraft): LiveOutcome {
  const workbook = useWorkbook();
  const [computed, setComputed] = useState<{ readonly formula: string; readonly outcome: Outcome }>();
  const [dataChange, setDataChange] = useState(0);
  const latest = useRef(0);
  const { formula, missing } = read;
  const complete = missing.length === 0;

  const compute = () =>
    evaluate(known, read, async (reference) => (await workbook.referredCells(reference))?.values).catch(
      (problem: unknown): Outcome => ({
        kind: 'error',
        error: '#VALUE!',
        message: problem instanceof Error ? problem.message : String(problem),
      }),
    );
  const now = useRef(compute);
  useEffect(() => {
    now.current = compute;
  });
  useEffect(() => onDealsChanged(() => setDataChange((before) => before + 1)), []);
  useEffect(() => {
    const turn = ++latest.current;
    if (!complete) return undefined;
    const timer = setTimeout(() => {
      void now.current().then((outcome) => {
        if (latest.current === turn) setComputed({ formula, outcome });
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [formula, complete, dataChange]);
  return {
    outcome: complete ? computed?.outcome : undefined,
    stale: computed?.formula !== formula,
    compute,
  };
}
