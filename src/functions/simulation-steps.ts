import { Cancelled } from '../deals/input-error';
import type { Simulation } from '../valuation/simulation/simulation';

/** Excel may be blocked for so long between two breaths. */
const LONGEST_STEP_MILLISECONDS = 40;
/** Few enough that a step ends in time, enough that looking at the clock costs nothing. */
const PATHS_A_LOOK = 1_000;

/** Runs a simulation at once where that is quick, else in steps between which Excel can breathe or cancel. */
export function inSteps<T>(
  simulation: Simulation,
  invocation: CustomFunctions.CancelableInvocation | undefined | null,
  finish: () => T,
): T | Promise<T> {
  const step = (): boolean => {
    const begin = performance.now();
    while (simulation.done() < simulation.paths && performance.now() - begin < LONGEST_STEP_MILLISECONDS) {
      simulation.advance(PATHS_A_LOOK);
    }
    return simulation.done() >= simulation.paths;
  };
  if (step()) return finish();
  let cancelled = false;
  if (invocation) invocation.onCanceled = () => (cancelled = true);
  return new Promise((resolve, reject) => {
    const next = (): void => {
      try {
        if (cancelled) reject(new Cancelled('paths: the simulation was cancelled.'));
        else if (step()) resolve(finish());
        else setTimeout(next);
      } catch (reason) {
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      }
    };
    setTimeout(next);
  });
}
