/**
 * The query functions beside their peers, in one run on the same data: ours through the functions that Excel calls,
 * LibreOffice Calc, arquero, ClickHouse in process. Each measurement has a process of its own.
 *
 * What each was asked: the formulas of test/bench/query/formulas.ts, drawn with a fixed seed over deals resampled from
 * the bundled ones with a fixed seed. DEALSHEET_BENCH_SIZES=1000,10000 asks fewer sizes.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../../scripts/build.mjs';
import { ensureEngines } from '../../scripts/oracle-engines.mjs';

const folder = fileURLToPath(new URL('./query', import.meta.url));
const SIZES = (process.env.DEALSHEET_BENCH_SIZES ?? '1000,10000,100000,1000000').split(',').map(Number);
/** The size at which all peers are asked. */
const COMPARED = 100_000;
const FORMULAS = 10_000;
/** First formulas of the mix whose answers are compared. */
const ANSWERS = 300;

export const title = `Queries: microseconds a formula, sizes ${SIZES.join(', ')}`;

function measure(file, name, ...args) {
  console.error(`  ${name} ${args.join(' ')} …`);
  const child = spawnSync(
    process.execPath,
    ['--expose-gc', path.join(folder, 'child.mjs'), file, name, JSON.stringify(args)],
    { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.status !== 0) throw new Error(`${name} failed`);
  return JSON.parse(child.stdout.trim().split('\n').at(-1));
}

/** How many of the first answers of a peer are ours to 1e-9; tables are compared by their number of rows. */
function agreement(ours, theirs) {
  const rows = (answer) => (Array.isArray(answer) ? answer.length - 1 : answer);
  const plain = (answer) => (Array.isArray(answer) && answer.length === 1 ? answer[0][0] : rows(answer));
  const same = ours.filter((answer, index) => {
    const [a, b] = [plain(answer), theirs[index]];
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  });
  return `${same.length} of ${ours.length}`;
}

const micro = (value) => (value === undefined || Number.isNaN(value) ? '' : Number(value.toPrecision(3)));
const times = (theirs, ours) => (Number.isFinite(theirs) ? `${Math.round(theirs / ours)}×` : '');

export async function run() {
  await ensureEngines();
  await buildIfStale({ targets: [] });
  for (const size of SIZES) measure('prepare.ts', 'prepareSet', size);
  const ours = SIZES.map((size) =>
    measure('ours.ts', 'measureOurs', size, size === COMPARED ? FORMULAS : 2_000, ANSWERS),
  );
  const peers = SIZES.includes(COMPARED)
    ? [
        measure('peers.ts', 'measureArquero', COMPARED, 300, ANSWERS),
        measure('peers.ts', 'measureClickHouse', COMPARED, 2_000, ANSWERS),
      ]
    : [];
  const calc = SIZES.includes(COMPARED)
    ? measure('spreadsheet.ts', 'measureSpreadsheet', COMPARED, 1_000)
    : undefined;
  return {
    rows: table(ours, peers, calc),
    details: {
      ours: ours.map(brief),
      peers: peers.map(brief),
      calc: calc && brief(calc),
      bars: printBars(ours, peers, calc),
    },
  };
}

const brief = ({ answers, ...rest }) => ({ ...rest, answers: answers.length });

function table(ours, peers, calc) {
  const rows = [];
  const row = (what, value, theirs = {}) =>
    rows.push({
      formula: what,
      ...Object.fromEntries(ours.map((each) => [`ours ${each.size / 1000}k`, micro(value(each))])),
      ...theirs,
    });
  const compared = ours.find(({ size }) => size === COMPARED);
  for (const kind of Object.keys(ours[0].byKind)) {
    row(
      kind,
      (each) => each.byKind[kind],
      Object.fromEntries(
        peers.map(({ engine, byKind }) => [
          engine,
          `${micro(byKind[kind])} (${times(byKind[kind], compared.byKind[kind])})`,
        ]),
      ),
    );
  }
  row(
    'mix, all',
    (each) => each.mix,
    Object.fromEntries(
      peers.map(({ engine, mix }) => [engine, `${micro(mix)} (${times(mix, compared.mix)})`]),
    ),
  );
  row('mix, one-cell answers', (each) => each.oneCellMix, {
    ...Object.fromEntries(
      peers.map(({ engine, oneCellMix }) => [
        engine,
        `${micro(oneCellMix)} (${times(oneCellMix, compared.oneCellMix)})`,
      ]),
    ),
    ...(calc
      ? { [calc.engine]: `${micro(calc.oneCellMix)} (${times(calc.oneCellMix, compared.oneCellMix)})` }
      : {}),
  });
  row('one equality, all different', (each) => each.equality);
  row('one equality in a period, all different', (each) => each.equalityInPeriod);
  row('numeric range', (each) => each.range);
  row('numeric range in a period', (each) => each.rangeInPeriod);
  row('wildcard', (each) => each.wildcard);
  row('wildcard in a period', (each) => each.wildcardInPeriod);
  row('bare loop over one array', (each) => each.bareLoop);
  row('first formula after a change of data', (each) => each.afterChange[0]);
  row('the same in 10,000 more cells', (each) => each.afterChange[1]);
  row('ready, milliseconds', (each) => each.readySeconds * 1e3);
  row('resident when ready, MB', (each) => each.readyMB);
  row('resident after all of this, MB', (each) => each.afterMB);
  if (compared) {
    for (const peer of peers)
      console.log(
        `  ${peer.engine}: ready in ${peer.readySeconds.toFixed(1)} s, ${peer.residentMB} MB resident; ${agreement(compared.answers, peer.answers)} answers are ours`,
      );
  }
  return rows;
}

/** The bars that the engine is built to, and where it stands in this run. */
function printBars(ours, peers, calc) {
  const at = (size) => ours.find((each) => each.size === size);
  const [small, middle, large] = [at(1_000), at(COMPARED), at(1_000_000)];
  const bars = [];
  const bar = (what, value, holds) => bars.push({ bar: what, measured: value, holds: holds ? 'yes' : 'NO' });
  const ratio = (value) => `${value.toPrecision(3)}×`;
  if (middle && calc && Number.isFinite(calc.oneCellMix)) {
    const faster = calc.oneCellMix / middle.oneCellMix;
    bar('mix over 100k: at least 200× LibreOffice', ratio(faster), faster >= 200);
  }
  if (middle && peers.length > 0) {
    const faster = Math.min(...peers.map(({ mix }) => mix)) / middle.mix;
    bar('mix over 100k: at least 20× the better of arquero and ClickHouse', ratio(faster), faster >= 20);
  }
  if (small && large) {
    for (const kind of ['equality', 'equalityInPeriod']) {
      const growth = large[kind] / small[kind];
      bar(`${kind}, 1M against 1k: at most 3×`, ratio(growth), growth <= 3);
    }
  }
  if (large) {
    for (const kind of ['range', 'rangeInPeriod', 'wildcard', 'wildcardInPeriod']) {
      const share = large[kind] / large.bareLoop;
      bar(`${kind} over 1M: at most 4× a bare loop`, ratio(share), share <= 4);
    }
    bar('1M deals ready in at most 4 s', `${large.readySeconds.toFixed(2)} s`, large.readySeconds <= 4);
    bar('1M deals in at most 300 MB', `${large.readyMB} MB`, large.readyMB <= 300);
    const again = large.afterChange[0] / large.afterChange[1];
    bar('after a change one cell recomputes, the others do not', ratio(again), again > 10);
  }
  console.table(bars);
  return bars;
}
