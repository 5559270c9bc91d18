/** Criteria that no list of deals answers: ranges of numbers and wildcards, each beside a bare loop. */
import type { DealSet } from '../../../src/deals/dataset';
import { call } from './ready';
import { median, timesOf } from './timing';
import type { Figures } from './timing';

const TIMES = 31;

/** `index` makes each criterion another: an answer that was kept would take no time. */
type Criteria = (index: number) => readonly unknown[];

const letter = (index: number) => String.fromCharCode(97 + (index % 26));
const inTime = (index: number) => ['period', `2015:2025-${10 + (index % 3)}`];

const SCANS: Readonly<Record<string, Criteria>> = {
  'numeric range': (index) => ['total', `>=${100 + index}`],
  'numeric range in a period': (index) => ['total', `>=${200 + index}`, ...inTime(index)],
  'numeric range and a stage': (index) => ['total', `>=${300 + index}`, 'stage', 'Phase 2'],
  'wildcard (asset)': (index) => ['asset', `*${letter(index)}${index % 10}*`],
  'wildcard (licensee)': (index) => ['licensee', `*${letter(index)}${letter(index + 7)}*`],
  'wildcard in a period (asset)': (index) => ['asset', `*${letter(index)}*`, ...inTime(index)],
  'wildcard, all texts different (deal id)': (index) => ['deal_id', `*${letter(index)}*r${index + 10}*`],
};

const SCANNED = Object.keys(SCANS);

/** Microseconds of each scan, the median of 30 different ones after a first that may make an index. */
export function measureScans(set: DealSet): Figures {
  const figures = SCANNED.map((name) => {
    const formulas = Array.from({ length: TIMES }, (_, index) => ({
      id: 'DEAL_SUMIFS',
      args: ['total', (SCANS[name]?.(index) ?? []).map((value) => [[value]])],
    }));
    return [name, median(timesOf(formulas, call).slice(1))] as const;
  });
  const amounts = set.number('upfront_usd_m').values;
  const loops = timesOf(Array<Float64Array>(TIMES).fill(amounts), added);
  return { ...Object.fromEntries(figures), 'bare loop over one array': median(loops) };
}

/** What a scan is measured against: one array of numbers, added up. */
function added(values: Float64Array): number {
  let whole = 0;
  for (let row = 0; row < values.length; row++) whole += values[row] ?? 0;
  return whole;
}
