import { useCallback, useEffect, useRef, useState } from 'react';
import { bundledTables } from '../../source/bundled-tables';
import type { DealCase } from '../../valuation/events/payment';
import { startSimulation } from '../../valuation/simulation/simulation';
import type { SimulationResult } from '../../valuation/simulation/simulation';
import { runSimulation } from './run-simulation';

/** Progress and a way to cancel show from here on: before that they would only flicker. */
const QUIET_MILLISECONDS = 1_000;

export type SimulationState =
  | { readonly state: 'running'; readonly done: number; readonly long: boolean }
  | { readonly state: 'cancelled' }
  | { readonly state: 'ready'; readonly result: SimulationResult };

/** A simulation of a deal: starts by itself and anew for another deal or number of paths. */
export function useSimulation(deal: DealCase, paths: number, seed: number) {
  const [state, setState] = useState<SimulationState>({ state: 'running', done: 0, long: false });
  const [attempt, setAttempt] = useState(0);
  const controller = useRef<AbortController>(undefined);

  useEffect(() => {
    const current = new AbortController();
    controller.current = current;
    setState({ state: 'running', done: 0, long: false });
    const begun = performance.now();
    const { terms, assumptions } = deal;
    runSimulation(
      startSimulation(terms, assumptions, bundledTables(), { paths, seed }),
      current.signal,
      (done) => setState({ state: 'running', done, long: performance.now() - begun > QUIET_MILLISECONDS }),
    ).then(
      (result) => setState({ state: 'ready', result }),
      () => {
        // Left for another one, which has begun already; else by the user.
        if (controller.current === current) setState({ state: 'cancelled' });
      },
    );
    return () => {
      controller.current = undefined;
      current.abort();
    };
  }, [deal, paths, seed, attempt]);

  const cancel = useCallback(() => controller.current?.abort(), []);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  return { state, cancel, again };
}
