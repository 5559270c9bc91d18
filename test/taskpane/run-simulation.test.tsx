import { runSimulation } from '../../src/taskpane/value/run-simulation';
import { simulateDeal, startSimulation } from '../../src/valuation/simulation/simulation';
import { assume, tables, terms } from '../valuation/deals';

const size = { paths: 30_000, seed: 7 };
const start = () => startSimulation(terms('kelun-merck-2022-12'), assume(), tables, size);

test('in steps it finds what it finds at once, and its progress only grows', async () => {
  const progress: number[] = [];
  const result = await runSimulation(start(), new AbortController().signal, (done) => progress.push(done));
  expect(result).toEqual(simulateDeal(terms('kelun-merck-2022-12'), assume(), tables, size));
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});

test('once cancelled it draws no more paths', async () => {
  const controller = new AbortController();
  const simulation = { ...start(), done: () => 0 };
  const advanced = jest.spyOn(simulation, 'advance');
  // It never ends by itself: what ends it is the signal, between two steps.
  const running = runSimulation(simulation, controller.signal, () => controller.abort(new Error('enough')));
  await expect(running).rejects.toThrow('enough');
  const drawn = advanced.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve));
  expect(advanced).toHaveBeenCalledTimes(drawn);
});
