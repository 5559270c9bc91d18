import type { Criterion } from '../../deals/criterion';
import type { FieldName } from '../../deals/fields';
import { normaliseName } from '../../deals/names';
import { wildcard } from '../../deals/wildcard';
import { NONE, among, negated, oneOf, where } from './condition';
import type { Test } from './condition';
import { hasName, partyKey } from './keys';
import type { PartyField } from './keys';
import type { FitsAny } from './many';
import type { ServerFacts } from './server-facts';
import { columnNamed, sql } from './sql';
import { inOrder } from './texts-here';
import { fits } from './text-pattern';

/** A party is found by its other names too, which are known here, and in joint deals. */
export function compileParty(facts: ServerFacts, name: FieldName, criterion: Criterion): Test {
  const field = partyField(name);
  const { operator, operand } = criterion;
  if (operator !== '=' && operator !== '<>')
    return operand.kind === 'text' ? inOrder(facts, field, criterion) : NONE;
  const equal = (): Test => {
    if (operand.kind === 'empty') return where(sql`${columnNamed(field)} = ''`);
    if (operand.kind === 'text' && !operand.pattern.isPlain) return matching(facts, field, criterion.text);
    return named(facts, field, operand.kind === 'text' ? operand.pattern.prefix : criterion.text);
  };
  return operator === '<>' ? negated(equal()) : equal();
}

function partyField(name: FieldName): PartyField {
  if (name === 'licensor' || name === 'licensee') return name;
  throw new TypeError(`${name} is no party`);
}

function named({ aliases }: ServerFacts, field: PartyField, name: string): Test {
  const names = [name, ...aliases.companiesNamed(name)].map(normaliseName);
  return among(partyKey(field), names);
}

/** Entries of which the whole, a party, or another name of a party matches a pattern, or one of many. */
function matching(facts: ServerFacts, field: PartyField, pattern: string): Test {
  const column = columnNamed(field);
  const any: FitsAny = (fitsAny, patterns) => {
    const lower = sql`lowerUTF8(${column})`;
    const spoken = companiesFitting(facts, patterns);
    const either = sql`${fitsAny(lower, patterns)} OR (position(${column}, ';') > 0 AND arrayExists(party -> party != '' AND ${fitsAny(sql`party`, patterns)}, arrayMap(party -> replaceRegexpAll(party, '^\\\\s+|\\\\s+$', ''), splitByChar(';', ${lower}))))`;
    const byName = spoken.length > 0 ? sql` OR ${hasName(field, spoken)}` : sql``;
    return sql`(${column} != '' AND (${either}${byName}))`;
  };
  const one = any((text, [first = '']) => fits(text, first), [pattern]);
  return oneOf({ kind: 'pattern', column, pattern, any }, one);
}

/** Companies of which another name fits one of the patterns, in the form in which names are compared. */
function companiesFitting({ aliases }: ServerFacts, patterns: readonly string[]): string[] {
  const wildcards = patterns.map(wildcard);
  const spoken = aliases.rows
    .filter(({ kind }) => kind !== 'ticker' && kind !== 'subsidiary')
    .filter(({ alias }) => wildcards.some(({ matches }) => matches(alias)))
    .map(({ company }) => normaliseName(company));
  return [...new Set(spoken)].sort();
}
