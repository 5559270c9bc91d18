import type { Criterion } from '../../deals/criterion';
import type { FieldName } from '../../deals/fields';
import { normaliseName } from '../../deals/names';
import { NONE, among, negated, where } from './condition';
import type { Test } from './condition';
import { hasName, partyKey } from './keys';
import type { PartyField } from './keys';
import type { ServerFacts } from './server-facts';
import { columnNamed, sql } from './sql';
import { inOrder } from './texts-here';
import type { Sql } from './sql';
import { fits } from './text-pattern';

/** A party is found by its other names too, which are known here, and in joint deals. */
export function compileParty(facts: ServerFacts, name: FieldName, criterion: Criterion): Test {
  const field = partyField(name);
  const { operator, operand } = criterion;
  if (operator !== '=' && operator !== '<>')
    return operand.kind === 'text' ? inOrder(facts, field, criterion) : NONE;
  const equal = (): Test => {
    if (operand.kind === 'empty') return where(sql`${columnNamed(field)} = ''`);
    if (operand.kind === 'text' && !operand.pattern.isPlain)
      return where(matching(facts, field, criterion.text, operand.pattern.matches));
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

/** Entries of which the whole, a party, or another name of a party matches a pattern. */
function matching(
  { aliases }: ServerFacts,
  field: PartyField,
  pattern: string,
  matches: (text: string) => boolean,
): Sql {
  const column = columnNamed(field);
  const lower = sql`lowerUTF8(${column})`;
  const spoken = aliases.rows
    .filter(({ kind, alias }) => kind !== 'ticker' && kind !== 'subsidiary' && matches(alias))
    .map(({ company }) => normaliseName(company));
  const either = sql`${fits(lower, pattern)} OR (position(${column}, ';') > 0 AND arrayExists(party -> party != '' AND ${fits(sql`party`, pattern)}, arrayMap(party -> replaceRegexpAll(party, '^\\\\s+|\\\\s+$', ''), splitByChar(';', ${lower}))))`;
  const byName = spoken.length > 0 ? sql` OR ${hasName(field, [...new Set(spoken)].sort())}` : sql``;
  return sql`(${column} != '' AND (${either}${byName}))`;
}
