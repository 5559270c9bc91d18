import { ofTexts } from './long-lists';
import { joined, numberValue, numberValues, sql, textValues } from './sql';
import type { Sql } from './sql';
import { matchPattern } from './text-pattern';

/**
 * One of several conditions of a form that many alternatives may have. A server takes a thousand parameters a statement:
 * more than a few of them are said as one condition, with lists of values.
 */
export type OneOfMany =
  /** A number is the value. */
  | { readonly kind: 'equal'; readonly column: Sql; readonly value: number }
  /** A number is below or above the value. */
  | {
      readonly kind: 'bound';
      readonly column: Sql;
      readonly operator: '<' | '<=' | '>' | '>=';
      readonly value: number;
    }
  /** A whole number is between two, both included. */
  | { readonly kind: 'span'; readonly column: Sql; readonly from: number; readonly through: number }
  /** A text fits a pattern of Excel's; `any` says what it is that fits any of some patterns. */
  | { readonly kind: 'pattern'; readonly column: Sql; readonly pattern: string; readonly any: FitsAny };

/** The condition that a deal fits one of some patterns, by the condition that a text does. */
export type FitsAny = (
  fitsAny: (text: Sql, patterns: readonly string[]) => Sql,
  patterns: readonly string[],
) => Sql;

type Of<Kind extends OneOfMany['kind']> = Extract<OneOfMany, { kind: Kind }>;

/** Conditions with the same name can be said as one. */
export const nameOfMany = (one: OneOfMany): string =>
  `${one.kind}${one.kind === 'bound' ? ` ${one.operator}` : ''} ${one.column.key}`;

/** The condition that any of them holds; all have the same name. */
export function anyOfMany(all: readonly OneOfMany[]): Sql {
  const of = <Kind extends OneOfMany['kind']>(kind: Kind) =>
    all.filter((one): one is Of<Kind> & OneOfMany => one.kind === kind);
  const [first] = all;
  switch (first?.kind) {
    case 'equal':
      return sql`ifNull(${first.column} IN ${numberValues(of('equal').map(({ value }) => value))}, 0)`;
    case 'bound':
      return isBeyond(
        first,
        of('bound').map(({ value }) => value),
      );
    case 'span': {
      const spans = of('span');
      const [from, through] = [
        numberValues(spans.map((span) => span.from)),
        numberValues(spans.map((span) => span.through)),
      ];
      return sql`arrayExists((first, last) -> ${first.column} >= first AND ${first.column} <= last, ${from}, ${through})`;
    }
    case 'pattern': {
      const patterns = of('pattern').map(({ pattern }) => pattern);
      return first.any(
        (text, some) =>
          ofTexts(some.map(matchPattern), (part) => sql`multiMatchAny(${text}, ${textValues(part)})`),
        patterns,
      );
    }
    case undefined:
      return sql`0`;
  }
}

/** What is beyond one of several bounds is beyond the nearest. */
function isBeyond({ column, operator }: Of<'bound'>, values: readonly number[]): Sql {
  const nearest = values.reduce((one, other) =>
    operator === '<' || operator === '<=' ? Math.max(one, other) : Math.min(one, other),
  );
  return boundOf(column, operator, nearest);
}

/** The condition that a number is below or above a value; nothing is where it is undisclosed. */
function boundOf(column: Sql, operator: Of<'bound'>['operator'], value: number): Sql {
  const said = numberValue(value);
  switch (operator) {
    case '<':
      return sql`ifNull(${column} < ${said}, 0)`;
    case '<=':
      return sql`ifNull(${column} <= ${said}, 0)`;
    case '>':
      return sql`ifNull(${column} > ${said}, 0)`;
    case '>=':
      return sql`ifNull(${column} >= ${said}, 0)`;
  }
}

/** Conditions one of which must hold. */
export const either = (conditions: readonly Sql[]): Sql =>
  sql`(${joined(
    conditions.map((condition) => sql`(${condition})`),
    ' OR ',
  )})`;
