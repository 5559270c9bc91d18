import './excel';
import { inSteps } from '../../src/functions/simulation-steps';
import type { Simulation } from '../../src/valuation/simulation/simulation';

/** A simulation that is as slow as a test wants, on a clock of its own: each advance takes so many milliseconds. */
function slowSimulation(paths: number, millisecondsAnAdvance: number) {
  let [clock, done, lastBreath] = [0, 0, 0];
  const blocked: number[] = [];
  const later = globalThis.setTimeout;
  jest.spyOn(performance, 'now').mockImplementation(() => clock);
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((next: () => void) => {
    blocked.push(clock - lastBreath);
    lastBreath = clock;
    return later(next);
  }) as typeof setTimeout);
  const simulation: Simulation = {
    paths,
    done: () => done,
    advance: (more) => {
      done = Math.min(paths, done + more);
      clock += millisecondsAnAdvance;
    },
    result: () => {
      throw new Error('not asked for here');
    },
  };
  return { simulation, blocked };
}

afterEach(() => void jest.restoreAllMocks());

test('a quick one answers at once', () => {
  const { simulation } = slowSimulation(10_000, 1);
  expect(inSteps(simulation, null, () => simulation.done())).toBe(10_000);
});

test('a long one breathes, and never blocks for more than 50 ms', async () => {
  const { simulation, blocked } = slowSimulation(100_000, 5);
  const answer = inSteps(simulation, null, () => simulation.done());
  expect(answer).toBeInstanceOf(Promise);
  expect(await answer).toBe(100_000);
  expect(blocked.length).toBeGreaterThan(5);
  expect(Math.max(...blocked)).toBeLessThanOrEqual(50);
});

test('a cancelled one stops', async () => {
  const { simulation } = slowSimulation(10_000_000, 5);
  const invocation: CustomFunctions.CancelableInvocation = {};
  const answer = inSteps(simulation, invocation, () => simulation.done());
  invocation.onCanceled?.();
  await expect(answer).rejects.toThrow('cancelled');
  expect(simulation.done()).toBeLessThan(simulation.paths);
});
