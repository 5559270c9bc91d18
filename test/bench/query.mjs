/**
 * The query functions beside their peers, in one run on the same data: ours through the functions that Excel calls,
 * LibreOffice Calc, arquero, ClickHouse in process. Each measurement has a process of its own.
 *
 * What each was asked: the formulas of test/bench/query/formulas.ts, drawn with a fixed seed over deals resampled from
 * the bundled ones with a fixed seed. DEALSHEET_BENCH_SIZES=1000,10000 asks fewer sizes.
 */
import { loadavg } from 'node:os';
import { buildIfStale } from '../../scripts/build.mjs';
import { ensureEngines } from '../../scripts/oracle-engines.mjs';
import { measure } from './child.mjs';
import { barsOf } from './query/bars.mjs';
import { printAsked, tableOf } from './query/report.mjs';

const SIZES = (process.env.DEALSHEET_BENCH_SIZES ?? '1000,10000,100000,1000000').split(',').map(Number);
/** The size at which all peers are asked. */
const COMPARED = 100_000;
const FORMULAS = 10_000;
/** First formulas of the mix that each peer is asked: fewer where an answer takes long. */
const ASKED = { arquero: 300, clickhouse: 1_000, spreadsheet: 400 };
/** First formulas of the mix whose answers are compared. */
const ANSWERS = 300;
const PROCESSES = 15;

export const title = `Queries: microseconds a formula, sizes ${SIZES.join(', ')}`;

/** The best of several new processes: what a person waits for who opens the add-in. */
function bundled() {
  const runs = Array.from({ length: PROCESSES }, () => measure('query/bundled.ts', 'measureBundled'));
  return runs.reduce((best, run) => (run.answerMilliseconds < best.answerMilliseconds ? run : best));
}

function peersAt(size) {
  const peers = [
    measure('query/arquero.ts', 'measureArquero', size, ASKED.arquero, ANSWERS),
    measure('query/clickhouse.ts', 'measureClickHouse', size, ASKED.clickhouse, ANSWERS),
  ];
  return { peers, calc: measure('query/spreadsheet.ts', 'measureSpreadsheet', size, ASKED.spreadsheet) };
}

export async function run() {
  await ensureEngines();
  await buildIfStale({ targets: [] });
  for (const size of SIZES) measure('query/prepare.ts', 'prepareSet', size);
  const opened = bundled();
  const ours = SIZES.map((size) => measure('query/ours.ts', 'measureOurs', size, FORMULAS, ANSWERS));
  const compared = ours.find(({ size }) => size === COMPARED);
  const { peers, calc } = compared ? peersAt(COMPARED) : { peers: [], calc: undefined };
  printAsked(ours, compared, peers, calc);
  const bars = barsOf({ ours, compared, peers, calc, opened });
  console.table(bars);
  const brief = ({ answers, ...rest }) => ({ ...rest, answers: answers.length });
  return {
    rows: tableOf(ours, compared, peers, calc),
    bars,
    load: loadavg(),
    bundled: opened,
    details: { ours: ours.map(brief), peers: peers.map(brief), calc: calc && brief(calc) },
  };
}
