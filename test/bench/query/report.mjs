// What the benchmark of the queries says on the screen.

const MIX = 'mix';
const ONE_CELL = 'mix, one-cell answers';

const short = (value) => (Number.isFinite(value) ? Number(value.toPrecision(3)) : '');
const times = (theirs, ours) =>
  Number.isFinite(theirs) ? `${short(theirs)} (${Math.round(theirs / ours)}×)` : '';

/** A row a figure, a column a size and a peer; a peer's ratio is to ours at the size at which it was asked. */
export function tableOf(ours, compared, peers, calc) {
  const sizes = (value) =>
    Object.fromEntries(ours.map((each) => [`ours ${each.size / 1_000}k`, short(value(each))]));
  const growth = (name) => {
    const [small, large] = [ours[0], ours.at(-1)];
    return ours.length > 1 ? { growth: `${short(large.figures[name] / small.figures[name])}×` } : {};
  };
  const rows = Object.keys(ours[0].figures).map((name) => ({
    'microseconds a formula': name,
    ...sizes(({ figures }) => figures[name]),
    ...growth(name),
    ...Object.fromEntries(
      peers
        .filter(({ figures }) => name in figures)
        .map(({ engine, figures }) => [engine, times(figures[name], compared.figures[name])]),
    ),
    ...(calc && name === ONE_CELL ? { [calc.engine]: times(calc.oneCellMix, compared.figures[name]) } : {}),
  }));
  const memory = Object.fromEntries(peers.map(({ engine, residentMB }) => [engine, residentMB]));
  const readying = Object.fromEntries(
    peers.map(({ engine, readySeconds }) => [engine, short(readySeconds * 1e3)]),
  );
  const more = (name, value, theirs = {}) =>
    rows.push({ 'microseconds a formula': name, ...sizes(value), ...theirs });
  more('ready, milliseconds', ({ readySeconds }) => readySeconds * 1e3, readying);
  more('resident when ready, MB', ({ readyMB }) => readyMB);
  more('resident after the mix, MB', ({ afterMB }) => afterMB, memory);
  return rows;
}

/** Says what each engine was asked, and how many of its answers are ours. */
export function printAsked(ours, compared, peers, calc) {
  const [first] = ours;
  console.log(
    `Ours: ${first.formulas} formulas of the mix in the order drawn (${first.different} different), the best of three ` +
      'rounds over a set read anew; equalities all different; scans the median of 30 different ones.',
  );
  if (!compared) return;
  console.log(`All over the same ${compared.size} deals; for each kind, an example:`);
  for (const [kind, formula] of Object.entries(compared.asked)) {
    console.log(`  ${kind}`);
    console.log(`    ours         ${formula}`);
    for (const { engine, asked } of [...peers, ...(calc ? [calc] : [])]) {
      if (asked[kind]) console.log(`    ${engine.split(' ')[0].padEnd(12)} ${asked[kind]}`);
    }
  }
  for (const peer of peers) {
    console.log(
      `${peer.engine}: the first ${peer.formulas} formulas of the mix, the best of three rounds, one process, ` +
        `the table in memory; ${agreement(compared.answers, peer.answers)} answers are ours.`,
    );
  }
  if (calc?.formulas > 0) {
    console.log(
      `${calc.engine}: ${calc.formulas} formulas of the mix that fit one cell, each kind filled down, over the same ` +
        `table in an .xlsx: (${calc.seconds[1].toFixed(1)} s to open and calculate - ${calc.seconds[0].toFixed(1)} s ` +
        `without formulas) ÷ formulas, the best of two; ${agreement(compared.answers, calc.answers)} answers are ours.`,
    );
  } else if (calc) console.log('LibreOffice is not installed: it was asked nothing.');
}

/** How many answers of a peer are ours to 1e-9; tables are compared by their number of rows. */
function agreement(ours, theirs) {
  const rows = (answer) => (Array.isArray(answer) ? answer.length - 1 : answer);
  const plain = (answer) => (Array.isArray(answer) && answer.length === 1 ? answer[0][0] : rows(answer));
  const both = ours.flatMap((answer, index) =>
    theirs[index] === null || theirs[index] === undefined ? [] : [[plain(answer), theirs[index]]],
  );
  const same = both.filter(([a, b]) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)));
  return `${same.length} of ${both.length}`;
}

export { MIX, ONE_CELL };
