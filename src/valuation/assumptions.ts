import { findField } from '../deals/fields';
import { InputError } from '../deals/input-error';
import { findName, nearestNames, normaliseName } from '../deals/names';
import { STUDIES } from '../market/studies';
import { ASSUMPTIONS, assumptionSpec } from './assumption-list';
import type { AssumptionKind, AssumptionName } from './assumption-list';
import { readValue } from './assumption-values';
import type { KindValues } from './assumption-values';
import { isBlankOrZero, namedCells, numberIn, shown } from './cells';
import type { NameAndValue } from './cells';

type AnySpec = (typeof ASSUMPTIONS)[number];
type ValueOf<S extends AnySpec> = S extends { readonly options: readonly (infer Option)[] }
  ? Option
  : KindValues[S['kind']];

/** The value of every assumption: the user's, else the default; undefined where the deal or a table decides. */
export type AssumptionValues = {
  readonly [S in AnySpec as S['name']]: S extends { readonly preset: unknown }
    ? ValueOf<S>
    : ValueOf<S> | undefined;
};

/** How an assumption came in: a zero may be an empty cell that Excel turned into one. */
export type Given = 'given' | 'given: 0 or blank';

/** What a valuation assumes about the world: the user's values over documented defaults. */
export interface Assumptions {
  readonly values: AssumptionValues;
  readonly given: ReadonlyMap<AssumptionName, Given>;
  /** Net sales of single market years (`net_sales 1` …), US$ million, instead of the forecast. */
  readonly netSalesUsdM: ReadonlyMap<number, number>;
}

const NAMES = ASSUMPTIONS.map(({ name }) => name);
const LAST_MARKET_YEAR = 60;

const presets = Object.fromEntries(
  ASSUMPTIONS.map((spec) => [spec.name, 'preset' in spec ? spec.preset : undefined]),
) as unknown as AssumptionValues;

/** Every default, nothing given. */
export const DEFAULT_ASSUMPTIONS: Assumptions = {
  values: presets,
  given: new Map(),
  netSalesUsdM: new Map(),
};

/** Market year of a name such as `net_sales 3`; undefined for other names. */
function marketYear(name: string): number | undefined {
  const match = /^netsales(\d{1,3})$/.exec(normaliseName(name));
  return match ? Number(match[1]) : undefined;
}

function unknownName(name: string, argument: string): InputError {
  if (findField(name)) {
    const message = `${argument}: ${shown(name)} is a term of the deal, not an assumption: describe the deal by a range.`;
    return new InputError('value', message);
  }
  const near = nearestNames(name, [...NAMES, 'net_sales 1']);
  return new InputError(
    'value',
    `${argument}: there is no assumption "${shown(name)}".` +
      (near.length > 0
        ? ` Did you mean ${near.join(', ')}?`
        : ' DEAL_ASSUMPTIONS() lists them: discount_rate, peak_sales, stage …'),
  );
}

function netSales(year: number, name: string, value: unknown): number {
  if (year < 1 || year > LAST_MARKET_YEAR) {
    throw new InputError('number', `${name}: market years run from 1 to ${LAST_MARKET_YEAR}.`);
  }
  const amount = isBlankOrZero(value) ? 0 : numberIn(value);
  if (amount === undefined) {
    throw new InputError('value', `${name}: "${shown(value)}" is not an amount in US$ million.`);
  }
  if (amount < 0 || amount > 1e9)
    throw new InputError('number', `${name}: an amount is 0 or more, not ${amount}.`);
  return amount;
}

/**
 * Reads assumptions from rows of names and values. A row with a blank name is skipped. A blank value may reach us as
 * 0, so both are one thing: zero where that means something, else not given.
 * @throws InputError (#VALUE!) for an unknown name (nearest names in the message), a name given twice with different
 * values, or a value of the wrong type; (#NUM!) for a number out of range, naming the assumption
 */
export function readAssumptions(rows: readonly NameAndValue[], argument = 'assumptions'): Assumptions {
  const given = new Map<AssumptionName, Given>();
  const values = new Map<AssumptionName, KindValues[AssumptionKind]>();
  const netSalesUsdM = new Map<number, number>();
  const cells = new Map<string, unknown>();
  for (const { name, value } of namedCells(rows, argument)) {
    const key = normaliseName(name);
    if (cells.has(key) && cells.get(key) !== value) {
      throw new InputError('value', `${argument}: ${name} is given twice, with different values.`);
    }
    cells.set(key, value);
    const year = marketYear(name);
    if (year !== undefined) {
      netSalesUsdM.set(year, netSales(year, name, value));
      continue;
    }
    const known = findName(name, NAMES);
    if (known === undefined) throw unknownName(name, argument);
    const spec = assumptionSpec(known);
    if (spec.zeroIsAbsent && isBlankOrZero(value)) continue;
    values.set(known, readValue(spec, value));
    given.set(known, isBlankOrZero(value) ? 'given: 0 or blank' : 'given');
  }
  // Each value was read by the kind of its spec, which is what the type of the values is derived from.
  const merged = { ...presets, ...Object.fromEntries(values) } as AssumptionValues;
  return { values: merged, given, netSalesUsdM };
}

/** The same assumptions with one more given; the value must be of the assumption's type and range. */
export function withAssumption<N extends AssumptionName>(
  assumptions: Assumptions,
  name: N,
  value: NonNullable<AssumptionValues[N]>,
): Assumptions {
  return {
    ...assumptions,
    values: { ...assumptions.values, [name]: value },
    given: new Map(assumptions.given).set(name, 'given'),
  };
}

/** What the basis of an event says of an assumption: given, given: 0 or blank, house, cited. */
export function originOf(assumptions: Assumptions, name: AssumptionName): string {
  return assumptions.given.get(name) ?? assumptionSpec(name).basis;
}

/** The study of the success rates. */
export const studyOf = (assumptions: Assumptions) => assumptions.values.pos_source ?? STUDIES[0];
