import { InputError } from '../deals/input-error';
import type { InputErrorKind } from '../deals/input-error';
import { STUDIES } from '../market/studies';
import type { Study } from '../market/studies';
import { studyNamed } from '../market/success-rates';
import type { AssumptionKind, AssumptionSpec } from './assumption-list';
import type { RoyaltyTier } from './cash-flows';
import { dateIn, entryIn, isBlankOrZero, numberIn, shown } from './cells';

/** A sales level that triggers a milestone; an amount of its own only where the user gives one. */
export interface SalesThreshold {
  readonly netSalesUsdM: number;
  readonly amountUsdM?: number;
}

/** What the value of an assumption is by its kind; a date is the Excel serial of its day. */
export interface KindValues {
  readonly rate: number;
  readonly portion: number;
  readonly probability: number;
  readonly fraction: number;
  readonly years: number;
  readonly money: number;
  readonly factor: number;
  readonly count: number;
  readonly date: number;
  readonly flag: boolean;
  readonly choice: string;
  readonly text: string;
  readonly study: Study;
  readonly yearList: readonly number[];
  readonly thresholds: readonly SalesThreshold[];
  readonly tiers: readonly RoyaltyTier[];
}

type NumberKind = 'rate' | 'portion' | 'probability' | 'fraction' | 'years' | 'money' | 'factor' | 'count';

const RANGES: Readonly<
  Record<NumberKind, { holds: (value: number, max: number) => boolean; says: (max: number) => string }>
> = {
  rate: {
    holds: (value) => value > -1 && value < 1,
    says: () => 'a fraction above -1 and below 1: write 0.12 or 12% for 12 %',
  },
  portion: {
    holds: (value) => value >= 0 && value < 1,
    says: () => 'a fraction from 0 to below 1: write 0.08 or 8% for 8 %',
  },
  probability: { holds: (value) => value >= 0 && value <= 1, says: () => 'a probability from 0 to 1' },
  fraction: {
    holds: (value, max) => value >= 0 && value <= max,
    says: (max) => `a fraction from 0 to ${max}`,
  },
  years: { holds: (value) => value >= 0 && value <= 50, says: () => 'a number of years from 0 to 50' },
  money: { holds: (value) => value >= 0 && value <= 1e9, says: () => 'an amount of 0 or more' },
  factor: { holds: (value, max) => value >= 0 && value <= max, says: (max) => `a number from 0 to ${max}` },
  count: {
    holds: (value, max) => Number.isInteger(value) && value >= 1 && value <= max,
    says: (max) => `a whole number from 1 to ${max}`,
  },
};

const isNumberKind = (kind: AssumptionKind): kind is NumberKind => kind in RANGES;

const refuse = (kind: InputErrorKind, spec: AssumptionSpec, value: unknown, right: string): never => {
  throw new InputError(kind, `${spec.name}: "${shown(value)}" will not do. Give ${right}.`);
};

function readNumber(spec: AssumptionSpec & { kind: NumberKind }, value: unknown): number {
  const { holds, says } = RANGES[spec.kind];
  const max = spec.max ?? Number.POSITIVE_INFINITY;
  const right = says(max);
  const read = isBlankOrZero(value) ? 0 : numberIn(value);
  if (read === undefined) return refuse('value', spec, value, right);
  return holds(read, max) ? read : refuse('number', spec, value, right);
}

function readFlag(spec: AssumptionSpec, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (isBlankOrZero(value)) return false;
  if (value === 1) return true;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (['true', 'yes'].includes(text)) return true;
  if (['false', 'no'].includes(text)) return false;
  return refuse('value', spec, value, 'TRUE or FALSE');
}

function readDate(spec: AssumptionSpec, value: unknown): number {
  const date = dateIn(value);
  if (!date) return refuse('value', spec, value, 'a date, such as 2025-06-30');
  // A date known to the month only counts as its 15th, as everywhere in the valuation.
  return date.precision === 'month' ? date.serial + 14 : date.serial;
}

