// The bars that the queries are built to, and where they stand in one run.
import { MIX, ONE_CELL } from './report.mjs';

const ratio = (value) => `${Number(value.toPrecision(3))}×`;

/** Scans that the bar is for; the last is the worst case there is, a million texts of which no two are equal. */
const SCANS = [
  'numeric range',
  'numeric range in a period',
  'numeric range and a stage',
  'wildcard (asset)',
  'wildcard (licensee)',
  'wildcard in a period (asset)',
  'wildcard, all texts different (deal id)',
];

/** Each bar with what was measured and whether it is met; bars of sizes that were not asked are left out. */
export function barsOf({ ours, compared, peers, calc, opened }) {
  const at = (size) => ours.find((each) => each.size === size);
  const bars = [];
  const bar = (what, measured, met) => bars.push({ bar: what, measured, met: met ? 'met' : 'NOT MET' });
  const faster = (who, least, theirs, name) => {
    // The second line leaves out what a workbook asks twice and we answer from memory.
    for (const figure of [name, `${name} not asked before`]) {
      const times = theirs / compared.figures[figure];
      bar(`${figure}, over 100k: at least ${least}× ${who}`, ratio(times), times >= least);
    }
  };
  if (compared && Number.isFinite(calc?.oneCellMix)) faster('LibreOffice', 200, calc.oneCellMix, ONE_CELL);
  if (compared && peers.length > 0) {
    const best = Math.min(...peers.map(({ figures }) => figures[MIX]));
    faster('the better of arquero and chdb', 20, best, MIX);
  }
  const [small, large] = [at(1_000), at(1_000_000)];
  if (small && large) {
    for (const name of ['one equality, all different', 'one equality in a period, all different']) {
      const growth = large.figures[name] / small.figures[name];
      bar(`${name}: 1M at most 3× 1k`, ratio(growth), growth <= 3);
    }
  }
  if (large) {
    for (const name of SCANS) {
      const share = large.figures[name] / large.figures['bare loop over one array'];
      bar(`${name} over 1M: at most 4× a bare loop`, ratio(share), share <= 4);
    }
    bar('1M ready in at most 4 s', `${large.readySeconds.toFixed(2)} s`, large.readySeconds <= 4);
    bar('1M resident in at most 300 MB', `${large.readyMB} MB`, large.readyMB <= 300);
  }
  const { readMilliseconds, answerMilliseconds } = opened;
  bar(
    'bundled set ready in at most 20 ms (read; indexed, to the first answer)',
    `${readMilliseconds.toFixed(1)}; ${answerMilliseconds.toFixed(1)} ms`,
    answerMilliseconds <= 20,
  );
  const last = ours.at(-1).figures;
  const again = last['first formula after a change of data'] / last['the same in 10,000 more cells'];
  bar('after a change one cell recomputes, the others do not', `${ratio(again)} the others`, again > 10);
  return bars;
}
