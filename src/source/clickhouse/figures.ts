import * as v from 'valibot';
import type { FieldName } from '../../deals/fields';
import type { Summary } from '../../deals/query';
import { Sql, columnNamed, sql } from './sql';

/** A count, however the server writes 64-bit numbers. */
export const countSchema = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]),
  v.integer(),
  v.minValue(0),
);

/** A sum as digits; NULL where nothing is disclosed. */
export const sumSchema = v.nullable(v.pipe(v.string(), v.regex(/^-?\d{1,40}(\.\d{1,40})?(e[+-]?\d{1,3})?$/)));

/** A figure that may be absent: NULL, or not a number where the server has no NULL for it. */
export const figureSchema = v.pipe(
  v.nullable(v.union([v.number(), v.literal('nan')])),
  v.transform((value) => (typeof value === 'number' ? value : undefined)),
);

/** Number of disclosed figures and their sum, as two columns. */
export function figuresOf(measure: FieldName): Sql[] {
  const column = columnNamed(measure);
  return [sql`count(${column})`, sql`toString(sum(${column}))`];
}

/** The number of deals of a condition, and the same of them. The condition is said once and then has a name. */
export function figuresWhere(measure: FieldName, said: Sql, place: number): Sql[] {
  const column = columnNamed(measure);
  const condition = new Sql([`c${place}`]);
  return [
    sql`countIf((${said}) AS ${condition})`,
    sql`countIf(${condition} AND isNotNull(${column}))`,
    sql`toString(sumIf(${column}, ${condition}))`,
  ];
}

const DECIMALS = 6;

/** Adds up what the server tells of parts: decimals stay exact. */
export class Adding {
  #deals = 0;
  #disclosed = 0;
  /** The sum of one part: most have no other. */
  #only: string | undefined;
  #units = 0n;
  #rest = 0;

  add(deals: number, disclosed: number, sum: string | null): void {
    this.#deals += deals;
    this.#disclosed += disclosed;
    if (sum === null) return;
    if (this.#only === undefined && this.#units === 0n && this.#rest === 0) this.#only = sum;
    else {
      if (this.#only !== undefined) this.#addExactly(this.#only);
      this.#only = undefined;
      this.#addExactly(sum);
    }
  }

  #addExactly(sum: string): void {
    const exact = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(sum);
    if (exact) {
      const [, sign = '', whole = '', part = ''] = exact;
      this.#units += BigInt(`${sign}${whole}${part.padEnd(DECIMALS, '0')}`);
    } else this.#rest += Number(sum);
  }

  get summary(): Summary {
    return { deals: this.#deals, disclosed: this.#disclosed, sumUsdM: this.#sum };
  }

  get #sum(): number {
    // Never -0.
    if (this.#only !== undefined) return Number(this.#only) + 0;
    const digits = String(this.#units)
      .replace('-', '')
      .padStart(DECIMALS + 1, '0');
    const text = `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
    return Number(text) * (this.#units < 0n ? -1 : 1) + this.#rest;
  }
}
