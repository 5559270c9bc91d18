/** Our functions through the entry that Excel calls, over a set of a given size. */
import { useDeals } from '../../../src/source/in-force';
import { byId } from './entry';
import { decodeAsset, readAsset } from './data';
import { ONE_CELL, distinctEqualities, drawFormulas } from './formulas';
import type { Formula, Kind } from './formulas';
import { perFormula } from './timing';

const ADDRESS = { address: 'Sheet1!A1' };

/** What a cell with the formula gets. */
export function call({ id, args }: Formula): unknown {
  const entry = byId[id];
  if (!entry) throw new Error(`there is no function ${id}`);
  return entry(...args, ADDRESS);
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

function residentMegabytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return megabytes(process.memoryUsage().rss);
}

export interface OursResult {
  readonly size: number;
  readonly readySeconds: number;
  readonly readyMB: number;
  readonly afterMB: number;
  /** Microseconds a formula. */
  readonly byKind: Readonly<Record<Kind, number>>;
  readonly mix: number;
  readonly oneCellMix: number;
  readonly equality: number;
  readonly equalityInPeriod: number;
  readonly range: number;
  readonly rangeInPeriod: number;
  readonly wildcard: number;
  readonly wildcardInPeriod: number;
  readonly bareLoop: number;
  readonly answers: readonly unknown[];
  /** Microseconds of the first formula of a changed data set, and of each of 10,000 more like it. */
  readonly afterChange: readonly [number, number];
}

/** @param count formulas of the mix; `compared` of them also give their answers */
export function measureOurs(size: number, count: number, compared: number): OursResult {
  const asset = readAsset(size);
  const begun = performance.now();
  const set = decodeAsset(asset);
  useDeals(set);
  // Lists and running sums are made when first asked for: one formula of each kind belongs to being ready.
  const kinds = new Set<Kind>();
  for (const formula of drawFormulas(set, 500, 1)) {
    if (kinds.has(formula.kind) && formula.kind !== 'SUMIFS, 1 criterion') continue;
    kinds.add(formula.kind);
    call(formula);
  }
  const readySeconds = (performance.now() - begun) / 1e3;
  const readyMB = residentMegabytes();
  const answers = drawFormulas(set, compared, 3).map(call);

  for (const formula of drawFormulas(set, 3_000, 2)) call(formula);
  const formulas = drawFormulas(set, count, 3);
  const byKind = new Map<Kind, number>();
  let [all, oneCell, oneCells] = [0, 0, 0];
  for (const kind of new Set(formulas.map((formula) => formula.kind))) {
    const some = formulas.filter((formula) => formula.kind === kind);
    const time = perFormula(some, call);
    byKind.set(kind, time);
    all += time * some.length;
    if (!ONE_CELL.includes(kind)) continue;
    oneCell += time * some.length;
    oneCells += some.length;
  }
  const scan = (make: (index: number) => unknown[], times = 30) =>
    perFormula(
      Array.from({ length: times }, (_, index) => make(index)),
      (args) =>
        byId['DEAL_SUMIFS']?.(
          'total',
          args.map((value) => [[value]]),
          ADDRESS,
        ),
    );
  const values = set.number('upfront_usd_m').values;
  const result = {
    size,
    readySeconds,
    readyMB,
    byKind: Object.fromEntries(byKind) as Record<Kind, number>,
    mix: all / count,
    oneCellMix: oneCell / oneCells,
    equality: perFormula(distinctEqualities(set, false), call),
    equalityInPeriod: perFormula(distinctEqualities(set, true), call),
    range: scan((index) => ['total', `>=${100 + index}`]),
    rangeInPeriod: scan((index) => ['total', `>=${200 + index}`, 'period', '2015:2025']),
    wildcard: scan((index) => ['asset', `*${String.fromCharCode(97 + (index % 26))}${index}*`]),
    wildcardInPeriod: scan((index) => [
      'asset',
      `*${String.fromCharCode(97 + (index % 26))}*`,
      'period',
      `2015:2025-${10 + (index % 3)}`,
    ]),
    bareLoop: perFormula(Array<Float64Array>(30).fill(values), sumOf),
    answers,
    afterMB: residentMegabytes(),
  };
  useDeals(decodeAsset(asset));
  const [formula] = formulas;
  if (!formula) throw new Error('there is nothing to ask');
  const first = perFormula([formula], call);
  return { ...result, afterChange: [first, perFormula(Array<Formula>(10_000).fill(formula), call)] };
}

/** What a scan is measured against: one array of numbers, added up. */
function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row] ?? 0;
  return sum;
}
