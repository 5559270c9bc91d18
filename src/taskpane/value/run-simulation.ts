import type { Simulation, SimulationResult } from '../../valuation/simulation/simulation';

/** The pane, and Excel, may be kept waiting for so long between two breaths. */
const LONGEST_STEP_MILLISECONDS = 40;
/** Few enough that a step ends in time. */
const PATHS_A_LOOK = 1_000;

/**
 * Runs a simulation in steps, between which the pane can draw, and the user cancel.
 * @param onProgress 0 to 1, after each step
 * @throws the reason of the signal once that is aborted
 */
export async function runSimulation(
  simulation: Simulation,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<SimulationResult> {
  for (;;) {
    signal.throwIfAborted();
    const begin = performance.now();
    do simulation.advance(PATHS_A_LOOK);
    while (simulation.done() < simulation.paths && performance.now() - begin < LONGEST_STEP_MILLISECONDS);
    if (simulation.done() >= simulation.paths) return simulation.result();
    onProgress(simulation.done() / simulation.paths);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
