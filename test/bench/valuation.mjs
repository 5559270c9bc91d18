/**
 * Valuation beside its peers, in one run on one thread each: the simulation beside the same model vectorised in numpy,
 * a deterministic valuation beside LibreOffice that calculates the model sheet.
 *
 * What each was asked: a preclinical oncology deal with royalties (test/bench/valuation/example.ts), and the model
 * sheets of test/workbook/model-cases.ts.
 */
import { loadavg } from 'node:os';
import { buildIfStale } from '../../scripts/build.mjs';
import { measure } from './child.mjs';

const PATHS = 1_000_000;
const ROUNDS = 21;
/** New processes, of which the fastest counts: what the engine compiles a loop to differs from one to the next. */
const PROCESSES = 5;
/** Rounds over all deals: enough for the engine to have compiled what a sheet full of valuations runs. */
const VALUATION_ROUNDS = 200;

export const title = `Valuation: ${PATHS.toLocaleString('en-US')} simulated paths, and one deterministic valuation`;

const times = (ratio) => `${ratio.toPrecision(3)}×`;
const bar = (text, measured, met) => ({ bar: text, measured, met: met ? 'met' : 'NOT MET' });

/** The fastest of several processes. */
function fastest(...measurement) {
  const runs = Array.from({ length: PROCESSES }, () => measure(...measurement));
  return runs.reduce((best, run) => (run.milliseconds < best.milliseconds ? run : best));
}

function numpyBars(numpy, ours) {
  if (!numpy) return [bar('1M paths: at least 5× numpy', 'numpy is not installed', false)];
  const { everything, survivors } = numpy;
  const errors = Math.hypot(ours.standardErrorUsdM, everything.standardError);
  return [
    bar(
      `1M paths: at least 5× the same model vectorised in numpy (ours: fastest of ${PROCESSES} processes)`,
      times(everything.milliseconds / ours.milliseconds),
      everything.milliseconds >= 5 * ours.milliseconds,
    ),
    bar(
      'the same against numpy that draws for surviving paths only (no bar)',
      times(survivors.milliseconds / ours.milliseconds),
      true,
    ),
    bar(
      'means equal within three standard errors of their difference',
      `${ours.meanUsdM.toFixed(4)} and ${everything.mean.toFixed(4)} ± ${errors.toFixed(4)}`,
      Math.abs(ours.meanUsdM - everything.mean) <= 3 * errors,
    ),
  ];
}

export async function run() {
  await buildIfStale({ targets: [] });
  const ours = fastest('valuation/simulation.ts', 'measureSimulation', 'certain', PATHS, ROUNDS);
  const numpy = measure('valuation/numpy.ts', 'measureNumpy', PATHS, ROUNDS);
  const four = fastest('valuation/simulation.ts', 'measureSimulation', 'certain', 4 * PATHS, ROUNDS);
  const long = measure('valuation/simulation.ts', 'measureSimulation', 'long', PATHS, ROUNDS);
  const spread = measure('valuation/simulation.ts', 'measureSimulation', 'uncertain', PATHS, 3);
  const valuation = measure('valuation/deterministic.ts', 'measureValuations', VALUATION_ROUNDS);
  const few = measure('valuation/deterministic.ts', 'measureEvents', 12, VALUATION_ROUNDS);
  const many = measure('valuation/deterministic.ts', 'measureEvents', 48, VALUATION_ROUNDS);
  const sheets = measure('valuation/spreadsheet.ts', 'measureModelSheets');
  const growth = many.microseconds / few.microseconds;
  const bars = [
    ...numpyBars(numpy, ours),
    bar(
      'a valuation: at least 1000× LibreOffice calculating the model sheet',
      sheets ? times(sheets.microseconds / valuation) : 'LibreOffice is not installed',
      sheets !== null && sheets.microseconds >= 1000 * valuation,
    ),
    bar(
      'linear in paths: 4M at most 4.4× 1M',
      times(four.milliseconds / ours.milliseconds),
      four.milliseconds <= 4.4 * ours.milliseconds,
    ),
    bar(
      `linear in events: ${many.events} at most ${times((1.1 * many.events) / few.events)} ${few.events}`,
      times(growth),
      growth <= (1.1 * many.events) / few.events,
    ),
    bar(
      'memory: outcomes are counted, so 4M paths hold no more than 1M (1 MB at most)',
      `${ours.heldMB.toFixed(2)} and ${four.heldMB.toFixed(2)} MB; ${spread.heldMB.toFixed(1)} MB with spreads, 8 bytes a path`,
      four.heldMB <= 1,
    ),
  ];
  console.table(bars);
  const row = (what, milliseconds, more = {}) => ({ what, milliseconds, ...more });
  return {
    rows: [
      row('simulation, 1M paths', ours.milliseconds, { mean: ours.meanUsdM }),
      row('simulation, 4M paths', four.milliseconds, { mean: four.meanUsdM }),
      row('simulation, 1M paths, 27 market years', long.milliseconds, { mean: long.meanUsdM }),
      row('simulation, 1M paths, durations and sales drawn too', spread.milliseconds, {
        mean: spread.meanUsdM,
      }),
      ...(numpy
        ? [
            row(`numpy ${numpy.version}, every path`, numpy.everything.milliseconds, {
              mean: numpy.everything.mean,
            }),
            row(`numpy ${numpy.version}, surviving paths`, numpy.survivors.milliseconds, {
              mean: numpy.survivors.mean,
            }),
          ]
        : []),
      row('one deterministic valuation', valuation / 1e3),
      row(`one with ${few.events} events`, few.microseconds / 1e3),
      row(`one with ${many.events} events`, many.microseconds / 1e3),
      ...(sheets
        ? [row(`${sheets.engine}, one of ${sheets.sheets} model sheets`, sheets.microseconds / 1e3)]
        : []),
    ],
    bars,
    load: loadavg(),
    details: { ours, four, long, spread, numpy, sheets },
  };
}