/** The entries of a list in one cell: separated by semicolons, or by commas that are no thousands separators. */
const entries = (value: unknown): string[] =>
  String(value)
    .split(/;|,(?!\d{3}\b)/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

function readList<T>(
  spec: AssumptionSpec,
  value: unknown,
  right: string,
  read: (entry: string) => T | undefined,
): readonly T[] {
  if (typeof value !== 'string' && typeof value !== 'number') return refuse('value', spec, value, right);
  const list = entries(value).map((entry) => read(entry) ?? refuse('value', spec, value, right));
  return list.length > 0 ? list : refuse('value', spec, value, right);
}

const ascending = <T>(spec: AssumptionSpec, list: readonly T[], key: (entry: T) => number): readonly T[] => {
  list.forEach((entry, index) => {
    const before = list[index - 1];
    if (before !== undefined && key(entry) <= key(before)) {
      throw new InputError(
        'value',
        `${spec.name}: ${key(entry)} must be above ${key(before)}: give ascending levels.`,
      );
    }
  });
  return list;
};

const yearOf = (entry: string) => {
  const years = numberIn(entry);
  return years !== undefined && years >= 0 && years <= 50 ? years : undefined;
};

function thresholdOf(entry: string): SalesThreshold | undefined {
  const [level, amount] = entry.split(':');
  const netSalesUsdM = numberIn(level);
  if (netSalesUsdM === undefined || netSalesUsdM <= 0) return undefined;
  if (amount === undefined) return { netSalesUsdM };
  const amountUsdM = numberIn(amount);
  return amountUsdM === undefined || amountUsdM < 0 ? undefined : { netSalesUsdM, amountUsdM };
}

function tierOf(entry: string): RoyaltyTier | undefined {
  const [level, share] = entry.split(':');
  const [from, rate] = [numberIn(level), numberIn(share)];
  if (from === undefined || rate === undefined || from < 0 || rate < 0 || rate >= 1) return undefined;
  return { from, rate };
}

/**
 * The value of an assumption from a cell.
 * @throws InputError naming the assumption: #VALUE! for the wrong type, #NUM! for a number out of range
 */
export function readValue(spec: AssumptionSpec, value: unknown): KindValues[AssumptionKind] {
  const { kind } = spec;
  if (isNumberKind(kind)) return readNumber({ ...spec, kind }, value);
  switch (kind) {
    case 'flag':
      return readFlag(spec, value);
    case 'choice':
      return entryIn(value, spec.options ?? [], spec.name);
    case 'study':
      return studyNamed(shown(value), spec.name);
    case 'date':
      return readDate(spec, value);
    case 'text':
      return shown(value).trim();
    case 'yearList':
      return readList(spec, value, 'years after launch, such as "2; 4; 6"', yearOf);
    case 'thresholds': {
      const list = readList(
        spec,
        value,
        'sales levels, such as "500; 1000" or "500: 50; 1000: 100"',
        thresholdOf,
      );
      return ascending(spec, list, (entry) => entry.netSalesUsdM);
    }
    case 'tiers': {
      const list = readList(spec, value, 'sales levels and rates, such as "0: 5%; 500: 8%"', tierOf);
      return ascending(spec, list, (entry) => entry.from);
    }
  }
}

/** The form in which a value stands in a cell; what {@link readValue} reads back. */
export function cellOf(
  kind: AssumptionKind,
  value: KindValues[AssumptionKind] | undefined,
): string | number | boolean {
  if (value === undefined) return '';
  if (typeof value !== 'object') return value;
  if (kind === 'study') return 'name' in value ? value.name : STUDIES[0].name;
  if (!Array.isArray(value)) return '';
  const list: readonly (number | SalesThreshold | RoyaltyTier)[] = value;
  return list
    .map((entry) => {
      if (typeof entry === 'number') return String(entry);
      if ('from' in entry) return `${entry.from}: ${entry.rate}`;
      const { netSalesUsdM, amountUsdM } = entry;
      return amountUsdM === undefined ? String(netSalesUsdM) : `${netSalesUsdM}: ${amountUsdM}`;
    })
    .join('; ');
}
