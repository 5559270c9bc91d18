import type { NumberColumn } from './column';

/**
 * The values of a column in whole units of 1/scale, so that adding them is exact: a sum depends neither on the order of
 * the deals nor on how it was reached, parts add up to the whole, and 0.1 + 0.2 is 0.3.
 */
export interface Measure {
  readonly column: NumberColumn;
  /** Units of each dictionary entry; 0 for undisclosed. */
  readonly unitsByCode: Float64Array;
  readonly scale: number;
  /** False where the values have more than six decimals: they are then added as they are. */
  readonly exact: boolean;
}

const SCALES = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

const measureByColumn = new WeakMap<NumberColumn, Measure>();

/** The measure of a column, made when first asked for. */
export function measureOf(column: NumberColumn): Measure {
  const known = measureByColumn.get(column);
  if (known) return known;
  const values = column.dictionary.subarray(1);
  const scale = SCALES.find((each) => values.every((value) => isWhole(value * each)));
  const unit = scale ?? 1;
  const unitsByCode = new Float64Array(column.dictionary.length);
  values.forEach((value, index) => (unitsByCode[index + 1] = scale ? Math.round(value * unit) : value));
  const made: Measure = { column, unitsByCode, scale: unit, exact: scale !== undefined };
  measureByColumn.set(column, made);
  return made;
}

/** Whole but for the rounding of the multiplication. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= Math.abs(value) * 4e-16;
}

/** What a sum over deals says; units are turned into US$ million with {@link sumOf}. */
export interface Totals {
  deals: number;
  disclosed: number;
  units: number;
}

/** Sum in the units of the data. */
export function sumOf(measure: Measure, units: number): number {
  return units / measure.scale;
}

/** Adds the deals at the given rows; where the measure is not exact, with Neumaier's compensation. */
export function addRows(measure: Measure, rows: Uint32Array): Totals {
  const { unitsByCode } = measure;
  const { codes } = measure.column;
  let [disclosed, units, lost] = [0, 0, 0];
  if (measure.exact) {
    for (let place = 0; place < rows.length; place++) {
      const code = codes[rows[place] ?? 0] ?? 0;
      units += unitsByCode[code] ?? 0;
      if (code !== 0) disclosed++;
    }
    return { deals: rows.length, disclosed, units };
  }
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place] ?? 0] ?? 0;
    if (code === 0) continue;
    const value = unitsByCode[code] ?? 0;
    const next = units + value;
    lost += Math.abs(units) >= Math.abs(value) ? units - next + value : value - next + units;
    units = next;
    disclosed++;
  }
  return { deals: rows.length, disclosed, units: units + lost };
}
